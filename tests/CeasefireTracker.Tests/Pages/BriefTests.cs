using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Pages;

/// <summary>Picking events and making a brief of them, as the pages alone do it.</summary>
public sealed class BriefTests(RecordSite site) : IClassFixture<RecordSite>
{
    [Theory]
    [InlineData("/en/timeline?actor=russia&from=2025")]
    [InlineData("/ja/timeline?pick=istanbul-draft,putin-conditional-support")]
    [InlineData("/en/timeline?q=%E5%81%9C%E6%88%A6&sort=relevance")]
    [InlineData("/en/timeline")]
    public async Task A_brief_of_nothing_leads_back_to_the_same_list_and_to_words_that_say_so(string address)
    {
        var page = await Page(address);
        var asked = page.QuerySelector("#brief input[name=brief]")!.GetAttribute("value")!;

        using var client = site.Reader();
        using var answer = await client.GetAsync($"{address.Split('?')[0]}?brief={Uri.EscapeDataString(asked)}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(
            address + "#nothing-picked",
            Uri.UnescapeDataString(answer.Headers.Location!.ToString()).Replace("停戦", "%E5%81%9C%E6%88%A6", StringComparison.Ordinal)
        );
        Assert.NotEmpty(page.QuerySelector("#nothing-picked")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_brief_of_some_is_an_address_of_their_ids_alone()
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync("/en/timeline?brief=actor%3Drussia&pick=istanbul-draft&pick=putin-conditional-support");

        Assert.Equal("/en/timeline?pick=istanbul-draft,putin-conditional-support", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task What_a_form_carries_along_leads_to_no_other_site()
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync("/en/timeline?brief=" + Uri.EscapeDataString("//evil.example/?x=#\r\nSet-Cookie: a=b"));

        Assert.StartsWith("/en/timeline?", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/en/timeline?collection=article", "these 22")]
    [InlineData("/en/timeline?from=2025&to=2025", "1–50 of these")]
    [InlineData("/ja/timeline?from=2025&to=2025", "1〜50件目")]
    public async Task The_offer_of_a_brief_says_which_events_it_takes(string address, string words)
    {
        var page = await Page(address);
        var offer = page.QuerySelector("a.brief-all")!;
        var taken = (await Page(offer.GetAttribute("href")!)).QuerySelectorAll(".chapters .listed").Length;
        var sentence = page.QuerySelector(".sentence")!.TextContent;

        if (words == "these 22")
        {
            words = $"these {taken}";
            Assert.Contains($"{taken} events", sentence, StringComparison.Ordinal);
        }

        Assert.Contains(words, offer.TextContent, StringComparison.Ordinal);
        Assert.Equal(page.QuerySelectorAll(".chapters .listed").Length, taken);
    }

    [Fact]
    public async Task The_last_page_of_a_list_says_that_its_brief_takes_the_rest_alone()
    {
        var first = await Page("/en/timeline?from=2025&to=2025");
        var second = await Page(first.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!);

        Assert.Contains("51–", second.QuerySelector("a.brief-all")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/timeline?q=ceasefire&sort=relevance")]
    [InlineData("/en/timeline?q=ceasefire")]
    public async Task Events_can_be_picked_wherever_the_list_offers_a_brief(string address)
    {
        var page = await Page(address);

        Assert.NotNull(page.QuerySelector("#brief"));
        Assert.Equal(50, page.QuerySelectorAll("input[name=pick][form=brief]").Length);
    }

    [Fact]
    public async Task Where_no_event_is_listed_no_brief_is_offered()
    {
        var page = await Page("/en/timeline?q=nothing-has-this-word");

        Assert.Null(page.QuerySelector("#brief"));
        Assert.Null(page.QuerySelector("a.brief-all"));
    }

    [Fact]
    public async Task Picks_can_be_cleared_in_a_list_and_in_a_brief()
    {
        Assert.NotNull((await Page("/en/timeline")).QuerySelector("#brief button[type=reset]"));
        Assert.Equal(
            "/en/timeline",
            (await Page("/en/timeline?pick=istanbul-draft")).QuerySelector(".list-tools a.clear-picks")?.GetAttribute("href")
        );
    }

    [Theory]
    [InlineData("/en/timeline?sort=oldest")]
    [InlineData("/ja/timeline?lanes=phase")]
    [InlineData("/ja/timeline")]
    public async Task Where_things_stand_is_said_in_whatever_order_the_whole_record_is_listed(string address) =>
        Assert.NotNull((await Page(address)).QuerySelector("section.stand"));

    [Theory]
    [InlineData("/timeline")]
    [InlineData("/timeline?actor=russia&sort=oldest")]
    [InlineData("/positions")]
    [InlineData("/events/putin-conditional-support")]
    [InlineData("/sources")]
    [InlineData("/disputes")]
    [InlineData("/about")]
    [InlineData("/about/glossary")]
    [InlineData("/changes")]
    public async Task Both_languages_have_the_same_places_by_the_same_names(string address)
    {
        var (english, japanese) = (await Page("/en" + address), await Page("/ja" + address));

        Assert.Equal(Places(english), Places(japanese));
        Assert.NotNull(english.QuerySelector("script[type=module]"));
    }

    [Theory]
    [InlineData("en", "/en/compare?event=us-28-point-plan#choose")]
    [InlineData("ja", "/ja/compare?event=us-28-point-plan#choose")]
    public async Task Comparing_with_another_proposal_begins_in_the_form_with_the_event_chosen(string language, string expected)
    {
        var entry = (await Page($"/{language}/events/us-28-point-plan")).QuerySelector(".compare-entry a")!.GetAttribute("href")!;
        var page = await Page(entry);
        var form = page.QuerySelector(".choose-events")!;

        Assert.Equal(expected, entry);
        Assert.Equal("us-28-point-plan", form.QuerySelector("#event-0 option[selected]")?.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("#choose"));
        // What else can be looked at there stands below what the reader came for.
        Assert.True(form.CompareDocumentPosition(page.QuerySelector("#lineage")!).HasFlag(DocumentPositions.Following));
    }

    private static List<string> Places(IDocument page) =>
        [
            .. page.QuerySelectorAll("main [id]")
                .Where(part => part.Closest("form") is null)
                .Select(part => part.Id!)
                .Order(StringComparer.Ordinal),
        ];

    private async Task<IDocument> Page(string address)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
