using System.Globalization;
using System.Text.Json.Serialization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>A feed as JSON Feed 1.1 (jsonfeed.org).</summary>
public sealed record JsonFeed(
    string Version,
    string Title,
    [property: JsonPropertyName("home_page_url")] string HomePageUrl,
    [property: JsonPropertyName("feed_url")] string FeedUrl,
    string Description,
    string Language,
    IReadOnlyList<JsonFeedAuthor> Authors,
    [property: JsonPropertyName("_ceasefiretracker")] JsonFeedDataset Dataset,
    IReadOnlyList<JsonFeedItem> Items
)
{
    public const string MediaType = "application/feed+json";

    public static IEnumerable<string> Write(Feed feed)
    {
        var language = feed.ExportContext.Language;
        var body = new JsonFeed(
            "https://jsonfeed.org/version/1.1",
            feed.Title,
            feed.Address(),
            feed.Address(".jsonfeed"),
            feed.Description,
            language.Text(),
            [
                new JsonFeedAuthor(
                    feed.ExportContext.Site.Responsible?.In(language) ?? feed.ExportContext.SiteName,
                    feed.ExportContext.Whole(feed.ExportContext.Links.About())
                ),
            ],
            new JsonFeedDataset(
                feed.ExportContext.Store.Hash,
                feed.ExportContext.Store.RecordedUpTo,
                feed.ExportContext.Whole(feed.ExportContext.Links.Data())
            ),
            [
                .. feed.Entries.Select(entry => new JsonFeedItem(
                    entry.Id,
                    feed.ExportContext.Whole(entry.Page),
                    entry.Title,
                    entry.Html,
                    entry.Summary,
                    Day(entry.Published),
                    Day(entry.Updated),
                    entry.Categories,
                    language.Text()
                )
                {
                    Mark = entry.Mark,
                }),
            ]
        );
        return [TrackerJson.Text(body, TrackerSnakeJson.Default.JsonFeed) + "\n"];
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}

public sealed record JsonFeedAuthor(string Name, string Url);

/// <summary>What this site adds to the format, under a name of its own as the format asks.</summary>
public sealed record JsonFeedDataset(string Dataset, [property: JsonPropertyName("recorded_up_to")] DateOnly? RecordedUpTo, string About);

public sealed record JsonFeedItem(
    string Id,
    string Url,
    string Title,
    [property: JsonPropertyName("content_html")] string ContentHtml,
    string Summary,
    [property: JsonPropertyName("date_published")] string DatePublished,
    [property: JsonPropertyName("date_modified")] string DateModified,
    IReadOnlyList<string> Tags,
    string Language
)
{
    /// <summary>What this site adds to an item that is an event.</summary>
    [JsonPropertyName("_ceasefiretracker")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FeedMark? Mark { get; init; }
}
