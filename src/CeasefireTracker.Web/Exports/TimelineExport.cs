using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>One selection of the timeline that a format writes: the same filter and the same query as the page's.</summary>
/// <param name="Limit">The most events of one answer, for the formats that come in pages.</param>
public sealed record TimelineExport(ExportContext ExportContext, TimelineFilter Filter, int Limit = TimelineQuery.PageSize)
{
    private const int Batch = 200;

    /// <summary>The filter in words, with the number of events.</summary>
    public string Sentence(int total) =>
        new FilterSentence(ExportContext.Store.Vocabulary, ExportContext.Store.Site, ExportContext.Language)
        {
            Teller = Filter.ToldBy is { } teller ? Telling.Of(ExportContext.Store, teller)?.Name(ExportContext.Language) : null,
        }.Of(Filter, total);

    /// <summary>How many events there are in all.</summary>
    public int Total => new TimelineQuery(ExportContext.Store, ExportContext.Stop).Matching(Filter).Count();

    /// <summary>The events where they were read before, for several formats at once; null: each format reads them.</summary>
    public IReadOnlyList<RecordedEvent>? Known { get; init; }

    /// <summary>Every event of the selection in its order, read a batch at a time.</summary>
    public IEnumerable<RecordedEvent> Events() => Events((query, batch) => query.Fetch(batch, Filter));

    /// <summary>The same without the events that they name and that name them, for formats that say nothing of these.</summary>
    public IEnumerable<RecordedEvent> EventsAlone() => Events((query, batch) => query.FetchAlone(batch, Filter));

    private IEnumerable<RecordedEvent> Events(Func<TimelineQuery, int[], IEnumerable<RecordedEvent>> fetch)
    {
        if (Known is not null)
        {
            return Known;
        }

        var query = new TimelineQuery(ExportContext.Store, ExportContext.Stop);
        return Ordinals().Chunk(Batch).SelectMany(batch => fetch(query, batch));
    }

    /// <summary>The places in day order of every event of the selection, in its order.</summary>
    public IReadOnlyList<int> Ordinals() =>
        new TimelineQuery(ExportContext.Store, ExportContext.Stop).Select(Filter with { After = null }, int.MaxValue - 1).Ordinals;

    /// <summary>The events that the tracker added last, the newest first.</summary>
    public IReadOnlyList<RecordedEvent> Newest(int most)
    {
        var query = new TimelineQuery(ExportContext.Store, ExportContext.Stop);
        var matches = query.Matching(Filter);
        using var context = ExportContext.Store.Context();
        var ordinals = context
            .Events.Where(e => e.Ordinal != null)
            .OrderByDescending(e => e.Added)
            .ThenByDescending(e => e.Ordinal)
            .Select(e => e.Ordinal!.Value)
            .AsEnumerable()
            .Where(matches.Contains)
            .Take(most)
            .ToList();
        return [.. query.Fetch(ordinals, Filter)];
    }
}
