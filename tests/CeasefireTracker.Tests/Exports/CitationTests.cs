using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CeasefireTracker.Tests.Hosting;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Exports;

/// <summary>How a page is cited, and what it says when it is opened by that citation later.</summary>
public sealed class CitationTests(AwkwardSite site) : IClassFixture<AwkwardSite>
{
    [Theory]
    [InlineData(
        "en",
        "APA",
        "CeasefireTracker. (2026, December 1). A year, and that in doubt. https://tracker.example/en/events/some-year?v={0}"
    )]
    [InlineData(
        "en",
        "Chicago",
        "CeasefireTracker. “A year, and that in doubt.” Last modified December 1, 2026. https://tracker.example/en/events/some-year?v={0}."
    )]
    [InlineData(
        "ja",
        "SIST 02",
        "CeasefireTracker. “疑わしい年の出来事”. CeasefireTracker. 2026-12-01. https://tracker.example/ja/events/some-year?v={0}, (参照 YYYY-MM-DD)."
    )]
    public async Task An_event_is_cited_as_the_style_books_have_it_with_the_version_of_the_data(
        string language,
        string style,
        string citation
    )
    {
        var page = await Page($"/{language}/events/some-year");
        var styles = page.QuerySelectorAll(".citation-styles > div")
            .ToDictionary(entry => entry.QuerySelector("dt")!.TextContent, entry => entry.QuerySelector("dd")!.TextContent);

        Assert.Equal(["APA", "Chicago", "SIST 02", "BibTeX", "RIS", "CSL-JSON"], styles.Keys);
        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, citation, site.Store.Hash), styles[style]);
    }

    [Fact]
    public async Task The_timeline_is_cited_with_its_filter_and_the_version_of_the_data()
    {
        var page = await Page("/en/timeline?actor=russia&sort=oldest");

        Assert.Contains(
            $"https://tracker.example/en/timeline?actor=russia&sort=oldest&v={site.Store.Hash}",
            page.QuerySelector(".citation-styles")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Chicago", "matching ‘braces’.”")]
    [InlineData("SIST 02", "matching ‘braces’”.")]
    public async Task Quotation_marks_inside_of_quotation_marks_are_single(string style, string quoted)
    {
        var page = await Page("/en/timeline?q=braces");
        var entry = page.QuerySelectorAll(".citation-styles > div").Single(entry => entry.QuerySelector("dt")!.TextContent == style);

        Assert.Contains(quoted, entry.QuerySelector("dd")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_tells_reference_managers_its_own_dates_so_that_they_take_no_others()
    {
        var page = await Page("/en/events/some-year");

        Assert.Equal("2026-12-01", Meta("DC.date"));
        Assert.Equal("2026-12-01", Meta("citation_publication_date"));
        Assert.Equal("A year, and that in doubt", Meta("DC.title"));
        // A citation_title would make the page a journal article.
        Assert.Null(page.QuerySelector("meta[name=citation_title]"));

        string? Meta(string name) => page.QuerySelector($"meta[name='{name}']")?.GetAttribute("content");
    }

    [Theory]
    [InlineData("interval", "2022-07-01", "2022-07-03")]
    [InlineData("istanbul-draft", "2022-03", null)]
    [InlineData("open-interval", "2023-02", null)]
    public async Task The_JSON_LD_of_a_page_puts_the_date_on_the_event_and_the_citations_on_the_page(string id, string start, string? end)
    {
        var page = await Page($"/en/events/{id}");
        using var embedded = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent);
        using var file = JsonDocument.Parse(await site.Get($"/en/events/{id}.jsonld"));
        var root = file.RootElement;
        var entity = root.GetProperty("mainEntity");

        Assert.Equal(root.ToString(), embedded.RootElement.ToString());
        Assert.Equal("WebPage", root.GetProperty("@type").GetString());
        Assert.Equal("Event", entity.GetProperty("@type").GetString());
        Assert.Equal(start, entity.GetProperty("startDate").GetString());
        Assert.Equal(end, entity.TryGetProperty("endDate", out var found) ? found.GetString() : null);
        Assert.Equal("http://id.loc.gov/datatypes/edtf/EDTF", entity.GetProperty("dcterms:date").GetProperty("@type").GetString());
        Assert.NotEmpty(root.GetProperty("citation").EnumerateArray());
        Assert.False(entity.TryGetProperty("citation", out _));
    }

    [Fact]
    public async Task Every_citation_with_an_address_keeps_it_and_names_an_archived_copy_beside_it()
    {
        foreach (var id in site.Ids)
        {
            var page = await Page($"/ja/events/{id}");
            Assert.All(
                page.QuerySelectorAll(".citations a.original"),
                link =>
                {
                    Assert.Equal(link.GetAttribute("href"), link.GetAttribute("data-originalurl"));
                    Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", link.GetAttribute("data-versiondate"));
                    Assert.StartsWith("https://web.archive.org/web/", link.GetAttribute("data-versionurl"), StringComparison.Ordinal);
                    Assert.NotNull(link.Closest("li")!.QuerySelector($"a.archived[href='{link.GetAttribute("data-versionurl")}']"));
                }
            );
        }
    }

    [Theory]
    [InlineData("0000000000000000")]
    [InlineData("../../etc/passwd")]
    [InlineData("<script>")]
    public async Task An_unknown_version_shows_todays_event_and_says_so(string version)
    {
        var page = await Page($"/en/events/some-year?v={Uri.EscapeDataString(version)}");

        Assert.Equal("A year, and that in doubt", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("is not kept here", page.QuerySelector(".cited-version")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The year was 2023 before", page.QuerySelector(".cited-version")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://tracker.example/en/events/some-year", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync($"/en/events/interval?v={Uri.EscapeDataString(version)}");
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Contains(
            "No correction of this event has ever been recorded",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_citation_opened_later_lists_what_was_corrected_since_and_nothing_else()
    {
        using var record = new SmallRecord();
        record.Replace(
            SmallRecord.Answer,
            "responds-to:",
            "changed: [{ date: \"2026-11-25\", what: { en: Early., ja: 初期の訂正。 } }]\nresponds-to:"
        );
        using var changing = new TrackerSite(record.Data) { Clock = new HandClock() };
        using var client = changing.Reader();
        var live = changing.Services.GetRequiredService<LiveStore>();
        var cited = live.Current!.Hash;
        Assert.Contains(
            "That is the version you see",
            await client.GetStringAsync($"/en/events/conditional-answer?v={cited}"),
            StringComparison.Ordinal
        );

        record.Replace(
            SmallRecord.Answer,
            "what: { en: Early., ja: 初期の訂正。 } }]",
            "what: { en: Early., ja: 初期の訂正。 } }, { date: \"2026-11-26\", what: { en: The title was wrong., ja: 題名の誤り。 } }]"
        );
        live.Refresh();
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync($"/ja/events/conditional-answer?v={cited}"));

        Assert.Equal(["2026年11月26日：題名の誤り。"], page.QuerySelectorAll(".cited-version li").Select(item => item.TextContent));
        Assert.Contains(cited, page.QuerySelector(".cited-version")!.TextContent, StringComparison.Ordinal);
        var view = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync($"/ja/timeline?actor=russia&v={cited}"));
        Assert.Contains("追加0件、訂正1件、取り下げ0件", view.QuerySelector(".cited-version")!.TextContent, StringComparison.Ordinal);
    }

    private async Task<IDocument> Page(string address) => await new HtmlParser().ParseDocumentAsync(await site.Get(address));
}
