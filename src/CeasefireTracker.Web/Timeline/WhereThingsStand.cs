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
            truces.FirstOrDefault(e => e.InForce?.Parts.Any(part => part.Contains(store.RecordedUpTo)) == true),
            truces.FirstOrDefault(), talks.FirstOrDefault(), [.. Offers(store, query)]);
    }

    /// <summary>True if the term puts something on the table, on a condition or without.</summary>
    public static bool IsOffer(TermRow term) => term.Stance is Stance.Offers or Stance.Conditional;

    private static IEnumerable<(string, EventRow, TermRow)> Offers(OpenStore store, TimelineQuery query)
    {
        foreach (var party in store.Vocabulary.Actors.Values.Where(actor => actor.Party))
        {
            foreach (var e in query.Fetch([.. store.Index.Offering(party.Id).Ordinals(highestFirst: true).Take(1)]))
            {
                yield return (party.Id, e, e.Terms.First(term => IsOffer(term) && term.Actors.Contains(party.Id)));
            }
        }
    }
}
