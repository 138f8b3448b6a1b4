using System.Collections.Immutable;
using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Web.Filters;

/// <summary>The order of the list. Ties end in the event's id.</summary>
public enum SortOrder
{
    Oldest,
    Newest,

    /// <summary>By how well an event fits what is searched for; only together with a search.</summary>
    Relevance,
}

/// <summary>How the list shows an event.</summary>
public enum ListView
{
    Rows,
    Cards,
}

/// <summary>Which choices the form of the filter offers.</summary>
public enum ShownChoices
{
    /// <summary>Those that most readers want, and whatever is chosen.</summary>
    Main,

    /// <summary>Every one.</summary>
    All,
}

/// <summary>By what the picture's lanes part the events.</summary>
public enum LaneBy
{
    Actor,
    Phase,
}

/// <summary>
/// Which events a reader wants: any of the values of one facet, all of the different ones. Immutable; its address form is
/// <see cref="ToQueryString"/>, and reading that gives an equal filter. Two filters are equal if they have one address.
/// </summary>
public sealed record TimelineFilter
{
    /// <summary>The filter that leaves nothing out.</summary>
    public static readonly TimelineFilter Everything = new();

    private static readonly ViewFilter<LaneBy> LanesName = new("lanes");
    private static readonly ViewFilter<ListView> ViewName = new("view");
    private static readonly ViewFilter<ShownChoices> ChoicesName = new("choices");

    /// <summary>Every name that an address of the timeline may have, in the order of the address.</summary>
    public static readonly IReadOnlyList<Filter> Filters =
    [
        .. Facet.Choices,
        SpanFilter.From,
        SpanFilter.To,
        Facet.Disputed,
        PickFilter.Events,
        TextFilter.Search,
        TellerFilter.ToldBy,
        DayFilter.KnownOn,
        OrderFilter.Sort,
        ViewName,
        LanesName,
        ChoicesName,
        AfterFilter.Event,
    ];

    /// <summary>The same as they stand in the address.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Filters.Select(filter => filter.Name)];

    /// <summary>What is asked for, name by name.</summary>
    public Asked Asked { get; init; } = Asked.Nothing;

    /// <summary>Events that can end on its first day or later; null: from the beginning.</summary>
    public DateBound? From
    {
        get => Asked.For(SpanFilter.From);
        init => Asked = Asked.With(SpanFilter.From, value);
    }

    /// <summary>Events that can begin on its last day or earlier; null: to the end.</summary>
    public DateBound? To
    {
        get => Asked.For(SpanFilter.To);
        init => Asked = Asked.With(SpanFilter.To, value);
    }

    /// <summary>Only events on which sources differ.</summary>
    public bool Disputed
    {
        get => !Values(Facet.Disputed).IsEmpty;
        init => Asked = Asked.With(Facet.Disputed, value ? [Facet.Yes] : []);
    }

    /// <summary>What was typed into the search field, trimmed; empty: nothing.</summary>
    public string Search
    {
        get => Asked.For(TextFilter.Search);
        init => Asked = Asked.With(TextFilter.Search, value);
    }

    /// <summary>The source or publisher that tells the record, by its own dates; null: the record itself.</summary>
    public string? ToldBy
    {
        get => Asked.For(TellerFilter.ToldBy);
        init => Asked = Asked.With(TellerFilter.ToldBy, value);
    }

    /// <summary>Only what was public by this day; null: everything. Always one day.</summary>
    public DateBound? KnownOn
    {
        get => Asked.For(DayFilter.KnownOn);
        init => Asked = Asked.With(DayFilter.KnownOn, value);
    }

    /// <summary>The order that is asked for; null: the one that whoever answers has of itself, which is the newest first on pages
    /// (<see cref="OnPage"/>) and the oldest first in data.</summary>
    public SortOrder? Sort
    {
        get => Asked.For(OrderFilter.Sort);
        init => Asked = Asked.With(OrderFilter.Sort, value);
    }

    /// <summary>Rows that open, or cards.</summary>
    public ListView View
    {
        get => Asked.For(ViewName);
        init => Asked = Asked.With(ViewName, value);
    }

    /// <summary>The choices of the form.</summary>
    public ShownChoices Choices
    {
        get => Asked.For(ChoicesName);
        init => Asked = Asked.With(ChoicesName, value);
    }

    /// <summary>The lanes of the picture.</summary>
    public LaneBy Lanes
    {
        get => Asked.For(LanesName);
        init => Asked = Asked.With(LanesName, value);
    }

    /// <summary>The events chosen one by one; empty: not chosen so. Everything else that is asked for still holds.</summary>
    public ImmutableSortedSet<string> Pick
    {
        get => Asked.For(PickFilter.Events);
        init => Asked = Asked.With(PickFilter.Events, value.WithComparer(StringComparer.Ordinal));
    }

    /// <summary>The event after which the page begins; null: the first page.</summary>
    public string? After
    {
        get => Asked.For(AfterFilter.Event);
        init => Asked = Asked.With(AfterFilter.Event, value);
    }

    /// <summary>True if nothing is left out; order, looks and page do not count.</summary>
    public bool IsEverything => Alone().ToQueryString().Length == 0;

    /// <summary>What it selects, without order, looks and page.</summary>
    public TimelineFilter Alone() => this with { Sort = null, View = default, Lanes = default, Choices = default, After = null };

    /// <summary>
    /// The filter as a page's address has it: the newest first goes without saying where a list begins and is said where it goes on. So an
    /// address that goes on and says no order is one from when pages began with the oldest, and still means that.
    /// </summary>
    public TimelineFilter OnPage() =>
        (Sort, After) switch
        {
            (null, not null) => this with { Sort = SortOrder.Oldest },
            (SortOrder.Newest, null) => this with { Sort = null },
            _ => this,
        };

    /// <summary>The same filter on the page that begins after an event; null: on the first.</summary>
    public TimelineFilter Beginning(string? after) => (this with { Sort = Sort ?? SortOrder.Newest, After = after }).OnPage();

    /// <summary>
    /// The filter as whoever typed it means it: a search for nothing but one date, with no other dates asked for, means the events of that
    /// date, which no words rank. Whoever wants it as words puts it in quotes.
    /// </summary>
    public TimelineFilter DatesRead() =>
        From is null && To is null && DateBound.Readings(Search) is [var date]
            ? this with
            {
                Search = "",
                From = date,
                To = date,
                Sort = Sort == SortOrder.Relevance ? null : Sort,
            }
            : this;

    /// <summary>The span of days asked for.</summary>
    public DateSpan Span => new(From?.First, To?.Last);

    /// <summary>The chosen values of a facet.</summary>
    public ImmutableSortedSet<string> Values(Facet facet) => Asked.For(facet);

    /// <summary>The same filter with one more value; it begins on the first page again.</summary>
    public TimelineFilter With(Facet facet, string value) =>
        this with
        {
            Asked = Asked.With(facet, Values(facet).Add(value)).With(AfterFilter.Event, null),
        };

    /// <summary>The same filter without that value; it begins on the first page again.</summary>
    public TimelineFilter Without(Facet facet, string value) =>
        this with
        {
            Asked = Asked.With(facet, Values(facet).Remove(value)).With(AfterFilter.Event, null),
        };

    /// <summary>The same filter without any value of the facet, as its own counts are made.</summary>
    public TimelineFilter Without(Facet facet) => this with { Asked = Asked.With(facet, facet.None) };

    /// <summary>The filter as the query of an address, without the question mark; names and values in a fixed order, defaults left
    /// out.</summary>
    public string ToQueryString() => Asked.ToQueryString(Filters);

    public bool Equals(TimelineFilter? other) => other is not null && ToQueryString() == other.ToQueryString();

    public override int GetHashCode() => ToQueryString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => ToQueryString();
}
