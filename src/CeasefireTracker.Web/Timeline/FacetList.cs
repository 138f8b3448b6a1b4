using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Timeline;

/// <summary>A list of those events alone that have a value of a facet, such as all meetings: selected as the timeline is, by fewer
/// names.</summary>
/// <param name="facet">The facet.</param>
public sealed class FacetList(Facet facet)
{
    /// <summary>Every name that an address of the list may have, in the order of the address.</summary>
    public IReadOnlyList<Filter> Filters { get; } =
    [
        Facet.Actor,
        facet,
        SpanFilter.From,
        SpanFilter.To,
        OrderFilter.Sort,
        AfterFilter.Event,
    ];

    /// <summary>The facet by which an event is in the list.</summary>
    public Facet Facet => facet;

    /// <summary>Reads the query of an address: the filter, and what was not understood.</summary>
    public (TimelineFilter Filter, IReadOnlyList<FilterProblem> Problems) Read(
        IEnumerable<KeyValuePair<string, StringValues>> query,
        OpenStore store
    ) => FilterReader.Read(query, store, Filters);

    /// <summary>Selects and fetches one page.</summary>
    public TimelineResult Run(OpenStore store, TimelineFilter filter, int size, CancellationToken stop = default) =>
        new TimelineQuery(store, stop).Run(Listed(store, filter), size);

    /// <summary>The values of the facet, each with the number of events that choosing it would show.</summary>
    public IReadOnlyList<FacetChoice> Choices(OpenStore store, TimelineFilter filter, CancellationToken stop = default) =>
        [
            .. new TimelineQuery(store, stop)
                .Choices(filter, facet)
                .OrderBy(choice => facet.Ids(store.Vocabulary).Index().First(known => known.Item == choice.Value).Index),
        ];

    /// <summary>Every event of the list that a filter selects, in its order; a page of them is in memory at a time.</summary>
    public IEnumerable<RecordedEvent> Each(OpenStore store, TimelineFilter filter, CancellationToken stop = default)
    {
        var query = new TimelineQuery(store, stop);
        return query
            .Matching(Listed(store, filter))
            .Ordinals(highestFirst: filter.Sort == SortOrder.Newest)
            .Chunk(TimelineQuery.PageSize)
            .SelectMany(page => query.Fetch(page, TimelineFilter.Everything));
    }

    /// <summary>How many there are.</summary>
    public int Count(OpenStore store, TimelineFilter filter) => new TimelineQuery(store).Matching(Listed(store, filter)).Count();

    /// <summary>A filter that selects those of a filter's events that are in the list: who asks for no value of the facet means any, and no
    /// event without one.</summary>
    public TimelineFilter Listed(OpenStore store, TimelineFilter filter) =>
        filter.Values(facet).IsEmpty ? filter with { Asked = filter.Asked.With(facet, [.. facet.Ids(store.Vocabulary)]) } : filter;
}
