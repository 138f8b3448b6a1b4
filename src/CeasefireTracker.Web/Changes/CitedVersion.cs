using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Changes;

/// <summary>What is known of the version of the data that an address cites.</summary>
public enum CitedState
{
    Current,
    Older,
    Unknown,
}

/// <summary>The version that a reader's address names with <c>v</c>, beside the one that is served.</summary>
/// <param name="IsEvent">True if it is an event that is cited, false if it is a view of the record.</param>
/// <param name="WasThere">False if an older version did not have the event yet.</param>
/// <param name="Since">The event's corrections since; all of them where the version is not known here.</param>
/// <param name="Record">What happened to the whole record since; null unless a view of an older version is cited.</param>
public sealed record CitedVersion(
    string Hash,
    CitedState State,
    bool IsEvent,
    bool WasThere,
    IReadOnlyList<Change> Since,
    RecordSince? Record = null
);

/// <summary>How many events were added and withdrawn, and how many corrections made. Ids and corrections never go away again, so
/// differences of counts say it.</summary>
public sealed record RecordSince(int Added, int Corrected, int Withdrawn)
{
    public static RecordSince Of(TrackerContext before, TrackerContext now) =>
        new(
            now.Events.Count() - before.Events.Count(),
            now.Changes.Count() - before.Changes.Count(),
            now.Events.Count(e => e.WithdrawnOn != null) - before.Events.Count(e => e.WithdrawnOn != null)
        );
}

/// <summary>Compares what is served with the versions whose stores are still kept.</summary>
public sealed partial class CitedVersions(LiveStore live)
{
    private const int Shown = 40;

    /// <summary>What became of an event since a version; null if the address names none.</summary>
    public CitedVersion? Of(string? version, OpenStore current, Event? e)
    {
        if (string.IsNullOrWhiteSpace(version))
        {
            return null;
        }

        var shown = version.Length <= Shown ? version : version[..Shown] + "…";
        if (version == current.Hash)
        {
            return new CitedVersion(shown, CitedState.Current, e is not null, true, []);
        }

        var unknown = new CitedVersion(shown, CitedState.Unknown, e is not null, true, e?.Changed ?? []);
        if (!Hash().IsMatch(version) || !live.Engine.Holds(version))
        {
            return unknown;
        }

        try
        {
            using var context = live.Engine.Look(version);
            if (e is null)
            {
                using var now = current.Context();
                return new CitedVersion(shown, CitedState.Older, false, true, [], RecordSince.Of(context, now));
            }

            var known = context
                .Changes.Where(change => change.EventId == e.Id)
                .AsEnumerable()
                .Select(change => new Change(change.On, change.What))
                .ToHashSet();
            return new CitedVersion(
                shown,
                CitedState.Older,
                true,
                context.Events.Any(other => other.Id == e.Id),
                [.. e.Changed.Where(change => !known.Contains(change))]
            );
        }
        catch (Exception cause) when (cause is DbException or JsonException or InvalidOperationException or FormatException)
        {
            // Because an older program may have written it otherwise, or it was cleared away just now.
            return unknown;
        }
    }

    [GeneratedRegex(@"^[0-9a-f]{16}\z")]
    private static partial Regex Hash();
}
