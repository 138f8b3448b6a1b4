using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Briefs;
using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Talks;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using CeasefireTracker.Web.Truces;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Exports;

/// <summary>Registers every data address in one place, from the table of <see cref="Endings"/>.</summary>
public static class DataEndpoints
{
    // A written ending goes before the parameter that catches all others; by themselves the two routes count as equally good.
    private const int Literal = -1;

    /// <summary>What a page's query means, read in one place for all its endings.</summary>
    private delegate (T Export, IReadOnlyList<FilterProblem> Problems) Reader<T>(
        IEnumerable<KeyValuePair<string, StringValues>> query,
        ExportContext edition,
        int limit
    );

    public static void MapData(this IEndpointRouteBuilder site)
    {
        var routes = site.MapGroup("").WithMetadata(new ReadByAnySite());
        routes.MapDownloads();
        routes.MapApiDocument();
        MapPage(
            routes,
            "timeline",
            Endings.Timeline,
            (query, edition, limit) =>
                FilterReader.Read(query, edition.Store) is var (filter, problems)
                    ? (new TimelineExport(edition, filter, limit), problems)
                    : default,
            Endings.TimelineCard
        );
        MapPage(
            routes,
            "positions",
            Endings.Positions,
            (query, edition, _) =>
                PositionFilter.Read(query, edition.Store) is var (filter, problems)
                    ? (new PositionsExport(edition, filter), problems)
                    : default,
            Endings.PositionsCard
        );
        MapPage(
            routes,
            "terms",
            Endings.Terms,
            (query, edition, _) =>
                PositionFilter.Read(query, edition.Store, TermsExport.Filters) is var (filter, problems)
                    ? (new TermsExport(edition, filter), problems)
                    : default
        );
        MapPage(
            routes,
            "brief",
            Endings.Brief,
            (query, edition, _) =>
                Brief.Read(query, edition.Store) is var (filter, problems) ? (new BriefExport(edition, filter), problems) : default
        );
        MapPage(
            routes,
            "disputes",
            Endings.Disputes,
            (query, edition, limit) =>
                DisputeFilter.Read(query, edition.Store) is var (filter, problems)
                    ? (new DisputesExport(edition, filter, limit), problems)
                    : default
        );
        MapPage(
            routes,
            "truces",
            Endings.Truces,
            (query, edition, limit) =>
                TruceList.List.Read(query, edition.Store) is var (filter, problems)
                    ? (new TrucesExport(edition, filter, limit), problems)
                    : default
        );
        MapPage(
            routes,
            "talks",
            Endings.Talks,
            (query, edition, limit) =>
                Meetings.List.Read(query, edition.Store) is var (filter, problems)
                    ? (new TalksExport(edition, filter, limit), problems)
                    : default
        );
        MapPage(routes, "phases", Endings.Phases, (query, edition, _) => (new PhasesExport(edition), NoNames(query)));
        MapPage(
            routes,
            "actors",
            Endings.Actors,
            (query, edition, _) =>
                NameFilter.Read(query, edition.Store, ActorsExport.Filters) is var (search, problems)
                    ? (new ActorsExport(edition, search), problems)
                    : default
        );
        MapPage(routes, "issues", Endings.Issues, (query, edition, _) => (new IssuesExport(edition), NoNames(query)));
        MapPage(
            routes,
            "sources",
            Endings.Sources,
            (query, edition, _) =>
                NameFilter.Read(query, edition.Store, SourcesExport.Filters) is var (search, problems)
                    ? (new SourcesExport(edition, search), problems)
                    : default
        );
        MapPage(routes, "leads", Endings.Leads, (query, edition, _) => (new LeadsExport(edition), NoNames(query)));
        MapPage(routes, "changes", Endings.Changes, (query, edition, _) => (new ChangesExport(edition), NoNames(query)));
        foreach (var ending in Endings.Event.Append(Endings.EventCard))
        {
            routes
                .MapRead("/{lang:language}/events/{id:slug}" + ending.Suffix, context => Event(context, ending))
                .WithOrder(Literal)
                .Told("events", ending);
        }

        routes.MapRead("/{lang:language}/events/{id:slug}.{ending}", context => Unknown(context, Endings.Event));
        routes.MapRead(NearAddress.NotFound, NearAddress.Answer);
        routes.MapRead("/oembed", OEmbed.Answer);
        routes.MapRead(
            "/opensearch.xml",
            context => OpenSearch.Answer(ExportContext.Of(context, Language.En), NoNames(context.Request.Query))
        );
        routes.MapRead("/{lang:language}/opensearch.xml", context => OpenSearch.Answer(EditionOf(context), NoNames(context.Request.Query)));
    }

    private static void MapPage<T>(
        IEndpointRouteBuilder routes,
        string page,
        IReadOnlyList<Ending<T>> endings,
        Reader<T> read,
        Ending<T>? card = null
    )
    {
        foreach (var ending in card is null ? endings : endings.Append(card))
        {
            routes
                .MapRead(
                    $"/{{lang:language}}/{page}{ending.Suffix}",
                    context => Answer(EditionOf(context), context.Request.Query, ending, read)
                )
                .Told(page, ending);
        }

        routes.MapRead($"/{{lang:language}}/{page}.{{ending}}", context => Unknown(context, endings));
    }

    /// <summary>What the document of the API and the kept answers need to know of an address.</summary>
    private static void Told(this IEndpointConventionBuilder route, string page, Ending ending)
    {
        if (ending.Draw is not null)
        {
            route.WithMetadata(new KeptWhole());
        }

        if (ending.Suffix != Links.Card)
        {
            route.Documented(page, ending);
        }
    }

    private static IResult Event(HttpContext context, Ending<EventExport> ending)
    {
        var (edition, id) = (EditionOf(context), context.Part("id"));
        if (new TimelineQuery(edition.Store, edition.Stop).Find(id) is not { Event.Withdrawn: null } found)
        {
            return ProblemAnswer.Missing(id, edition.Links, NearAddress.OfEvent(id, ending.Suffix, edition));
        }

        return found.Id == id
            ? Answer(edition, context.Request.Query, ending, (query, _, _) => (new EventExport(edition, found), NoNames(query)))
            : Results.Redirect(edition.Links.Event(found.Id, ending.Suffix) + context.Request.QueryString, permanent: true);
    }

    /// <summary>Answers with a format: the names that are its own are read here, for all pages alike, and the rest is the page's.</summary>
    private static IResult Answer<T>(ExportContext edition, IQueryCollection query, Ending<T> ending, Reader<T> read)
    {
        if (query["v"] is [{ Length: > 0 } version, ..] && version != edition.Store.Hash)
        {
            return ProblemAnswer.UnknownVersion(edition);
        }

        IReadOnlyList<string> refused = [.. ending.Reach == Reach.Page ? [] : Paging.Names, .. ending.Refused];
        List<FilterProblem> problems =
        [
            .. query
                .Where(pair => refused.Contains(pair.Key) && !StringValues.IsNullOrEmpty(pair.Value))
                .Select(pair => Refused(ending, pair.Key, pair.Value)),
        ];
        var limit = ending.Reach == Reach.Page ? Paging.Limit(query[Paging.Limited], problems) : TimelineQuery.PageSize;
        var mark = ending.HasMark ? query[CsvLines.MarkName].ToString() : "";
        if (mark is not ("" or "1"))
        {
            problems.Add(new FilterProblem(CsvLines.MarkName, mark, Words.Both("filter.bom")));
        }

        var (export, unread) = read(query.Where(pair => !ending.Names.Contains(pair.Key) && !refused.Contains(pair.Key)), edition, limit);
        problems.AddRange(unread);
        return problems.Count > 0
            ? ProblemAnswer.Of(problems, edition.Links)
            : new WrittenAnswer(ending.MediaType, mark == "1" ? ending.Write(export).Prepend(CsvLines.ByteOrderMark) : ending.Write(export))
            {
                Draw = ending.Draw,
                FileName = ending.IsPicture
                    ? $"ceasefire-{edition.Language.Text()}-{edition.Store.LastDay:yyyy-MM-dd}{ending.Suffix}"
                    : null,
            };
    }

    /// <summary>A query that means nothing: a name in it is a mistake to be told of.</summary>
    private static IReadOnlyList<FilterProblem> NoNames(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var problems = new FilterProblems();
        foreach (var (name, values) in query)
        {
            problems.Add(name, values.ToString(), "filter.no-names", FilterProblem.Shown(name));
        }

        return problems.Told;
    }

    private static FilterProblem Refused(Ending ending, string name, StringValues value) =>
        new(name, value.ToString(), Words.Both(ending.Refused.Contains(name) ? "filter.record-only" : "filter.unpaged", name))
        {
            IsOfName = true,
        };

    /// <summary>The edition that a request asks for.</summary>
    public static ExportContext EditionOf(HttpContext context)
    {
        EnumText.TryParse<Language>(context.Part("lang"), out var language);
        return ExportContext.Of(context, language);
    }

    // What a sentence left at the end of an address is no ending: it is led on, as it is on pages.
    private static IResult Unknown(HttpContext context, IEnumerable<Ending> known)
    {
        var path = context.Request.Path.Value!;
        if (NearPage.WithoutEnd(path) is { } kept)
        {
            return Results.Redirect(context.Request.PathBase.ToUriComponent() + kept + context.Request.QueryString, permanent: true);
        }

        var ending = "." + context.Part("ending");
        var near = Nearest.Of(ending, known.Select(other => other.Suffix));
        var links = EditionOf(context).Links;
        return ProblemAnswer.UnknownEnding(
            ending,
            known,
            links,
            near is null ? null : links.Base + path[..^ending.Length] + near + context.Request.QueryString
        );
    }
}
