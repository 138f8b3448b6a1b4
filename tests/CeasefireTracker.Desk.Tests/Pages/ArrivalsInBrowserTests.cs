using CeasefireTracker.BrowserTests;
using CeasefireTracker.Desk.State;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CeasefireTracker.Desk.Tests.Pages;

/// <summary>The pages of what comes in: reports of readers, and items of feeds.</summary>
[Trait("Takes", "long")]
public sealed class ArrivalsInBrowserTests : DeskInBrowser
{
    [BrowserTheory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task What_comes_in_can_be_read_by_everybody_light_and_dark_wide_and_narrow(string language)
    {
        var page = await SignedIn(language);
        await page.GotoAsync($"/{language}/report?page=https://reader.example.org/{language}/events/alaska-summit");
        await page.FillAsync("#what", "The day is wrong: it was a Friday.");
        await page.FillAsync("#reply", "no address");
        // Refused with 400, which Chromium tells in its console, sooner or later.
        var told = page.WaitForConsoleMessageAsync(
            new PageWaitForConsoleMessageOptions { Predicate = message => message.Text.Contains("400", StringComparison.Ordinal) }
        );
        await page.Follow("main button");
        await told;
        Assert.Equal(2, Faults.RemoveAll(fault => fault.Contains("400", StringComparison.Ordinal)));
        await page.LooksRight(language + "-report-refused", Faults);
        await page.FillAsync("#reply", "r@example.net");
        await page.Follow("main button");
        await page.GotoAsync($"/{language}/reports");
        await page.LooksRight(language + "-reports", Faults);
        await page.GotoAsync($"/{language}/reports/1");
        await page.LooksRight(language + "-report-of-a-reader", Faults);

        Arrive();
        await page.GotoAsync($"/{language}/inbox");
        await page.LooksRight(language + "-inbox", Faults);
        await page.GotoAsync($"/{language}/feeds");
        await page.LooksRight(language + "-feeds", Faults);
    }

    [BrowserFact]
    public async Task A_link_from_elsewhere_to_the_form_leaves_the_forms_that_are_open_good()
    {
        var page = await SignedIn("en");
        await page.Follow("button[value=event]");
        await page.FillAsync("[name='f.title.en']", "Written before the link was followed");
        var other = await page.Context.NewPageAsync();
        await other.RouteAsync(
            "http://elsewhere.example/",
            route =>
                route.FulfillAsync(
                    new RouteFulfillOptions
                    {
                        ContentType = "text/html",
                        Body = $"<a href='{Site.ClientOptions.BaseAddress}en/report'>report</a>",
                    }
                )
        );
        await other.GotoAsync("http://elsewhere.example/");
        await other.Follow("a");
        await other.FillAsync("#what", "The day is wrong.");
        await other.Follow("main button");
        await Assertions.Expect(other.Locator("[role=status]")).ToContainTextAsync("with the editors");

        await page.FillAsync("[name=why]", "still good");
        await page.Follow(".save button[value=save]");

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Saved.");
        Assert.Empty(Faults);
    }

    // Two leads look as all do, and a page of all is long to look at.
    protected override DeskSite Desk()
    {
        var site = new DeskSite(withGit: false);
        var leads = Path.Combine(site.Data, "leads.yml");
        File.WriteAllText(leads, string.Join("\n- id:", File.ReadAllText(leads).Split("\n- id:").Take(3)) + "\n");
        return site;
    }

    private void Arrive()
    {
        using var scope = Site.Services.CreateScope();
        var state = scope.ServiceProvider.GetRequiredService<DeskContext>();
        state.Feeds.Add(
            new FeedRow
            {
                Address = "http://feeds.example.org/a-rather-long-address-of-a-feed-that-does-not-break-anywhere-and-goes-on/rss.xml",
                Title = "News of two rivers",
                Language = "en",
                By = "console",
                Next = new DateTime(2999, 1, 1, 0, 0, 0, DateTimeKind.Utc),
                Failures = 1,
                Told = "xml",
                Detail = "Unexpected end of file has occurred. Line 3, position 9.",
            }
        );
        foreach (
            var (number, title) in new[]
            {
                "Trump and Putin meet in Alaska; no ceasefire is announced",
                "Ukraine opens a school",
                "Weather",
            }.Index()
        )
        {
            state.Items.Add(
                new ItemRow
                {
                    FeedId = 1,
                    Key = $"{number}",
                    Mark = $"m{number}",
                    Address = $"https://items.example.org/{number}",
                    Title = title,
                    Text = "A few words of the item itself.",
                    Published = new DateTime(2025, 8, 15, 20, 0, 0, DateTimeKind.Utc),
                }
            );
        }

        state.SaveChanges();
    }
}
