using CeasefireTracker.Dataset.Model;
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
        var (filter, problems) = (DisputeFilter.Everything, new FilterProblems());
        foreach (var (name, value) in problems.Values(query))
        {
            filter = Apply(filter, name, value, store, problems);
        }

        return (filter, problems.Told);
    }

    private static DisputeFilter Apply(DisputeFilter filter, string name, string value, OpenStore store, FilterProblems problems)
    {
        switch (name)
        {
            case "about" when EnumText.TryParse<DifferenceAbout>(value, out var about):
                return filter with { About = filter.About.Add(about) };
            case "why" when EnumText.TryParse<DifferenceCause>(value, out var why):
                return filter with { Why = filter.Why.Add(why) };
            case "publisher" when store.Vocabulary.Publishers.ContainsKey(value):
                return filter with { Publishers = filter.Publishers.Add(value) };
            case "after" when store.Index.Ordinal(value) is not null:
                return filter with { After = value };
            case "after":
                problems.Add(name, value, "filter.after");
                return filter;
            case "about" or "why" or "publisher":
                problems.AddUnknown(
                    name, value, name switch { "about" => EnumText.All<DifferenceAbout>(), "why" => EnumText.All<DifferenceCause>(), _ => (IEnumerable<string>)store.Vocabulary.Publishers.Keys });
                return filter;
            default:
                problems.AddUnknownName(name, value, Names);
                return filter;
        }
    }
}
