namespace CeasefireTracker.Tests.Pages;

/// <summary>The crawl over the repository's own data.</summary>
[Trait("Takes", "long")]
[TakesLong]
public sealed class CrawlTests(RecordSite site) : IClassFixture<RecordSite>
{
    /// <summary>What no page links to, and what sends a reader on.</summary>
    internal static readonly IReadOnlyList<string> OtherAddresses =
    [
        "",
        "/",
        "/ja",
        "/feed",
        "/ja/feed",
        "/favicon.ico",
        "/robots.txt",
        "/sitemap.xml",
        "/opensearch.xml",
        "/openapi/v1.json",
        "/stand-in.css",
        "/problems/bad-date",
        "/data/ceasefire.zip",
        "/EN/Timeline/",
        "/en/timeline?utm_source=x",
        "/en/timeline).",
        "/.well-known/security.txt",
        "/ja/timeline.json?limit=1",
        "/en/changes.jsonfeed",
        "/en/disputes.json?limit=1",
    ];

    /// <summary>What is refused, by a page or with problem details.</summary>
    internal static readonly IReadOnlyList<string> Refusals =
    [
        "/en/timeline.json?nonsense=1",
        "/en/timeline.json?from=never",
        "/en/timeline.nothing",
        "/en/timelin",
        "/fr/timeline",
        "/ja/events/conditional-answr",
        "/en/event.json",
        "/en/events/conditional-answr.json",
        "/en/timeline.csv?v=0123456789abcdef",
        "/data/none.csv",
        "/data/events.csv",
        "/data/ceasefire-0123456789abcdef.zip",
        "/openapi/v2.json",
        "/oembed",
        "/oembed?format=xml&url=x",
        "/oembed?url=https://tracker.example/en/timeline&maxwidth=1",
        "/oembed?url=https://elsewhere.example/",
        "/error/404",
        "/robots.txt?nonsense=1",
        "/opensearch.xml?nonsense=1",
    ];

    [Fact]
    public async Task Every_link_leads_somewhere_and_every_page_has_a_title_a_language_and_one_heading()
    {
        using var client = site.Reader();
        var crawl = new Crawl(client, mostOfAForm: Goals.Cases(5, 20), isLeftOut: Goals.Cases(1, 0) == 1 ? IsOtherLanguage : null);

        var faults = await crawl.From("/en/timeline", "/ja/timeline");

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
        Assert.True(crawl.Seen > 100, $"only {crawl.Seen} addresses were found");
    }

    // Two thirds of the pages are those of one source or of one event in a frame, made alike: each in one language, and in the long run in
    // both. Where a page is left out nobody looks for the place in it that a link names.
    private static bool IsOtherLanguage(string address) =>
        address.Split('/') is ["", var language, .. var folder, var id]
        && string.Join('/', folder) is "sources" or "embed/events"
        && (id.Length % 2 == 0) == (language == "en");

    [Fact]
    public async Task Under_a_path_no_address_of_any_answer_leaves_it()
    {
        // Each kind of page is in the small record too.
        using var record = new SmallRecord();
        using var under = new TrackerSite(
            Goals.Cases(0, 1) == 1 ? Repository.Data : record.Data,
            ("Tracker:PublicOrigin", "https://tracker.example/a/tracker"),
            ("Tracker:SecurityExpires", "2999-11-24")
        );
        using var client = under.Reader();
        var crawl = new Crawl(client, "/a/tracker", "https://tracker.example", mostOfAForm: Goals.Cases(2, 20));

        await crawl.Refused(Refusals);
        await crawl.From([.. OtherAddresses, "/oembed?url=https://tracker.example/a/tracker/ja/timeline"]);

        // How pages are made is what the crawl at the root says.
        Assert.True(crawl.Lost.Count == 0, string.Join('\n', crawl.Lost.Take(40)));
        Assert.True(crawl.Seen > 100, $"only {crawl.Seen} addresses were found");
    }
}
