using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Timeline;

/// <summary>
/// Which events a filter selects, whatever the page. It is there for one answer, whose parts ask for the same span, the same words and the
/// same view of the record many times, and keeps the last of each.
/// </summary>
/// <param name="stop">Ends a query that nobody waits for any more.</param>
internal sealed class MatchingEvents(OpenStore store, CancellationToken stop)
{
    private (DateSpan Span, string? Teller, BitSet Set)? inSpan;
    private (string Search, BitSet? Set)? found;
    private Telling? lastTelling;
    private RecordAsOf? lastKnown;

    /// <summary>Every event that the filter selects, whatever the page.</summary>
    public BitSet Of(TimelineFilter filter) =>
        Together
            .All.Where(group => group.IsAsked(filter.Asked))
            .Aggregate(Apart(filter), (set, group) => Both(set, group.Select(filter.Asked, store.Index, Known(group, filter))));

    /// <summary>The same without what must be of one thing.</summary>
    public BitSet Apart(TimelineFilter filter)
    {
        var record = new RecordView(
            store.Index,
            (facet, value) => Having(filter, facet, value),
            () => InSpan(filter),
            () => Told(filter)!.Events,
            Found
        );
        var set = store.Index.Everything;
        foreach (var name in filter.Asked.Among(TimelineFilter.Filters))
        {
            stop.ThrowIfCancellationRequested();
            set = name.Select(filter.Asked, record) is { } selected ? Both(set, selected) : set;
        }

        return set;
    }

    /// <summary>Which documents count of a group of documents: those that had appeared by the filter's day; null: all.</summary>
    public Func<IReadOnlyList<string>, bool>? Known(Together group, TimelineFilter filter) =>
        group == Together.Document && KnownOn(filter) is { } known ? known.HadAppeared : null;

    /// <summary>The events of the days that the filter asks for, as its teller has them.</summary>
    public BitSet InSpan(TimelineFilter filter)
    {
        if (filter.From is null && filter.To is null)
        {
            return store.Index.Everything;
        }

        if (inSpan is not { } known || known.Span != filter.Span || known.Teller != filter.ToldBy)
        {
            inSpan = (
                filter.Span,
                filter.ToldBy,
                Told(filter) is { } telling ? telling.Overlapping(filter.Span) : store.Index.Overlapping(filter.Span)
            );
        }

        return inSpan.Value.Set;
    }

    /// <summary>The events in which these words are found; null if nothing is searched for.</summary>
    public BitSet? Found(string search)
    {
        if (found is not { } known || known.Search != search)
        {
            found = (search, SearchIndex.Find(store, SearchText.Parse(search, KnownWords.Of(store).Spellings), stop));
        }

        return found.Value.Set;
    }

    /// <summary>The events of both.</summary>
    public BitSet Both(BitSet a, BitSet b) => IsEverything(a) ? b : a.And(b);

    /// <summary>True of the set of all events itself.</summary>
    public bool IsEverything(BitSet set) => ReferenceEquals(set, store.Index.Everything);

    /// <summary>The events that have a value, as far as was known on the filter's day.</summary>
    public BitSet Having(TimelineFilter filter, Facet facet, string value) =>
        KnownOn(filter)?.Having(facet, value) ?? store.Index.Having(facet, value);

    /// <summary>The record as the filter's source has it; null if it names none.</summary>
    public Telling? Told(TimelineFilter filter) =>
        filter.ToldBy is not { } teller ? null
        : lastTelling?.Teller == teller ? lastTelling
        : lastTelling = Telling.Of(store, teller);

    /// <summary>The record as it could be known on the filter's day; null if it names none.</summary>
    public RecordAsOf? KnownOn(TimelineFilter filter) =>
        filter.KnownOn is not { } day ? null
        : lastKnown?.Day == day.Last ? lastKnown
        : lastKnown = new RecordAsOf(store, day.Last);
}
