using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Positions;

/// <summary>Reads a <see cref="PositionFilter"/> from an address. It never fails: what is not understood becomes a problem, and the rest counts.</summary>
public static class PositionFilterReader
{
    /// <summary>Every name that such an address may have.</summary>
    public static readonly IReadOnlyList<string> Names = ["actor", "issue", "asof", "known-on"];

    /// <summary>The filter and what was not understood of it. Of a month or a year its last day counts, and that is a problem too.</summary>
    public static (PositionFilter Filter, IReadOnlyList<FilterProblem> Problems) Read(IEnumerable<KeyValuePair<string, StringValues>> query, OpenStore store)
    {
        var (filter, problems) = (PositionFilter.Default, new FilterProblems());
        foreach (var (name, value) in problems.Values(query))
        {
            filter = Apply(filter, name, value, store, problems);
        }

        return (filter, problems.Told);
    }

    private static PositionFilter Apply(PositionFilter filter, string name, string value, OpenStore store, FilterProblems problems)
    {
        switch (name)
        {
            case "actor" when Known(name, value, store.Vocabulary.Actors, problems):
                return filter with { Actors = filter.Actors.Add(value) };
            case "issue" when Known(name, value, store.Vocabulary.Issues, problems):
                return filter with { Issues = filter.Issues.Add(value) };
            case "asof" when filter.AsOf is null:
                return filter with { AsOf = Day(name, value, problems) };
            case "known-on" when filter.KnownOn is null:
                return filter with { KnownOn = Day(name, value, problems) };
            case "actor" or "issue":
                return filter;
            case "asof" or "known-on":
                problems.Add(name, value, "filter.twice");
                return filter;
            default:
                problems.AddUnknownName(name, value, Names);
                return filter;
        }
    }

    /// <summary>Reads one day, as every address with a day does.</summary>
    internal static DateOnly? Day(string name, string value, FilterProblems problems)
    {
        if (!DateBound.TryParse(value, out var bound, out var message))
        {
            problems.Add(new FilterProblem(name, value, message));
            return null;
        }

        if (bound.Date.Precision != DatePrecision.Day)
        {
            problems.Add(name, value, "filter.day", value, bound.Last);
        }

        return bound.Last;
    }

    private static bool Known<T>(string name, string value, IReadOnlyDictionary<string, T> known, FilterProblems problems)
    {
        if (known.ContainsKey(value))
        {
            return true;
        }

        problems.AddUnknown(name, value, known.Keys);
        return false;
    }
}
