using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Briefs;

/// <summary>
/// The state of play on one day, on two pages of paper: where things stood, what the actors held on a few issues, the last events, and the
/// documents behind each claim, numbered. Without a choice the issues are those on which most moved in the year before the day, at most
/// <see cref="MostIssues"/>; of each actor at most <see cref="MostStances"/> stances on an issue, the latest first as in the table of
/// positions; of each claim at most <see cref="MostSources"/> documents, those nearest to what they report first.
/// </summary>
/// <remarks>The method page says the same to readers.</remarks>
public sealed class Brief
{
    /// <summary>How many issues there are where none is chosen.</summary>
    public const int MostIssues = 6;

    /// <summary>How many stances of one actor on one issue are told.</summary>
    public const int MostStances = 2;

    /// <summary>How many events are told.</summary>
    public const int MostEvents = 10;

    /// <summary>How many documents of a claim are named.</summary>
    public const int MostSources = 2;

    /// <summary>Every name that an address of a brief may have, in the order of the address.</summary>
    public static readonly IReadOnlyList<Filter> Filters = [Facet.Actor, Facet.Issue, DayFilter.AsOf];

    /// <summary>The same as they stand in the address.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Filters.Select(filter => filter.Name)];

    private readonly Dictionary<string, SourceRow> documents;

    private Brief(OpenStore store, PositionFilter filter, CancellationToken stop)
    {
        (Filter, AsOf) = (filter, filter.AsOf ?? store.LastDay);
        Stand = WhereThingsStand.On(store, AsOf);
        var year = filter with { AsOf = AsOf, From = DateBound.Of(PositionQuery.YearBefore(AsOf)) };
        Positions = new PositionQuery(store, stop).Run(year);
        Rows = filter.Issues.IsEmpty ? [.. Moving(Positions)] : Positions.Rows;
        var query = new TimelineQuery(store, stop);
        Events = query.Fetch([.. WhereThingsStand.Begun(store, query, TimelineFilter.Everything, AsOf).Take(MostEvents)]);
        using var context = store.Context();
        var claims = Claims();
        var cited = claims.SelectMany(ids => ids).Distinct().ToList();
        documents = store
            .Vocabulary.Published(context.Sources.Where(source => cited.Contains(source.Id)))
            .ToDictionary(source => source.Id, StringComparer.Ordinal);
        Sources = NumberedSources.Of(claims.SelectMany(Named));
    }

    /// <summary>What was asked for.</summary>
    public PositionFilter Filter { get; }

    /// <summary>The day, inclusive: that asked for, or the last one that the record reaches.</summary>
    public DateOnly AsOf { get; }

    public WhereThingsStand Stand { get; }

    /// <summary>The positions of the day on every issue asked for.</summary>
    public PositionResult Positions { get; }

    /// <summary>The issues that are told.</summary>
    public IReadOnlyList<PositionLine> Rows { get; }

    /// <summary>The last events that had begun by the day, the latest first.</summary>
    public IReadOnlyList<RecordedEvent> Events { get; }

    /// <summary>The documents named, in the order in which they are first needed.</summary>
    public NumberedSources Sources { get; }

    /// <summary>Reads the query of an address: what is asked for, and what was not understood.</summary>
    public static (PositionFilter Filter, IReadOnlyList<FilterProblem> Problems) Read(
        IEnumerable<KeyValuePair<string, StringValues>> query,
        OpenStore store
    ) => PositionFilter.Read(query, store, Filters);

    /// <summary>Makes it from a store.</summary>
    /// <param name="stop">Ends what nobody waits for any more.</param>
    public static Brief Of(OpenStore store, PositionFilter filter, CancellationToken stop = default) => new(store, filter, stop);

    /// <summary>The stances of a cell that are told.</summary>
    public static IEnumerable<Position> Told(PositionCell cell) => cell.Current.Take(MostStances);

    /// <summary>The documents named for what an event tells.</summary>
    public IEnumerable<SourceRow> Cited(Event e) => Named(Ids(e));

    /// <summary>The documents named for a stance.</summary>
    public IEnumerable<SourceRow> Cited(Term term) => Named(term.Cite);

    /// <summary>The numbers of the documents named for what an event tells.</summary>
    public IEnumerable<int> Numbers(Event e) => Cited(e).Select(source => Sources.Number(source.Id));

    /// <summary>The numbers of the documents named for a stance.</summary>
    public IEnumerable<int> Numbers(Term term) => Cited(term).Select(source => Sources.Number(source.Id));

    private static IReadOnlyList<string> Ids(Event e) => [.. e.Citations.Select(citation => citation.Source)];

    private IEnumerable<SourceRow> Named(IReadOnlyList<string> ids) =>
        ids.Select(id => documents[id]).OrderBy(source => source.Tier).Take(MostSources);

    private static IEnumerable<PositionLine> Moving(PositionResult year)
    {
        var moved = year.Moves!.CountBy(move => move.Issue.Id)
            .OrderByDescending(pair => pair.Value)
            .Take(MostIssues)
            .Select(pair => pair.Key)
            .ToHashSet();
        return year.Rows.Where(row => moved.Count == 0 || moved.Contains(row.Issue.Id)).Take(MostIssues);
    }

    /// <summary>The documents behind each claim, in the order in which the brief makes them.</summary>
    private IReadOnlyList<IReadOnlyList<string>> Claims() =>
        [
            .. new[] { Stand.TruceInForce ?? Stand.LastTruce, Stand.LastTalks }.OfType<Event>().Select(Ids),
            .. Stand.Parties.SelectMany(word => word.Told).Select(said => said.Term.Cite),
            .. Rows.SelectMany(row => row.Cells).SelectMany(Told).Select(position => position.Term.Cite),
            .. Events.Select(e => Ids(e.Event)),
        ];
}
