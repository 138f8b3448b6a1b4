using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Pages;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>
/// The page of an event as JSON-LD in the words of schema.org: citations and corrections belong to the page, the date to the event.
/// Safe inside a script element: no angle bracket is written as itself.
/// </summary>
public static class JsonLd
{
    public const string MediaType = "application/ld+json";
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true, NewLine = "\n" };

    public static IEnumerable<string> Write(EventExport export) => [Text(export) + "\n"];

    public static string Text(EventExport export)
    {
        var (edition, e) = export;
        var language = edition.Language;
        var site = new JsonObject { ["@type"] = "Organization", ["name"] = edition.Site.Responsible?.In(language) ?? edition.SiteName, ["url"] = edition.Whole(edition.Links.About()) };
        var page = new JsonObject
        {
            ["@context"] = new JsonArray("https://schema.org", new JsonObject { ["dcterms"] = "http://purl.org/dc/terms/" }),
            ["@type"] = "WebPage",
            ["@id"] = edition.Whole(edition.Links.Event(e.Id)),
            ["url"] = edition.Whole(edition.Links.Event(e.Id)),
            ["name"] = e.Title.In(language),
            ["inLanguage"] = language.Text(),
            ["datePublished"] = Day(e.Added),
            ["dateModified"] = Day(e.LastChange()),
            ["version"] = edition.Store.Hash,
            ["publisher"] = site,
            ["isPartOf"] = new JsonObject { ["@type"] = "WebSite", ["name"] = edition.SiteName, ["url"] = edition.Whole(edition.Links.Timeline()) },
            ["mainEntity"] = Event(e, edition),
            ["citation"] = new JsonArray([.. e.Citations.Select(citation => Citation(citation.Source, language))]),
        };
        if (e.Changes.Count > 0)
        {
            page["correction"] = new JsonArray([.. e.Changes.Select(change => (JsonNode)new JsonObject { ["@type"] = "CorrectionComment", ["datePublished"] = Day(change.On), ["text"] = change.What.In(language) })]);
        }

        return page.ToJsonString(Options);
    }

    private static JsonObject Event(EventRow e, Edition edition)
    {
        var dates = ReducedDates.Of(e.Date);
        var entity = new JsonObject { ["@type"] = "Event", ["@id"] = edition.Tag("events/" + e.Id), ["name"] = e.Title.In(edition.Language), ["description"] = e.Summary.In(edition.Language) };
        Add(entity, "startDate", dates.Start);
        Add(entity, "endDate", dates.End);
        entity["dcterms:date"] = new JsonObject { ["@type"] = "http://id.loc.gov/datatypes/edtf/EDTF", ["@value"] = e.Date.ToString() };
        entity["contributor"] = new JsonArray([.. Parts.Of(e).Select(part => Actor(part.Actor, edition))]);
        return entity;
    }

    private static JsonNode Actor(ActorRow actor, Edition edition)
    {
        var node = new JsonObject
        {
            ["@type"] = actor.Kind switch { ActorKind.Person => "Person", ActorKind.State => "Country", _ => "Organization" },
            ["name"] = actor.Name.In(edition.Language),
            ["url"] = edition.Whole(edition.Links.Actor(actor.Id)),
        };
        Add(node, "sameAs", actor.Wikidata is { } item ? "https://www.wikidata.org/entity/" + item : null);
        return node;
    }

    private static JsonNode Citation(SourceRow source, Language language)
    {
        var node = new JsonObject { ["@type"] = source.Tier == SourceTier.News ? "NewsArticle" : "CreativeWork" };
        Add(node, "name", source.Title);
        Add(node, "description", source.Description?.In(language));
        Add(node, "url", source.Url);
        Add(node, "datePublished", source.Published is { } published ? ReducedDates.Of(published).Start : null);
        node["inLanguage"] = source.Language;
        node["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = source.Publisher.Name.In(language) };
        if (source.Access != Access.Unknown)
        {
            node["isAccessibleForFree"] = source.Access == Access.Open;
        }

        return node;
    }

    private static void Add(JsonObject node, string name, string? value)
    {
        if (value is not null)
        {
            node[name] = value;
        }
    }

    private static string Day(DateOnly day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");
}
