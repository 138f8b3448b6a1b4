using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>Makes a draft that takes back what another one published. History is not rewritten: it is one more draft.</summary>
public static class Undo
{
    /// <summary>What has to be said so that the record reads as before, with what others published since.</summary>
    /// <param name="published">What the other draft said when it was published.</param>
    public static DraftContent Of(RecordVersion record, DraftContent published, DateOnly today)
    {
        var content = DraftContent.Empty;
        foreach (var part in published.Parts)
        {
            var kind = PartKind.Of(part.Kind);
            if (part.Into is not null)
            {
                content = content.Add(kind, null, part.Typed, null);
            }
            else if (kind.Find(record, part.Id) is { } now && Before(kind, part, now, today) is { } before)
            {
                content = content.Add(kind, part.Id, before, now);
            }
        }

        return content with
        {
            Told = new LocalizedText("", ""),
        };
    }

    private static JsonObject? Before(PartKind kind, DraftPart part, JsonObject now, DateOnly today)
    {
        if (part.Base is { } old)
        {
            var (typed, _) = FieldMerge.Of(kind.Fields, part.Typed, now, old);
            // What readers were told stays told.
            Fields.Put(typed, "changed", now["changed"]);
            return typed;
        }

        if (kind != PartKind.Event)
        {
            // What rests on a source or an actor may not be gone yet; it harms nobody.
            return null;
        }

        // An id that readers may have kept is never taken away.
        var withdrawn = (JsonObject)now.DeepClone();
        withdrawn["withdrawn"] = new JsonObject { ["date"] = PartKind.Text(today) };
        return withdrawn;
    }
}
