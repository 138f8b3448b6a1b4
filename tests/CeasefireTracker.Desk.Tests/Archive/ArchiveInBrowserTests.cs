using CeasefireTracker.BrowserTests;
using CeasefireTracker.Desk.Tests.Pages;
using Microsoft.Playwright;

namespace CeasefireTracker.Desk.Tests.Archive;

/// <summary>The pages of cited pages in a real browser.</summary>
[Trait("Takes", "long")]
public sealed class ArchiveInBrowserTests : DeskInBrowser
{
    private readonly Archived archive = new();

    protected override DeskSite Desk() => archive.Site;

    [BrowserFact]
    public async Task A_cited_page_that_changed_can_be_read_by_everybody_light_and_dark_wide_and_narrow()
    {
        await using var served = archive.Server;
        var source = archive.Sources[0];
        archive.On(source, "<h1>A truce</h1><p>Both sides said yes.</p>");
        var page = await SignedIn("en");
        foreach (var language in new[] { "en", "ja" })
        {
            await page.GotoAsync($"/{language}/archive/{source.Id}");
            await page.Follow("form[action='?handler=Look'] button");
            archive.On(source, $"<h1>A truce</h1><p>Both sides said {language}.</p>");
            await page.Follow("form[action='?handler=Look'] button");
            await Assertions.Expect(page.Locator(".paragraphs ins")).ToHaveTextAsync($"Both sides said {language}.");
            await page.LooksRight(language + "-cited-page", Faults);
            await page.GotoAsync($"/{language}/archive");
            await page.LooksRight(language + "-cited-pages", Faults);
        }
    }
}
