using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Desk.Drafts;

/// <summary>What readers are told when something changes that they have seen.</summary>
public static class Corrections
{
    /// <summary>The key of the words that say so where readers are told nothing yet.</summary>
    public const string Untold = "submit.untold";

    private const string Changed = "changed";

    /// <summary>True if the draft changes an event that readers have seen, and does not say so in the event itself.</summary>
    public static bool MustTell(DraftContent content) => content.Parts.Any(part => MustTell(content, part));

    /// <summary>True as long as readers would see other words and no word about it.</summary>
    public static bool LacksWords(DraftContent content) =>
        MustTell(content) && (string.IsNullOrWhiteSpace(content.Told.En) || string.IsNullOrWhiteSpace(content.Told.Ja));

    /// <summary>The draft with what readers are told, as the newest correction of each event that it changes.</summary>
    public static DraftContent Told(DraftContent content, DateOnly day)
    {
        foreach (var part in content.Parts.Where(part => MustTell(content, part)).ToList())
        {
            var typed = (JsonObject)part.Typed.DeepClone();
            var changes = typed[Changed] as JsonArray ?? [];
            changes.Insert(
                0,
                new JsonObject
                {
                    ["date"] = PartKind.Text(day),
                    ["what"] = new JsonObject { ["en"] = content.Told.En.Trim(), ["ja"] = content.Told.Ja.Trim() },
                }
            );
            typed[Changed] = changes.Parent is null ? changes : changes.DeepClone();
            content = content.With(part with { Typed = typed });
        }

        return content with
        {
            Told = new LocalizedText("", ""),
        };
    }

    // That a link leads to an event by another of its ids is nothing that readers have seen.
    private static bool MustTell(DraftContent content, DraftPart part) =>
        part is { Kind: "event", Was: not null, Base: { } was, Into: null }
        && !Fields.Same(
            part.Typed,
            content.Parts.Where(other => other.Into is not null).Aggregate(was, (said, gone) => Merging.Moved(said, gone.Id, gone.Into!))
        )
        && !IsTold(content, part, was);

    /// <summary>True if the event has a correction that neither it had nor one that goes into it, and all that it had.</summary>
    // Else who takes one away, or words it anew, would have told readers of it.
    private static bool IsTold(DraftContent content, DraftPart part, JsonObject was)
    {
        var (now, before) = (Entries(part.Typed), Entries(was));
        var known = content.Parts.Where(other => other.Into == part.Was).SelectMany(gone => Entries(gone.Base)).Concat(before).ToList();
        return before.TrueForAll(entry => Has(now, entry)) && now.Exists(entry => !Has(known, entry));
    }

    private static List<JsonNode> Entries(JsonObject? e) =>
        [.. (e?[Changed] as JsonArray ?? []).OfType<JsonNode>().Where(entry => Fields.Pruned(entry) is not null)];

    private static bool Has(List<JsonNode> entries, JsonNode entry) => entries.Exists(other => Fields.Same(other, entry));
}
