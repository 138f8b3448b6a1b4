using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Pages;

/// <summary>The timeline over the repository's own data, as a reader meets it.</summary>
public sealed class TimelinePageTests(RecordSite site) : IClassFixture<RecordSite>
{
    [Theory]
    [InlineData("en", "2025-03-13", "13 March 2025", "June 2024")]
    [InlineData("ja", "2025-03-13", "2025年3月13日", "2024年6月")]
    public async Task Putins_answer_stands_once_under_March_2025_with_a_dispute_that_names_the_articles_June_2024(string language, string machine, string day, string reported)
    {
        var page = await Page($"/{language}/timeline?actor=vladimir-putin&from=2025-03&to=2025-03");

        var card = Assert.Single(page.QuerySelectorAll("article"), article => article.QuerySelector("a[href$='/events/putin-conditional-support']") is not null && article.Closest(".also-reported") is null);
        Assert.Equal(machine, card.QuerySelector("time")?.GetAttribute("datetime"));
        Assert.Contains(day, card.TextContent, StringComparison.Ordinal);
        Assert.Contains(reported, card.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Also reported here")]
    [InlineData("ja", "この期間の出来事とする出典があるもの")]
    public async Task Under_June_2024_stand_the_terms_of_that_month_and_apart_what_the_article_reports_there(string language, string title)
    {
        var page = await Page($"/{language}/timeline?actor=vladimir-putin&from=2024-06&to=2024-06");

        var apart = page.QuerySelector(".also-reported") ?? throw new InvalidOperationException("Nothing is also reported here.");
        Assert.Contains(title, apart.TextContent, StringComparison.Ordinal);
        Assert.NotNull(apart.QuerySelector("a[href$='/events/putin-conditional-support']"));
        Assert.NotNull(page.QuerySelector(".events:not(.plain) a[href$='/events/putin-june-conditions']"));
        Assert.Null(page.QuerySelector(".events:not(.plain) a[href$='/events/putin-conditional-support']"));
    }

    [Theory]
    [InlineData("停戦")]
    [InlineData("米")]
    [InlineData("ceasefire")]
    [InlineData("Zelens")]
    [InlineData("Zelensky")]
    [InlineData("ゼレンスキー")]
    public async Task A_word_in_either_language_finds_the_proposal_or_its_answers(string word)
    {
        var page = await Page($"/en/timeline?q={Uri.EscapeDataString(word)}");

        Assert.NotEmpty(page.QuerySelectorAll(".events article"));
    }

    [Theory]
    [InlineData("from=2025-13", "from")]
    [InlineData("to=yesterday", "to")]
    [InlineData("actor=vladimir-puttin", "vladimir-putin")]
    [InlineData("kind=party", "kind=party")]
    [InlineData("sort=random", "sort=random")]
    [InlineData("disputed=maybe", "disputed=maybe")]
    [InlineData("after=no-such-event", "after=no-such-event")]
    [InlineData("aktor=russia", "“aktor”")]
    public async Task A_value_that_is_not_understood_is_explained_and_the_rest_is_shown(string query, string named)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync($"/en/timeline?{query}");
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        var problem = Assert.Single(page.QuerySelectorAll(".problem"));
        Assert.True(problem.TextContent.Contains(named, StringComparison.Ordinal) || problem.Closest(".field, fieldset")?.QuerySelector($"[name={named}]") is not null);
        Assert.NotEmpty(page.QuerySelectorAll(".events article"));
    }

    [Fact]
    public async Task The_page_and_its_JSON_list_the_same_events_in_the_same_order()
    {
        foreach (var query in new[] { "", "?actor=russia", "?from=2025-03&to=2025-03&sort=newest", "?q=" + Uri.EscapeDataString("停戦"), "?actor=ukraine&disputed=1" })
        {
            var page = await Page("/en/timeline" + query);
            using var client = site.Reader();
            using var json = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync("/en/timeline.json" + query));
            var listed = page.QuerySelectorAll(".events:not(.plain) article h3 a, .events:not(.plain) article h4 a").Select(link => link.GetAttribute("href")!.Split('/')[^1]).ToArray();

            Assert.NotEmpty(listed);
            Assert.Equal(listed, json.RootElement.GetProperty("events").EnumerateArray().Take(listed.Length).Select(e => e.GetProperty("id").GetString()));
        }
    }

    [Fact]
    public async Task Japanese_stands_in_the_page_as_itself_and_not_as_entities()
    {
        using var client = site.Reader();
        Assert.DoesNotMatch("&#x[0-9A-Fa-f]{4};", await client.GetStringAsync("/ja/timeline"));
    }

    private async Task<IDocument> Page(string address)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
