using CeasefireTracker.BrowserTests;
using Microsoft.Playwright;

namespace CeasefireTracker.Desk.Tests;

/// <summary>A real browser, and how a test goes from page to page in it.</summary>
internal static class OpenBrowser
{
    /// <summary>Starts one.</summary>
    public static async Task<(IPlaywright Playwright, IBrowser Chromium)> Start()
    {
        // As long as for everything else that Playwright waits for: five seconds are short where tests stand beside each other.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath =
                    Chromium.Path ?? throw new InvalidOperationException("There is no Chromium, and CI must not skip what needs one."),
                Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            }
        );
        return (playwright, chromium);
    }

    /// <summary>
    /// Does what leads to a page, and waits until that page has come whole and has set its focus: what is typed or pressed before may be
    /// lost. It needs a page that runs scripts.
    /// </summary>
    public static async Task Turn(this IPage page, Func<Task> act)
    {
        await page.EvaluateAsync("() => { window.isLeft = true; }");
        await act();
        await page.WaitForFunctionAsync(
            """
            () => !window.isLeft && document.readyState === 'complete'
              && (!document.querySelector('[autofocus]') || document.activeElement !== document.body)
            """
        );
    }

    /// <summary>Clicks what leads to a page.</summary>
    public static Task Follow(this IPage page, string selector) => page.Turn(() => page.ClickAsync(selector));
}
