using System.Collections.Immutable;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Filters;

/// <summary>
/// Whose positions on what a reader wants, and on which day. Immutable; its address form is <see cref="ToQueryString"/>. Two filters are
/// equal if they have one address.
/// </summary>
public sealed record PositionFilter
{
    /// <summary>The main actors on every issue, at the end of the record.</summary>
    public static readonly PositionFilter Default = new();

    /// <summary>Every name that an address of positions may have, in the order of the address.</summary>
    public static readonly IReadOnlyList<Filter> Filters = [Facet.Actor, Facet.Issue, SpanFilter.From, DayFilter.AsOf, DayFilter.KnownOn];

    /// <summary>The same as they stand in the address.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Filters.Select(filter => filter.Name)];

    /// <summary>What is asked for, name by name.</summary>
    public Asked Asked { get; init; } = Asked.Nothing;

    /// <summary>The earlier of two days, of a month or a year its first: only what moved since then. Null: one day is asked for.</summary>
    public DateBound? From
    {
        get => Asked.For(SpanFilter.From);
        init => Asked = Asked.With(SpanFilter.From, value);
    }

    /// <summary>The day, inclusive: what was stated on it counts. Null: the last day that the record reaches.</summary>
    public DateOnly? AsOf
    {
        get => Asked.For(DayFilter.AsOf)?.Last;
        init => Asked = Asked.With(DayFilter.AsOf, DateBound.Of(value));
    }

    /// <summary>Only what was public by this day, inclusive; null: everything.</summary>
    public DateOnly? KnownOn
    {
        get => Asked.For(DayFilter.KnownOn)?.Last;
        init => Asked = Asked.With(DayFilter.KnownOn, DateBound.Of(value));
    }

    /// <summary>The columns; empty: the parties and those who have said most besides them.</summary>
    public ImmutableSortedSet<string> Actors
    {
        get => Asked.For(Facet.Actor);
        init => Asked = Asked.With(Facet.Actor, value.WithComparer(StringComparer.Ordinal));
    }

    /// <summary>The rows; empty: every issue.</summary>
    public ImmutableSortedSet<string> Issues
    {
        get => Asked.For(Facet.Issue);
        init => Asked = Asked.With(Facet.Issue, value.WithComparer(StringComparer.Ordinal));
    }

    /// <summary>Reads the query of an address: the filter, and what was not understood. Of a month or a year its last day counts, and that
    /// is a problem too, and so is an earlier day that is the later one.</summary>
    public static (PositionFilter Filter, IReadOnlyList<FilterProblem> Problems) Read(
        IEnumerable<KeyValuePair<string, StringValues>> query,
        OpenStore store
    ) => Read(query, store, Filters);

    /// <summary>The same of an address that takes only some of the names.</summary>
    public static (PositionFilter Filter, IReadOnlyList<FilterProblem> Problems) Read(
        IEnumerable<KeyValuePair<string, StringValues>> query,
        OpenStore store,
        IReadOnlyList<Filter> filters
    )
    {
        var reader = new AddressValues(store);
        var filter = new PositionFilter { Asked = Asked.Read(query, filters, reader) };
        var end = filter.AsOf ?? (filter.KnownOn < store.LastDay ? filter.KnownOn.Value : store.LastDay);
        if (filter.From is { } from && from.First > end)
        {
            reader.Add(new FilterProblem(SpanFilter.From.Name, from.ToString(), new LocalizedText(Said(Language.En), Said(Language.Ja))));
            filter = filter with { From = null };

            string Said(Language language) => language.Say("positions.backwards", from.Words(language), DateBound.Of(end).Words(language));
        }

        return (filter, reader.Problems.Told);
    }

    /// <summary>The filter as the query of an address, without the question mark; names and values in a fixed order, defaults left
    /// out.</summary>
    public string ToQueryString() => Asked.ToQueryString(Filters);

    public bool Equals(PositionFilter? other) => other is not null && ToQueryString() == other.ToQueryString();

    public override int GetHashCode() => ToQueryString().GetHashCode(StringComparison.Ordinal);
}
