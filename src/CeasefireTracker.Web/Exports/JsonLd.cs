using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>The keys of the file that programs can count on, for the document of the API; more of the same vocabularies stand beside
/// them.</summary>
public sealed record JsonLdPage(
    [property: JsonPropertyName("@context")] JsonArray Context,
    [property: JsonPropertyName("@type")] string Type,
    [property: JsonPropertyName("@id")] string Id,
    string Url,
    string Name,
    string InLanguage,
    string DatePublished,
    string DateModified,
    string Version,
    JsonLdEvent MainEntity,
    JsonArray Citation
);

/// <summary>The event in it.</summary>
public sealed record JsonLdEvent(
    [property: JsonPropertyName("@type")] string Type,
    [property: JsonPropertyName("@id")] string Id,
    string Name,
    string Description,
    JsonArray Keywords,
    JsonArray Contributor
);

/// <summary>
/// The page of an event as JSON-LD in the words of schema.org: citations and corrections belong to the page, the date to the event.
/// Safe inside a script element: no angle bracket is written as itself.
/// </summary>
public static class JsonLd
{
    public const string MediaType = "application/ld+json";
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
    };

    public static IEnumerable<string> Write(EventExport export) => [Text(export) + "\n"];

    public static string Text(EventExport export)
    {
        var (edition, recorded) = export;
        var (e, language) = (recorded.Event, edition.Language);
        var site = new JsonObject
        {
            ["@type"] = "Organization",
            ["name"] = edition.Site.Responsible?.In(language) ?? edition.SiteName,
            ["url"] = edition.Whole(edition.Links.About()),
        };
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
            ["isPartOf"] = new JsonObject
            {
                ["@type"] = "WebSite",
                ["name"] = edition.SiteName,
                ["url"] = edition.Whole(edition.Links.Timeline()),
            },
            ["mainEntity"] = Event(recorded, edition),
            ["citation"] = new JsonArray([.. recorded.Cited.Select(source => Citation(source, language))]),
        };
        if (e.Changed.Count > 0)
        {
            page["correction"] = new JsonArray([
                .. e.Changed.Select(change =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["@type"] = "CorrectionComment",
                            ["datePublished"] = Day(change.Date),
                            ["text"] = change.What.In(language),
                        }
                ),
            ]);
        }

        return page.ToJsonString(Options);
    }

    private static JsonObject Event(RecordedEvent recorded, ExportContext edition)
    {
        var (e, language) = (recorded.Event, edition.Language);
        var dates = ReducedDates.PartsOf(e.Date);
        var entity = new JsonObject
        {
            ["@type"] = "Event",
            ["@id"] = edition.Tag("events/" + e.Id),
            ["name"] = e.Title.In(language),
            ["description"] = e.Summary.In(language),
        };
        entity["disambiguatingDescription"] = string.Join('\n', EventNotes.Of(recorded, edition));
        Add(entity, "startDate", dates[0].Start);
        // The days between the members of a set are not part of it.
        Add(entity, "endDate", dates.Count == 1 ? dates[0].End : null);
        entity["dcterms:date"] = Edtf(e.Date);
        var parts = (dates.Count == 1 ? [] : dates.Select(part => Part(part, e.Title.In(language))))
            .Concat(
                e.InForce is null
                    ? []
                    : ReducedDates
                        .PartsOf(e.InForce)
                        .Select(part => Part(part, language.Say("event.in-force", DateWords.Describe(e.InForce, language))))
            )
            .ToArray();
        if (parts.Length > 0)
        {
            entity["subEvent"] = new JsonArray(parts);
        }

        if (e.InForce is not null)
        {
            entity["dcterms:valid"] = Edtf(e.InForce);
        }

        entity["keywords"] = new JsonArray([.. Keywords(recorded, edition)]);
        entity["contributor"] = new JsonArray([.. Parts.Of(e).Select(part => Role(part, edition))]);
        if (e.Facts.Count > 0)
        {
            entity["about"] = new JsonArray([.. e.Facts.Select(fact => Figure(fact, language))]);
        }

        return entity;
    }

    private static JsonObject Edtf(EdtfDate date) =>
        new() { ["@type"] = "http://id.loc.gov/datatypes/edtf/EDTF", ["@value"] = date.ToString() };

    private static JsonNode Part(ReducedDates dates, string name)
    {
        var part = new JsonObject { ["@type"] = "Event", ["name"] = name };
        Add(part, "startDate", dates.Start);
        Add(part, "endDate", dates.End);
        return part;
    }

    /// <summary>The kind, the standing and whether sources differ, as terms of the codebook.</summary>
    private static IEnumerable<JsonNode> Keywords(RecordedEvent recorded, ExportContext edition)
    {
        var (e, language) = (recorded.Event, edition.Language);
        yield return Term("kind", e.Kind.Text(), language.Say("kind." + e.Kind.Text()));
        yield return Term("standing", e.Standing.Text(), language.Say("standing." + e.Standing.Text()));
        if (recorded.Disputes.Count > 0)
        {
            yield return Term("why", "disputed", language.Say("event.disputes"));
        }

        JsonObject Term(string set, string code, string name) =>
            new()
            {
                ["@type"] = "DefinedTerm",
                ["termCode"] = code,
                ["name"] = name,
                ["inDefinedTermSet"] = $"{edition.Whole(edition.Links.Codebook())}#{set}",
            };
    }

    // A role of schema.org stands between the event and who has it; it repeats the name and the address for programs that look no further.
    private static JsonNode Role(EventActor part, ExportContext edition)
    {
        var actor = Actor(edition.Store.Vocabulary.Actors[part.Actor], edition);
        return new JsonObject
        {
            ["@type"] = "Role",
            ["roleName"] = edition.Language.Say("role." + part.Role.Text()),
            ["name"] = actor["name"]!.DeepClone(),
            ["url"] = actor["url"]!.DeepClone(),
            ["contributor"] = actor,
        };
    }

    private static JsonNode Figure(Fact fact, Language language)
    {
        var figure = new JsonObject
        {
            ["@type"] = "PropertyValue",
            ["propertyID"] = fact.Id,
            ["name"] = fact.What.In(language),
            ["value"] = fact.Value,
        };
        Add(figure, "unitText", fact.Unit);
        return figure;
    }

    private static JsonNode Actor(ActorRow actor, ExportContext edition)
    {
        var node = new JsonObject
        {
            ["@type"] = actor.Kind switch
            {
                ActorKind.Person => "Person",
                ActorKind.State => "Country",
                _ => "Organization",
            },
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
