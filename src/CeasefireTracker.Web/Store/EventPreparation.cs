using System.Buffers;
using System.Collections.Concurrent;
using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Store;

/// <summary>What is to be written of one event on the timeline besides its rows: the words that search finds it by, the values that it is chosen by.</summary>
/// <param name="Leads">Who leads it.</param>
internal sealed record PreparedEvent(Event Event, EventRow Row, byte[] Tokens, IReadOnlyList<(Facet Facet, string Value)> Facets, IReadOnlyList<string> Leads);

/// <summary>What is to be written of a few events.</summary>
/// <param name="Passed">All of them, and what is wrong with each.</param>
/// <param name="Rows">The rows of those with which nothing is wrong.</param>
/// <param name="Placed">Those of them on the timeline.</param>
internal sealed record PreparedPiece(IReadOnlyList<(Event Event, ProblemList Found)> Passed, RowBytes Rows, IReadOnlyList<PreparedEvent> Placed);

/// <summary>Checks events and prepares them for writing; several threads may use it at once.</summary>
internal sealed class EventPreparation(TrackerDataset dataset, DatasetChecker checker, EventWriter writer)
{
    private readonly EventRows rows = new(dataset.Phases);
    private readonly EventTokens tokens = new(dataset.Actors);
    private readonly int[] ordinals = dataset.Register.Ordinals();
    private readonly Dictionary<string, Actor> actors = dataset.Actors.ToDictionary(actor => actor.Id, StringComparer.Ordinal);
    private readonly Dictionary<string, Source> sources = dataset.Sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
    private readonly ConcurrentBag<RowBytes> free = [];

    public PreparedPiece Of((int Place, Event Event)[] piece)
    {
        var bytes = free.TryTake(out var known) ? known : new RowBytes();
        var (passed, placed, room) = (new List<(Event, ProblemList)>(piece.Length), new List<PreparedEvent>(piece.Length), new ArrayBufferWriter<char>(4096));
        foreach (var (place, e) in piece)
        {
            var found = checker.Of(place, e);
            passed.Add((e, found));
            if (found.Count > 0)
            {
                continue;
            }

            var row = rows.Of(e, ordinals[place] < 0 ? null : ordinals[place]);
            writer.Add(row, bytes);
            if (row.Ordinal is not null)
            {
                placed.Add(new PreparedEvent(e, row, tokens.Of(e, room), [.. Facets.Of(e, row.PhaseId, actors, sources)], [.. e.Leads(actors)]));
            }
        }

        return new PreparedPiece(passed, bytes, placed);
    }

    /// <summary>Takes the memory of rows that are written, for others.</summary>
    public void Return(RowBytes bytes)
    {
        bytes.Clear();
        free.Add(bytes);
    }
}
