using CeasefireTracker.BrowserTests;
using Microsoft.Playwright;

namespace CeasefireTracker.Desk.Tests;

/// <summary>What must hold of every page of the desk in a browser, light and dark, wide and narrow.</summary>
internal static class PageLooks
{
    /// <summary>Fails with what axe and the window's edges say of the page as it stands, after the faults found before.</summary>
    /// <param name="name">The language and what the page is.</param>
    public static async Task LooksRight(this IPage page, string name, List<string> faults)
    {
        await page.Loaded();
        var found = await page.Faults(
            name[..2],
            async look =>
            {
                if (
                    await page.EvaluateAsync<bool>(
                        "[...document.querySelectorAll('header form button')].some(out => out.getBoundingClientRect().right > innerWidth)"
                    )
                )
                {
                    faults.Add($"the way out lies beyond the window: {look}");
                }

                if (Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } shots)
                {
                    await page.ScreenshotAsync(
                        new PageScreenshotOptions { Path = Path.Combine(shots, $"{name}-{look}.png"), FullPage = true }
                    );
                }
            }
        );
        await page.SetViewportSizeAsync(1280, 800);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        Assert.True(found.Count + faults.Count == 0, name + "\n" + string.Join('\n', found.Concat(faults).Distinct()));
    }
}
