using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Timeline;

/// <summary>Where things stood on the last day that the record reaches: each line is an event of the record, or that there is
/// none.</summary>
/// <param name="TruceInForce">A truce whose span holds the last day, or null if none is recorded.</param>
/// <param name="LastTruce">The latest truce, in force or not.</param>
/// <param name="LastTalks">The latest talks or summit.</param>
/// <param name="LastOffers">For each belligerent, the latest event at which it offered something.</param>
public sealed record WhereThingsStand(
    Event? TruceInForce,
    Event? LastTruce,
    Event? LastTalks,
    IReadOnlyList<(string Party, Event Event, Term Term)> LastOffers
)
{
    /// <summary>Reads it from a store.</summary>
    public static WhereThingsStand Of(OpenStore store)
    {
        var query = new TimelineQuery(store);
        var truces = query
            .Fetch([
                .. query
                    .Matching(TimelineFilter.Everything.With(Facet.Kind, EventKind.Ceasefire.Text()))
                    .Ordinals(highestFirst: true)
                    .Take(20),
            ])
            .Select(e => e.Event)
            .ToList();
        var talks = query.Fetch([
            .. query
                .Matching(TimelineFilter.Everything.With(Facet.Kind, EventKind.Talks.Text()).With(Facet.Kind, EventKind.Summit.Text()))
                .Ordinals(highestFirst: true)
                .Take(1),
        ]);
        return new WhereThingsStand(
            truces.FirstOrDefault(e => e.InForce?.Parts.Any(part => part.Contains(store.RecordedUpTo)) == true),
            truces.FirstOrDefault(),
            talks.FirstOrDefault()?.Event,
            [.. Offers(store, query)]
        );
    }

    private static IEnumerable<(string, Event, Term)> Offers(OpenStore store, TimelineQuery query)
    {
        foreach (var party in store.Vocabulary.Actors.Values.Where(actor => actor.Party))
        {
            foreach (var e in query.Fetch([.. store.Index.Offering(party.Id).Ordinals(highestFirst: true).Take(1)]))
            {
                yield return (party.Id, e.Event, e.Event.Terms.First(term => term.Stance.IsOffer() && term.Actors.Contains(party.Id)));
            }
        }
    }
}
