using System.Net;
using CeasefireTracker.BrowserTests;
using CeasefireTracker.Desk.People;
using Microsoft.Playwright;

namespace CeasefireTracker.Desk.Tests.Pages;

/// <summary>The desk of one person on a real socket, in a real browser.</summary>
public abstract class DeskInBrowser : IAsyncLifetime
{
    private readonly List<IBrowserContext> contexts = [];

    protected DeskSite Site { get; private set; } = null!;

    /// <summary>Console messages, script errors, and answers of 400 and more.</summary>
    protected List<string> Faults { get; } = [];

    /// <summary>The desk; that of the record, which has no history, unless a test has one of its own.</summary>
    protected virtual DeskSite Desk() => new(withGit: false);

    public Task InitializeAsync()
    {
        if (Chromium.SkipReason is null)
        {
            Site = Desk();
            Site.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
            Site.StartServer();
        }

        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var context in contexts)
        {
            await context.CloseAsync();
        }

        if (Site is not null)
        {
            await Site.DisposeAsync();
        }
    }

    /// <summary>The first page, for who came by the console's link.</summary>
    protected async Task<IPage> SignedIn(string language, bool scripts = true)
    {
        var origin = Site.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);
        var context = await (await OpenBrowser.Chromium).NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = origin,
                JavaScriptEnabled = scripts,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        contexts.Add(context);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => Faults.Add($"console {message.Type}: {message.Text}");
        page.Response += (_, answer) =>
        {
            if (answer.Status >= 400)
            {
                Faults.Add($"{answer.Status} {answer.Request.Method} {answer.Url}");
            }
        };
        page.PageError += (_, error) => Faults.Add($"script error: {error}");
        await page.GotoAsync($"/{language}/sign-in/{Site.Part<OneTimeLink>().Code}");
        await page.ClickAsync("main button");
        await Assertions.Expect(page.Locator("button[value=event]")).ToBeVisibleAsync();
        await page.Loaded();
        return page;
    }
}
