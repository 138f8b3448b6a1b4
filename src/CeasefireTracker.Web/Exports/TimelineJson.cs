using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>The filtered timeline as JSON, version 1: documented keys are only ever added.</summary>
/// <param name="Url">The page of the same filter; it begins with the newest event unless a sort is asked for.</param>
/// <param name="Filter">The names and values of the address.</param>
/// <param name="Total">How many events match on all pages.</param>
/// <param name="Next">The whole address of the next page, or null on the last.</param>
public sealed record TimelineJson(
    string Version,
    string Dataset,
    DateOnly? RecordedUpTo,
    string Url,
    string Sentence,
    IReadOnlyDictionary<string, string[]> Filter,
    int Total,
    string? Next,
    IReadOnlyList<EventJson> Events
)
{
    public static IEnumerable<string> Write(TimelineExport export)
    {
        var (edition, filter, limit) = (export.ExportContext, export.Filter, export.Limit);
        var result = new TimelineQuery(edition.Store, edition.Stop).Run(filter, limit);
        var next = result.Selection.Next is { } after
            ? Paging.Next(edition, edition.Links.Timeline(filter with { After = after }, ".json"), limit)
            : null;
        var body = new TimelineJson(
            "1",
            edition.Store.Hash,
            edition.Store.RecordedUpTo,
            edition.Whole(edition.Links.Timeline(filter.OnPage())),
            export.Sentence(result.Selection.Total),
            Names(filter),
            result.Selection.Total,
            next,
            [.. result.Events.Select(e => EventJson.Of(e, edition))]
        );
        return [TrackerJson.Text(body, TrackerJson.Default.TimelineJson) + "\n"];
    }

    private static Dictionary<string, string[]> Names(TimelineFilter filter) =>
        filter
            .ToQueryString()
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .GroupBy(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]))
            .ToDictionary(group => group.Key, group => group.ToArray());
}
