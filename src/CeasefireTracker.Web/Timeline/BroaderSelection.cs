using CeasefireTracker.Web.Filters;

namespace CeasefireTracker.Web.Timeline;

/// <summary>What is nearest to a selection that holds nothing.</summary>
public static class BroaderSelection
{
    private const int Most = 3;

    /// <summary>True if nothing but what is chosen from lists narrows the record: then what is not found was never recorded.</summary>
    public static bool IsOfWholeRecord(TimelineFilter filter) =>
        filter is { From: null, To: null, KnownOn: null, ToldBy: null, Search.Length: 0, Pick.IsEmpty: true };

    /// <summary>The same selection with one name of its address less, those that hold something, the smallest first.</summary>
    public static IEnumerable<(TimelineFilter Filter, int Total)> Of(TimelineQuery query, TimelineFilter filter)
    {
        var first = filter with { After = null };
        return Facet
            .Choices.Append(Facet.Disputed)
            .Where(facet => !filter.Values(facet).IsEmpty)
            .Select(facet => first.Without(facet))
            .Concat(filter.From is null && filter.To is null ? [] : [first with { From = null, To = null }])
            .Where(broader => !broader.IsEverything)
            .Select(broader => (broader, Total: query.Matching(broader).Count()))
            .Where(pair => pair.Total > 0)
            .OrderBy(pair => pair.Total)
            .Take(Most);
    }
}
