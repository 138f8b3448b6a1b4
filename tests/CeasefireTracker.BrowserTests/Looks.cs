using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>What must hold of every page in a browser, light and dark, wide and narrow.</summary>
internal static class Looks
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>What axe finds in the page and how far it is wider than the window, wide and narrow.</summary>
    /// <param name="language">In one language it is light where it is wide and dark where it is narrow, in the other the other way
    /// round: a page has the same parts and colours in both.</param>
    /// <param name="each">What else is to be asked in each look.</param>
    public static async Task<List<string>> Faults(this IPage page, string language, Func<string, Task>? each = null)
    {
        var faults = new List<string>();
        // By evaluate, because the pages' policy allows no script tag of others.
        await page.EvaluateAsync(Axe);
        foreach (var width in new[] { 1280, 320 })
        {
            var scheme = (width == 1280) == (language == "en") ? ColorScheme.Light : ColorScheme.Dark;
            await page.SetViewportSizeAsync(width, 800);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            faults.AddRange(
                await page.EvaluateAsync<string[]>(
                    """
                    async rules => (await axe.run(document, { runOnly: rules, resultTypes: ['violations'] }))
                      .violations.map(violation => violation.id + ': ' + violation.nodes.slice(0, 3).map(node => node.target.join(' ') + ' ' + node.failureSummary).join(' | '))
                    """,
                    new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" }
                )
            );
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
}
