using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Text;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Filters;

/// <summary>Something in an address that was not understood.</summary>
/// <param name="Field">The name in the address.</param>
/// <param name="Value">The value as given.</param>
/// <param name="Message">One sentence that says what was not understood and what would be.</param>
public sealed record FilterProblem(string Field, string Value, LocalizedText Message)
{
    private const int LongestShown = 60;

    /// <summary>What may have been meant; empty if nobody can tell.</summary>
    public IReadOnlyList<Meaning> Meant { get; init; } = [];

    /// <summary>True where the address takes no such name, whatever its value.</summary>
    public bool IsOfName { get; init; }

    /// <summary>True of the last one told, if nothing after it was read; after any other the rest of the address counts.</summary>
    public bool Stops { get; init; }

    /// <summary>A text of an address as it is told again: 60 characters of it at most.</summary>
    public static string Shown(string text) => text.Length <= LongestShown ? text : text[..LongestShown] + "…";
}

/// <summary>Something that a reader may have meant.</summary>
/// <param name="Name">As a link to it is called.</param>
/// <param name="Query">What it adds to an address that lacks what was not understood, such as <c>from=2025-03-11</c>.</param>
public sealed record Meaning(LocalizedText Name, string Query);

/// <summary>
/// What of one address was not understood, as much of it as anybody would read. To look for what was meant costs far more than to know a
/// value, so after that much nothing more of the address is read, and the last problem says so.
/// </summary>
public sealed class FilterProblems
{
    /// <summary>How many are told of one address, the one that says that reading stopped not counted.</summary>
    public const int Most = 20;

    private readonly List<FilterProblem> told = [];

    /// <summary>The problems in the order of the address.</summary>
    public IReadOnlyList<FilterProblem> Told => told;

    /// <summary>True if nothing more is to be read.</summary>
    public bool IsFull => told.Count > Most;

    public void Add(FilterProblem problem)
    {
        if (!IsFull)
        {
            told.Add(told.Count < Most ? problem : problem with { Message = Words.Both("filter.stopped", Most), Meant = [], Stops = true });
        }
    }

    public void Add(string name, string value, string key, params object?[] places) =>
        Add(new FilterProblem(name, value, Words.Both(key, places)));

    /// <summary>Adds that an address has no such name, with the nearest known one if one is near.</summary>
    public void AddUnknownName(string name, string value, IEnumerable<string> known)
    {
        if (Nearest.Of(name, known) is { } near)
        {
            Add(name, value, "filter.unknown-name-near", FilterProblem.Shown(name), near);
        }
        else
        {
            Add(name, value, "filter.unknown-name", FilterProblem.Shown(name));
        }
    }

    /// <summary>The values of an address one by one, trimmed, until too much of it was not understood. Empty ones, which a form sends for
    /// untouched fields, say nothing.</summary>
    public IEnumerable<(string Name, string Value)> Values(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        foreach (var (name, values) in query)
        {
            foreach (var value in values)
            {
                if (IsFull)
                {
                    yield break;
                }

                if (!string.IsNullOrWhiteSpace(value))
                {
                    yield return (name, value.Trim());
                }
            }
        }
    }
}
