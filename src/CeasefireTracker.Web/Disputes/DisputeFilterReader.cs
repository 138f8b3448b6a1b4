using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Disputes;

/// <summary>Reads a <see cref="DisputeFilter"/> from an address. It never fails: what is not understood becomes a problem, and the rest counts.</summary>
public static class DisputeFilterReader
{
    /// <summary>Every name that such an address may have.</summary>
    public static readonly IReadOnlyList<string> Names = ["about", "why", "publisher", "after"];

    /// <summary>The filter and what was not understood of it.</summary>
    public static (DisputeFilter Filter, IReadOnlyList<FilterProblem> Problems) Read(IEnumerable<KeyValuePair<string, StringValues>> query, OpenStore store)
    {
        var (filter, values) = (DisputeFilter.Everything, new AddressValues(store));
        foreach (var (name, value) in values.Of(query))
        {
            filter = Apply(filter, name, value, store, values);
        }

        return (filter, values.Problems.Told);
    }

    private static DisputeFilter Apply(DisputeFilter filter, string name, string value, OpenStore store, AddressValues values)
    {
        switch (name)
        {
            case "about":
                return values.Word<DifferenceAbout>(name, value) is { } about ? filter with { About = filter.About.Add(about) } : filter;
            case "why":
                return values.Word<DifferenceCause>(name, value) is { } why ? filter with { Why = filter.Why.Add(why) } : filter;
            case "publisher":
                return values.Id(Facet.Publisher, value) is { } publisher ? filter with { Publishers = filter.Publishers.Add(publisher) } : filter;
            case "after" when store.Index.Ordinal(value) is not null:
                return filter with { After = value };
            case "after":
                values.Problem(name, value, "filter.after");
                return filter;
            default:
                values.UnknownName(name, value, Names);
                return filter;
        }
    }
}
