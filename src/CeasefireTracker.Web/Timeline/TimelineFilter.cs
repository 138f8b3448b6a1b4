using System.Collections.Immutable;
using System.Text;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Timeline;

/// <summary>The order of the list. Ties end in the event's id.</summary>
public enum SortOrder
{
    Oldest,
    Newest,

    /// <summary>By how well an event fits what is searched for; only together with a search.</summary>
    Relevance,
}

/// <summary>By what the picture's lanes part the events.</summary>
public enum LaneBy { Actor, Phase }

/// <summary>
/// Which events a reader wants: any of the values of one facet, all of the different ones. Immutable; its address form is
/// <see cref="ToQueryString"/>, and reading that gives an equal filter. Two filters are equal if they have one address.
/// </summary>
public sealed record TimelineFilter
{
    /// <summary>The filter that leaves nothing out.</summary>
    public static readonly TimelineFilter Everything = new();

    /// <summary>The facets of which several values can be chosen, in the order of the address.</summary>
    public static readonly ImmutableArray<Facet> Choices = [Facet.Actor, Facet.Kind, Facet.Issue, Facet.Phase, Facet.Publisher, Facet.Collection];

    private ImmutableSortedDictionary<Facet, ImmutableSortedSet<string>> Chosen { get; init; } = ImmutableSortedDictionary<Facet, ImmutableSortedSet<string>>.Empty;

    /// <summary>Events that can end on its first day or later; null: from the beginning.</summary>
    public DateBound? From { get; init; }

    /// <summary>Events that can begin on its last day or earlier; null: to the end.</summary>
    public DateBound? To { get; init; }

    /// <summary>Only events on which sources differ.</summary>
    public bool Disputed { get; init; }

    /// <summary>What was typed into the search field, trimmed; empty: nothing.</summary>
    public string Search { get; init; } = "";

    /// <summary>The source or publisher that tells the record, by its own dates; null: the record itself.</summary>
    public string? ToldBy { get; init; }

    /// <summary>Only what was public by this day; null: everything. Always one day.</summary>
    public DateBound? KnownOn { get; init; }

    public SortOrder Sort { get; init; }

    /// <summary>The lanes of the picture.</summary>
    public LaneBy Lanes { get; init; }

    /// <summary>The events chosen one by one; empty: not chosen so. Everything else that is asked for still holds.</summary>
    public ImmutableSortedSet<string> Pick { get; init; } = ImmutableSortedSet<string>.Empty;

    /// <summary>The event after which the page begins; null: the first page.</summary>
    public string? After { get; init; }

    /// <summary>True if nothing is left out; order, lanes and page do not count.</summary>
    public bool IsEverything => ToQueryString(this with { Sort = default, Lanes = default, After = null }).Length == 0;

    /// <summary>The span of days asked for.</summary>
    public DateSpan Span => new(From?.First, To?.Last);

    /// <summary>The chosen values of a facet.</summary>
    public ImmutableSortedSet<string> Values(Facet facet) =>
        facet == Facet.Disputed && Disputed ? [Facets.Yes] : Chosen.GetValueOrDefault(facet, ImmutableSortedSet<string>.Empty);

    /// <summary>The same filter with one more value; it begins on the first page again.</summary>
    public TimelineFilter With(Facet facet, string value) => facet == Facet.Disputed
        ? this with { Disputed = true, After = null }
        : this with { Chosen = Chosen.SetItem(facet, Values(facet).WithComparer(StringComparer.Ordinal).Add(value)), After = null };

    /// <summary>The same filter without that value; it begins on the first page again.</summary>
    public TimelineFilter Without(Facet facet, string value)
    {
        if (facet == Facet.Disputed)
        {
            return this with { Disputed = false, After = null };
        }

        var rest = Values(facet).Remove(value);
        return this with { Chosen = rest.IsEmpty ? Chosen.Remove(facet) : Chosen.SetItem(facet, rest), After = null };
    }

    /// <summary>The same filter without any value of the facet, as its own counts are made.</summary>
    public TimelineFilter Without(Facet facet) => facet == Facet.Disputed
        ? this with { Disputed = false }
        : this with { Chosen = Chosen.Remove(facet) };

    /// <summary>The filter as the query of an address, without the question mark; names and values in a fixed order, defaults left out.</summary>
    public string ToQueryString() => ToQueryString(this);

    public bool Equals(TimelineFilter? other) => other is not null && ToQueryString() == other.ToQueryString();

    public override int GetHashCode() => ToQueryString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => ToQueryString();

    private static string ToQueryString(TimelineFilter filter)
    {
        var query = new StringBuilder();
        foreach (var facet in Choices)
        {
            foreach (var value in filter.Values(facet))
            {
                Add(facet.Text(), value);
            }
        }

        Add("from", filter.From?.ToString());
        Add("to", filter.To?.ToString());
        Add("disputed", filter.Disputed ? Facets.Yes : null);
        if (!filter.Pick.IsEmpty)
        {
            // Event ids are slugs: a comma between them needs no escape.
            query.Append(query.Length == 0 ? "" : "&").Append("pick=").AppendJoin(',', filter.Pick);
        }

        Add("q", filter.Search.Length == 0 ? null : filter.Search);
        Add("told-by", filter.ToldBy);
        Add("known-on", filter.KnownOn?.ToString());
        Add("sort", filter.Sort == SortOrder.Oldest ? null : filter.Sort.Text());
        Add("lanes", filter.Lanes == LaneBy.Phase ? LaneBy.Phase.Text() : null);
        Add("after", filter.After);
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
            }
        }
    }
}
