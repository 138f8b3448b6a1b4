using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Timeline;

/// <summary>How many events each value of a facet would select, were it chosen beside all else that is asked for.</summary>
/// <param name="stop">Ends a count that nobody waits for any more.</param>
internal sealed class FacetCounts(OpenStore store, MatchingEvents matching, CancellationToken stop)
{
    /// <summary>The choices with their counts, in no particular order.</summary>
    public IReadOnlyList<FacetChoice> Of(TimelineFilter filter, Facet facet)
    {
        var chosen = filter.Values(facet);
        if (InGroups(filter, facet) is { } together)
        {
            return together;
        }

        var others = matching.Of(filter.Without(facet));
        return
        [
            .. store
                .Index.Values(facet)
                .TakeUntil(stop)
                .Concat(chosen.Where(value => store.Index.CountOf(facet, value) == 0))
                .Select(value => new FacetChoice(value, Count(others, filter, facet, value), chosen.Contains(value))),
        ];
    }

    /// <summary>The choices of a facet whose values must be of one thing with others that are asked for; null where none must.</summary>
    private List<FacetChoice>? InGroups(TimelineFilter filter, Facet facet)
    {
        var (had, chosen) = (store.Index.Values(facet), filter.Values(facet));
        if (had.Concat(chosen).FirstOrDefault() is not { } any)
        {
            return null;
        }

        // Whichever value is chosen, it is asked for together with the same others.
        var probing = filter.Without(facet).With(facet, any);
        var groups = Together.All.Where(group => group.Facets.Contains(facet) && group.IsAsked(probing.Asked)).ToList();
        if (groups.Count == 0)
        {
            return null;
        }

        var others = Together
            .All.Except(groups)
            .Where(group => group.IsAsked(probing.Asked))
            .Aggregate(
                matching.Apart(probing),
                (set, group) => matching.Both(set, group.Select(probing.Asked, store.Index, matching.Known(group, filter)))
            );
        var sets = groups.ConvertAll(group => group.By(facet, probing.Asked, store.Index, matching.Known(group, filter)));
        return
        [
            .. had.Union(chosen)
                .TakeUntil(stop)
                .Select(value => new FacetChoice(
                    value,
                    sets.TrueForAll(set => set.ContainsKey(value))
                        ? sets.SkipLast(1).Aggregate(others, (all, set) => matching.Both(all, set[value])).CountWith(sets[^1][value])
                        : 0,
                    chosen.Contains(value)
                )),
        ];
    }

    private int Count(BitSet others, TimelineFilter filter, Facet facet, string value) =>
        filter.KnownOn is null && matching.IsEverything(others)
            ? store.Index.CountOf(facet, value)
            : others.CountWith(matching.Having(filter, facet, value));
}
