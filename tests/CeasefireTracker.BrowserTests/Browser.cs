using System.Text.RegularExpressions;
using CeasefireTracker.Tests;
using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>
/// The program on a real socket of 127.0.0.1, over the repository's own data, and a real browser: one of each for all browser tests,
/// whose pages stand beside each other, each in a context of its own.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly Lazy<Task<Started>> Shared = new(Start);
    private Started? started;

    /// <summary>Scheme, host and port, without a slash at the end.</summary>
    public string Origin => started!.Origin;

    public async Task InitializeAsync() => started = Chromium.SkipReason is null ? await Shared.Value : null;

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<Started> Start()
    {
        var site = AtTheEnd.Dispose(new TrackerSite(Repository.Data));
        site.UseKestrel(options => options.Listen(System.Net.IPAddress.Loopback, 0));
        site.StartServer();
        // As long as for everything else that Playwright waits for: five seconds are short where tests stand beside each other.
        Assertions.SetDefaultExpectTimeout(30_000);
        // Not in a collection: what one holds does not run beside itself.
        var playwright = AtTheEnd.Dispose(await Playwright.CreateAsync());
        var chromium = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath =
                    Chromium.Path ?? throw new InvalidOperationException("There is no Chromium, and CI must not skip what needs one."),
                Args =
                [
                    "--no-sandbox",
                    "--disable-quic",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
        return new(site.ClientOptions.BaseAddress.ToString().TrimEnd('/'), chromium);
    }

    /// <summary>A page that notes everything a reader should never meet. A whole address leads to another site of the test's own.</summary>
    public async Task<Visit> Visit(
        string address,
        int width = 1280,
        ColorScheme scheme = ColorScheme.Light,
        bool scripts = true,
        Media media = Media.Screen
    )
    {
        var context = await started!.Chromium.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = Origin,
                ViewportSize = new ViewportSize { Width = width, Height = 800 },
                ColorScheme = scheme,
                JavaScriptEnabled = scripts,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        var page = await context.NewPageAsync();
        var visit = new Visit(context, page, address[0] == '/' ? Origin : new Uri(address).GetLeftPart(UriPartial.Authority));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = media, ColorScheme = scheme });
        await page.GotoAsync(address);
        return visit;
    }

    private sealed record Started(string Origin, IBrowser Chromium);
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

    /// <summary>Waits until the page has this address and is loaded.</summary>
    /// <param name="address">The whole address; <c>**</c> stands for anything, <c>*</c> for anything but a slash.</param>
    public async Task Arrived(string address)
    {
        // Not WaitForURLAsync: it looks at the address it knows and only then begins to listen, so what changed in between is waited for in
        // vain.
        var pattern =
            "^"
            + Regex.Escape(address).Replace(@"\*\*", ".*", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal)
            + "$";
        await Assertions.Expect(Page).ToHaveURLAsync(new Regex(pattern));
        await Page.Loaded();
    }

    /// <summary>Waits until something is true of the page that has come.</summary>
    /// <param name="condition">An expression of JavaScript.</param>
    // Playwright's own waiting for an expression evaluates text, which the pages' policy refuses.
    public Task Until(string condition) =>
        Page.EvaluateAsync(
                $"() => new Promise(done => {{ const look = () => {condition} ? done() : requestAnimationFrame(look); look(); }})"
            )
            .WaitAsync(TimeSpan.FromSeconds(30));

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
