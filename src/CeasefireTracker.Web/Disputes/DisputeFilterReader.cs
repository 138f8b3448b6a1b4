using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
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
        var (filter, problems) = (DisputeFilter.Everything, new List<FilterProblem>());
        foreach (var (name, values) in query)
        {
            foreach (var value in values.OfType<string>().Select(value => value.Trim()).Where(value => value.Length > 0))
            {
                filter = Apply(filter, name, value, store, problems);
            }
        }

        return (filter, problems);
    }

    private static DisputeFilter Apply(DisputeFilter filter, string name, string value, OpenStore store, List<FilterProblem> problems)
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
                problems.Add(new FilterProblem(name, value, Words.Both("filter.after")));
                return filter;
            case "about" or "why" or "publisher":
                var known = name switch { "about" => EnumText.All<DifferenceAbout>(), "why" => EnumText.All<DifferenceCause>(), _ => (IEnumerable<string>)store.Vocabulary.Publishers.Keys };
                problems.Add(new FilterProblem(name, value, Nearest.Of(value, known) is { } meant
                    ? Words.Both("filter.unknown-value-near", Shown(value), meant)
                    : Words.Both("filter.unknown-value", Shown(value))));
                return filter;
            default:
                problems.Add(new FilterProblem(name, value, Nearest.Of(name, Names) is { } near
                    ? Words.Both("filter.unknown-name-near", Shown(name), near)
                    : Words.Both("filter.unknown-name", Shown(name))));
                return filter;
        }
    }

    private static string Shown(string value) => value.Length <= 60 ? value : value[..60] + "…";
}
