using System.Net;
using CeasefireTracker.Tests;
using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>Records at the edge of what a record can be, and readers at the edge of what a screen can be.</summary>
public sealed class EdgeRecordTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] Pages =
    [
        "/timeline",
        "/timeline?view=cards&choices=all",
        "/timeline?lanes=phase",
        "/events/conditional-answer",
        "/actors",
        "/actors/vladimir-putin",
        "/issues",
        "/issues/ceasefire",
        "/positions",
        "/compare?event=conditional-answer&event=thirty-day-proposal",
        "/sources",
        "/sources/reuters-march",
        "/disputes",
        "/truces",
        "/talks",
        "/phases",
        "/brief",
        "/embed/timeline",
    ];

    // 1,280 pixels at 400 % are 320.
    [BrowserTheory]
    [InlineData("long-names", "en", "ja")]
    [InlineData("empty", "en")]
    [InlineData("ten-thousand", "ja")]
    public async Task At_400_percent_nothing_has_to_be_scrolled_sideways(string name, params string[] languages)
    {
        using var record = EdgeRecords.Of(name);
        using var site = new TrackerSite(record.Data);
        site.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        site.StartServer();
        var origin = site.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        var faults = new List<string>();
        // One reader looks at them all.
        await using var visit = await browser.Visit($"{origin}/{languages[0]}/about", width: 320);
        foreach (
            var page in languages.SelectMany(
                _ => name == "long-names" ? Pages : Pages.Where(IsOfAnyRecord),
                (language, page) => $"/{language}{page}"
            )
        )
        {
            await visit.Page.GotoAsync(origin + page);
            var wide = await visit.Page.EvaluateAsync<string[]>(
                """
                () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []
                  : [...document.querySelectorAll('body *')].filter(part => part.getBoundingClientRect().right > innerWidth + 1 && !part.closest('.sections, .unseen, svg'))
                      .slice(0, 3).map(part => part.outerHTML.slice(0, 120))
                """
            );
            faults.AddRange(wide.Select(part => $"{page}: {part}"));
        }

        // Whatever a page still wanted when it was left has failed; what does so in a page that stands, the console tells too.
        faults.AddRange(visit.Faults.Where(fault => !fault.StartsWith("a failed request", StringComparison.Ordinal)));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    // The others name an event, an actor or an issue.
    private static bool IsOfAnyRecord(string page) => page.LastIndexOf('/') == 0 && !page.Contains("event=", StringComparison.Ordinal);

    [BrowserTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task In_forced_colours_marks_states_focus_and_choices_are_still_told_apart(ColorScheme scheme)
    {
        await using var visit = await browser.Visit("/en/timeline", scheme: scheme);
        var page = visit.Page;
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = ForcedColors.Active, ColorScheme = scheme });
        async Task<string> Style(string selector, string property, string? pseudo = null) =>
            await page.EvaluateAsync<string>(
                "([selector, property, pseudo]) => getComputedStyle(document.querySelector(selector), pseudo)[property]",
                new[] { selector, property, pseudo }
            );

        var paper = await Style("body", "backgroundColor");
        // Marks: what is drawn has the reader's colours, and the sides their patterns.
        Assert.NotEqual(paper, await Style(".mark", "color"));
        Assert.Equal(paper, await Style("#m-violation", "fill"));
        var patterns = await page.EvaluateAsync<string[]>(
            "[...new Set([...document.querySelectorAll('.swatch')].map(swatch => getComputedStyle(swatch).fill))]"
        );
        Assert.True(patterns.Length >= 2, string.Join(' ', patterns));
        Assert.NotEqual(paper, await Style(".pattern", "stroke"));
        Assert.NotEqual(paper, await Style(".differs", "fill"));
        Assert.NotEqual(paper, await Style(".density-drawing a rect:last-child", "fill"));

        // States: what is shown now is heavier than what could be.
        Assert.NotEqual(
            await Style(".sections a[aria-current]", "fontWeight"),
            await Style(".sections a:not([aria-current])", "fontWeight")
        );
        Assert.NotEqual(await Style(".list-tools [aria-current]", "fontWeight"), await Style(".list-tools > a", "fontWeight"));
        Assert.NotEqual(
            await Style(".picture-lanes [aria-current]", "textDecorationLine"),
            await Style(".picture-lanes a:not([aria-current])", "textDecorationLine")
        );
        await page.GotoAsync("/en/disputes?about=date");
        Assert.NotEqual(await Style(".chip[aria-current]", "fontWeight"), await Style(".chip:not([aria-current])", "fontWeight"));
        Assert.Equal("solid", await Style(".chip[aria-current]", "borderTopStyle"));

        // Choices: a box that is ticked is the browser's own.
        await page.GotoAsync("/en/timeline?actor=russia");
        Assert.NotEqual("none", await Style(".choice input", "appearance"));

        // Focus: an outline, and around a mark a ring of the reader's colour.
        await page.Locator(".sections a").First.FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("solid", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await page.Locator(".drawing .mark").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.NotEqual(
            "none",
            await page.EvaluateAsync<string>(
                "getComputedStyle(document.activeElement.querySelector('use') ?? document.activeElement).getPropertyValue('--halo')"
            )
        );

        // Stances: full, half, empty and struck are shapes.
        await page.GotoAsync("/en/issues/nato-membership");
        Assert.NotEqual(paper, await Style("a.band.for .frame", "fill"));
        Assert.Equal(paper, await Style("a.band.against .frame", "fill"));
        Assert.NotEqual(paper, await Style("a.band.against .half", "fill"));
        Assert.Empty(visit.Faults);
    }
}
