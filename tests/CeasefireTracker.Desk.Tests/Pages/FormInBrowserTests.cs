using System.Text.RegularExpressions;
using CeasefireTracker.BrowserTests;
using CeasefireTracker.Tests;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace CeasefireTracker.Desk.Tests.Pages;

/// <summary>What is written in forms, by mouse and by keyboard.</summary>
[Trait("Takes", "long")]
[TakesLong]
public sealed class FormInBrowserTests(ITestOutputHelper output) : DeskInBrowser
{
    [BrowserTheory]
    [InlineData("en", "11 March 2025")]
    [InlineData("ja", "2025年3月11日")]
    public async Task A_date_is_told_while_it_is_typed_and_what_is_typed_is_kept_without_a_button(string language, string words)
    {
        var page = await SignedIn(language);
        await page.Follow("button[value=event]");
        await page.FillAsync("#f-title-en", "A title that nobody saves");
        await page.FillAsync("#f-date", "2025-03-11");

        await Assertions.Expect(page.Locator("#f-date + output")).ToHaveTextAsync(words);
        await Assertions.Expect(page.Locator("input[name=was]")).ToHaveValueAsync(new Regex("A title that nobody saves"));
        await page.GotoAsync($"/{language}/drafts/1/1");
        await Assertions.Expect(page.Locator("#f-title-en")).ToHaveValueAsync("A title that nobody saves");
        Assert.Empty(Faults);
    }

    [BrowserTheory]
    [InlineData("en", "The English title has 5 characters; 8 to 120 are sane.", "There is no actor 'nobody'.")]
    [InlineData("ja", "英語の題名が5文字あります。8～120文字が適当です。", "関係者「nobody」はありません。")]
    public async Task A_rule_is_told_beside_its_field_while_one_types_by_keyboard_alone(string language, string length, string nobody)
    {
        var page = await SignedIn(language);
        var hands = new Hands(page);
        await hands.Press("button[value=event]");
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

        await hands.Press("button[value='add:actors']");
        await Assertions.Expect(page.Locator("#f-actors-0-actor")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("nobody");
        await Assertions.Expect(page.Locator("#f-actors-0-actor-wrong .problem")).ToHaveTextAsync(nobody);
        // A button that only adds a row holds nothing against anybody either.
        await Assertions.Expect(page.Locator("#f-summary-wrong, #f-standing-wrong, #problems:not([hidden])")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#live")).ToContainTextAsync(nobody);
        Assert.Empty(Faults);
    }

    /// <summary>
    /// The brief: on 11 March 2025, in a test, Ukraine proposes a truce. It offers a general truce, demands that prisoners are exchanged
    /// all for all, and rejects that its troops leave. Its president's office says so on that day, and Reuters on the next.
    /// </summary>
    [BrowserTheory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task An_event_with_two_sources_and_three_stances_is_entered_from_a_brief_by_keyboard_alone(string language)
    {
        var page = await SignedIn(language);
        var hands = new Hands(page);
        await hands.Press("button[value=event]");
        foreach (
            var (address, day) in new[]
            {
                ("https://www.president.gov.ua/en/news/brief-1", "2025-03-11"),
                ("https://www.reuters.com/world/brief-2", "2025-03-12"),
            }
        )
        {
            await hands.Type("#address", address);
            await hands.Type("#published", day);
            await hands.Press("button[value=paste]");
        }

        await hands.Type("#f-date", "2025-03-11");
        await hands.Choose("#f-kind", "proposal");
        await hands.Choose("#f-standing", "established");
        await hands.Type("#f-title-en", "Ukraine proposes a truce in a brief");
        await hands.Type("#f-title-ja", "ウクライナが要旨の中で停戦を提案");
        await hands.Type(
            "#f-summary-en",
            "Ukraine proposes a truce in a brief, asks for an exchange of prisoners and says its troops stay."
        );
        await hands.Type("#f-summary-ja", "ウクライナが要旨の中で停戦を提案し、捕虜交換を求め、部隊は撤退しないと述べる。");
        await hands.Press("button[value='add:actors']");
        await hands.Type("#f-actors-0-actor", "ukraine");
        await hands.Choose("#f-actors-0-role", "proposer");
        foreach (
            var (number, issue, option, stance, en, ja) in new[]
            {
                (0, "ceasefire", "general-truce", "offers", "A truce everywhere.", "全面的な停戦。"),
                (1, "prisoners", "all-for-all", "demands", "All prisoners for all.", "捕虜の全員交換。"),
                (2, "troop-withdrawal", "ukrainian-withdrawal", "rejects", "Its troops stay.", "部隊は撤退しない。"),
            }
        )
        {
            await hands.Press("button[value='add:terms']");
            await hands.Type($"#f-terms-{number}-issue", issue);
            await hands.Type($"#f-terms-{number}-option", option);
            await hands.Type($"#f-terms-{number}-actors-0", "ukraine");
            await hands.Choose($"#f-terms-{number}-stance", stance);
            await hands.Type($"#f-terms-{number}-detail-en", en);
            await hands.Type($"#f-terms-{number}-detail-ja", ja);
            await hands.Type($"#f-terms-{number}-cite-0", await page.InputValueAsync("#f-citations-0-source"));
        }

        foreach (var number in new[] { 0, 1 })
        {
            await hands.Type($"#f-citations-{number}-supports-en", "The proposal.");
            await hands.Type($"#f-citations-{number}-supports-ja", "提案の内容。");
        }

        await Picture(page, language == "en", "desk-form.png", ColorScheme.Light, "#f-terms-0");
        await hands.Type("#why", "a new event");
        await hands.Press(".save button[value=save]");
        Assert.Equal("ukraine-proposes-truce-brief", await page.InputValueAsync("#f-id"));
        foreach (var (part, title) in new[] { (2, "Brief one"), (3, "Brief two") })
        {
            await page.GotoAsync($"/{language}/drafts/1/{part}");
            hands.Turned();
            await hands.Type("#f-title", title);
            await hands.ChooseIfEmpty("#f-language", "en");
            await hands.ChooseIfEmpty("#f-access", "open");
            await hands.ChooseIfEmpty("#f-tier", part == 2 ? "primary" : "news");
            await hands.Choose("#f-checked", "full");
            await hands.Type("#why", "its source");
            await hands.Press(".save button[value=save]");
        }

        await Assertions.Expect(page.Locator("#problems:not([hidden]), .problem")).ToHaveCountAsync(0);
        await page.GotoAsync($"/{language}/drafts/1");
        hands.Turned();
        await hands.Press("form[action='?handler=Submit'] button");
        await Assertions.Expect(page.Locator(".tag").First).ToHaveTextAsync(language == "en" ? "in review" : "確認待ち");
        await page.GotoAsync($"/{language}/drafts/1/review");
        await Picture(page, language == "ja", "desk-review.png", ColorScheme.Dark, "header");
        output.WriteLine($"{language}: {hands.Keys} keys, {hands.Tabs} of them Tab, {hands.Pages} pages");
        Assert.True(hands.Keys < 2000, $"{hands.Keys} keys, {hands.Tabs} of them Tab, {hands.Pages} pages");
        Assert.Empty(Faults);
    }

    [BrowserFact]
    public async Task What_was_typed_into_another_form_of_the_page_comes_back_with_it_and_goes_with_its_writer()
    {
        var page = await SignedIn("en");
        await page.FillAsync("#what", "alaska-summit");
        await page.Follow("form[action='?handler=Correct'] button");
        await page.FillAsync("#f-title-en", "A test of a correction in Alaska");
        await page.FillAsync("#why", "a test");
        await page.Follow(".save button[value=save]");
        await page.GotoAsync("/en/drafts/1");
        await page.FillAsync("#remark-text", "Is the day right?");
        await page.FillAsync("#tell-en", "The title was another one.");
        await page.FillAsync("#tell-ja", "以前は別の題名だった。");
        await page.Follow("form[action='?handler=Tell'] button");
        await Assertions.Expect(page.Locator("#remark-text")).ToHaveValueAsync("Is the day right?");
        await page.FillAsync("#submit-note", "A word to the reviewer.");
        await page.Follow("form[action='?handler=Remark'] button");
        await Assertions.Expect(page.Locator("#submit-note")).ToHaveValueAsync("A word to the reviewer.");

        // Sent, and so not typed any more.
        await Assertions.Expect(page.Locator("#remark-text")).ToHaveValueAsync("");

        // Sent where the session is over: it waits for them, on whatever pages come in between.
        await page.FillAsync("#remark-text", "And the place?");
        var cookies = await page.Context.CookiesAsync();
        await page.Context.ClearCookiesAsync();
        // Refused with 401, which Chromium tells in its console, sooner or later.
        var told = page.WaitForConsoleMessageAsync(
            new PageWaitForConsoleMessageOptions { Predicate = message => message.Text.Contains("401", StringComparison.Ordinal) }
        );
        await page.Follow("form[action='?handler=Submit'] button");
        await Assertions.Expect(page.Locator("h1")).Not.ToHaveTextAsync("A test of a correction in Alaska");
        await told;
        Assert.Equal(2, Faults.RemoveAll(fault => fault.Contains("401", StringComparison.Ordinal)));
        await page.Context.AddCookiesAsync(
            cookies.Select(cookie => new Cookie
            {
                Name = cookie.Name,
                Value = cookie.Value,
                Domain = cookie.Domain,
                Path = cookie.Path,
            })
        );
        await page.GotoAsync("/en/drafts/1");
        await Assertions.Expect(page.Locator("#remark-text")).ToHaveValueAsync("And the place?");

        await page.FillAsync("#submit-note", "Not sent.");
        await page.Follow("form[action$='/sign-out'] button");
        Assert.Equal(0, await page.EvaluateAsync<int>("sessionStorage.length"));
        Assert.Empty(Faults);
    }

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task Every_page_of_a_draft_can_be_read_by_everybody_light_and_dark_wide_and_narrow(string language)
    {
        var page = await SignedIn(language);
        await page.LooksRight(language + "-home", Faults);
        await page.FillAsync("#what", "alaska-summit");
        await page.Follow("form[action='?handler=Correct'] button");
        await page.FillAsync("#f-date", "2025-13");
        await page.Follow(".save button[value=check]");
        await page.LooksRight(language + "-form-with-a-problem", Faults);
        await page.FillAsync("#f-date", "2025-08-15");
        await page.FillAsync("#f-title-en", "A test of a correction in Alaska");
        await page.FillAsync("#why", "a test");
        await page.Follow(".save button[value=save]");
        await page.GotoAsync($"/{language}/drafts/1");
        await page.LooksRight(language + "-draft", Faults);
        await page.FillAsync("#tell-en", "The title was another one.");
        await page.FillAsync("#tell-ja", "以前は別の題名だった。");
        await page.Follow("form[action='?handler=Tell'] button");
        await page.Follow("form[action='?handler=Submit'] button");
        await page.GotoAsync($"/{language}/drafts/1/review");
        await page.LooksRight(language + "-review", Faults);
        await page.GotoAsync($"/{language}/drafts/1/revisions/1");
        await page.LooksRight(language + "-revision", Faults);
        await page.GotoAsync($"/{language}/log");
        await page.LooksRight(language + "-log", Faults);
        await page.GotoAsync($"/{language}/merge");
        await page.FillAsync("#stays", "alaska-summit");
        await page.FillAsync("#goes", "alaska-summit");
        // Refused with 400, which Chromium tells in its console, sooner or later.
        var told = page.WaitForConsoleMessageAsync(
            new PageWaitForConsoleMessageOptions { Predicate = message => message.Text.Contains("400", StringComparison.Ordinal) }
        );
        await page.Follow("main button");
        await told;
        Assert.Equal(2, Faults.RemoveAll(fault => fault.Contains("400", StringComparison.Ordinal)));
        await page.LooksRight(language + "-merge", Faults);
    }

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task So_can_the_pages_of_an_import(string language)
    {
        var page = await SignedIn(language);
        await page.GotoAsync($"/{language}/import");
        await page.LooksRight(language + "-import", Faults);
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
        await page.Follow("main button");
        await page.LooksRight(language + "-import-file", Faults);
        await page.Follow("button[value=import]");
        await page.LooksRight(language + "-imported", Faults);
    }

    /// <summary>A picture of the README, when <c>.readme/make</c> asks for it.</summary>
    private static async Task Picture(IPage page, bool isWanted, string name, ColorScheme scheme, string at)
    {
        if (isWanted && Environment.GetEnvironmentVariable("DESK_PICTURES") is { Length: > 0 } folder)
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await page.EvaluateAsync("at => document.querySelector(at).scrollIntoView()", at);
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name) });
        }
    }
}
