using System.Net;
using System.Text.RegularExpressions;
using CeasefireTracker.BrowserTests;
using CeasefireTracker.Desk.People;
using Microsoft.Playwright;

namespace CeasefireTracker.Desk.Tests.Pages;

/// <summary>The desk of one person on a real socket, in a real browser.</summary>
public sealed class FormInBrowserTests : IAsyncLifetime
{
    private readonly List<string> faults = [];
    private DeskSite site = null!;
    private IPlaywright playwright = null!;
    private IBrowser chromium = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.SkipReason is not null)
        {
            return;
        }

        site = new DeskSite();
        site.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        site.StartServer();
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath =
                    Chromium.Path ?? throw new InvalidOperationException("There is no Chromium, and CI must not skip what needs one."),
                Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            }
        );
    }

    public async Task DisposeAsync()
    {
        if (site is not null)
        {
            await chromium.CloseAsync();
            playwright.Dispose();
            await site.DisposeAsync();
        }
    }

    [BrowserTheory]
    [InlineData("en", "11 March 2025")]
    [InlineData("ja", "2025年3月11日")]
    public async Task A_date_is_told_while_it_is_typed_and_what_is_typed_is_kept_without_a_button(string language, string words)
    {
        var page = await SignedIn(language);
        await page.ClickAsync("button[value=event]");
        await page.FillAsync("#f-title-en", "A title that nobody saves");
        await page.FillAsync("#f-date", "2025-03-11");

        await Assertions.Expect(page.Locator("#f-date + output")).ToHaveTextAsync(words);
        await Assertions.Expect(page.Locator("input[name=was]")).ToHaveValueAsync(new Regex("A title that nobody saves"));
        await page.GotoAsync($"/{language}/drafts/1/1");
        await Assertions.Expect(page.Locator("#f-title-en")).ToHaveValueAsync("A title that nobody saves");
        Assert.Empty(faults);
    }

    [BrowserTheory]
    [InlineData("en", "The English title has 5 characters; 8 to 120 are sane.", "There is no actor 'nobody'.")]
    [InlineData("ja", "英語の題名が5文字あります。8～120文字が適当です。", "関係者「nobody」はありません。")]
    public async Task A_rule_is_told_beside_its_field_while_one_types_by_keyboard_alone(string language, string length, string nobody)
    {
        var page = await SignedIn(language);
        await page.FocusAsync("button[value=event]");
        await page.Keyboard.PressAsync("Enter");
        await page.FocusAsync("#f-date");
        await page.Keyboard.TypeAsync("2025-03-11");
        await page.FocusAsync("#f-title-ja");
        await page.Keyboard.InsertTextAsync("試験での停戦");
        await page.FocusAsync("#f-title-en");
        await page.Keyboard.TypeAsync("Truce");

        var told = page.Locator("#f-title-wrong .problem");
        await Assertions.Expect(told).ToHaveTextAsync(length);
        await Assertions.Expect(told).ToHaveAttributeAsync("lang", language);
        await Assertions.Expect(page.Locator("#f-title-en")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(page.Locator("#f-title-en")).ToHaveAttributeAsync("aria-describedby", new Regex("f-title-wrong"));
        await Assertions.Expect(page.Locator("#live")).ToContainTextAsync(length);
        // What nobody has come to yet is not held against them.
        await Assertions.Expect(page.Locator("#f-summary-wrong, #f-standing-wrong, #problems:not([hidden])")).ToHaveCountAsync(0);

        await page.Keyboard.TypeAsync(" in a test");
        await Assertions.Expect(told).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#f-title-en")).Not.ToHaveAttributeAsync("aria-invalid", "true");

        await page.FocusAsync("button[value='add:actors']");
        await page.Keyboard.PressAsync("Enter");
        await page.FocusAsync("#f-actors-0-actor");
        await page.Keyboard.TypeAsync("nobody");
        await Assertions.Expect(page.Locator("#f-actors-0-actor-wrong .problem")).ToHaveTextAsync(nobody);
        await Assertions.Expect(page.Locator("#problems li").Filter(new LocatorFilterOptions { HasText = nobody })).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#live")).ToContainTextAsync(nobody);
        Assert.Empty(faults);
    }

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task Every_page_of_a_draft_can_be_read_by_everybody_light_and_dark_wide_and_narrow(string language)
    {
        var page = await SignedIn(language);
        await page.LooksRight(language + "-home", faults);
        await page.FillAsync("#what", "alaska-summit");
        await page.ClickAsync("form[action='?handler=Correct'] button");
        await page.FillAsync("#f-date", "2025-13");
        await page.ClickAsync(".save button[value=check]");
        await page.LooksRight(language + "-form-with-a-problem", faults);
        await page.FillAsync("#f-date", "2025-08-15");
        await page.FillAsync("#f-title-en", "A test of a correction in Alaska");
        await page.FillAsync("#why", "a test");
        await page.ClickAsync(".save button[value=save]");
        await page.GotoAsync($"/{language}/drafts/1");
        await page.LooksRight(language + "-draft", faults);
        await page.FillAsync("#tell-en", "The title was another one.");
        await page.FillAsync("#tell-ja", "以前は別の題名だった。");
        await page.ClickAsync("form[action='?handler=Tell'] button");
        await page.ClickAsync("form[action='?handler=Submit'] button");
        await page.GotoAsync($"/{language}/drafts/1/review");
        await page.LooksRight(language + "-review", faults);
        await page.GotoAsync($"/{language}/drafts/1/revisions/1");
        await page.LooksRight(language + "-revision", faults);
        await page.GotoAsync($"/{language}/log");
        await page.LooksRight(language + "-log", faults);
    }

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task So_can_the_pages_of_an_import(string language)
    {
        var page = await SignedIn(language);
        await page.GotoAsync($"/{language}/import");
        await page.LooksRight(language + "-import", faults);
        await page.SetInputFilesAsync(
            "#file",
            new FilePayload
            {
                Name = "talks.csv",
                MimeType = "text/csv",
                Buffer =
                    "id,date,title,a column of which nothing is known,actors\n1,2025-03,A truce of two rivers,x,Russia;Northland\n2,3/4/2025,Talks,,\n"u8.ToArray(),
            }
        );
        await page.ClickAsync("main button");
        await page.LooksRight(language + "-import-file", faults);
        await page.ClickAsync("button[value=import]");
        await page.LooksRight(language + "-imported", faults);
    }

    private async Task<IPage> SignedIn(string language)
    {
        var origin = site.ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);
        var context = await chromium.NewContextAsync(
            new BrowserNewContextOptions { BaseURL = origin, ReducedMotion = ReducedMotion.Reduce }
        );
        var page = await context.NewPageAsync();
        page.Console += (_, message) => faults.Add($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => faults.Add($"script error: {error}");
        await page.GotoAsync($"/{language}/sign-in/{site.Part<OneTimeLink>().Code}");
        await page.ClickAsync("main button");
        return page;
    }
}
