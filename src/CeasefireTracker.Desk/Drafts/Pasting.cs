using System.Text.Json.Nodes;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>Turns a pasted address into a citation: of the source that has it, or of a new one.</summary>
public static class Pasting
{
    /// <summary>The draft with the citation, what to tell of it (the end of a key of the words), and where it is.</summary>
    /// <param name="part">The event that cites; where the address stands in its field and is none, it stays there.</param>
    /// <param name="published">When the document was published (EDTF), if somebody said so.</param>
    public static (DraftContent Content, string Told, string Place) Into(
        DraftContent content,
        DraftPart part,
        RecordVersion record,
        string address,
        string published
    )
    {
        if (PastedAddress.Of(address, record.Dataset) is not { } pasted)
        {
            return (content, Pressed.Refused, "");
        }

        var drafted = content.Parts.FirstOrDefault(other =>
            other.Kind == PartKind.Source.Name && other.Typed["url"]?.ToString() == pasted.Url
        );
        var id = pasted.Known?.Id ?? drafted?.Id;
        var told = id is null ? "new-source" : "known-source";
        if (id is null)
        {
            var source = pasted.Source(
                published,
                taken => PartKind.Source.Find(record, taken) is not null || content.Parts.Any(other => other.Id == taken)
            );
            id = source["id"]!.ToString();
            content = content.Add(PartKind.Source, null, source, null);
        }

        var typed = (JsonObject)part.Typed.DeepClone();
        var citations = typed["citations"] as JsonArray ?? [];
        var at = citations.ToList().FindIndex(citation => citation?["source"]?.ToString() == id);
        if (at < 0)
        {
            at = citations.Count;
            citations.Add(new JsonObject { ["source"] = id });
            typed["citations"] = citations.Parent is null ? citations : citations.DeepClone();
        }

        return (content.With(part with { Typed = typed, Address = null }), told, FormattableString.Invariant($"citations.{at}"));
    }
}
