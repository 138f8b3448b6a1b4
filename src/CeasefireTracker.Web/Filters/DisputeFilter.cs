using System.Collections.Immutable;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Filters;

/// <summary>
/// Which disputes a reader wants: any value of one name, all of the different ones. Immutable; its address form is
/// <see cref="ToQueryString"/>. Two filters are equal if they have one address.
/// </summary>
public sealed record DisputeFilter
{
    /// <summary>The filter that leaves nothing out.</summary>
    public static readonly DisputeFilter Everything = new();

    private static readonly WordFilter<DifferenceAbout> AboutName = new("about");
    private static readonly WordFilter<DifferenceCause> WhyName = new("why");

    /// <summary>Every name that an address of disputes may have, in the order of the address.</summary>
    public static readonly IReadOnlyList<Filter> Filters = [AboutName, WhyName, Facet.Publisher, NameFilter.Search, AfterFilter.Event];

    /// <summary>The same as they stand in the address.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Filters.Select(filter => filter.Name)];

    /// <summary>What is asked for, name by name.</summary>
    public Asked Asked { get; init; } = Asked.Nothing;

    /// <summary>What the sources differ on.</summary>
    public ImmutableSortedSet<DifferenceAbout> About
    {
        get => Asked.For(AboutName);
        init => Asked = Asked.With(AboutName, value);
    }

    /// <summary>Why one of the reports differs.</summary>
    public ImmutableSortedSet<DifferenceCause> Why
    {
        get => Asked.For(WhyName);
        init => Asked = Asked.With(WhyName, value);
    }

    /// <summary>Who published one of the differing reports.</summary>
    public ImmutableSortedSet<string> Publishers
    {
        get => Asked.For(Facet.Publisher);
        init => Asked = Asked.With(Facet.Publisher, value.WithComparer(StringComparer.Ordinal));
    }

    /// <summary>Words of what the sources say, or of the event; empty: whatever they say.</summary>
    public string Search
    {
        get => Asked.For(NameFilter.Search);
        init => Asked = Asked.With(NameFilter.Search, value);
    }

    /// <summary>The event after which the page begins; null: the first page.</summary>
    public string? After
    {
        get => Asked.For(AfterFilter.Event);
        init => Asked = Asked.With(AfterFilter.Event, value);
    }

    /// <summary>True if nothing is left out; the page does not count.</summary>
    public bool IsEverything => About.IsEmpty && Why.IsEmpty && Publishers.IsEmpty && Search.Length == 0;

    /// <summary>Reads the query of an address: the filter, and what was not understood.</summary>
    public static (DisputeFilter Filter, IReadOnlyList<FilterProblem> Problems) Read(
        IEnumerable<KeyValuePair<string, StringValues>> query,
        OpenStore store
    )
    {
        var reader = new AddressValues(store);
        return (new DisputeFilter { Asked = Asked.Read(query, Filters, reader) }, reader.Problems.Told);
    }

    /// <summary>The filter as the query of an address, without the question mark; names and values in a fixed order.</summary>
    public string ToQueryString() => Asked.ToQueryString(Filters);

    /// <summary>The same filter with a value that it lacked, or without one that it had; it begins on the first page again.</summary>
    public DisputeFilter Toggle(DifferenceAbout about) => this with { About = Toggled(About, about), After = null };

    /// <inheritdoc cref="Toggle(DifferenceAbout)"/>
    public DisputeFilter Toggle(DifferenceCause why) => this with { Why = Toggled(Why, why), After = null };

    /// <inheritdoc cref="Toggle(DifferenceAbout)"/>
    public DisputeFilter Toggle(string publisher) => this with { Publishers = Toggled(Publishers, publisher), After = null };

    public bool Equals(DisputeFilter? other) => other is not null && ToQueryString() == other.ToQueryString();

    public override int GetHashCode() => ToQueryString().GetHashCode(StringComparison.Ordinal);

    private static ImmutableSortedSet<T> Toggled<T>(ImmutableSortedSet<T> set, T value) =>
        set.Contains(value) ? set.Remove(value) : set.Add(value);
}
