using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>What readers do on the timeline, with scripts and without.</summary>
public sealed class TimelineJourneyTests(Browser browser) : IClassFixture<Browser>
{
    private const string Reuters = "https://jp.reuters.com/world/ukraine/3E345OQA3RJS5M3B67D43ZEQUM-2025-03-13/";
    private const string Foresight = "https://www.fsight.jp/articles/-/51194";

    [BrowserTheory]
    [InlineData("/en/events/putin-conditional-support", Reuters)]
    [InlineData("/ja/events/us-30-day-proposal", Reuters)]
    [InlineData("/en/events/zelenskyy-reply-manipulative", Reuters)]
    [InlineData("/ja/events/istanbul-draft", Foresight)]
    [InlineData("/en/events/lukashenko-keeps-power", Foresight)]
    public async Task The_cited_page_is_one_click_from_the_event_that_cites_it(string address, string cited)
    {
        await using var visit = await browser.Visit(address);
        var asked = new TaskCompletionSource<string>();
        await visit.Page.Context.RouteAsync(
            url => !url.StartsWith(browser.Origin, StringComparison.Ordinal),
            route =>
            {
                asked.TrySetResult(route.Request.Url);
                return route.AbortAsync();
            }
        );

        await visit.Page.Locator($"a[href='{cited}']").First.ClickAsync();

        Assert.Equal(cited, await asked.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_filter_is_set_with_the_keyboard_and_lands_in_the_address(bool scripts)
    {
        await using var visit = await browser.Visit("/en/timeline", scripts: scripts);
        var page = visit.Page;

        await page.Locator("input[name=actor][value=russia]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Locator("#from").FocusAsync();
        await page.Keyboard.TypeAsync("2025-03");
        await page.Keyboard.PressAsync("Enter");
        await visit.Arrived("**/en/timeline?actor=russia&from=2025-03**");

        await Assertions.Expect(page.Locator(".chips")).ToContainTextAsync("Russia");
        await Assertions.Expect(page.Locator("#from")).ToHaveValueAsync("2025-03");
    }

    [BrowserFact]
    public async Task The_language_switch_keeps_the_page_and_its_filter()
    {
        await using var visit = await browser.Visit("/en/timeline?actor=ukraine&from=2025");

        await visit.Page.Locator("a.language").ClickAsync();
        await visit.Arrived("**/ja/timeline?actor=ukraine&from=2025");

        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "ja");
        Assert.Empty(visit.Faults);
    }

    [BrowserFact]
    public async Task The_first_tab_stop_leads_to_the_content()
    {
        await using var visit = await browser.Visit("/ja/timeline");

        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.PressAsync("Enter");

        await visit.Arrived("**#main");
        await Assertions.Expect(visit.Page.Locator("#main")).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task The_archived_copy_is_labelled_as_a_place_to_look()
    {
        await using var visit = await browser.Visit("/en/events/putin-conditional-support");

        await Assertions
            .Expect(visit.Page.Locator("a[href^='https://web.archive.org/web/']").First)
            .ToContainTextAsync("look in the Wayback Machine");
    }

    [BrowserFact]
    public async Task A_citation_without_an_address_says_so_and_links_nowhere()
    {
        await using var visit = await browser.Visit("/en/events/ukraine-rejects-june-conditions");

        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("no address came with it");
    }
}
