using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>How much of a page a reader has to go through, and what is seen before any of it.</summary>
public sealed class FirstScreenTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserTheory]
    [InlineData("en", 1280, 800, 5_000, 3_200)]
    [InlineData("ja", 1280, 800, 5_000, 3_200)]
    [InlineData("en", 360, 740, 9_000, 9_000)]
    [InlineData("ja", 360, 740, 9_000, 9_000)]
    public async Task The_fifty_rows_of_the_front_page_are_within_four_screens(string language, int width, int height, int most, int rows)
    {
        await using var visit = await browser.Visit($"/{language}/timeline", width);
        await visit.Page.SetViewportSizeAsync(width, height);

        Assert.Equal(50, await visit.Page.Locator(".chapters .row").CountAsync());
        Assert.InRange(await Height(visit.Page, ".chapters"), 1_000, rows);
        Assert.InRange(await Height(visit.Page, "html"), 1_000, most);
        Assert.Empty(visit.Faults);
    }

    [BrowserTheory]
    [InlineData("en", 1280, 800)]
    [InlineData("ja", 1280, 800)]
    [InlineData("en", 360, 740)]
    [InlineData("ja", 360, 740)]
    public async Task The_state_of_play_is_inside_the_first_screen_before_the_picture(string language, int width, int height)
    {
        await using var visit = await browser.Visit($"/{language}/timeline", width);
        await visit.Page.SetViewportSizeAsync(width, height);

        var end = await visit.Page.Locator("section.stand").EvaluateAsync<double>("box => box.getBoundingClientRect().bottom");
        Assert.InRange(end, 200, height);
        Assert.True(
            await visit.Page.EvaluateAsync<bool>(
                "() => document.querySelector('.stand').getBoundingClientRect().bottom <= document.querySelector('.picture').getBoundingClientRect().top"
            )
        );
        // Truce, talks, two parties, newest.
        Assert.Equal(5, await visit.Page.Locator(".stand dt").CountAsync());
        Assert.Equal(3, await visit.Page.Locator(".stand-newest dd a").CountAsync());
    }

    [BrowserTheory]
    [InlineData("/en/sources")]
    [InlineData("/ja/sources")]
    [InlineData("/en/disputes")]
    [InlineData("/ja/disputes")]
    [InlineData("/en/actors")]
    public async Task A_list_is_at_most_eight_thousand_pixels_long(string address)
    {
        await using var visit = await browser.Visit(address);
        // Every page of a longer list, the first of which may have the shortest titles.
        do
        {
            await visit.Page.SetViewportSizeAsync(1280, 800);
            Assert.InRange(await Height(visit.Page, "html"), 800, 8_000);
            if (address.EndsWith("/sources", StringComparison.Ordinal))
            {
                await visit.Page.SetViewportSizeAsync(360, 740);
                Assert.InRange(await Height(visit.Page, "html"), 800, 8_000);
            }

            var next = visit.Page.Locator(".pager a[rel=next]");
            if (await next.CountAsync() == 0)
            {
                break;
            }

            var leads = await next.GetAttributeAsync("href");
            await next.ClickAsync();
            await visit.Arrived("**" + leads);
        } while (address.EndsWith("/sources", StringComparison.Ordinal));

        Assert.Empty(visit.Faults);
    }

    [BrowserTheory]
    [InlineData("/en/timeline")]
    [InlineData("/ja/timeline?actor=russia")]
    [InlineData("/en/events/putin-conditional-support")]
    [InlineData("/ja/sources")]
    public async Task The_header_of_a_phone_is_under_120_px_high_and_holds_the_search(string address)
    {
        await using var visit = await browser.Visit(address, width: 360);

        Assert.InRange(await Height(visit.Page, "header.masthead"), 40, 119);
        await Assertions.Expect(visit.Page.Locator("header input[name=q]")).ToBeInViewportAsync();
    }

    [BrowserTheory]
    [InlineData("en", true)]
    [InlineData("ja", false)]
    public async Task A_row_opens_in_place_by_keyboard_and_its_title_leads_to_the_event(string language, bool scripts)
    {
        await using var visit = await browser.Visit($"/{language}/timeline?from=2025-03&to=2025-03", scripts: scripts);
        var row = visit.Page.Locator("#putin-conditional-support");
        await Assertions.Expect(row.Locator(".card-summary")).ToBeHiddenAsync();

        await row.Locator("> details > summary").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(row.Locator(".card-summary")).ToBeVisibleAsync();
        Assert.EndsWith("/timeline?from=2025-03&to=2025-03", visit.Page.Url, StringComparison.Ordinal);

        await row.Locator(".row-title").ClickAsync();
        await visit.Arrived($"**/{language}/events/putin-conditional-support");
        Assert.Empty(visit.Faults);
    }

    [BrowserTheory]
    [InlineData("/en/about", true)]
    [InlineData("/ja/events/istanbul-draft", false)]
    [InlineData("/en/timeline?actor=russia", true)]
    public async Task A_date_typed_into_the_header_shows_the_events_of_that_day(string address, bool scripts)
    {
        await using var visit = await browser.Visit(address, scripts: scripts);
        var field = visit.Page.Locator("header input[name=q]");

        await field.FillAsync("13 March 2025");
        await field.PressAsync("Enter");

        await visit.Arrived($"**{address[..3]}/timeline?from=2025-03-13&to=2025-03-13");
        await Assertions.Expect(visit.Page.Locator("#putin-conditional-support")).ToBeVisibleAsync();
        Assert.Empty(visit.Faults);
    }

    private static Task<double> Height(IPage page, string selector) =>
        page.Locator(selector).First.EvaluateAsync<double>("part => part.scrollHeight");
}
