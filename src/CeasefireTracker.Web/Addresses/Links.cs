using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;

namespace CeasefireTracker.Web.Addresses;

/// <summary>Every address of the site is made here, without scheme and host, so that a page that moves takes its links along, and so does
/// the site.</summary>
/// <param name="Language">The language of the pages that the addresses lead to.</param>
/// <param name="Base">The path under which the whole site is, such as <c>/tracker</c>, as it is written in an address; empty where it has a
/// host to itself.</param>
public readonly record struct Links(Language Language, string Base)
{
    /// <summary>The ending of a page's picture for sites that show a link to it.</summary>
    public const string Card = ".card.png";

    private string Root => $"{Base}/{Language.Text()}";

    /// <summary>The links of the answer to a request.</summary>
    public static Links Of(HttpContext context, Language language) => new(language, context.Request.PathBase.ToUriComponent());

    public string FrontDoor() => $"{Base}/";

    public string Timeline() => $"{Root}/timeline";

    public string Timeline(TimelineFilter filter, string ending = "") => WithQuery($"{Root}/timeline{ending}", filter.ToQueryString());

    public string Event(string id, string ending = "") => $"{Root}/events/{id}{ending}";

    public string Changes(string ending = "") => $"{Root}/changes{ending}";

    /// <summary>The form of a desk by which readers report a mistake.</summary>
    /// <param name="desk">Scheme and host of the desk, without a slash at the end.</param>
    /// <param name="page">The whole address of the page that it is about; null where it is about none.</param>
    public string Report(string desk, string? page = null) =>
        WithQuery($"{desk}/{Language.Text()}/report", page is null ? "" : $"page={Uri.EscapeDataString(page)}");

    /// <summary>How a browser searches here.</summary>
    public string OpenSearch() => $"{Root}/opensearch.xml";

    /// <summary>A filtered view for the pages of others.</summary>
    public string EmbedTimeline(TimelineFilter filter) => WithQuery($"{Root}/embed/timeline", filter.ToQueryString());

    /// <summary>An event for the pages of others.</summary>
    public string EmbedEvent(string id) => $"{Root}/embed/events/{id}";

    /// <summary>What tells other sites how to show a whole address of ours.</summary>
    public string OEmbed(string address) => $"{Base}/oembed?url={Uri.EscapeDataString(address)}";

    /// <summary>True of the addresses that any site may frame.</summary>
    /// <param name="path">Within the site, as a request has it.</param>
    public static bool IsEmbed(PathString path) =>
        path.Value is { Length: > 9 } value && value.AsSpan(3).StartsWith("/embed/", StringComparison.Ordinal);

    public string Data() => $"{Root}/data";

    public string Api() => $"{Root}/data/api";

    /// <summary>The API's own document.</summary>
    public string OpenApi(string name) => $"{Base}/openapi/{name}.json";

    /// <summary>The whole record in one file, whichever dataset is served; it leads to <see cref="Whole(string, string)"/>.</summary>
    public string Newest(string ending) => $"{Base}/data/ceasefire{ending}";

    /// <summary>The whole record in one file, of one dataset.</summary>
    public string Whole(string hash, string ending) => $"{Base}/data/ceasefire-{hash}{ending}";

    /// <summary>What a type of problem means (RFC 9457).</summary>
    public string Problem(string type) => $"{Base}/problems/{type}";

    public string Sitemap() => $"{Base}/sitemap.xml";

    /// <summary>Where to report a hole (RFC 9116).</summary>
    public string Security() => $"{Base}/.well-known/security.txt";

    /// <summary>A drawing of the sheet of icons.</summary>
    public string Icon(string name) => $"{Base}/icons/icons.svg#{name}";

    /// <summary>The drawing of the way in which a stance leans.</summary>
    public string Leaning(string name) => $"{Base}/icons/stances.svg#{name}";

    public string Favicon() => $"{Base}/icons/favicon.svg";

    public string TouchIcon() => $"{Base}/icons/touch.png";

    /// <summary>What link previews show of a page that has no picture of its own.</summary>
    public string ShareImage() => $"{Base}/images/og.png";

    /// <summary>The look of the pages that need no store.</summary>
    public string StandInSheet() => $"{Base}/stand-in.css";

    public string Term(string eventId, string termId) => $"{Event(eventId)}#t-{termId}";

    public string Actors(string search = "") => ActorsAs("", search);

    public string Actor(string id) => $"{Root}/actors/{id}";

    /// <summary>Everybody, or those in whose names something is found, as data; without an ending the page.</summary>
    public string ActorsAs(string ending, string search = "") =>
        WithQuery($"{Root}/actors{ending}", search.Length == 0 ? "" : $"q={Uri.EscapeDataString(search)}");

    public string Issues(string ending = "") => $"{Root}/issues{ending}";

    public string Issue(string id) => $"{Root}/issues/{id}";

    public string Positions(PositionFilter? filter = null, string ending = "") =>
        WithQuery($"{Root}/positions{ending}", filter?.ToQueryString() ?? "");

    /// <summary>The stances one by one.</summary>
    public string Terms(PositionFilter? filter = null, string ending = "") =>
        WithQuery($"{Root}/terms{ending}", filter?.ToQueryString() ?? "");

    public string Brief(PositionFilter? filter = null, string ending = "") =>
        WithQuery($"{Root}/brief{ending}", filter?.ToQueryString() ?? "");

    public string Compare(IEnumerable<string> events) => WithQuery($"{Root}/compare", string.Join('&', events.Select(id => $"event={id}")));

    public string Phases(string ending = "") => $"{Root}/phases{ending}";

    public string Phase(string id) => $"{Root}/phases/{id}";

    public string Sources(string ending = "", string search = "") =>
        WithQuery($"{Root}/sources{ending}", search.Length == 0 ? "" : $"q={Uri.EscapeDataString(search)}");

    /// <summary>The sources in which something is found, from the one after another on.</summary>
    public string SourcesWith(string search, string? after = null) =>
        WithQuery(
            $"{Root}/sources",
            string.Join(
                '&',
                new[] { ("q", search), ("after", after) }
                    .Where(pair => !string.IsNullOrEmpty(pair.Item2))
                    .Select(pair => $"{pair.Item1}={Uri.EscapeDataString(pair.Item2!)}")
            )
        );

    public string RestsOn(string url) => $"{Root}/sources?url={Uri.EscapeDataString(url)}";

    public string Source(string id) => $"{Root}/sources/{id}";

    public string Disputes(DisputeFilter? filter = null, string ending = "") =>
        WithQuery($"{Root}/disputes{ending}", filter?.ToQueryString() ?? "");

    public string Leads(string ending = "") => $"{Root}/leads{ending}";

    public string Truces(TimelineFilter? filter = null, string ending = "") =>
        WithQuery($"{Root}/truces{ending}", filter?.ToQueryString() ?? "");

    public string Talks(TimelineFilter? filter = null, string ending = "") =>
        WithQuery($"{Root}/talks{ending}", filter?.ToQueryString() ?? "");

    public string About() => $"{Root}/about";

    public string Codebook() => $"{Root}/about/codebook";

    public string Glossary() => $"{Root}/about/glossary";

    /// <summary>The same page in another language: the first part of its path changed, everything else kept.</summary>
    /// <param name="address">One of these addresses.</param>
    public string In(Language language, string address) => $"{Base}/{language.Text()}{address[(Base.Length + 3)..]}";

    /// <summary>An address without <see cref="Base"/>, as the site itself knows it.</summary>
    public string Inside(string address) => address[Base.Length..];

    /// <summary>HTML of the record (<see cref="Store.NarrativeHtml"/>), whose links to this site know nothing of
    /// <see cref="Base"/>.</summary>
    /// <param name="origin">For what is read elsewhere than on this site: its links have whole addresses.</param>
    // A text has its < as an entity, and href is an element's first attribute, so that only links are met.
    public string Within(string html, string origin = "") =>
        origin.Length + Base.Length == 0 ? html : html.Replace("<a href=\"/", $"<a href=\"{origin}{Base}/", StringComparison.Ordinal);

    private static string WithQuery(string path, string query) => query.Length == 0 ? path : $"{path}?{query}";
}
