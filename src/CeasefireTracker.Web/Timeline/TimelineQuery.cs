using System.Diagnostics;
using System.Diagnostics.Metrics;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Timeline;

/// <summary>Answers a filter from one store: which events, how many, in which order; then the rows of one page.</summary>
/// <param name="stop">Ends a query that nobody waits for any more.</param>
public sealed class TimelineQuery(OpenStore store, CancellationToken stop = default)
{
    /// <summary>Events on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The name of the meter that holds how long queries take.</summary>
    public const string MeterName = "CeasefireTracker";

    private const int MostGuessed = 5;

    private static readonly Histogram<double> Time = new Meter(MeterName).CreateHistogram<double>(
        "tracker.query.duration",
        "s",
        "Time to select and fetch one page of the timeline."
    );

    private readonly MatchingEvents matching = new(store, stop);

    /// <summary>Selects and fetches one page.</summary>
    public TimelineResult Run(TimelineFilter filter, int size = PageSize)
    {
        var began = Stopwatch.GetTimestamp();
        var selection = Select(filter, size);
        var telling = matching.Told(filter);
        var rows = Fetch([.. selection.Ordinals, .. selection.AlsoReported], filter).ToList();
        Time.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
        return new TimelineResult(filter, selection, rows[..selection.Ordinals.Count], rows[selection.Ordinals.Count..])
        {
            Telling = telling,
            Untold = telling is null
                ? 0
                : Matching(filter with { ToldBy = null, From = null, To = null }).And(telling.Events.Not()).Count(),
        };
    }

    /// <summary>The rows of these events as the filter's day and teller have them, in the order given.</summary>
    public IEnumerable<RecordedEvent> Fetch(IReadOnlyCollection<int> ordinals, TimelineFilter filter)
    {
        var (telling, known) = (matching.Told(filter), matching.KnownOn(filter));
        return Fetch(ordinals).Select(e => known is null ? e : known.Trim(e)).Select(e => telling is null ? e : telling.Retell(e));
    }

    /// <summary>The same without the events that they name and that name them, for what says nothing of these.</summary>
    public IEnumerable<RecordedEvent> FetchAlone(IReadOnlyCollection<int> ordinals, TimelineFilter filter) =>
        // A source's telling, and what was known on a day, are worked out from them.
        filter.ToldBy is null && filter.KnownOn is null ? Fetch(ordinals, isAlone: true) : Fetch(ordinals, filter);

    /// <summary>Which events the filter selects, without fetching them.</summary>
    public TimelineSelection Select(TimelineFilter filter, int size = PageSize)
    {
        var undated = Matching(filter with { From = null, To = null });
        var matches = undated.And(matching.InSpan(filter));
        var order = Order(filter, matches);
        var last = filter.After is { } after ? store.Index.Ordinal(after) : null;
        var skipped = order.CountUpTo(last);
        var page = order.From(last).Take(size + 1).ToList();
        var total = matches.Count();
        var hasNext = page.Count > size;
        var shown = hasNext ? page[..size] : page;
        var alsoReported =
            (filter.From is null && filter.To is null) || filter.ToldBy is not null || filter.KnownOn is not null
                ? []
                : undated.And(store.Index.ReportedIn(filter.Span)).And(matches.Not()).Ordinals().Take(size).ToList();
        return new TimelineSelection(
            shown,
            total,
            shown.Count == 0 ? 0 : skipped + 1,
            hasNext ? IdOf(shown[^1]) : null,
            skipped == 0 ? null
                : skipped <= size ? ""
                : IdOf(order.Back(last!.Value).ElementAt(size)),
            alsoReported,
            matches
        );
    }

    /// <summary>True if the filter's page has a place to begin: it is the first one, or its <c>after</c> stands somewhere in the order
    /// asked for.</summary>
    public bool CanBegin(TimelineFilter filter) =>
        filter.After is not { } after
        || (store.Index.Ordinal(after) is { } ordinal && Order(filter, Matching(filter)).HasPlaceFor(ordinal));

    /// <summary>Every event that the filter selects, whatever the page.</summary>
    public BitSet Matching(TimelineFilter filter) => matching.Of(filter);

    /// <summary>The choices of a facet with their counts, in no particular order.</summary>
    public IReadOnlyList<FacetChoice> Choices(TimelineFilter filter, Facet facet) =>
        new FacetCounts(store, matching, stop).Of(filter, facet);

    /// <summary>
    /// The same search with each word that finds nothing put in the way in which it was probably meant; null if there is no such word, or
    /// if that would find nothing either.
    /// </summary>
    public TimelineFilter? Suggested(TimelineFilter filter)
    {
        var better = filter.Search;
        foreach (var word in SearchText.Parse(filter.Search, KnownWords.Of(store).Spellings).Wanted.Take(MostGuessed))
        {
            if (matching.Found(word) is { } set && set.Count() == 0 && KnownWords.Of(store).Near(word) is { } near)
            {
                better = better.Replace(word, near, StringComparison.Ordinal);
            }
        }

        return better != filter.Search && matching.Found(better) is { } found && found.Count() > 0
            ? filter with
            {
                Search = better,
                After = null,
            }
            : null;
    }

    /// <summary>The years of all that match, in the filter's order, and where each begins.</summary>
    public IReadOnlyList<YearStart> Years(TimelineFilter filter, TimelineSelection selection)
    {
        // The years lie one after another in day order, so only their ends are looked for.
        var newest = filter.Sort == SortOrder.Newest;
        var (matches, index) = (selection.Matches, store.Index);
        var years = new List<(int Year, int Count, int First, int? Before)>();
        for (var begin = index.FirstDated; begin < index.Count;)
        {
            var year = index.Days(begin).Earliest!.Value.Year;
            var end = year == DateOnly.MaxValue.Year ? index.Count : index.CountBefore(new DateOnly(year + 1, 1, 1));
            if (matches.CountBelow(end) - matches.CountBelow(begin) is > 0 and var count)
            {
                var (first, before) = newest ? (matches.Down(end - 1), matches.Up(end)) : (matches.Up(begin), matches.Down(begin - 1));
                years.Add((year, count, first.First(), before.Select(ordinal => (int?)ordinal).FirstOrDefault()));
            }

            begin = end;
        }

        if (newest)
        {
            years.Reverse();
        }

        var ids = IdsOf([.. years.Select(year => year.Before).OfType<int>()]);
        return
        [
            .. years.Select(year => new YearStart(
                year.Year,
                year.Count,
                selection.Ordinals.Contains(year.First) && store.Index.Days(year.First).Earliest is { } day
                    ? FormattableString.Invariant($"m{day:yyyy-MM}")
                    : null,
                year.Before is { } last ? ids[last] : null
            )),
        ];
    }

    /// <summary>The rows of these events with all that belongs to them, in the order given.</summary>
    public IReadOnlyList<RecordedEvent> Fetch(IReadOnlyCollection<int> ordinals) => Fetch(ordinals, isAlone: false);

    private IReadOnlyList<RecordedEvent> Fetch(IReadOnlyCollection<int> ordinals, bool isAlone)
    {
        var rows = ordinals.Distinct().Select(store.Kept.Find).OfType<RecordedEvent>().ToDictionary(e => e.Ordinal!.Value);
        int[] missing = [.. ordinals.Where(ordinal => !rows.ContainsKey(ordinal))];
        if (missing.Length > 0)
        {
            stop.ThrowIfCancellationRequested();
            var read = new EventReader(store).Read(missing, isAlone);
            // A download walks through everything once and comes back to nothing; and what is alone is not all that pages ask for.
            if (!isAlone && missing.Length <= 2 * PageSize)
            {
                store.Kept.Keep(read.ToDictionary(e => e.Ordinal!.Value));
            }

            foreach (var e in read)
            {
                rows.Add(e.Ordinal!.Value, e);
            }
        }

        return [.. ordinals.Select(ordinal => rows[ordinal])];
    }

    /// <summary>The events before and after one in day order; null at the ends.</summary>
    public (Event? Before, Event? After) Neighbours(int ordinal)
    {
        var found = Fetch([.. new[] { ordinal - 1, ordinal + 1 }.Where(other => other >= 0 && other < store.Index.Count)]);
        return (found.FirstOrDefault(e => e.Ordinal < ordinal)?.Event, found.FirstOrDefault(e => e.Ordinal > ordinal)?.Event);
    }

    /// <summary>One event by its id or a former one, withdrawn ones included; null if there is none.</summary>
    public RecordedEvent? Find(string id) => store.Index.Ordinal(id) is { } ordinal ? Fetch([ordinal])[0] : new EventReader(store).Find(id);

    private PageOrder Order(TimelineFilter filter, BitSet matches) =>
        new(matches, Ranked(filter, matches) ?? matching.Told(filter)?.InOrder(matches, filter.Sort), filter.Sort == SortOrder.Newest);

    private List<int>? Ranked(TimelineFilter filter, BitSet matches)
    {
        if (filter is not { Sort: SortOrder.Relevance, Search.Length: > 0 })
        {
            return null;
        }

        return SearchIndex
            .Ranked(store, SearchText.Parse(filter.Search, KnownWords.Of(store).Spellings), stop)
            ?.Where(matches.Contains)
            .ToList();
    }

    private string IdOf(int ordinal) => IdsOf([ordinal])[ordinal];

    private Dictionary<int, string> IdsOf(IReadOnlyCollection<int> ordinals) =>
        PictureRows.Of(store, [.. ordinals.Distinct()]).ToDictionary(row => row.Ordinal, row => row.Id);
}
