using System.Collections.Immutable;
using System.Text;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Disputes;

/// <summary>
/// Which disputes a reader wants: any value of one name, all of the different ones. Immutable; its address form is <see cref="ToQueryString"/>.
/// Two filters are equal if they have one address.
/// </summary>
public sealed record DisputeFilter
{
    /// <summary>The filter that leaves nothing out.</summary>
    public static readonly DisputeFilter Everything = new();

    /// <summary>What the sources differ on.</summary>
    public ImmutableSortedSet<DifferenceAbout> About { get; init; } = [];

    /// <summary>Why one of the reports differs.</summary>
    public ImmutableSortedSet<DifferenceCause> Why { get; init; } = [];

    /// <summary>Who published one of the differing reports.</summary>
    public ImmutableSortedSet<string> Publishers { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The event after which the page begins; null: the first page.</summary>
    public string? After { get; init; }

    /// <summary>True if nothing is left out; the page does not count.</summary>
    public bool IsEverything => About.IsEmpty && Why.IsEmpty && Publishers.IsEmpty;

    /// <summary>The filter as the query of an address, without the question mark; names and values in a fixed order.</summary>
    public string ToQueryString()
    {
        var query = new StringBuilder();
        foreach (var (name, value) in About.Select(about => ("about", about.Text())).Concat(Why.Select(why => ("why", why.Text())))
            .Concat(Publishers.Select(publisher => ("publisher", publisher))).Concat(After is null ? [] : [("after", After)]))
        {
            query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=').Append(value);
        }

        return query.ToString();
    }

    /// <summary>The same filter with a value that it lacked, or without one that it had; it begins on the first page again.</summary>
    public DisputeFilter Toggle(DifferenceAbout about) => this with { About = Toggled(About, about), After = null };

    /// <inheritdoc cref="Toggle(DifferenceAbout)"/>
    public DisputeFilter Toggle(DifferenceCause why) => this with { Why = Toggled(Why, why), After = null };

    /// <inheritdoc cref="Toggle(DifferenceAbout)"/>
    public DisputeFilter Toggle(string publisher) => this with { Publishers = Toggled(Publishers, publisher), After = null };

    public bool Equals(DisputeFilter? other) => other is not null && ToQueryString() == other.ToQueryString();

    public override int GetHashCode() => ToQueryString().GetHashCode(StringComparison.Ordinal);

    private static ImmutableSortedSet<T> Toggled<T>(ImmutableSortedSet<T> set, T value) => set.Contains(value) ? set.Remove(value) : set.Add(value);
}
