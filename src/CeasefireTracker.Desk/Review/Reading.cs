using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Review;

/// <summary>A citation of a draft that a reviewer has to read.</summary>
/// <param name="Key">What its tick is kept under: the number of the part and the source.</param>
/// <param name="Url">Where the document is; null if it has no address that may be followed.</param>
/// <param name="Supports">What the draft says that the document supports.</param>
/// <param name="IsNew">True if the draft put it in or says something else of it than the record.</param>
/// <param name="IsRead">True if the reviewer ticked it, as it stands.</param>
public sealed record CitationToRead(
    string Key,
    string Source,
    string? Url,
    JsonObject Citation,
    JsonObject? Supports,
    bool IsNew,
    bool IsRead
);

/// <summary>Which citations of a draft a reviewer has read.</summary>
public sealed class Reading(DeskContext state, LiveRecord record, TimeProvider clock)
{
    /// <summary>Every citation of a draft.</summary>
    public IReadOnlyList<CitationToRead> Of(DraftRow draft, DraftContent content, Person reviewer)
    {
        var now = record.Now();
        var ticks = state
            .Ticks.Where(tick => tick.DraftId == draft.Id && tick.Who == reviewer.Id)
            .ToDictionary(tick => tick.Citation, tick => tick.Said);
        return
        [
            .. from part in content.Parts
            from citation in (part.Typed["citations"] as JsonArray ?? []).OfType<JsonObject>()
            let source = citation["source"]?.ToString() ?? ""
            let key = FormattableString.Invariant($"{part.Key}:{source}")
            select new CitationToRead(
                key,
                source,
                UrlOf(now, content, source),
                citation,
                citation["supports"] as JsonObject,
                !(part.Base?["citations"] as JsonArray ?? []).Any(other => Fields.Same(other, citation)),
                ticks.GetValueOrDefault(key) == citation.ToJsonString()
            ),
        ];
    }

    /// <summary>Keeps which citations are ticked; one that changes later counts as not read.</summary>
    public void Tick(DraftRow draft, DraftContent content, IReadOnlyCollection<string> read, Person reviewer)
    {
        foreach (var citation in Of(draft, content, reviewer).Where(citation => citation.IsRead != read.Contains(citation.Key)))
        {
            var row = state.Ticks.Find(draft.Id, reviewer.Id, citation.Key);
            if (row is not null)
            {
                state.Ticks.Remove(row);
                state.SaveChanges();
            }

            if (!citation.IsRead)
            {
                state.Ticks.Add(
                    new TickRow
                    {
                        DraftId = draft.Id,
                        Who = reviewer.Id,
                        Citation = citation.Key,
                        Said = citation.Citation.ToJsonString(),
                        At = clock.GetUtcNow().UtcDateTime,
                    }
                );
            }
        }

        state.SaveChanges();
    }

    private static string? UrlOf(RecordVersion record, DraftContent content, string source)
    {
        var typed = content.Parts.FirstOrDefault(part => part.Kind == PartKind.Source.Name && part.Id == source)?.Typed;
        return (typed ?? PartKind.Source.Find(record, source))?["url"]?.ToString() is { } url && SourceAddress.Refusal(url) is null
            ? url
            : null;
    }
}
