using CeasefireTracker.Tests;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>What must hold of every page in a browser, light and dark, wide and narrow.</summary>
internal static class Looks
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly bool IsLong = Goals.Cases(0, 1) == 1;

    /// <summary>What axe finds in the page and how far it is wider than the window, wide and narrow.</summary>
    /// <param name="language">Axe is asked of one look in each language, wide and light in the one, narrow and dark in the other, because a
    /// page has the same parts and colours in both; in the long run of all four looks in each.</param>
    /// <param name="each">What else is to be asked in each look.</param>
    public static async Task<List<string>> Faults(this IPage page, string language, Func<string, Task>? each = null)
    {
        var faults = new List<string>();
        // By evaluate, because the pages' policy allows no script tag of others.
        await page.EvaluateAsync(Axe);
        foreach (
            var (width, scheme, isForAxe) in new[]
            {
                (1280, ColorScheme.Light, IsLong || language == "en"),
                (1280, ColorScheme.Dark, IsLong),
                (320, ColorScheme.Light, IsLong),
                (320, ColorScheme.Dark, IsLong || language != "en"),
            }
        )
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            if (isForAxe)
            {
                faults.AddRange(await Violations(page));
            }

            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0)
            {
                faults.Add($"{overflow} px wider than the window of {width}");
            }

            if (each is not null)
            {
                await each($"{width}-{scheme}");
            }
        }

        return faults;
    }

    private static Task<string[]> Violations(IPage page) =>
        page.EvaluateAsync<string[]>(
            """
            async rules => (await axe.run(document, { runOnly: rules, resultTypes: ['violations'] }))
              .violations.map(violation => violation.id + ': ' + violation.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.failureSummary).join(' | '))
            """,
            new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" }
        );
}
