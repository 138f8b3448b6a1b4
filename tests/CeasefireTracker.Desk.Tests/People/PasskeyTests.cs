using System.Net;
using CeasefireTracker.BrowserTests;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CeasefireTracker.Desk.Tests.People;

/// <summary>A desk of several people on a real socket, and a real browser with an authenticator of its own.</summary>
[Trait("Takes", "long")]
public sealed class PasskeyTests : IAsyncLifetime
{
    private readonly List<string> faults = [];
    private readonly List<IBrowserContext> contexts = [];
    private DeskSite site = null!;
    private string origin = "";

    public Task InitializeAsync()
    {
        if (Chromium.SkipReason is not null)
        {
            return Task.CompletedTask;
        }

        var port = Ports.Next();
        origin = FormattableString.Invariant($"http://localhost:{port}");
        site = new DeskSite(withGit: false, ("Desk:PublicOrigin", origin), ("Desk:Name", ""), ("Desk:Email", ""));
        site.UseKestrel(options => options.Listen(IPAddress.Loopback, port));
        site.StartServer();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        foreach (var context in contexts)
        {
            await context.CloseAsync();
        }

        if (site is not null)
        {
            await site.DisposeAsync();
        }
    }

    [BrowserTheory]
    [InlineData("en", "Add a passkey", "Sign in with a passkey", "Sign out")]
    [InlineData("ja", "パスキーを追加する", "パスキーでサインイン", "サインアウト")]
    public async Task From_an_invitation_to_a_passkey_out_and_in_again(string language, string add, string signIn, string signOut)
    {
        var page = await Page(scripts: true, language);
        await Authenticator(page);
        await page.GotoAsync(Invite(language));
        await page.LooksRight(language + "-invitation", faults);
        await page.FillAsync("#name", "Ada");
        await page.Follow("main button");
        await Assertions.Expect(page.Locator(".codes code").First).ToBeVisibleAsync();
        await page.LooksRight(language + "-welcome", faults);

        await page.FillAsync("#label", "Test key");
        await page.ClickAsync($"button:has-text('{add}')");
        await Assertions.Expect(page).ToHaveURLAsync($"{origin}/{language}/account");
        await Assertions.Expect(page.Locator(".rows").First).ToContainTextAsync("Test key");
        await page.LooksRight(language + "-account", faults);

        await page.Follow($"header button:has-text('{signOut}')");
        await Assertions.Expect(page).ToHaveURLAsync($"{origin}/{language}/sign-in");
        await page.LooksRight(language + "-sign-in", faults);
        await page.GotoAsync($"/{language}/people");
        await page.ClickAsync($"main button:has-text('{signIn}')");
        await Assertions.Expect(page).ToHaveURLAsync($"{origin}/{language}/people");
        await page.LooksRight(language + "-people", faults);
        await page.Follow(".people a");
        await page.LooksRight(language + "-person", faults);
        await page.GotoAsync($"/{language}/programs");
        await page.FillAsync("#name", "Harvest");
        await page.Follow("form[action$=give] button");
        await page.LooksRight(language + "-programs", faults);
        Assert.Empty(faults);
    }

    [BrowserFact]
    public async Task A_passkey_that_was_removed_signs_in_no_more_and_the_page_says_why()
    {
        var page = await Page(scripts: true, "en");
        await Authenticator(page);
        await page.GotoAsync(Invite("en"));
        await page.FillAsync("#name", "Ada");
        await page.Follow("main button");
        await page.Follow("button:has-text('Add a passkey')");
        await page.Follow(".rows form[action$=remove] button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("None yet.");
        await page.Follow("header button:has-text('Sign out')");

        await page.ClickAsync("button:has-text('Sign in with a passkey')");

        await Assertions.Expect(page.Locator(".problem:visible")).ToContainTextAsync("You were not signed in");
    }

    [BrowserFact]
    public async Task A_browser_that_gives_no_passkey_leaves_the_page_as_it_is_and_says_so()
    {
        var page = await Page(scripts: true, "en");
        await page.AddInitScriptAsync("navigator.credentials.get = () => Promise.reject(new DOMException('no', 'NotAllowedError'));");
        await page.GotoAsync("/en/sign-in");

        await page.ClickAsync("button:has-text('Sign in with a passkey')");

        await Assertions.Expect(page.Locator("[data-failed]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("button:has-text('Sign in with a passkey')")).ToBeEnabledAsync();
        Assert.Empty(faults);
    }

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task Without_scripts_a_recovery_code_signs_in(string language)
    {
        var page = await Page(scripts: false, language);
        await page.GotoAsync(Invite(language));
        await page.FillAsync("#name", "Ben");
        await page.Keyboard.PressAsync("Enter");
        var code = await page.Locator(".codes code").First.TextContentAsync();
        await Assertions.Expect(page.Locator("form[data-passkey] button")).ToBeHiddenAsync();

        await page.ClickAsync("header form button");
        await Assertions.Expect(page).ToHaveURLAsync($"{origin}/{language}/sign-in");
        await page.GotoAsync($"/{language}/account");
        await page.ClickAsync($"main a[href^='/{language}/recovery']");
        await page.FillAsync("#code", code!);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page).ToHaveURLAsync($"{origin}/{language}/account");
        Assert.Empty(faults);
    }

    [BrowserFact]
    public async Task Nothing_is_kept_in_the_browser_but_cookies()
    {
        var page = await Page(scripts: true, "en");
        await Authenticator(page);
        await page.GotoAsync(Invite("en"));
        await page.FillAsync("#name", "Ada");
        await page.Follow("main button");
        await page.ClickAsync("button:has-text('Add a passkey')");
        await Assertions.Expect(page).ToHaveURLAsync(origin + "/en/account");
        await page.GotoAsync("/en/");

        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("caches.keys().then(keys => keys.length)"));
        Assert.Equal("", await page.EvaluateAsync<string>("document.cookie"));
    }

    private async Task<IPage> Page(bool scripts, string language)
    {
        var context = await (await OpenBrowser.Chromium).NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = origin,
                JavaScriptEnabled = scripts,
                Locale = language,
                ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        contexts.Add(context);
        var page = await context.NewPageAsync();
        page.Console += (_, message) => faults.Add($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => faults.Add($"script error: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(origin, StringComparison.Ordinal))
            {
                faults.Add($"a request to another host: {request.Url}");
            }
        };
        return page;
    }

    private static async Task Authenticator(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                },
            }
        );
    }

    private string Invite(string language)
    {
        using var scope = site.Services.CreateScope();
        var code = scope.ServiceProvider.GetRequiredService<Passes>().Invite("console", "ada@example.org", "Ada", DeskRole.Admin);
        scope.ServiceProvider.GetRequiredService<DeskContext>().SaveChanges();
        return $"/{language}/invitation/{code}";
    }
}
