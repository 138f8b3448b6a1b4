using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>What readers do with the picture: by mouse, by keyboard alone, and without scripts.</summary>
public sealed class PictureJourneyTests(Browser browser) : IClassFixture<Browser>
{
    private const string March = "/en/timeline?from=2025-03&to=2025-03";
    private const string Middle =
        "(box => Math.round(box.x + box.width / 2))((document.activeElement.querySelector(':scope > use:not(.ghost-shape)') ?? document.activeElement).getBoundingClientRect())";
    private const string Answer = "a.mark[href$='/putin-conditional-support']";

    [BrowserTheory]
    [InlineData("en", 1280)]
    [InlineData("ja", 320)]
    public async Task Dragging_across_the_picture_chooses_days_and_Back_undoes_it(string language, int width)
    {
        await using var visit = await browser.Visit($"/{language}/timeline?from=2025&to=2025", width);
        var page = visit.Page;
        var sentence = await page.Locator(".sentence").TextContentAsync();
        await page.EvaluateAsync("window.isSameDocument = true");
        var box = await Box(page, ".drawing");

        await page.Mouse.MoveAsync(box.X + (box.Width / 4), box.Y + 10);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + 12, new MouseMoveOptions { Steps = 4 });
        await page.Mouse.UpAsync();

        await visit.Arrived("**/timeline?from=2025-0*-*&to=2025-0*-*");
        await Assertions.Expect(page.Locator(".sentence")).Not.ToHaveTextAsync(sentence!);
        await Assertions.Expect(page.Locator("#from")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^2025-0\\d-\\d\\d$"));
        Assert.True(await page.EvaluateAsync<bool>("window.isSameDocument"));

        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".sentence")).ToHaveTextAsync(sentence!);
        await visit.Arrived("**?from=2025&to=2025");
        Assert.Empty(visit.Faults);
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_buttons_zoom_and_move_by_keyboard_with_scripts_and_without(bool scripts)
    {
        await using var visit = await browser.Visit(March, scripts: scripts);
        var page = visit.Page;

        await page.Locator("#step-zoom-in").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        // The half of the month in which most events are.
        await visit.Arrived("**?from=2025-03-12&to=2025-03-27");
        if (scripts)
        {
            await Assertions.Expect(page.Locator("#step-zoom-in")).ToBeFocusedAsync();
        }

        await page.Locator("#step-later").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await visit.Arrived("**?from=2025-03-20&to=2025-04-04");
        await page.Locator("#step-whole").ClickAsync();
        await visit.Arrived("**/en/timeline");
        Assert.Empty(visit.Faults);
    }

    [BrowserFact]
    public async Task The_wheel_zooms_about_the_pointer_only_while_Ctrl_is_held()
    {
        await using var visit = await browser.Visit("/en/timeline?from=2025&to=2025");
        var page = visit.Page;
        var box = await Box(page, ".drawing");
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + 60);

        await page.Mouse.WheelAsync(0, 40);
        await visit.Until("scrollY > 0");
        Assert.EndsWith("?from=2025&to=2025", page.Url, StringComparison.Ordinal);

        await page.Keyboard.DownAsync("Control");
        await page.Mouse.WheelAsync(0, -100);
        await page.Keyboard.UpAsync("Control");
        await visit.Arrived("**?from=2025-*-*&to=2025-*-*");
    }

    [BrowserFact]
    public async Task Two_fingers_take_the_days_between_them_along()
    {
        await using var visit = await browser.Visit("/en/timeline?from=2025&to=2025", 320);

        await visit
            .Page.Locator(".drawing")
            .EvaluateAsync(
                """
                drawing => {
                  const box = drawing.getBoundingClientRect();
                  const send = (type, id, part) => drawing.dispatchEvent(new PointerEvent(type, { pointerId: id, clientX: box.x + box.width * part, clientY: box.y + 20, bubbles: true, button: 0 }));
                  send('pointerdown', 1, 0.4); send('pointerdown', 2, 0.6);
                  send('pointermove', 1, 0.1); send('pointermove', 2, 0.9);
                  send('pointerup', 1, 0.1); send('pointerup', 2, 0.9);
                }
                """
            );

        await visit.Arrived("**?from=2025-05-*&to=2025-08-*");
    }

    [BrowserFact]
    public async Task Arrow_keys_go_from_mark_to_mark_and_Enter_opens_the_event()
    {
        await using var visit = await browser.Visit(March);
        var page = visit.Page;
        var stops = await page.Locator(".drawing a[tabindex='0']").CountAsync();

        await page.Locator($".drawing {Answer}").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        var first = await Focused(page);
        await page.Keyboard.PressAsync("ArrowRight");
        var second = await Focused(page);
        await page.Keyboard.PressAsync("ArrowLeft");

        Assert.Equal(1, stops);
        Assert.Equal(await page.Locator(".drawing a.mark").First.GetAttributeAsync("href"), first);
        Assert.NotEqual(first, second);
        Assert.Equal(first, await Focused(page));
        await page.Keyboard.PressAsync("Enter");
        await visit.Arrived($"**{first}");
    }

    [BrowserFact]
    public async Task Home_is_the_first_event_and_right_goes_through_all_of_them_as_time_goes()
    {
        await using var visit = await browser.Visit("/en/timeline");
        var page = visit.Page;
        await page.Locator(".drawing .mark").Last.FocusAsync();
        await page.Keyboard.PressAsync("Home");

        var places = new List<double>();
        var names = new HashSet<string> { await Focused(page) };
        for (var step = 0; step < 40; step++)
        {
            places.Add(await page.EvaluateAsync<double>(Middle));
            await page.Keyboard.PressAsync("ArrowRight");
            names.Add(await Focused(page));
        }

        Assert.Equal(41, names.Count);
        Assert.Contains("/en/events/full-scale-invasion", names.Take(3));
        Assert.Equal(places.Order(), places);
    }

    [BrowserTheory]
    [InlineData("/en/timeline", 360)]
    [InlineData("/ja/timeline?from=2025-03&to=2025-03", 360)]
    [InlineData("/en/actors/russia", 320)]
    public async Task On_a_phone_what_is_pressed_is_24_pixels_from_its_neighbours(string address, int width)
    {
        await using var visit = await browser.Visit(address, width);

        var near = await visit.Page.EvaluateAsync<string[]>(
            """
            () => {
              const seen = [...document.querySelectorAll('.drawing :is(.mark, .cluster)')].filter(mark => mark.getClientRects().length > 0);
              const places = seen.map(mark => {
                const box = (mark.querySelector(':scope > use:not(.ghost-shape)') ?? mark).getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2, mark.getAttribute('href')];
              });
              return places.flatMap((a, i) => places.slice(i + 1).filter(b => Math.abs(a[0] - b[0]) < 23.5 && Math.abs(a[1] - b[1]) < 23.5).map(b => `${a} ${b}`));
            }
            """
        );

        Assert.Empty(near);
    }

    [BrowserFact]
    public async Task Enter_on_a_cluster_stays_in_the_picture_at_the_first_of_what_it_held()
    {
        await using var visit = await browser.Visit("/en/timeline", 360);
        var page = visit.Page;
        var cluster = page.Locator(".drawing .cluster:visible").Nth(5);
        await cluster.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await visit.Arrived("**/en/timeline?from=*&to=*");
        await visit.Until("document.activeElement.matches('.drawing .mark, .drawing .cluster')");
        Assert.Empty(visit.Faults);
    }

    [BrowserFact]
    public async Task A_card_says_what_a_mark_is_on_hover_and_on_focus_and_Escape_hides_it()
    {
        await using var visit = await browser.Visit(March);
        var (page, card) = (visit.Page, visit.Page.Locator(".mark-card:visible"));
        var title = await page.Locator("#putin-conditional-support .row-title").TextContentAsync();

        await page.Locator($".drawing {Answer} > use >> nth=0").HoverAsync();
        await Assertions.Expect(card).ToContainTextAsync("13 March 2025");
        await Assertions.Expect(card).ToContainTextAsync(title!);
        await page.Mouse.MoveAsync(2, 2);
        await Assertions.Expect(card).ToHaveCountAsync(0);

        await page.Locator("#step-whole").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        while (!(await Focused(page)).Contains("/events/", StringComparison.Ordinal))
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(card).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(card).ToHaveCountAsync(0);
        Assert.Empty(visit.Faults);
    }

    [BrowserFact]
    public async Task The_card_of_an_answer_leaves_what_it_answers_in_sight()
    {
        await using var visit = await browser.Visit("/en/timeline");
        await visit.Page.Locator(".picture").ScrollIntoViewIfNeededAsync();
        var (answers, hidden) = await visit.Page.EvaluateAsync<int[]>(
            """
            () => {
              const inside = (point, box) => point.x > box.left && point.x < box.right && point.y > box.top && point.y < box.bottom;
              const marks = [...document.querySelectorAll('.drawing .mark[data-to]')];
              const hidden = marks.filter(mark => {
                mark.dispatchEvent(new PointerEvent('pointerenter'));
                const card = document.querySelector('.mark-card:not([hidden])').getBoundingClientRect();
                return [...document.querySelectorAll('.drawing circle.answer')].some(circle => {
                  const box = circle.getBoundingClientRect();
                  return inside({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, card);
                });
              });
              return [marks.length, hidden.length];
            }
            """
        )
            is [var all, var some]
            ? (all, some)
            : default;

        Assert.InRange(answers, 50, 400);
        Assert.Equal(0, hidden);
        Assert.Empty(visit.Faults);
    }

    [BrowserFact]
    public async Task Without_scripts_a_mark_is_a_link_with_its_whole_text()
    {
        await using var visit = await browser.Visit(March, scripts: false);
        var mark = visit.Page.Locator($".drawing {Answer}");

        Assert.Contains("13 March 2025", await mark.Locator("> title").TextContentAsync(), StringComparison.Ordinal);
        await mark.Locator("> use").First.ClickAsync();
        await visit.Arrived("**/en/events/putin-conditional-support");
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Lanes_are_chosen_by_a_link_and_stay_in_the_address(bool scripts)
    {
        await using var visit = await browser.Visit("/ja/timeline", scripts: scripts);

        await visit.Page.Locator("#lanes-phase").ClickAsync();
        await visit.Arrived("**/ja/timeline?lanes=phase");

        await Assertions.Expect(visit.Page.Locator("#lanes-phase")).ToHaveAttributeAsync("aria-current", "true");
        await Assertions
            .Expect(visit.Page.Locator(".drawing a.lane-name").Nth(1))
            .ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("phase="));
    }

    [BrowserFact]
    public async Task A_thumb_moved_by_arrow_keys_changes_the_first_day_and_keeps_the_focus()
    {
        await using var visit = await browser.Visit("/en/timeline");
        var page = visit.Page;

        await page.Locator("#thumb-from").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");

        await visit.Arrived("**/en/timeline?from=20*");
        await Assertions.Expect(page.Locator("#thumb-from")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("#from")).Not.ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task The_bars_of_the_months_are_one_tab_stop_and_arrows_go_from_bar_to_bar()
    {
        await using var visit = await browser.Visit("/en/timeline");
        var page = visit.Page;
        Assert.Equal(1, await page.Locator(".density a[tabindex='0']").CountAsync());

        await page.Locator(".density a[tabindex='0']").FocusAsync();
        var first = await Focused(page);
        await page.Keyboard.PressAsync("ArrowRight");

        Assert.NotEqual(first, await Focused(page));
        Assert.Contains("from=20", await Focused(page), StringComparison.Ordinal);
    }

    [BrowserTheory]
    [InlineData(1280, 700)]
    [InlineData(360, 740)]
    public async Task The_button_of_the_filter_covers_no_choice(int width, int height)
    {
        await using var visit = await browser.Visit("/en/timeline", width);
        var page = visit.Page;
        await page.SetViewportSizeAsync(width, height);
        await page.EvaluateAsync("for (const fold of document.querySelectorAll('.filter details')) fold.open = true");

        var covered = await page.EvaluateAsync<int>(
            """
            () => {
              const button = document.querySelector('.filter-submit').getBoundingClientRect();
              const fields = document.querySelector('.filter-fields').getBoundingClientRect();
              return Math.max(0, fields.bottom - button.top);
            }
            """
        );

        Assert.Equal(0, covered);
    }

    [BrowserFact]
    public async Task A_bar_of_the_months_is_a_link_without_scripts()
    {
        await using var visit = await browser.Visit("/en/timeline", scripts: false);

        await visit.Page.Locator(".density-drawing a[href$='from=2024-06&to=2024-06'] .hit").ClickAsync();

        await visit.Arrived("**/en/timeline?from=2024-06&to=2024-06");
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Also reported here");
    }

    [BrowserFact]
    public async Task J_and_k_go_through_the_list_only_while_the_focus_is_in_it()
    {
        await using var visit = await browser.Visit("/en/timeline");
        var page = visit.Page;
        var titles = page.Locator(".chapters .row-title");

        await page.Keyboard.PressAsync("j");
        Assert.Equal("BODY", await page.EvaluateAsync<string>("document.activeElement.tagName"));

        await titles.First.FocusAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("k");
        Assert.Equal(await titles.Nth(1).GetAttributeAsync("href"), await Focused(page));
    }

    [BrowserFact]
    public async Task Back_from_an_event_finds_the_place_in_the_list_again()
    {
        await using var visit = await browser.Visit("/ja/timeline");
        var page = visit.Page;

        await page.Locator(".chapters .row-title").Last.ScrollIntoViewIfNeededAsync();
        var place = await page.EvaluateAsync<double>("scrollY");
        await page.Locator(".chapters .row-title").Last.ClickAsync();
        await visit.Arrived("**/events/**");
        await page.GoBackAsync();

        Assert.True(place > 100);
        await visit.Until(FormattableString.Invariant($"Math.abs(scrollY - {place}) < 3"));
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Picked_events_become_a_brief_with_numbered_sources_and_an_address(bool scripts)
    {
        await using var visit = await browser.Visit("/en/timeline?collection=article", scripts: scripts);
        var page = visit.Page;

        await page.Locator("input[name=pick][value=putin-conditional-support]").CheckAsync();
        await page.Locator("input[name=pick][value=istanbul-draft]").CheckAsync();
        await page.Locator("#brief button[type=submit]:not([formaction])").ClickAsync();
        await visit.Arrived("**/en/timeline?pick=istanbul-draft,putin-conditional-support");

        await Assertions.Expect(page.Locator(".chapters .card")).ToHaveCountAsync(2);
        var cited = await page.Locator(".card-cites a").AllTextContentsAsync();
        Assert.Equal("[1]", cited[0]);
        Assert.Equal(cited.Distinct().Count(), await page.Locator(".brief-sources .citations > li").CountAsync());
    }

    [BrowserTheory]
    [InlineData("/en/timeline?pick=istanbul-draft,putin-conditional-support")]
    [InlineData("/ja/timeline")]
    public async Task Print_shows_the_picture_the_list_and_the_sources_and_no_control(string address)
    {
        await using var visit = await browser.Visit(address, 690, media: Media.Print);

        foreach (var control in new[] { ".filter", ".picture-tools", ".list-tools", ".years", ".pick", ".sections" })
        {
            Assert.Equal(0, await visit.Page.Locator($"{control}:visible").CountAsync());
        }

        await Assertions.Expect(visit.Page.Locator(".drawing")).ToBeVisibleAsync();
        Assert.True(await visit.Page.Locator(".listed:visible").CountAsync() >= 2);
    }

    [BrowserTheory]
    [InlineData("/en/timeline", 1280)]
    [InlineData("/ja/timeline", 320)]
    [InlineData("/en/events/putin-conditional-support", 320)]
    [InlineData("/ja/actors/vladimir-putin", 1280)]
    public async Task Nothing_moves_once_it_is_painted(string address, int width)
    {
        await using var visit = await browser.Visit(address, width);
        await visit.Page.Loaded(LoadState.NetworkIdle);

        var shift = await visit.Page.EvaluateAsync<double>(
            """
            () => new Promise(done => {
              let sum = 0;
              new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true });
              requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
            })
            """
        );

        // What a slow machine paints of a line before all of it has come moves by thousandths; what a script or a font moves, by more.
        Assert.InRange(shift, 0, 0.005);
    }

    [BrowserFact]
    public async Task The_scripts_of_the_timeline_weigh_at_most_12_kB_packed()
    {
        await using var visit = await browser.Visit("/en/timeline");
        var packed = await visit.Page.EvaluateAsync<int>(
            """
            async () => {
              const sizes = await Promise.all(performance.getEntriesByType('resource').filter(entry => entry.name.includes('/js/')).map(async entry => {
                const body = (await fetch(entry.name)).body.pipeThrough(new CompressionStream('gzip'));
                return (await new Response(body).arrayBuffer()).byteLength;
              }));
              return sizes.reduce((a, b) => a + b, 0);
            }
            """
        );

        Assert.InRange(packed, 1, 12_000);
    }

    private static async Task<LocatorBoundingBoxResult> Box(IPage page, string selector) =>
        await page.Locator(selector).BoundingBoxAsync() ?? throw new InvalidOperationException($"{selector} is not shown.");

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement.getAttribute('href') ?? ''");
}
