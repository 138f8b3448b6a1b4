using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>What readers do while they read: pick, compare, change the language, print, embed, copy.</summary>
public sealed class ReadingTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserTheory]
    [InlineData("en", true)]
    [InlineData("ja", true)]
    [InlineData("en", false)]
    [InlineData("ja", false)]
    public async Task A_brief_of_nothing_says_so_beside_its_button_and_keeps_the_filter(string language, bool scripts)
    {
        await using var visit = await browser.Visit($"/{language}/timeline?actor=russia&from=2025", scripts: scripts);
        var (page, words) = (visit.Page, visit.Page.Locator("#nothing-picked"));
        await Assertions.Expect(words).ToBeHiddenAsync();

        await page.Locator("#brief button[type=submit]:not([formaction])").ClickAsync();
        await Assertions.Expect(words).ToBeVisibleAsync();
        await visit.Arrived($"**/{language}/timeline?actor=russia&from=2025**");
        await Assertions.Expect(words).ToBeInViewportAsync();

        if (scripts)
        {
            await page.Locator("input[name=pick]").First.CheckAsync();
            await Assertions.Expect(words).ToBeHiddenAsync();
        }

        Assert.Empty(visit.Faults);
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_brief_in_which_nothing_is_ticked_says_so_and_stays(bool scripts)
    {
        await using var visit = await browser.Visit("/en/timeline?pick=istanbul-draft,putin-conditional-support", scripts: scripts);
        var page = visit.Page;

        foreach (var box in await page.Locator("input[name=pick][form=brief]").AllAsync())
        {
            await box.UncheckAsync();
        }

        await page.Locator("#brief button[type=submit]:not([formaction])").ClickAsync();
        await Assertions.Expect(page.Locator("#nothing-picked")).ToBeVisibleAsync();
        await visit.Arrived("**pick=istanbul-draft,putin-conditional-support**");
        await page.Locator("#nothing-picked a").ClickAsync();
        await visit.Arrived("**/en/timeline");
    }

    [BrowserFact]
    public async Task Picks_are_cleared_by_their_button_and_by_leaving_the_brief()
    {
        await using var visit = await browser.Visit("/en/timeline?collection=article");
        var page = visit.Page;
        var (count, clear) = (page.Locator(".pick-count"), page.Locator("#brief button[type=reset]"));
        await Assertions.Expect(clear).ToBeHiddenAsync();

        await page.Locator("input[name=pick][value=istanbul-draft]").CheckAsync();
        await Assertions.Expect(count).ToHaveTextAsync(" (1)");
        await clear.ClickAsync();
        await Assertions.Expect(count).ToHaveTextAsync("");
        await Assertions.Expect(page.Locator("input[name=pick][value=istanbul-draft]")).Not.ToBeCheckedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(count).ToHaveTextAsync("");

        await page.Locator("input[name=pick][value=istanbul-draft]").CheckAsync();
        await page.Locator("#brief button[type=submit]:not([formaction])").ClickAsync();
        await visit.Arrived("**/en/timeline?pick=istanbul-draft");
        await page.Locator(".chips a.clear-picks").First.ClickAsync();
        await visit.Arrived("**/en/timeline");
        await Assertions.Expect(page.Locator(".pick-count")).ToHaveTextAsync("");
        Assert.Empty(visit.Faults);
    }

    [BrowserTheory]
    [InlineData("en", true)]
    [InlineData("ja", false)]
    public async Task From_an_event_to_the_comparison_with_another(string language, bool scripts)
    {
        await using var visit = await browser.Visit($"/{language}/events/us-28-point-plan", scripts: scripts);
        var page = visit.Page;

        await page.Locator(".compare-entry a").ClickAsync();
        await visit.Arrived("**/compare?event=us-28-point-plan#choose");
        await Assertions.Expect(page.Locator("#event-0")).ToHaveValueAsync("us-28-point-plan");
        await Assertions.Expect(page.Locator("#event-1")).ToBeInViewportAsync();
        await page.Locator("#event-1").SelectOptionAsync("zelenskyy-20-point-draft");
        await page.Locator(".choose-events button").ClickAsync();

        await visit.Arrived("**/compare?event=us-28-point-plan&event=zelenskyy-20-point-draft");
        await Assertions.Expect(page.Locator("table.compare tbody tr").Nth(5)).ToBeAttachedAsync();
        Assert.Empty(visit.Faults);
    }

    [BrowserTheory]
    [InlineData("/en/timeline?collection=article", "#putin-conditional-support")]
    [InlineData("/ja/timeline?sort=oldest", ".chapters .row >> nth=30")]
    [InlineData("/en/events/putin-conditional-support", "#citations")]
    [InlineData("/ja/positions", "table.positions tbody tr >> nth=4")]
    [InlineData("/en/about", "#disputes")]
    public async Task The_language_switch_keeps_the_place_that_is_read(string address, string place)
    {
        await using var visit = await browser.Visit(address);
        var page = visit.Page;
        var id = await page.Locator(place).GetAttributeAsync("id");
        await page.Locator(place)
            .EvaluateAsync("place => scrollTo({ top: place.getBoundingClientRect().top + scrollY - 90, behavior: 'instant' })");

        // The switch is at the top of the page: it is reached by keyboard from anywhere.
        await page.Locator("a.language").EvaluateAsync("link => link.click()");
        await visit.Arrived($"**/{(address.StartsWith("/en", StringComparison.Ordinal) ? "ja" : "en")}{address[3..]}#*");

        // A page scrolls to its fragment once it has been laid out, which may be after it has come.
        await visit.Until($"(top => top >= -60 && top <= 320)(document.getElementById('{id}').getBoundingClientRect().top)");
        Assert.Empty(visit.Faults);
    }

    [BrowserFact]
    public async Task The_language_switch_keeps_the_hash_of_the_address_and_adds_none_at_the_top()
    {
        await using var visit = await browser.Visit("/en/positions#nato-membership");
        await visit.Page.Locator("a.language").EvaluateAsync("link => link.click()");
        await visit.Arrived("**/ja/positions#*");

        await visit.Page.GotoAsync("/en/positions");
        await visit.Page.Locator("a.language").ClickAsync();
        await visit.Arrived("**/ja/positions");
    }

    [BrowserFact]
    public async Task The_card_of_a_mark_tells_the_summary_also_of_an_event_that_the_page_does_not_list()
    {
        await using var visit = await browser.Visit("/en/timeline");
        var page = visit.Page;
        var address = await page.EvaluateAsync<string>(
            """
            [...document.querySelectorAll('.drawing a.mark')].map(mark => mark.getAttribute('href')).find(href => !document.getElementById(href.split('/').pop()))
            """
        );
        var summary = await page.EvaluateAsync<string>(
            "async address => (await (await fetch(address + '.json')).json()).summary.en",
            address
        );

        await page.Locator($".drawing a.mark[href='{address}']").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(page.Locator(".mark-card:visible .mark-card-summary")).ToContainTextAsync(summary[..40]);
        Assert.Empty(visit.Faults);
    }

    [BrowserTheory]
    [InlineData("/en/embed/events/putin-conditional-support", 340, 340)]
    [InlineData("/ja/embed/events/putin-conditional-support", 320, 340)]
    [InlineData("/en/embed/timeline", 340, 560)]
    [InlineData("/en/embed/timeline", 320, 560)]
    [InlineData("/ja/embed/timeline", 280, 560)]
    [InlineData("/en/embed/timeline?actor=russia", 240, 240)]
    public async Task An_embed_in_a_sandbox_keeps_its_look_and_shows_its_whole_credit(string address, int width, int height)
    {
        await using var visit = await browser.Visit("about:blank");
        // A page of somebody else's, which is never asked of the network.
        await visit.Page.RouteAsync(
            $"{browser.Origin}/somebody",
            route =>
                route.FulfillAsync(
                    new RouteFulfillOptions
                    {
                        ContentType = "text/html",
                        Body =
                            $"<iframe sandbox=\"allow-scripts\" src=\"{browser.Origin}{address}\" width=\"{width}\" height=\"{height}\"></iframe>",
                    }
                )
        );
        await visit.Page.GotoAsync($"{browser.Origin}/somebody");
        var frame = visit.Page.FrameLocator("iframe");
        var credit = frame.Locator(".embed-foot");

        await Assertions.Expect(credit).ToBeVisibleAsync();
        var box = await credit.EvaluateAsync<double[]>(
            "foot => { const box = foot.getBoundingClientRect(); return [box.top, box.bottom, box.right, foot.scrollHeight - foot.clientHeight, innerWidth, innerHeight]; }"
        );
        Assert.True(
            box[0] >= 0 && box[1] <= box[5] + 0.5 && box[2] <= box[4] + 0.5 && box[3] <= 0,
            string.Join(' ', box.Select(number => number.ToString(CultureInfo.InvariantCulture)))
        );
        Assert.NotEqual("Times New Roman", await frame.Locator("body").EvaluateAsync<string>("body => getComputedStyle(body).fontFamily"));
        Assert.Equal("0px", await frame.Locator("h1").EvaluateAsync<string>("title => getComputedStyle(title).marginTop"));
    }

    [BrowserTheory]
    [InlineData("/en/timeline")]
    [InlineData("/ja/events/putin-conditional-support")]
    public async Task The_code_of_an_embed_is_copied_by_a_button(string address)
    {
        await using var visit = await browser.Visit(address);
        var page = visit.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await page.Locator(".embed-box > summary").ClickAsync();
        var button = page.Locator(".embed-box button.copy");
        var words = await button.TextContentAsync();
        await button.ClickAsync();

        await Assertions.Expect(button).Not.ToHaveTextAsync(words!);
        Assert.Equal(
            await page.Locator("#embed-code").InputValueAsync(),
            await page.EvaluateAsync<string>("navigator.clipboard.readText()")
        );
        Assert.Empty(visit.Faults);
    }

    [BrowserTheory]
    [InlineData("/en/brief")]
    [InlineData("/ja/brief")]
    [InlineData("/en/brief?asof=2025-03-13")]
    public async Task The_state_of_play_prints_on_two_sheets(string address)
    {
        await using var visit = await browser.Visit(address, media: Media.Print);
        var printed = Encoding.Latin1.GetString(
            await visit.Page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, PrintBackground = false })
        );

        Assert.Equal(2, Regex.Count(printed, @"/Type\s*/Page\b"));
    }

    [BrowserTheory]
    [InlineData("/en/timeline?actor=russia", 1280)]
    [InlineData("/ja/timeline", 320)]
    public async Task The_address_of_a_view_is_copied_by_a_button_that_says_so(string address, int width)
    {
        await using var visit = await browser.Visit(address, width);
        var page = visit.Page;
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        var button = page.Locator("[data-text] button.copy");
        var words = await button.TextContentAsync();
        await button.ClickAsync();

        await Assertions.Expect(button).Not.ToHaveTextAsync(words!);
        await Assertions.Expect(button).ToHaveAttributeAsync("aria-live", "polite");
        Assert.EndsWith(address, await page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
        Assert.Empty(visit.Faults);
    }

    [BrowserTheory]
    [InlineData("/en/timeline")]
    public async Task Without_script_there_is_no_button_that_does_nothing(string address)
    {
        await using var visit = await browser.Visit(address, scripts: false);

        Assert.Equal(0, await visit.Page.Locator("[data-text] *, .embed-box button").CountAsync());
    }

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task The_positions_are_printed_as_a_table_with_their_wording_and_without_the_form(string language)
    {
        await using var visit = await browser.Visit($"/{language}/positions?asof=2025-03-13", 690, media: Media.Print);
        var page = visit.Page;

        foreach (var control in new[] { "form", ".changes-by", ".jump", "summary" })
        {
            Assert.Equal(0, await page.Locator($"main {control}:visible").CountAsync());
        }

        Assert.Equal(
            "table-row",
            await page.Locator("table.positions tbody tr").First.EvaluateAsync<string>("row => getComputedStyle(row).display")
        );
        await Assertions.Expect(page.Locator(".held-detail").First).ToBeVisibleAsync();
        // Nothing is printed twice.
        var held = await page.Locator("td").First.Locator(".held-detail:visible").AllTextContentsAsync();
        Assert.Equal(held.Count, held.Distinct().Count());
    }

    [BrowserTheory]
    [InlineData("en", "1–50 of")]
    [InlineData("ja", "1〜50件目")]
    public async Task A_printed_page_of_a_longer_list_says_which_part_it_is(string language, string words)
    {
        await using var visit = await browser.Visit($"/{language}/timeline", 690, media: Media.Print);

        await Assertions.Expect(visit.Page.Locator(".pager")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".pager")).ToContainTextAsync(words);
        Assert.Equal(0, await visit.Page.Locator(".pager a:visible").CountAsync());
    }

    [BrowserFact]
    public async Task The_button_of_the_filter_covers_no_choice_and_no_list_scrolls_within_the_filter()
    {
        await using var visit = await browser.Visit("/en/timeline");
        var page = visit.Page;
        await page.Locator(".filter details.group > summary").First.ClickAsync();

        Assert.Equal(
            0,
            await page.EvaluateAsync<int>(
                """
                [...document.querySelectorAll('.filter details')].filter(fold => getComputedStyle(fold, '::details-content').overflowY === 'auto').length
                """
            )
        );
        Assert.Equal(
            "rgb(251, 250, 246)",
            await page.Locator(".filter-submit").EvaluateAsync<string>("bar => getComputedStyle(bar).backgroundColor")
        );
        await page.Locator(".filter input[name=kind]").Last.FocusAsync();
        var (box, bar) = (
            await page.Locator(".filter input[name=kind]").Last.BoundingBoxAsync(),
            await page.Locator(".filter-submit").BoundingBoxAsync()
        );
        Assert.True(box!.Y + box.Height <= bar!.Y, $"{box.Y + box.Height} under {bar.Y}");
    }

    [BrowserFact]
    public async Task One_day_has_no_bars_to_choose_days_by()
    {
        await using var visit = await browser.Visit("/en/timeline?from=2025-03-13&to=2025-03-13");

        Assert.Equal(0, await visit.Page.Locator(".density, .thumb").CountAsync());
        await Assertions.Expect(visit.Page.Locator("#from")).ToBeVisibleAsync();
        Assert.Empty(visit.Faults);
    }

    [BrowserTheory]
    [InlineData("/en/timeline?q=ceasefire&view=cards", ".card-actors .inline-list > li")]
    [InlineData("/ja/timeline?phase=terms-and-summits&view=cards", ".card-actors .inline-list > li")]
    [InlineData("/ja/compare", ".lineage-text .when")]
    [InlineData("/ja/changes", ".when")]
    [InlineData("/en/disputes", ".when")]
    public async Task No_line_begins_with_a_comma_and_no_date_is_broken_over_two(string address, string kept)
    {
        await using var visit = await browser.Visit(address, width: 360);

        var broken = await visit.Page.EvaluateAsync<string[]>(
            "kept => [...document.querySelectorAll(kept)].filter(part => part.getClientRects().length !== 1).map(part => part.textContent)",
            kept
        );
        Assert.NotEqual(0, await visit.Page.Locator(kept).CountAsync());
        Assert.Empty(broken);
    }

    [BrowserTheory]
    [InlineData("/en/timeline?told-by=seed-article")]
    [InlineData("/ja/timeline?known-on=2025-03-12")]
    [InlineData("/ja/phases/terms-and-summits")]
    [InlineData("/en/issues/nato-membership")]
    [InlineData("/en/actors/vladimir-putin")]
    public async Task No_label_of_a_picture_is_cut_by_its_edge(string address)
    {
        await using var visit = await browser.Visit(address, width: 360);

        Assert.Empty(
            await visit.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll('svg.drawing, .band-axis svg')].filter(picture => picture.getBoundingClientRect().width > 0).flatMap(picture =>
                    [...picture.querySelectorAll('text')].filter(text => text.getBoundingClientRect().width > 0
                        && (text.getBoundingClientRect().right > picture.getBoundingClientRect().right + 1 || text.getBoundingClientRect().left < picture.getBoundingClientRect().left - 1))
                        .map(text => text.textContent))
                """
            )
        );
    }

    [BrowserTheory]
    [InlineData("/en/truces")]
    [InlineData("/ja/truces")]
    [InlineData("/en/talks")]
    public async Task A_table_is_printed_as_a_table_whose_heads_stand_over_their_columns(string address)
    {
        await using var visit = await browser.Visit(address, 660, media: Media.Print);
        var page = visit.Page;

        Assert.Equal(0, await page.Locator("main form:visible, main button:visible, .list-tools:visible").CountAsync());
        Assert.True(
            await page.EvaluateAsync<bool>(
                """
                () => [...document.querySelectorAll('.ledger thead th')].every((head, place) =>
                  Math.abs(head.getBoundingClientRect().left - document.querySelector('.ledger tbody tr').children[place].getBoundingClientRect().left) < 1)
                """
            )
        );
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [BrowserTheory]
    [InlineData("/en/timeline", 8)]
    [InlineData("/ja/timeline", 8)]
    [InlineData("/en/events/us-30-day-proposal", 6)]
    [InlineData("/ja/events/putin-conditional-support", 7)]
    public async Task On_paper_there_is_nothing_to_press_and_no_more_than_is_read(string address, int most)
    {
        await using var visit = await browser.Visit(address, 660, media: Media.Print);
        var page = visit.Page;

        Assert.Equal(
            0,
            await page.Locator("main :is(form, button, input, select, .filter, .list-tools, .stand-more, .take):visible").CountAsync()
        );
        var printed = Encoding.Latin1.GetString(await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true, Format = "A4" }));
        Assert.InRange(Regex.Count(printed, @"/Type\s*/Page\b"), 2, most);
    }

    [BrowserFact]
    public async Task No_heading_is_printed_over_choices_that_are_not()
    {
        await using var visit = await browser.Visit("/ja/disputes", media: Media.Print);

        await Assertions.Expect(visit.Page.Locator(".sorts").First).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator(".dispute").First).ToBeVisibleAsync();
    }
}
