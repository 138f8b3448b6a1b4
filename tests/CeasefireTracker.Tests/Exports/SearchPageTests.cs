using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Exports;

/// <summary>Searching as readers do it, on the page and in the data.</summary>
public sealed class SearchPageTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly TrackerSite site;

    public SearchPageTests() => site = new TrackerSite(record.Data, ("Tracker:PublicOrigin", "https://tracker.example"));

    public void Dispose()
    {
        site.Dispose();
        record.Dispose();
    }

    [Theory]
    [InlineData("en", "ceasefire", "conditional-answer,thirty-day-proposal", "a word in a title weighs more than the day")]
    [InlineData("ja", "停戦", "thirty-day-proposal,conditional-answer", "the title of the proposal has it")]
    [InlineData("en", "putin", "conditional-answer", "a name and a title")]
    public async Task The_best_match_comes_first_when_that_is_asked_for(string language, string word, string expected, string why)
    {
        record.Replace(SmallRecord.Answer, "Putin supports the idea on conditions", "Putin on a ceasefire: a ceasefire on conditions");
        using var client = site.Reader();
        var query = $"?q={Uri.EscapeDataString(word)}&sort=relevance";
        using var json = JsonDocument.Parse(await client.GetStringAsync($"/{language}/timeline.json{query}"));
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync($"/{language}/timeline{query}"));
        var listed = page.QuerySelectorAll(".ranked .row-title").Select(link => link.GetAttribute("href")!.Split('/')[^1]);

        var ids = json.RootElement.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("id").GetString()).ToList();
        Assert.True(expected == string.Join(',', ids), $"{why}: {string.Join(',', ids)}");
        Assert.Equal(ids, listed);
    }

    [Fact]
    public async Task Pages_of_the_best_matches_follow_each_other()
    {
        using var client = site.Reader();
        using var first = JsonDocument.Parse(await client.GetStringAsync("/en/timeline.json?q=the&sort=relevance&limit=1"));
        using var whole = JsonDocument.Parse(await client.GetStringAsync("/en/timeline.json?q=the&sort=relevance"));
        using var second = JsonDocument.Parse(
            await client.GetStringAsync(new Uri(first.RootElement.GetProperty("next").GetString()!).PathAndQuery)
        );

        Assert.Equal(Ids(whole).Take(2), Ids(first).Concat(Ids(second)));

        static IEnumerable<string?> Ids(JsonDocument json) =>
            json.RootElement.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_was_found_is_marked_in_its_row_and_an_alias_is_shown_where_it_was_found()
    {
        var title = await Page("/ja/timeline?q=" + Uri.EscapeDataString("停戦"));
        Assert.All(title.QuerySelectorAll(".row mark"), mark => Assert.Equal("停戦", mark.TextContent));
        Assert.NotEmpty(title.QuerySelectorAll(".row-title mark"));

        var alias = await Page("/en/timeline?q=usa");
        Assert.Equal("USA", Assert.Single(alias.QuerySelectorAll(".row-found mark")).TextContent);

        Assert.Empty((await Page("/en/timeline")).QuerySelectorAll("mark"));
    }

    [Theory]
    [InlineData("q=putin&sort=relevance&after=istanbul-draft")]
    [InlineData("told-by=article&after=thirty-day-proposal")]
    public async Task A_page_after_an_event_that_is_not_in_the_list_is_explained(string query)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync("/en/timeline.json?" + query);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("after", Assert.Single(problem.RootElement.GetProperty("errors").EnumerateArray()).GetProperty("name").GetString());

        var page = await Page("/ja/timeline?" + query);
        Assert.Contains("この一覧にありません", Assert.Single(page.QuerySelectorAll(".problem")).TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll(".row"));
    }

    [Fact]
    public async Task The_order_of_days_goes_on_after_any_event()
    {
        using var client = site.Reader();
        using var json = JsonDocument.Parse(await client.GetStringAsync("/en/timeline.json?q=putin&after=istanbul-draft"));

        Assert.Equal(
            "conditional-answer",
            Assert.Single(json.RootElement.GetProperty("events").EnumerateArray()).GetProperty("id").GetString()
        );
    }

    [Fact]
    public async Task An_order_by_relevance_of_nothing_is_explained()
    {
        Assert.Single((await Page("/en/timeline?sort=relevance")).QuerySelectorAll(".problem"));
        using var client = site.Reader();
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/en/timeline.csv?sort=relevance")).StatusCode);
    }

    [Theory]
    [InlineData("/opensearch.xml?x=1")]
    [InlineData("/ja/opensearch.xml?q=x&x=1")]
    public async Task The_description_of_the_search_takes_no_names_and_says_so(string address)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync(address);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("x", problem.RootElement.GetProperty("errors").EnumerateArray().Last().GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("/opensearch.xml", "https://tracker.example/en/timeline?q={searchTerms}")]
    [InlineData("/ja/opensearch.xml", "https://tracker.example/ja/timeline?q={searchTerms}")]
    public async Task A_browser_learns_how_to_search_here(string address, string template)
    {
        using var client = site.Reader();
        var description = XDocument.Parse(await client.GetStringAsync(address)).Root!;
        XNamespace ns = "http://a9.com/-/spec/opensearch/1.1/";

        Assert.InRange(description.Element(ns + "ShortName")!.Value.Length, 1, 16);
        Assert.Contains(
            description.Elements(ns + "Url"),
            url => (string?)url.Attribute("template") == template && (string?)url.Attribute("type") == "text/html"
        );
        Assert.Equal("/en/opensearch.xml", (await Page("/en/about")).QuerySelector("link[rel=search]")!.GetAttribute("href"));
    }

    private async Task<IDocument> Page(string address)
    {
        using var client = site.Reader();
        return await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(address));
    }
}
