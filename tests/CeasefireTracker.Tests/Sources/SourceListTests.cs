using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Sources;

/// <summary>The lists of documents and of actors: searched by a plain field, a page at a time.</summary>
public sealed class SourceListTests(RecordSite site) : IClassFixture<RecordSite>
{
    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task A_walk_through_the_pages_meets_every_document_once(string language)
    {
        var walked = new List<string>();
        for (var address = $"/{language}/sources"; address is not null;)
        {
            var page = await Page(address);
            var here = Listed(page);
            Assert.InRange(here.Count, 1, 100);
            walked.AddRange(here);
            address = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }

        using var client = site.Reader();
        using var json = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync("/en/sources.json"));
        var all = json
            .RootElement.GetProperty("sources")
            .EnumerateArray()
            .Select(source => source.GetProperty("source").GetProperty("id").GetString()!);
        Assert.Equal(all.Order(StringComparer.Ordinal), walked.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("/en/sources?q=reuters%20march%202025", "reuters-2025-03-13", "the words stand in title, publisher or id")]
    [InlineData("/ja/sources?q=%E3%83%AD%E3%82%A4%E3%82%BF%E3%83%BC", "reuters-2025-03-13", "by the Japanese name of the publisher")]
    [InlineData("/en/sources?q=%EF%BC%B2%EF%BC%A5%EF%BC%B5%EF%BC%B4%EF%BC%A5%EF%BC%B2%EF%BC%B3", "reuters-2025-03-13", "in full width")]
    public async Task A_document_is_found_by_words_of_its_title_or_its_publisher(string address, string expected, string why)
    {
        var found = new List<string>();
        for (var next = address; next is not null;)
        {
            var page = await Page(next);
            found.AddRange(Listed(page));
            next = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }

        Assert.True(found.Contains(expected), $"{why}: {string.Join(' ', found)}");
        Assert.InRange(found.Count, 1, 300);
    }

    [Fact]
    public async Task A_place_to_go_on_from_that_there_is_not_is_explained()
    {
        var page = await Page("/en/sources?after=no-such-source");

        Assert.Contains("no-such-source", page.QuerySelector(".problem")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(Listed(page));
    }

    [Theory]
    [InlineData("/en/actors?q=putin", "vladimir-putin")]
    [InlineData("/ja/actors?q=%E3%83%97%E3%83%BC%E3%83%81%E3%83%B3", "vladimir-putin")]
    [InlineData("/en/actors?q=Zelensky", "volodymyr-zelenskyy")]
    public async Task An_actor_is_found_by_any_of_its_names(string address, string expected)
    {
        var found = (await Page(address))
            .QuerySelectorAll(".actors-index a")
            .Select(link => link.GetAttribute("href")!.Split('/')[^1])
            .ToList();

        Assert.Contains(expected, found);
        Assert.InRange(found.Count, 1, 5);
    }

    private static List<string> Listed(IDocument page) =>
        [.. page.QuerySelectorAll(".publisher-group li > a").Select(link => link.GetAttribute("href")!.Split('/')[^1])];

    private async Task<IDocument> Page(string address)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
