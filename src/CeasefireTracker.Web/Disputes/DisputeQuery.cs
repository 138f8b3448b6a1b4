using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Disputes;

/// <summary>The disputes that a filter selects, in the order of their events: the same for the page and every format.</summary>
/// <param name="Events">The page's events, each with the places of those of its disputes that match.</param>
/// <param name="Total">How many disputes match on all pages.</param>
/// <param name="Next">The <c>after</c> of the next page, or null on the last.</param>
/// <param name="About">How many disputes choosing a value would show; likewise <paramref name="Why"/> and
/// <paramref name="Publishers"/>.</param>
public sealed record DisputeResult(
    DisputeFilter Filter,
    IReadOnlyList<(RecordedEvent Event, IReadOnlyList<int> Disputes)> Events,
    int Total,
    string? Next,
    IReadOnlyDictionary<DifferenceAbout, int> About,
    IReadOnlyDictionary<DifferenceCause, int> Why,
    IReadOnlyDictionary<string, int> Publishers
);

/// <summary>Answers a <see cref="DisputeFilter"/> from one store.</summary>
/// <param name="stop">Ends a query that nobody waits for any more.</param>
public sealed class DisputeQuery(OpenStore store, CancellationToken stop = default)
{
    /// <summary>Selects and fetches one page.</summary>
    public DisputeResult Run(DisputeFilter filter, int size = TimelineQuery.PageSize)
    {
        var points = filter.Search.Length == 0 ? DisputePoints.Of(store).All : Found(new NameSearch(filter.Search));
        var matching = points.TakeUntil(stop).Where(point => Matches(point, filter)).ToList();
        var after = filter.After is { } id ? store.Index.Ordinal(id) ?? -1 : -1;
        var events = matching
            .Where(point => point.Ordinal > after)
            .GroupBy(point => point.Ordinal, point => point.Place)
            .Take(size + 1)
            .ToList();
        var shown = events.Take(size).ToDictionary(group => group.Key, group => (IReadOnlyList<int>)[.. group]);
        var rows = new TimelineQuery(store, stop).Fetch(shown.Keys);
        return new DisputeResult(
            filter,
            [.. rows.Select(e => (e, shown[e.Ordinal!.Value]))],
            matching.Count,
            events.Count > size ? rows[^1].Id : null,
            points.TakeUntil(stop).Where(point => Matches(point, filter with { About = [] })).CountBy(point => point.About).ToDictionary(),
            points
                .TakeUntil(stop)
                .Where(point => Matches(point, filter with { Why = [] }))
                .SelectMany(point => point.Reports.Select(report => report.Why).Distinct())
                .CountBy(why => why)
                .ToDictionary(),
            points
                .TakeUntil(stop)
                .Where(point => Matches(point, filter with { Publishers = [] }))
                .SelectMany(point => point.Reports.Select(report => report.Publisher).Distinct())
                .CountBy(publisher => publisher)
                .ToDictionary()
        );
    }

    // Whoever looks for a name means what the sources say of it, which the index of events leaves out where it is doubted.
    private List<DisputePoint> Found(NameSearch search)
    {
        var (query, vocabulary) = (new TimelineQuery(store, stop), store.Vocabulary);
        DisputeWords[] words = [new(vocabulary, Language.En), new(vocabulary, Language.Ja)];
        return
        [
            .. DisputePoints
                .Of(store)
                .All.GroupBy(point => point.Ordinal)
                .Chunk(TimelineQuery.PageSize)
                .SelectMany(page => query.Fetch([.. page.Select(group => group.Key)]).Zip(page))
                .SelectMany(pair =>
                    pair.Second.Where(point =>
                        search.Finds(words.SelectMany(said => said.Texts(pair.First, pair.First.Disputes[point.Place])))
                    )
                ),
        ];
    }

    private static bool Matches(DisputePoint point, DisputeFilter filter) =>
        (filter.About.IsEmpty || filter.About.Contains(point.About))
        && (filter.Why.IsEmpty || point.Reports.Any(report => filter.Why.Contains(report.Why)))
        && (filter.Publishers.IsEmpty || point.Reports.Any(report => filter.Publishers.Contains(report.Publisher)));
}
