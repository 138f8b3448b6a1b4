using CeasefireTracker.Tests;
using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>The program on a real socket of 127.0.0.1, over the repository's own data, and a real browser. Shared by all browser tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private TrackerSite? site;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>Scheme, host and port, without a slash at the end.</summary>
    public string Origin { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Chromium.SkipReason is not null)
        {
            return;
        }

        site = new RecordSite();
        site.UseKestrel(options => options.Listen(System.Net.IPAddress.Loopback, 0));
        site.StartServer();
        Origin = site.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path ?? throw new InvalidOperationException("There is no Chromium, and CI must not skip what needs one."),
            Args = ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (site is not null)
        {
            await site.DisposeAsync();
        }
    }

    /// <summary>A page that notes everything a reader should never meet. A whole address leads to another site of the test's own.</summary>
    public async Task<Visit> Visit(string address, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool scripts = true, Media media = Media.Screen)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Origin,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            ColorScheme = scheme,
            JavaScriptEnabled = scripts,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        var visit = new Visit(context, page, address[0] == '/' ? Origin : new Uri(address).GetLeftPart(UriPartial.Authority));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = media, ColorScheme = scheme });
        await page.GotoAsync(address);
        return visit;
    }
}

/// <summary>One reader's page. What went wrong in it is collected in <see cref="Faults"/>.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext context;

    internal Visit(IBrowserContext context, IPage page, string origin)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, message) => Faults.Add($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => Faults.Add($"script error: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(origin, StringComparison.Ordinal))
            {
                Faults.Add($"a request to another host: {request.Url}");
            }
        };
        page.RequestFailed += (_, request) => Faults.Add($"a failed request: {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>Console messages, script errors, policy reports, failed requests, and requests to other hosts.</summary>
    public List<string> Faults { get; } = [];

    public ValueTask DisposeAsync() => context.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Browser>
{
    public const string Name = "browser";
}
