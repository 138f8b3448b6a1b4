using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Timeline;

/// <summary>Where things stood on the last day that the record reaches: each line is an event of the record, or that there is none.</summary>
/// <param name="TruceInForce">A truce whose span holds the last day, or null if none is recorded.</param>
/// <param name="LastTruce">The latest truce, in force or not.</param>
/// <param name="LastTalks">The latest talks or summit.</param>
/// <param name="LastOffers">For each belligerent, the latest event at which it offered something.</param>
public sealed record WhereThingsStand(EventRow? TruceInForce, EventRow? LastTruce, EventRow? LastTalks, IReadOnlyList<(string Party, EventRow Event, TermRow Term)> LastOffers)
{
    /// <summary>Reads it from a store.</summary>
    public static WhereThingsStand Of(OpenStore store)
    {
        var query = new TimelineQuery(store);
        var truces = query.Fetch([.. query.Matching(TimelineFilter.Everything.With(Facet.Kind, EventKind.Ceasefire.Text())).Ordinals(highestFirst: true).Take(20)]);
        var talks = query.Fetch([.. query.Matching(TimelineFilter.Everything.With(Facet.Kind, EventKind.Talks.Text()).With(Facet.Kind, EventKind.Summit.Text())).Ordinals(highestFirst: true).Take(1)]);
        return new WhereThingsStand(
            truces.FirstOrDefault(e => e.InForce?.Span.Contains(store.RecordedUpTo) == true),
            truces.FirstOrDefault(), talks.FirstOrDefault(), [.. Offers(store, query)]);
    }

    private static IEnumerable<(string, EventRow, TermRow)> Offers(OpenStore store, TimelineQuery query)
    {
        using var context = store.Context();
        foreach (var party in store.Vocabulary.Actors.Values.Where(actor => actor.Party))
        {
            var offer = context.Terms
                .Where(term => (term.Stance == Stance.Offers || term.Stance == Stance.Conditional) && term.Actors.Contains(party.Id) && term.Event.Ordinal != null)
                .OrderByDescending(term => term.Event.Ordinal).ThenBy(term => term.Place)
                .Select(term => new { term.TermId, term.Event.Ordinal }).FirstOrDefault();
            if (offer is not null)
            {
                var e = query.Fetch([offer.Ordinal!.Value])[0];
                yield return (party.Id, e, e.Terms.Find(term => term.TermId == offer.TermId)!);
            }
        }
    }
}
