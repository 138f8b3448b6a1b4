using CeasefireTracker.Tests;
using Microsoft.Playwright;

namespace CeasefireTracker.Desk.Tests;

/// <summary>A real browser, one for all tests, each of which has contexts of its own, and how a test goes from page to page in
/// it.</summary>
internal static class OpenBrowser
{
    private static readonly Lazy<Task<IBrowser>> One = new(Start);

    /// <summary>The browser.</summary>
    public static Task<IBrowser> Chromium => One.Value;

    private static async Task<IBrowser> Start()
    {
        // As long as for everything else that Playwright waits for: five seconds are short where tests stand beside each other.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = AtTheEnd.Dispose(await Playwright.CreateAsync());
        return await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath =
                    BrowserTests.Chromium.Path
                    ?? throw new InvalidOperationException("There is no Chromium, and CI must not skip what needs one."),
                Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            }
        );
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
