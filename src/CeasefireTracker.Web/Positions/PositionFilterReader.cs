using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
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
        var (filter, values) = (PositionFilter.Default, new AddressValues(store));
        foreach (var (name, value) in values.Of(query))
        {
            filter = Apply(filter, name, value, values);
        }

        return (filter, values.Problems.Told);
    }

    private static PositionFilter Apply(PositionFilter filter, string name, string value, AddressValues values)
    {
        switch (name)
        {
            case "actor":
                return values.Id(Facet.Actor, value) is { } actor ? filter with { Actors = filter.Actors.Add(actor) } : filter;
            case "issue":
                return values.Id(Facet.Issue, value) is { } issue ? filter with { Issues = filter.Issues.Add(issue) } : filter;
            case "asof" when filter.AsOf is null:
                return filter with { AsOf = values.Day(name, value)?.Last };
            case "known-on" when filter.KnownOn is null:
                return filter with { KnownOn = values.Day(name, value)?.Last };
            case "asof" or "known-on":
                values.Problem(name, value, "filter.twice");
                return filter;
            default:
                values.UnknownName(name, value, Names);
                return filter;
        }
    }
}
