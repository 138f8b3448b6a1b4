using System.Globalization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Exports;

/// <summary>Registers every data address in one place, from the table of <see cref="Endings"/>.</summary>
public static class DataEndpoints
{
    // A written ending goes before the parameter that catches all others; by themselves the two routes count as equally good.
    private const int Literal = -1;

    public static void MapData(this IEndpointRouteBuilder routes)
    {
        routes.MapDownloads();
        foreach (var ending in Endings.Timeline)
        {
            routes.MapRead("/{lang:language}/timeline" + ending.Suffix, (HttpContext context) => Timeline(context, ending)).Documented("timeline", ending);
        }

        foreach (var ending in Endings.Event)
        {
            routes.MapRead("/{lang:language}/events/{id:slug}" + ending.Suffix, (HttpContext context, string id) => Event(context, id, ending)).WithOrder(Literal).Documented("events", ending);
        }

        routes.MapRead("/{lang:language}/events/{id:slug}.{ending}", (HttpContext context, string ending) => Unknown(context, ending, Endings.Event));
        MapPage(routes, "positions", Endings.Positions, Positions);
        MapPage(routes, "disputes", Endings.Disputes, Disputes);
        MapPage(routes, "sources", Endings.Sources, (query, edition) => (new SourcesExport(edition), NoNames(query)));
        MapPage(routes, "changes", Endings.Changes, (query, edition) => (new ChangesExport(edition), NoNames(query)));
        routes.MapRead("/oembed", OEmbed.Answer);
        routes.MapRead("/opensearch.xml", (HttpContext context) => OpenSearch.Answer(Edition.Of(context, Language.En)));
        routes.MapRead("/{lang:language}/opensearch.xml", (HttpContext context) => OpenSearch.Answer(EditionOf(context)));
        routes.MapRead("/{lang:language}/timeline.{ending}", (HttpContext context, string ending) => Unknown(context, ending, Endings.Timeline));
    }

    /// <summary>The endings of one page: what its query means is read in one place for all of them.</summary>
    private static void MapPage<T>(
        IEndpointRouteBuilder routes, string page, IReadOnlyList<Ending<T>> endings, Func<IQueryCollection, Edition, (T Export, IReadOnlyList<FilterProblem> Problems)> read)
    {
        foreach (var ending in endings)
        {
            routes.MapRead($"/{{lang:language}}/{page}{ending.Suffix}", (HttpContext context) =>
            {
                var edition = EditionOf(context);
                var (export, problems) = read(context.Request.Query, edition);
                return problems.Count > 0 ? ProblemAnswer.Of(problems, edition.Language) : new WrittenAnswer(ending.MediaType, ending.Write(export));
            }).Documented(page, ending);
        }

        routes.MapRead($"/{{lang:language}}/{page}.{{ending}}", (HttpContext context, string ending) => Unknown(context, ending, endings));
    }

    private static (PositionsExport, IReadOnlyList<FilterProblem>) Positions(IQueryCollection query, Edition edition) =>
        PositionFilterReader.Read(query, edition.Store) is var (filter, problems) ? (new PositionsExport(edition, filter), problems) : default;

    private static (DisputesExport, IReadOnlyList<FilterProblem>) Disputes(IQueryCollection query, Edition edition) =>
        DisputeFilterReader.Read(query, edition.Store) is var (filter, problems) ? (new DisputesExport(edition, filter), problems) : default;

    /// <summary>A query that means nothing: a name in it is a mistake to be told of.</summary>
    private static IReadOnlyList<FilterProblem> NoNames(IQueryCollection query) =>
        [.. query.Select(pair => new FilterProblem(pair.Key, pair.Value.ToString(), Words.Both("filter.no-names", Shown(pair.Key))))];

    private static IResult Timeline(HttpContext context, Ending<TimelineExport> ending)
    {
        var edition = EditionOf(context);
        var query = context.Request.Query;
        var (filter, read) = FilterReader.Read(query, edition.Store, ending switch
        {
            { Reach: Reach.Page } => ["limit"],
            { Suffix: ".csv" } => ["bom"],
            _ => [],
        });
        List<FilterProblem> problems = [.. read];
        if (ending.Reach != Reach.Page && filter.After is { } after)
        {
            problems.Add(new FilterProblem("after", after, Words.Both("filter.after.whole")));
        }

        var export = new TimelineExport(edition, filter, Limit(query["limit"], ending, problems), Bom(query["bom"], ending, problems));
        return problems.Count > 0 ? ProblemAnswer.Of(problems, edition.Language) : new WrittenAnswer(ending.MediaType, ending.Write(export));
    }

    private static IResult Event(HttpContext context, string id, Ending<EventExport> ending)
    {
        var edition = EditionOf(context);
        if (new TimelineQuery(edition.Store).Find(id) is not { WithdrawnOn: null } found)
        {
            return ProblemAnswer.Missing(id, edition.Language);
        }

        if (found.Id != id)
        {
            return Results.Redirect(edition.Links.Event(found.Id, ending.Suffix), permanent: true);
        }

        return NoNames(context.Request.Query) is { Count: > 0 } problems
            ? ProblemAnswer.Of(problems, edition.Language)
            : new WrittenAnswer(ending.MediaType, ending.Write(new EventExport(edition, found)));
    }

    private static string Shown(string name) => name.Length <= 60 ? name : name[..60] + "…";

    /// <summary>The edition that a request asks for; its answer may be read by pages of any site.</summary>
    private static Edition EditionOf(HttpContext context)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        EnumText.TryParse<Language>((string)context.Request.RouteValues["lang"]!, out var language);
        return Edition.Of(context, language);
    }

    private static IResult Unknown(HttpContext context, string ending, IEnumerable<Ending> known) =>
        ProblemAnswer.UnknownEnding("." + ending, known, EditionOf(context).Language);

    private static int Limit(StringValues typed, Ending ending, List<FilterProblem> problems)
    {
        if (typed.Count == 0 || ending.Reach != Reach.Page)
        {
            return TimelineQuery.PageSize;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is >= 1 and <= TimelineJson.MostEvents)
        {
            return limit;
        }

        problems.Add(new FilterProblem("limit", typed.ToString(), Words.Both("filter.limit", TimelineJson.MostEvents)));
        return TimelineQuery.PageSize;
    }

    private static bool Bom(StringValues typed, Ending ending, List<FilterProblem> problems)
    {
        if (typed.Count > 0 && ending.Suffix == ".csv" && typed != "1")
        {
            problems.Add(new FilterProblem("bom", typed.ToString(), Words.Both("filter.bom")));
        }

        return typed == "1";
    }
}
