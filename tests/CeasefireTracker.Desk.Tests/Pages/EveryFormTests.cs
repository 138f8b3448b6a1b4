using System.Net;
using AngleSharp.Html.Dom;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.People;

namespace CeasefireTracker.Desk.Tests.Pages;

/// <summary>Every button of the pages of a team is pressed, with its form as it came and with hostile text in every field.</summary>
[Trait("Takes", "long")]
public sealed class EveryFormTests
{
    private const string Hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}\u0000\u202E%00\r\n../../x";

    // What ends a draft, a session or an account is pressed by tests of its own, because nothing would be left to press.
    private static readonly string[] Ending = ["Drop", "Forget", "everywhere", "remove", "end", "sign-out"];

    [Theory]
    [InlineData("en", Hostile)]
    public async Task Every_form_of_a_team_answers_whatever_is_sent(string language, string text)
    {
        using var team = new Team();
        var (admin, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        using (admin)
        {
            var pressed = 0;
            foreach (
                var page in new[] { "", "account", "people", "people/" + team.IdOf("zoe@example.org"), "merge", "reports", "programs", "feeds" }
            )
            {
                pressed += await PressAll(admin, $"/{language}/{page}", text);
            }

            using var stranger = team.Stranger();
            foreach (var page in new[] { "sign-in", "sign-in/x", "recovery", "invitation/x", "report" })
            {
                pressed += await PressAll(stranger, $"/{language}/{page}", text);
            }

            Assert.True(pressed > 10, $"only {pressed} buttons were found");
        }
    }

    private static async Task<int> PressAll(Browser browser, string address, string text)
    {
        for (var place = 0; ; place++)
        {
            await browser.Open(address);
            Assert.True(browser.Status is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{address}: {browser.Status}");
            var buttons = browser
                .Page.QuerySelectorAll("main form button")
                .OfType<IHtmlButtonElement>()
                .Where(button => !Ending.Any(end => Action(button).Contains(end, StringComparison.Ordinal)))
                .ToList();
            if (place >= buttons.Count)
            {
                return buttons.Count;
            }

            buttons[place].Id = "pressed";
            if (text.Length > 0)
            {
                foreach (var field in buttons[place].Form!.Elements)
                {
                    switch (field)
                    {
                        case IHtmlInputElement { Type: "text" or "search" or "email" or "url" } line:
                            line.Value = text;
                            break;
                        case IHtmlTextAreaElement area:
                            area.Value = text;
                            break;
                    }
                }
            }

            var what = $"{address}, {buttons[place].OuterHtml}";
            await browser.Press("#pressed");
            Assert.True((int)browser.Status < 500, $"{what}: {browser.Status}");
            Assert.Empty(browser.Page.QuerySelectorAll("img, [onerror], [style], script:not([src])"));
            Assert.NotEqual("", browser.Page.QuerySelector("h1")!.TextContent);
        }
    }

    private static string Action(IHtmlButtonElement button) =>
        (button.GetAttribute("formaction") ?? button.Form!.GetAttribute("action") ?? "").Split("handler=")[^1];
}
