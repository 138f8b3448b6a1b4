using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Pages;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Exports;

/// <summary>The filtered timeline as JSON, version 1.</summary>
public sealed record TimelineJson(
    string Version, string Dataset, DateOnly RecordedUpTo, string Url, string Sentence, IReadOnlyDictionary<string, string[]> Filter,
    int Total, string? Next, IReadOnlyList<EventJson> Events);

/// <summary>Serves <c>/{lang}/timeline.json</c>: the same filter and the same result as the page.</summary>
public static class TimelineJsonEndpoint
{
    private const int MostEvents = 500;

    public static void MapTimelineJson(this IEndpointRouteBuilder routes) => routes.MapRead("/{lang:language}/timeline.json", Answer);

    private static IResult Answer(HttpContext context, string lang, Origin origin)
    {
        EnumText.TryParse<Language>(lang, out var language);
        var store = context.Store();
        context.Response.Headers.AccessControlAllowOrigin = "*";
        var (filter, read) = FilterReader.Read(context.Request.Query, store, "limit");
        List<FilterProblem> problems = [.. read];
        var size = Limit(context.Request.Query["limit"], problems);
        if (problems.Count > 0)
        {
            return ProblemAnswer.Of(problems, language);
        }

        var result = new TimelineQuery(store).Run(filter, size);
        var links = new Links(language);
        var next = result.Selection.Next is { } after ? origin.Value + links.Timeline(filter with { After = after }, ".json") + LimitSuffix(size) : null;
        var body = new TimelineJson(
            "1", store.Hash, store.RecordedUpTo, origin.Value + links.Timeline(filter), new FilterSentence(store.Vocabulary, language) { Teller = result.Telling?.Name(language) }.Of(filter, result.Selection.Total),
            Names(filter), result.Selection.Total, next, [.. result.Events.Select(e => EventJson.Of(e, origin.Value, language))]);
        return Results.Json(body, TrackerJson.Default.TimelineJson);
    }

    private static int Limit(StringValues typed, List<FilterProblem> problems)
    {
        if (typed.Count == 0)
        {
            return TimelineQuery.PageSize;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= MostEvents)
        {
            return limit;
        }

        problems.Add(new FilterProblem("limit", typed.ToString(), Words.Both("filter.limit", MostEvents)));
        return TimelineQuery.PageSize;
    }

    private static string LimitSuffix(int size) => size == TimelineQuery.PageSize ? "" : string.Create(CultureInfo.InvariantCulture, $"&limit={size}");

    private static Dictionary<string, string[]> Names(TimelineFilter filter) => filter.ToQueryString().Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .GroupBy(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]))
        .ToDictionary(group => group.Key, group => group.ToArray());
}

/// <summary>The JSON writers, generated at compile time; camel case, kanji as kanji.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(TimelineJson))]
[JsonSerializable(typeof(PositionsJson))]
[JsonSerializable(typeof(DisputesJson))]
internal sealed partial class TrackerJson : JsonSerializerContext
{
    static TrackerJson() => Default = new TrackerJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) });
}
