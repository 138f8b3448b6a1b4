using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>Makes a draft that takes back what another one published. History is not rewritten: it is one more draft.</summary>
public static class Undo
{
    /// <summary>What has to be said so that the record reads as before, with what others published since; without parts where there is
    /// nothing that can be taken back. What others changed since stays, and what it said before is told beside it.</summary>
    /// <param name="published">What the other draft said when it was published.</param>
    public static (DraftContent Content, IReadOnlyList<PartClash> Clashes) Of(RecordVersion record, DraftContent published, DateOnly today)
    {
        var (content, clashes) = (DraftContent.Empty, new List<PartClash>());
        foreach (var part in published.Parts)
        {
            var kind = PartKind.Of(part.Kind);
            var now = kind.Find(record, part.Id);
            var id = now?["id"]?.ToString();
            if (part.Into is not null && (now is null || id == part.Into))
            {
                content = content.Add(kind, null, part.Typed, null);
            }
            // Under an id that leads elsewhere by now stands another event.
            else if (part.Into is null && id == part.Id && Before(kind, part, now!, today) is (var before, var found))
            {
                content = content.Add(kind, part.Id, before, now);
                clashes.AddRange(found.Select(clash => new PartClash(content.Last, clash, null, IsBefore: true)));
            }
        }

        return (content, clashes);
    }

    /// <summary>What is called by name that the other draft published, and this one does not take back.</summary>
    public static IReadOnlyList<string> Left(DraftContent published, DraftContent undoing, Language language) =>
        [
            .. published
                .Parts.Where(part => !undoing.Parts.Any(other => (other.Kind, other.Id) == (part.Kind, part.Id)))
                .Select(part => part.Name(language)),
        ];

    private static (JsonObject Typed, IReadOnlyList<Clash> Clashes)? Before(PartKind kind, DraftPart part, JsonObject now, DateOnly today)
    {
        if (part.Base is { } old)
        {
            var (typed, found) = FieldMerge.Of(kind.Fields, part.Typed, now, old);
            // What readers were told stays told.
            Fields.Put(typed, "changed", now["changed"]);
            found = [.. found.Where(clash => clash.Place.Split('.')[0] != "changed")];
            return found.Count == 0 && Fields.Same(typed, now) ? null : (typed, found);
        }

        if (kind != PartKind.Event)
        {
            // What rests on a source or an actor may not be gone yet; it harms nobody.
            return null;
        }

        // An id that readers may have kept is never taken away.
        var withdrawn = (JsonObject)now.DeepClone();
        withdrawn["withdrawn"] = new JsonObject { ["date"] = PartKind.Text(today) };
        return now["withdrawn"] is null ? (withdrawn, []) : null;
    }
}
