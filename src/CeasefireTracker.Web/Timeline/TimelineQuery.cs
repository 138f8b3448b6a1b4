using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Timeline;

/// <summary>Answers a filter from one store: which events, how many, in which order; then the rows of one page.</summary>
public sealed class TimelineQuery(OpenStore store)
{
    /// <summary>Events on a page.</summary>
    public const int PageSize = 50;

    /// <summary>Selects and fetches one page.</summary>
    public TimelineResult Run(TimelineFilter filter, int size = PageSize)
    {
        var selection = Select(filter, size);
        var rows = Fetch([.. selection.Ordinals, .. selection.AlsoReported]);
        return new TimelineResult(filter, selection, [.. rows.Take(selection.Ordinals.Count)], [.. rows.Skip(selection.Ordinals.Count)]);
    }

    /// <summary>Which events the filter selects, without fetching them.</summary>
    public TimelineSelection Select(TimelineFilter filter, int size = PageSize)
    {
        var undated = Matching(filter with { From = null, To = null });
        var matches = undated.And(InSpan(filter));
        var ordered = filter is { Sort: SortOrder.Relevance, Search.Length: > 0 } ? Ranked(filter, matches) : matches.Ordinals(highestFirst: filter.Sort == SortOrder.Newest);
        var skipped = 0;
        if (filter.After is { } after && store.Index.Ordinal(after) is { } last)
        {
            skipped = filter.Sort switch
            {
                SortOrder.Relevance when filter.Search.Length > 0 => ordered.Index().Where(match => match.Item == last).Select(match => match.Index + 1).FirstOrDefault(),
                SortOrder.Newest => ordered.TakeWhile(ordinal => ordinal >= last).Count(),
                _ => ordered.TakeWhile(ordinal => ordinal <= last).Count(),
            };
        }

        var page = ordered.Skip(skipped).Take(size + 1).ToList();
        var total = matches.Count();
        var hasNext = page.Count > size;
        var shown = hasNext ? page[..size] : page;
        var alsoReported = filter.From is null && filter.To is null
            ? []
            : undated.And(store.Index.ReportedIn(filter.Span)).And(matches.Not()).Ordinals().Take(size).ToList();
        return new TimelineSelection(
            shown, total, shown.Count == 0 ? 0 : skipped + 1, hasNext ? IdOf(shown[^1]) : null,
            skipped == 0 ? null : skipped <= size ? "" : IdOf(ordered.ElementAt(skipped - size - 1)), alsoReported, matches);
    }

    /// <summary>Every event that the filter selects, whatever the page.</summary>
    public BitSet Matching(TimelineFilter filter)
    {
        var set = InSpan(filter);
        foreach (var facet in TimelineFilter.Choices.Add(Facet.Disputed))
        {
            var values = filter.Values(facet);
            set = values.IsEmpty ? set : set.And(store.Index.HavingAny(facet, values));
        }

        if (!filter.Pick.IsEmpty)
        {
            set = set.And(BitSet.Of(store.Index.Count, filter.Pick.Select(store.Index.Ordinal).OfType<int>()));
        }

        if (filter.Search.Length > 0)
        {
            using var context = store.Context();
            set = SearchIndex.Find(context, SearchText.Parse(filter.Search), store.Index.Count) is { } found ? set.And(found) : set;
        }

        return set;
    }

    /// <summary>The years of all that match, in the filter's order, and where each begins.</summary>
    public IReadOnlyList<YearStart> Years(TimelineFilter filter, TimelineSelection selection)
    {
        var years = new List<(int Year, int Count, int First, int? Before)>();
        int? before = null;
        foreach (var ordinal in selection.Matches.Ordinals(highestFirst: filter.Sort == SortOrder.Newest))
        {
            if (store.Index.Days(ordinal).Earliest?.Year is { } year)
            {
                if (years.Count > 0 && years[^1].Year == year)
                {
                    years[^1] = years[^1] with { Count = years[^1].Count + 1 };
                }
                else
                {
                    years.Add((year, 1, ordinal, before));
                }
            }

            before = ordinal;
        }

        return
        [
            .. years.Select(year => new YearStart(
                year.Year, year.Count,
                selection.Ordinals.Contains(year.First) && store.Index.Days(year.First).Earliest is { } day ? FormattableString.Invariant($"m{day:yyyy-MM}") : null,
                year.Before is { } last ? IdOf(last) : null)),
        ];
    }

    /// <summary>The choices of a facet with their counts, in no particular order.</summary>
    public IReadOnlyList<FacetChoice> Choices(TimelineFilter filter, Facet facet)
    {
        var others = Matching(filter.Without(facet));
        var chosen = filter.Values(facet);
        return
        [
            .. store.Index.Values(facet).Union(chosen, StringComparer.Ordinal)
                .Select(value => new FacetChoice(value, others.CountWith(store.Index.Having(facet, value)), chosen.Contains(value))),
        ];
    }

    /// <summary>The rows of these events with all that belongs to them, in the order given.</summary>
    public IReadOnlyList<EventRow> Fetch(IReadOnlyCollection<int> ordinals)
    {
        if (ordinals.Count == 0)
        {
            return [];
        }

        using var context = store.Context();
        var wanted = ordinals.Select(ordinal => (int?)ordinal).ToList();
        var rows = Whole(context.Events.Where(e => wanted.Contains(e.Ordinal))).ToDictionary(e => e.Ordinal!.Value);
        return [.. ordinals.Select(ordinal => rows[ordinal])];
    }

    /// <summary>One event by its id or a former one, withdrawn ones included; null if there is none.</summary>
    public EventRow? Find(string id)
    {
        using var context = store.Context();
        return Whole(context.Events.Where(e => e.Id == id || e.Formerly.Contains(id))).AsEnumerable().OrderByDescending(e => e.Id == id).FirstOrDefault();
    }

    private static IQueryable<EventRow> Whole(IQueryable<EventRow> events) => events
        .Include(e => e.Phase)
        .Include(e => e.Actors.OrderBy(part => part.Place)).ThenInclude(part => part.Actor).ThenInclude(actor => actor.SpeaksFor)
        .Include(e => e.Terms.OrderBy(term => term.Place))
        .Include(e => e.Facts.OrderBy(fact => fact.Place))
        .Include(e => e.Citations.OrderBy(citation => citation.Place)).ThenInclude(citation => citation.Source).ThenInclude(source => source.Publisher)
        .Include(e => e.Citations).ThenInclude(citation => citation.Source).ThenInclude(source => source.Origin)
        .Include(e => e.Disputes.OrderBy(dispute => dispute.Place)).ThenInclude(dispute => dispute.Reports.OrderBy(report => report.Place))
            .ThenInclude(report => report.Source).ThenInclude(source => source.Publisher)
        .Include(e => e.Disputes).ThenInclude(dispute => dispute.Reports).ThenInclude(report => report.ReportedEvent)
        .Include(e => e.Relations).ThenInclude(relation => relation.Target)
        .Include(e => e.RelatedFrom).ThenInclude(relation => relation.Event)
        .Include(e => e.Changes.OrderBy(change => change.Place));

    private List<int> Ranked(TimelineFilter filter, BitSet matches)
    {
        using var context = store.Context();
        return [.. SearchIndex.Ranked(context, SearchText.Parse(filter.Search)).Where(matches.Contains)];
    }

    private BitSet InSpan(TimelineFilter filter) =>
        filter.From is null && filter.To is null ? BitSet.All(store.Index.Count) : store.Index.Overlapping(filter.Span);

    private string IdOf(int ordinal)
    {
        using var context = store.Context();
        return context.Events.Where(e => e.Ordinal == ordinal).Select(e => e.Id).Single();
    }
}
