using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Addresses;

/// <summary>Every address of the site is made here, so that a page that moves takes its links along.</summary>
public readonly record struct Links(Language Language)
{
    private string Root => Language == Language.Ja ? "/ja" : "/en";

    public string Timeline() => $"{Root}/timeline";

    public string Timeline(TimelineFilter filter, string ending = "") => WithQuery($"{Root}/timeline{ending}", filter.ToQueryString());

    public string Event(string id, string ending = "") => $"{Root}/events/{id}{ending}";

    public string Changes(string ending = "") => $"{Root}/changes{ending}";

    /// <summary>How a browser searches here.</summary>
    public string OpenSearch() => $"{Root}/opensearch.xml";

    /// <summary>A filtered view for the pages of others.</summary>
    public string EmbedTimeline(TimelineFilter filter) => WithQuery($"{Root}/embed/timeline", filter.ToQueryString());

    /// <summary>An event for the pages of others.</summary>
    public string EmbedEvent(string id) => $"{Root}/embed/events/{id}";

    /// <summary>What tells other sites how to show a whole address of ours.</summary>
    public static string OEmbed(string address) => $"/oembed?url={Uri.EscapeDataString(address)}";

    /// <summary>True of the addresses that any site may frame.</summary>
    public static bool IsEmbed(PathString path) => path.Value is { Length: > 9 } value && value.AsSpan(3).StartsWith("/embed/", StringComparison.Ordinal);

    public string Data() => $"{Root}/data";

    public string Api() => $"{Root}/data/api";

    public string Term(string eventId, string termId) => $"{Event(eventId)}#t-{termId}";

    public string Actors() => $"{Root}/actors";

    public string Actor(string id) => $"{Root}/actors/{id}";

    public string Issues() => $"{Root}/issues";

    public string Issue(string id) => $"{Root}/issues/{id}";

    public string Positions(PositionFilter? filter = null, string ending = "") => WithQuery($"{Root}/positions{ending}", filter?.ToQueryString() ?? "");

    public string Compare(IEnumerable<string> events) => WithQuery($"{Root}/compare", string.Join('&', events.Select(id => $"event={id}")));

    public string Phase(string id) => $"{Root}/phases/{id}";

    public string Sources(string ending = "") => $"{Root}/sources{ending}";

    public string RestsOn(string url) => $"{Root}/sources?url={Uri.EscapeDataString(url)}";

    public string Source(string id) => $"{Root}/sources/{id}";

    public string Disputes(DisputeFilter? filter = null, string ending = "") => WithQuery($"{Root}/disputes{ending}", filter?.ToQueryString() ?? "");

    public string About() => $"{Root}/about";

    public string Codebook() => $"{Root}/about/codebook";

    public string Glossary() => $"{Root}/about/glossary";

    /// <summary>The same page in the other language: the path's first part changed, everything else kept.</summary>
    public static string InLanguage(Language language, PathString path, QueryString query) => $"/{language.Text()}{(path.Value ?? "/")[3..]}{query}";

    private static string WithQuery(string path, string query) => query.Length == 0 ? path : $"{path}?{query}";
}
