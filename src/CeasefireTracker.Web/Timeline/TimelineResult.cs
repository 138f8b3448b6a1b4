using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Timeline;

/// <summary>Which events a filter selects: the answer of <see cref="TimelineQuery.Select"/>, before anything is fetched.</summary>
/// <param name="Ordinals">The page's events in the filter's order.</param>
/// <param name="Total">How many events match on all pages.</param>
/// <param name="First">The place of the page's first event among them, from 1; 0 if there is none.</param>
/// <param name="Next">The <c>after</c> of the next page, or null on the last.</param>
/// <param name="Previous">The <c>after</c> of the page before; empty if that is the first page, null on the first page itself.</param>
/// <param name="AlsoReported">Events outside the dates asked for that another source places within them.</param>
/// <param name="Matches">The set of all that match.</param>
public sealed record TimelineSelection(
    IReadOnlyList<int> Ordinals,
    int Total,
    int First,
    string? Next,
    string? Previous,
    IReadOnlyList<int> AlsoReported,
    BitSet Matches
);

/// <summary>What a page or a format shows: the same for both.</summary>
/// <param name="Events">The page's events in the filter's order.</param>
/// <param name="AlsoReported">Events that match only by another source's date; outside totals and data.</param>
public sealed record TimelineResult(
    TimelineFilter Filter,
    TimelineSelection Selection,
    IReadOnlyList<RecordedEvent> Events,
    IReadOnlyList<RecordedEvent> AlsoReported
)
{
    /// <summary>Who tells the record, if the filter says so: the events are as they are told then.</summary>
    public Telling? Telling { get; init; }

    /// <summary>How many events of the same filter the teller does not tell.</summary>
    public int Untold { get; init; }
}

/// <summary>A year that matches reach, for jumping to it.</summary>
/// <param name="Anchor">The month in which it begins on this page, or null if it begins on another.</param>
/// <param name="After">The <c>after</c> of the page on which it begins; null: the first page.</param>
public sealed record YearStart(int Year, int Count, string? Anchor, string? After);

/// <summary>One choice of a facet.</summary>
/// <param name="Count">How many events choosing it would show, the facet's other choices left aside.</param>
public sealed record FacetChoice(string Value, int Count, bool IsChosen)
{
    public static IReadOnlyList<FacetChoice> MostFrequentFirst(IEnumerable<FacetChoice> choices) =>
        [.. choices.OrderByDescending(choice => choice.Count).ThenBy(choice => choice.Value, StringComparer.Ordinal)];
}
