using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CeasefireTracker.Web.Positions;

/// <summary>
/// Whose positions on what a reader wants, and on which day. Immutable; its address form is <see cref="ToQueryString"/>. Two filters are equal if
/// they have one address.
/// </summary>
public sealed record PositionFilter
{
    /// <summary>The main actors on every issue, at the end of the record.</summary>
    public static readonly PositionFilter Default = new();

    /// <summary>The day, inclusive: what was stated on it counts. Null: the last day that the record reaches.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Only what was public by this day, inclusive; null: everything.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>The columns; empty: the parties and those who have said most besides them.</summary>
    public ImmutableSortedSet<string> Actors { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The rows; empty: every issue.</summary>
    public ImmutableSortedSet<string> Issues { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The filter as the query of an address, without the question mark; names and values in a fixed order, defaults left out.</summary>
    public string ToQueryString()
    {
        var query = new StringBuilder();
        foreach (var actor in Actors)
        {
            Add("actor", actor);
        }

        foreach (var issue in Issues)
        {
            Add("issue", issue);
        }

        Add("asof", Text(AsOf));
        Add("known-on", Text(KnownOn));
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                query.Append(query.Length == 0 ? "" : "&").Append(name).Append('=').Append(value);
            }
        }
    }

    public bool Equals(PositionFilter? other) => other is not null && ToQueryString() == other.ToQueryString();

    public override int GetHashCode() => ToQueryString().GetHashCode(StringComparison.Ordinal);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
