using System.Text.Json.Nodes;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>A clash in one part of a draft.</summary>
/// <param name="Part">The number of the part.</param>
/// <param name="Who">The id of who wrote it; null where the record itself has moved on.</param>
public sealed record PartClash(int Part, Clash Clash, string? Who);

/// <summary>Brings a draft up to what others wrote meanwhile: in the draft itself, and in the record under it.</summary>
public static class Rebase
{
    /// <summary>What somebody typed upon one revision, upon the newest.</summary>
    /// <param name="was">The revision that it was typed upon.</param>
    /// <param name="theirs">The newest revision.</param>
    /// <param name="who">Who wrote that.</param>
    public static (DraftContent Content, IReadOnlyList<PartClash> Clashes) OnRevision(
        DraftContent was,
        DraftContent mine,
        DraftContent theirs,
        string who
    )
    {
        var (merged, clashes) = (theirs, new List<PartClash>());
        foreach (var part in mine.Parts)
        {
            var (before, other) = (was.Part(part.Key), theirs.Part(part.Key));
            if (other is null)
            {
                // Taken out by the other: only what was changed since stays.
                if (before is null || !Fields.Same(before.Typed, part.Typed))
                {
                    merged = merged.With(part);
                }
            }
            else if (before is null && !Fields.Same(part.Typed, other.Typed))
            {
                // Both put in a part, and both got the same number.
                merged = merged.With(part with { Key = merged.Parts.Max(known => known.Key) + 1 });
            }
            else
            {
                var (typed, found) = FieldMerge.Of(PartKind.Of(part.Kind).Fields, before?.Typed, part.Typed, other.Typed);
                merged = merged.With(other with { Typed = typed });
                clashes.AddRange(found.Select(clash => new PartClash(part.Key, clash, who)));
            }
        }

        var gone = was.Parts.Where(part => mine.Part(part.Key) is null).Select(part => part.Key);
        return (
            merged with
            {
                Parts = [.. merged.Parts.Where(part => !gone.Contains(part.Key))],
                Told = mine.Told == was.Told ? theirs.Told : mine.Told,
            },
            clashes
        );
    }

    /// <summary>A draft upon what the record says now.</summary>
    public static (DraftContent Content, IReadOnlyList<PartClash> Clashes) OnRecord(RecordVersion record, DraftContent content)
    {
        var clashes = new List<PartClash>();
        foreach (var part in content.Parts.Where(part => part.Was is not null))
        {
            var kind = PartKind.Of(part.Kind);
            // Under an id that leads elsewhere by now stands another record, which the rules will say.
            if (kind.Find(record, part.Was!) is { } now && now["id"]?.ToString() == part.Was && !JsonNode.DeepEquals(now, part.Base))
            {
                // Of an event that goes, whatever others wrote there would go unseen.
                var (typed, found) = part.Into is null
                    ? FieldMerge.Of(kind.Fields, part.Base, part.Typed, now)
                    : (now, [new Clash("", now)]);
                content = content.With(part with { Typed = typed, Base = now });
                clashes.AddRange(found.Select(clash => new PartClash(part.Key, clash, null)));
            }
        }

        return (content, clashes);
    }
}
