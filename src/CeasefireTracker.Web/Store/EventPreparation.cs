using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Store;

/// <summary>What is to be written of one event: its row and those that belong to it, the words that search finds it by, the values that it is chosen by.</summary>
/// <param name="Leads">Who leads it.</param>
internal sealed record PreparedEvent(Event Event, EventRow Row, IReadOnlyList<PreparedRow> Rows, ReadOnlyMemory<byte> Tokens, IReadOnlyList<(Facet Facet, string Value)> Facets, IReadOnlyList<string> Leads);

/// <summary>Prepares events for writing; several threads may use it at once.</summary>
internal sealed class EventPreparation(TrackerDataset dataset, EventWriter writer)
{
    private readonly EventRows rows = new(dataset.Phases);
    private readonly int[] ordinals = dataset.Register.Ordinals();
    private readonly Dictionary<string, Actor> actors = dataset.Actors.ToDictionary(actor => actor.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Source> sources = dataset.Sources.ToDictionary(source => source.Id, StringComparer.Ordinal);

    public PreparedEvent Of((int Place, Event Event) item)
    {
        var (ordinal, e) = (ordinals[item.Place], item.Event);
        var row = rows.Of(e, ordinal < 0 ? null : ordinal);
        return ordinal < 0
            ? new PreparedEvent(e, row, writer.Prepare(row), default, [], [])
            : new PreparedEvent(
                e, row, writer.Prepare(row), SearchIndex.Tokens(e, actors),
                [.. Facets.Of(e, EventRows.PhaseOf(e, dataset.Phases), actors, sources).Distinct()], [.. e.Leads(actors)]);
    }
}
