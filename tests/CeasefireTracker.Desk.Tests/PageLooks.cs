using CeasefireTracker.BrowserTests;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CeasefireTracker.Desk.Tests;

/// <summary>What must hold of every page of the desk in a browser, light and dark, wide and narrow.</summary>
internal static class PageLooks
{
    // Only colours change with the scheme.
    private static readonly string[] OfColours = ["color-contrast", "link-in-text-block"];

    /// <summary>Fails with what axe and the window's edges say of the page as it stands, after the faults found before.</summary>
    public static async Task LooksRight(this IPage page, string name, List<string> faults)
    {
        await page.Loaded();
        await page.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        foreach (
            var (width, scheme) in new[]
            {
                (1280, ColorScheme.Light),
                (1280, ColorScheme.Dark),
                (360, ColorScheme.Dark),
                (360, ColorScheme.Light),
            }
        )
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            faults.AddRange(
                await page.EvaluateAsync<string[]>(
                    """
                    async rules => (await axe.run(document, { ...rules && { runOnly: rules }, resultTypes: ['violations'] }))
                      .violations.map(violation => violation.id + ': ' + violation.nodes.map(node => node.target.join(' ') + ' ' + node.failureSummary).join(' | '))
                    """,
                    scheme == ColorScheme.Dark ? OfColours : null
                )
            );
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (
                await page.EvaluateAsync<bool>(
                    "[...document.querySelectorAll('header form button')].some(out => out.getBoundingClientRect().right > innerWidth)"
                )
            )
            {
                faults.Add($"{name}: the way out lies beyond the window of {width}");
            }

            if (overflow > 0)
            {
                faults.Add($"{name}: {overflow} px wider than the window of {width}");
            }

            if (Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } shots)
            {
                await page.ScreenshotAsync(
                    new PageScreenshotOptions { Path = Path.Combine(shots, $"{name}-{width}-{scheme}.png"), FullPage = true }
                );
            }
        }

        await page.SetViewportSizeAsync(1280, 800);
        Assert.True(faults.Count == 0, name + "\n" + string.Join('\n', faults.Distinct()));
    }
}
