using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Filters;

/// <summary>An event as it is indexed, with what its values are looked up in.</summary>
/// <param name="Phase">The phase in which it falls; null: in none.</param>
/// <param name="Actors">Every actor of the record by id; likewise <paramref name="Sources"/>.</param>
public sealed record IndexedEvent(
    Event Event,
    string? Phase,
    IReadOnlyDictionary<string, Actor> Actors,
    IReadOnlyDictionary<string, Source> Sources
);

/// <summary>What the index of a store knows of facets.</summary>
public static class Indexing
{
    private static readonly Facet[] Facets = [.. Facet.Choices, Facet.Disputed];

    /// <summary>What a store of this site selects by: each facet, who offers and who leads, and the words of events.</summary>
    public static readonly SelectedBy Rules = new(
        Values,
        Things,
        context => SearchIndex.Of(context).Create(context),
        (context, actors) => SearchIndex.Of(context).Fill(context, actors)
    );

    extension(TimelineIndex index)
    {
        /// <inheritdoc cref="TimelineIndex.Having"/>
        public BitSet Having(Facet facet, string value) => index.Having(facet.Name, value);

        /// <inheritdoc cref="TimelineIndex.CountOf"/>
        public int CountOf(Facet facet, string value) => index.CountOf(facet.Name, value);

        /// <inheritdoc cref="TimelineIndex.Values"/>
        public IEnumerable<string> Values(Facet facet) => index.Values(facet.Name);
    }

    private static Func<Event, string?, IEnumerable<(string Name, string Value)>> Values(TrackerDataset dataset)
    {
        var actors = dataset.Actors.ToDictionary(actor => actor.Id, StringComparer.Ordinal);
        var sources = dataset.Sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
        return (e, phase) => ValuesOf(new IndexedEvent(e, phase, actors, sources));
    }

    private static Func<Event, IEnumerable<(string Group, string[] Values)>> Things(TrackerDataset dataset)
    {
        var actors = dataset.Actors.ToDictionary(actor => actor.Id, StringComparer.Ordinal);
        var sources = dataset.Sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
        return e =>
            Together.All.SelectMany(group => group.RowsOf(new IndexedEvent(e, null, actors, sources)), (group, row) => (group.Name, row));
    }

    private static IEnumerable<(string Name, string Value)> ValuesOf(IndexedEvent indexed) =>
        Facets
            .SelectMany(facet => facet.ValuesOf(indexed), (facet, value) => (facet.Name, value))
            .Concat(indexed.Event.Leads(indexed.Actors).Select(actor => (TimelineIndex.LeadFacet, actor)));
}
