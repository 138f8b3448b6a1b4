using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>What must hold on every template, in both languages, light and dark, narrow and wide.</summary>
public sealed class EveryPageTests(Browser browser) : IClassFixture<Browser>
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>One address a template.</summary>
    public static readonly string[] Templates =
    [
        "/timeline",
        "/timeline?actor=vladimir-putin&from=2024-06&to=2024-06",
        "/timeline?from=2025-13&kind=party",
        "/timeline?q=nothing-has-this-word",
        "/timeline?lanes=phase&sort=oldest&view=cards",
        "/timeline?from=2025-03-13&to=2025-03-13",
        "/timeline?pick=istanbul-draft,putin-conditional-support",
        "/events/putin-conditional-support",
        "/events/istanbul-draft",
        "/actors",
        "/actors/vladimir-putin",
        "/issues",
        "/issues/nato-membership",
        "/sources",
        "/sources/reuters-2025-03-13",
        "/sources/seed-article",
        "/disputes",
        "/truces",
        "/talks",
        "/talks?between=direct&actor=russia",
        "/truces?scope=energy&from=2025",
        "/disputes?why=conflation",
        "/terms",
        "/positions",
        "/positions?asof=2025-03-13&actor=russia&actor=ukraine",
        "/compare",
        "/compare?event=us-28-point-plan&event=zelenskyy-20-point-draft",
        "/timeline?told-by=seed-article",
        "/timeline?known-on=2025-03-12",
        "/sources?url=https://www.fsight.jp/articles/-/51194",
        "/phases",
        "/brief",
        "/brief?asof=2025-03-13&issue=territory&actor=russia",
        "/phases/thirty-day-proposal",
        "/about",
        "/about/codebook",
        "/about/glossary",
        "/timeline?q=ceasefire&sort=relevance",
        "/events/putin-conditional-support?v=0000000000000000",
        "/changes",
        "/data",
        "/data/api",
        "/embed/timeline?actor=vladimir-putin",
        "/embed/events/putin-conditional-support",
        "/events/no-such-event",
    ];

    public static IEnumerable<object[]> Pages =>
        from language in new[] { "en", "ja" }
        from template in Templates
        select new object[] { language, template };

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task A_page_passes_axe_fits_its_width_and_says_nothing_in_the_console(string language, string template)
    {
        await using var visit = await browser.Visit($"/{language}{template}");
        var page = visit.Page;
        // By evaluate, because the pages' policy allows no script tag of others.
        await page.EvaluateAsync(Axe);
        var faults = new List<string>();
        foreach (var width in new[] { 1280, 320 })
        {
            await page.SetViewportSizeAsync(width, 800);
            faults.AddRange(await Violations(page, ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]));
            // Only colours change with the scheme.
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            faults.AddRange(await Violations(page, ["color-contrast", "link-in-text-block"]));
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0)
            {
                faults.Add($"{overflow} px wider than the window of {width}");
            }
        }

        // A missing page is reported by the console as the failure to load that it is.
        faults.AddRange(
            visit.Faults.Where(fault =>
                !(template.Contains("no-such", StringComparison.Ordinal) && fault.Contains("404", StringComparison.Ordinal))
            )
        );
        Assert.True(faults.Count == 0, $"/{language}{template}\n" + string.Join('\n', faults.Distinct()));
    }

    private static async Task<IEnumerable<string>> Violations(IPage page, string[] rules)
    {
        var result = await page.EvaluateAsync<string>(
            """
            async rules => JSON.stringify((await axe.run(document, { runOnly: rules, resultTypes: ['violations'] }))
              .violations.map(violation => violation.id + ': ' + violation.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.failureSummary).join(' | ')))
            """,
            rules
        );
        return JsonSerializer.Deserialize<string[]>(result)!;
    }
}
