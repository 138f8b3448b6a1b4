using System.Globalization;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Filters;

/// <summary>
/// Reads the values of an address, so that one name means one thing at every address that has it. It never fails: what is not understood
/// becomes a <see cref="FilterProblem"/>, with what may have been meant. Actors, issues, phases, kinds and publishers may also be given by
/// a name or alias in either language and whatever case, or by a part of it that only one of them has.
/// </summary>
/// <param name="store">The store that says which values there are.</param>
public sealed class AddressValues(OpenStore store)
{
    private const int LongestName = 200;

    // Names are compared as a culture has it, with every name and alias that there is.
    private const int MostNamed = 20;

    // As many links as anybody would read.
    private const int MostMeant = 20;

    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth | CompareOptions.IgnoreNonSpace;

    private static readonly CompareInfo Texts = CultureInfo.InvariantCulture.CompareInfo;

    private int named;

    /// <summary>The store that says which values there are.</summary>
    public OpenStore Store => store;

    /// <summary>What was not understood so far.</summary>
    public FilterProblems Problems { get; } = new();

    /// <inheritdoc cref="FilterProblems.Values"/>
    public IEnumerable<(string Name, string Value)> Of(IEnumerable<KeyValuePair<string, StringValues>> query) => Problems.Values(query);

    /// <summary>The value of a facet that is meant, or null and a problem.</summary>
    public string? Id(Facet facet, string value)
    {
        var known = facet.Ids(store.Vocabulary);
        if (known.Contains(value))
        {
            return value;
        }

        // Whoever types has a name in mind, or the part of it by which everybody knows it, not our id.
        var names = facet.Names(store.Vocabulary).ToList();
        if (names.Count > 0 && ++named > MostNamed)
        {
            Problem(facet.Name, value, "filter.many-names", MostNamed);
            return null;
        }

        var meant =
            value.Length > LongestName
                ? null
                : Only(names, name => Texts.Compare(name, value, Loosely) == 0)
                    ?? (value.Length > 1 ? Only(names, name => Texts.IndexOf(name, value, Loosely) >= 0) : null);
        var words = names.SelectMany(pair => SearchTokens.Words(pair.Name), (pair, word) => (pair.Id, word));
        return meant
            ?? Unknown(
                facet.Name,
                value,
                [.. known.Select(id => (id, id)), .. names, .. words],
                id => facet.Label(id, store.Vocabulary, store.Site)
            );
    }

    /// <summary>The word of a closed set that is meant, or null and a problem.</summary>
    public T? Word<T>(string name, string value)
        where T : struct, Enum
    {
        if (EnumText.TryParse<T>(value, out var word))
        {
            return word;
        }

        Unknown(name, value, [.. EnumText.All<T>().Select(known => (known, known))]);
        return null;
    }

    /// <summary>A year, a month or a day, or null and a problem.</summary>
    public DateBound? Bound(string name, string value)
    {
        if (DateBound.TryParse(value, out var bound, out var message))
        {
            return bound;
        }

        var meant = DateBound.Readings(value).Select(reading => new Meaning(reading.Words(), $"{name}={reading}"));
        Problems.Add(new FilterProblem(name, value, message) { Meant = [.. meant] });
        return null;
    }

    /// <summary>One day, or null and a problem. Of a month or a year its last day counts, and that is a problem too.</summary>
    public DateBound? Day(string name, string value)
    {
        var bound = Bound(name, value);
        if (bound is null || bound.Date.Precision == DatePrecision.Day)
        {
            return bound;
        }

        Problem(name, value, "filter.day", value, bound.Last);
        return DateBound.Of(bound.Last);
    }

    /// <summary>Says that the address has no such name.</summary>
    public void UnknownName(string name, string value, IEnumerable<string> names) => Problems.AddUnknownName(name, value, names);

    /// <summary>Says that a value is none of those that there are, and which of them may have been meant.</summary>
    /// <param name="known">What each may be called by, its id first.</param>
    /// <param name="label">The whole name of an id; null: the word that is near.</param>
    /// <returns>Null, as what the value is.</returns>
    public string? Unknown(
        string name,
        string value,
        IReadOnlyList<(string Id, string Name)> known,
        Func<string, LocalizedText>? label = null
    )
    {
        if (Nearest.Of(value, known.Select(pair => pair.Name)) is not { } near)
        {
            Problem(name, value, "filter.unknown-value", FilterProblem.Shown(value));
            return null;
        }

        // A part of a name may be that of several.
        var meant = known
            .Where(pair => pair.Name.Equals(near, StringComparison.OrdinalIgnoreCase))
            .Select(pair => pair.Id)
            .Distinct()
            .Take(MostMeant);
        Problems.Add(
            new FilterProblem(name, value, Words.Both("filter.unknown-value-near", FilterProblem.Shown(value), near))
            {
                Meant =
                [
                    .. meant.Select(id => new Meaning(
                        label?.Invoke(id) ?? new LocalizedText(near, near),
                        $"{name}={Uri.EscapeDataString(id)}"
                    )),
                ],
            }
        );
        return null;
    }

    /// <summary>Says what was not understood.</summary>
    public void Problem(string name, string value, string key, params object?[] places) => Problems.Add(name, value, key, places);

    /// <inheritdoc cref="Problem"/>
    public void Add(FilterProblem problem) => Problems.Add(problem);

    private static string? Only(IEnumerable<(string Id, string Name)> names, Func<string, bool> isMeant) =>
        names.Where(pair => isMeant(pair.Name)).Select(pair => pair.Id).Distinct().Take(2).ToList() is [var only] ? only : null;
}
