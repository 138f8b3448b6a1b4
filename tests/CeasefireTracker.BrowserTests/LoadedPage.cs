using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>Waits until a page is loaded.</summary>
internal static class LoadedPage
{
    private const int MostLooks = 15;

    /// <summary>Waits for a state of the page, at most half a minute.</summary>
    public static async Task Loaded(this IPage page, LoadState state = LoadState.Load)
    {
        // Because Playwright looks at the states it knows and only then begins to listen: one that is reached in between is waited for in
        // vain, and seen at the next look.
        for (var look = 1; ; look++)
        {
            try
            {
                await page.WaitForLoadStateAsync(state, new PageWaitForLoadStateOptions { Timeout = 2_000 });
                return;
            }
            catch (TimeoutException) when (look < MostLooks) { }
        }
    }
}
