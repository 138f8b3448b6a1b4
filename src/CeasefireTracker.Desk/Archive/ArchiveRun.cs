using System.Globalization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Dataset.Writing;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Archive;

/// <summary>What was found at one source's address.</summary>
/// <param name="Status">As <c>seen.yml</c> writes it; null if the page was left alone or could not be kept: nothing is recorded.</param>
/// <param name="Hash">The hash of the copy that says what the page says; null if there is no page.</param>
/// <param name="IsNew">True if a copy was kept now.</param>
/// <param name="Detail">More about it, for editors; may be empty.</param>
public sealed record Looked(string Source, DateOnly Day, string? Status, string? Hash, bool IsNew, string Detail);

/// <summary>
/// Looks at the pages that the record cites, one at a time, and records what was found. Nothing leads from a page to another, each is one
/// that somebody read and cited, and a host is asked only so often: what an editor would do by hand, so robots.txt, which is for programs
/// that go from page to page, is not asked. A host that says it has enough is left alone for the rest of the run.
/// </summary>
public sealed class ArchiveRun(Fetcher fetcher, ArchiveFolder folder, MachineCommit commit, DeskOptions options, TimeProvider clock)
{
    /// <summary>The file that what was found is recorded in.</summary>
    public const string File = "data/seen.yml";

    private const int MostTries = 30;

    /// <summary>The sources to look at: never looked at, or not since a day.</summary>
    /// <param name="since">Null: those that nobody ever looked at.</param>
    public static IReadOnlyList<Source> Due(TrackerDataset dataset, DateOnly? since)
    {
        var seen = dataset.Seen.ToDictionary(seen => seen.Source, seen => seen.Latest.To, StringComparer.Ordinal);
        return
        [
            .. dataset.Sources.Where(source =>
                source.Url is not null && (!seen.TryGetValue(source.Id, out var last) || (since is { } day && last < day))
            ),
        ];
    }

    /// <summary>Looks at the pages and records what was found.</summary>
    /// <param name="who">The id of who set it off.</param>
    /// <param name="told">Told of each page as it was looked at.</param>
    /// <param name="stop">Ends it after the page before; what was found by then is recorded.</param>
    public async Task<(IReadOnlyList<Looked> All, Outcome Outcome)> Run(
        IReadOnlyList<Source> sources,
        string who,
        Action<Looked> told,
        FetchAsk ask,
        CancellationToken stop
    )
    {
        folder.Sweep(clock.GetUtcNow());
        var (all, asked, enough) = (new List<Looked>(), new Dictionary<string, DateTimeOffset>(), new HashSet<string>());
        foreach (var source in InTurn(sources))
        {
            if (stop.IsCancellationRequested)
            {
                break;
            }

            try
            {
                all.Add(
                    enough.Contains(HostOf(source))
                        ? new Looked(source.Id, Today, null, null, false, $"{HostOf(source)} has asked to be left alone.")
                        : await Look(source, asked, enough, ask, stop)
                );
                told(all[^1]);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return (all, all.Exists(looked => looked.Status is not null) ? await Publish(all, who) : new Outcome(Refusal.NothingNew));
    }

    /// <summary>The text of <c>seen.yml</c> with what was found; null, with problems, if what stands there cannot be read.</summary>
    public static string? Write(RecordVersion now, IEnumerable<Looked> all, ICollection<Problem> problems)
    {
        var was = now.Text(File);
        var known = was is null ? [] : ListText.Read(was, File, SeenFields.SourceSeen, problems);
        if (known is null)
        {
            return null;
        }

        var addresses = now.Dataset.Sources.Where(source => source.Url is not null).Select(source => source.Id).ToHashSet();
        var seen = known.ToDictionary(one => one.Source, StringComparer.Ordinal);
        foreach (var looked in all.Where(looked => looked.Status is not null))
        {
            seen[looked.Source] = (seen.GetValueOrDefault(looked.Source) ?? new SourceSeen(looked.Source, [], 0)).With(
                looked.Day,
                looked.Status!,
                looked.Hash
            );
        }

        // What the record no longer cites is let go of with it.
        var will = seen.Values.Where(one => addresses.Contains(one.Source)).OrderBy(one => one.Source, StringComparer.Ordinal);
        return ListText.Write(was, File, SeenFields.SourceSeen, [.. will], problems);
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private async Task<Looked> Look(
        Source source,
        Dictionary<string, DateTimeOffset> asked,
        HashSet<string> enough,
        FetchAsk ask,
        CancellationToken stop
    )
    {
        if (!Uri.TryCreate(source.Url, UriKind.Absolute, out var address))
        {
            return new Looked(source.Id, Today, NoAnswer.NotAllowed.Text(), null, false, $"'{source.Url}' is no address.");
        }

        if (asked.TryGetValue(address.Host, out var last) && last + options.ArchivePause - clock.GetUtcNow() is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, clock, stop);
        }

        var answer = await fetcher.Get(address, ask, stop);
        asked[address.Host] = clock.GetUtcNow();
        if (answer is { Fault: null, Status: 429 or 503 })
        {
            enough.Add(address.Host);
        }

        var (status, detail) = answer.Fault is { } fault
            ? (fault.Text(), answer.Detail)
            : (
                answer.Status!.Value.ToString(CultureInfo.InvariantCulture),
                answer.Address == address ? "" : $"It led to {answer.Address}."
            );
        try
        {
            var (copy, isNew) = answer.IsPage ? folder.Keep(source.Id, answer) : (null, false);
            return new Looked(source.Id, Today, status, copy?.Hash, isNew, detail);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Looked(source.Id, Today, null, null, false, $"It could not be kept: {e.Message}");
        }
    }

    // Somebody may be publishing; that takes a moment.
    private async Task<Outcome> Publish(List<Looked> all, string who)
    {
        for (var tries = 1; ; tries++)
        {
            var outcome = commit.Publish(File, (now, problems) => Write(now, all, problems), Message(all), who);
            if (outcome.Refusal != Refusal.Busy || tries == MostTries)
            {
                return outcome;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), clock);
        }
    }

    private string Message(List<Looked> all)
    {
        var found = all.Where(looked => looked.Status is not null).ToList();
        var counts = found.CountBy(looked => looked.Status!).OrderBy(pair => pair.Key, StringComparer.Ordinal);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            what {found.Count} cited pages answered on {Today:yyyy-MM-dd}

            {string.Join(", ", counts.Select(pair => $"{pair.Value} × {pair.Key}"))}

            Written by the desk's archive. It makes no claim, so nobody reviewed it.

            """
        );
    }

    // One page of each host, then the next of each, so that nobody is asked twice in a row while others wait.
    private static IEnumerable<Source> InTurn(IReadOnlyList<Source> sources) =>
        sources
            .GroupBy(HostOf)
            .SelectMany(host => host.Select((source, place) => (Source: source, Place: place)))
            .OrderBy(pair => pair.Place)
            .Select(pair => pair.Source);

    private static string HostOf(Source source) => Uri.TryCreate(source.Url, UriKind.Absolute, out var address) ? address.Host : "";
}
