using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Tests.Hostile;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.Pages;

/// <summary>
/// Each kind of button of a draft's pages is pressed, with hostile text in every field. A form grows by what is pressed in it, so a button
/// is pressed once for its kind and not once for each place where it stands: whoever goes from button to button never comes to the end.
/// </summary>
[Trait("Takes", "long")]
public sealed partial class EveryButtonTests
{
    // What ends a draft is pressed at the end, because nothing would be left to press; what ends a session by a test of its own.
    private static readonly string[] Ending = ["Drop", "Forget", "Remove", "Submit", "sign-out"];

    private static readonly string[] Texts = [.. Payloads.Some(60), "\u0000\u202E%00\r\n../../x", new string('x', 20_000)];

    private int text;

    [Theory]
    [InlineData("event")]
    [InlineData("source")]
    [InlineData("actor")]
    [InlineData("issue")]
    public async Task Each_kind_of_button_answers_hostile_text_and_the_form_stays_a_page(string kind)
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();
        await editor.Open("/en/");
        await editor.Press($"button[value={kind}]");
        var pressed = new HashSet<string>();
        foreach (var address in new[] { "/en/drafts/1/1", "/ja/drafts/1", "/en/merge" })
        {
            while (true)
            {
                await editor.Open(address);
                if (editor.Page.QuerySelectorAll("main form button").OfType<IHtmlButtonElement>().FirstOrDefault(IsNew) is not { } button)
                {
                    break;
                }

                await Press(editor, button);
            }
        }

        Assert.True(pressed.Count > 10, $"only {pressed.Count} kinds of buttons were found");

        // As it is by now, from the first revision to the end.
        foreach (
            var (address, handler) in new[]
            {
                ("/ja/drafts/1", "Save"),
                ("/ja/drafts/1", "Submit"),
                ("/en/drafts/1/review", "Publish"),
                ("/en/drafts/1/review", "Tick"),
                ("/en/drafts/1/review", "Return"),
                ("/en/drafts/1", "Submit"),
                ("/ja/drafts/1/review", "Return"),
                ("/ja/drafts/1", "Drop"),
                ("/en/drafts/1", ""),
                ("/en/drafts/1/revisions/1", ""),
                ("/en/log", ""),
            }
        )
        {
            await editor.Open(address);
            AssertSafe(editor, address);
            if (handler.Length > 0)
            {
                var selector = $"main :is(form[action='?handler={handler}'] button, button[formaction='?handler={handler}'])";
                await Press(editor, Assert.IsAssignableFrom<IHtmlButtonElement>(editor.Page.QuerySelector(selector)));
            }
        }

        using var scope = desk.Services.CreateScope();
        var acts = scope.ServiceProvider.GetRequiredService<DeskContext>().Acts.Where(act => act.DraftId == 1).ToList();
        Assert.Equal(
            ["submit", "return", "submit", "return", "drop"],
            acts.Where(act => act.What is not ("begin" or "save")).Select(act => act.What)
        );
        Assert.All(acts.Where(act => act.What is "return" or "drop"), act => Assert.NotEqual("", act.Detail));

        bool IsNew(IHtmlButtonElement button) => !Ending.Any(Kind(button).Contains) && pressed.Add(Kind(button));
    }

    private async Task Press(Browser editor, IHtmlButtonElement button)
    {
        var what = Kind(button);
        button.Id = "pressed";
        foreach (var field in button.Form!.Elements)
        {
            switch (field)
            {
                case IHtmlInputElement { Type: "text" or "search" or "email" or "url" } line:
                    line.Value = Texts[text++ % Texts.Length];
                    break;
                case IHtmlTextAreaElement area:
                    area.Value = Texts[text++ % Texts.Length];
                    break;
            }
        }

        await editor.Press("#pressed");
        AssertSafe(editor, what);
    }

    private static void AssertSafe(Browser editor, string what)
    {
        Assert.True((int)editor.Status < 500, $"{what}: {editor.Status}");
        Assert.Empty(editor.Page.QuerySelectorAll("img, [onerror], [style], script:not([src])"));
        Assert.NotEqual("", editor.Page.QuerySelector("h1")!.TextContent);
    }

    // Without the numbers of items, and of a difference without what it is about.
    private static string Kind(IHtmlButtonElement button)
    {
        var value = button.Value.StartsWith("differ:", StringComparison.Ordinal)
            ? string.Join(':', button.Value.Split(':')[..3])
            : button.Value;
        var action = button.GetAttribute("formaction") ?? button.Form!.GetAttribute("action");
        return Number().Replace($"{action} {button.Name}={value}", "#");
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
