using System.Net;
using AngleSharp.Html.Dom;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.People;
using CeasefireTracker.Desk.Tests.Publishing;

namespace CeasefireTracker.Desk.Tests.Pages;

/// <summary>Whatever somebody typed stands in its field again where it is refused, with the sentence beside it.</summary>
[Trait("Takes", "long")]
public sealed class TypedComesBackTests
{
    private const string NoAddress = "www.reuters.com/world/no-scheme";

    [Fact]
    public async Task In_the_form_of_a_part_an_address_and_a_reason_stand_until_they_are_used()
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();
        await editor.Open("/en/");
        await editor.Press("button[value=event]");
        editor.Type("f.title.en", "A truce in a test").Type("address", NoAddress).Type("published", "2025-03-11").Type("why", "a reason");

        // Whichever button: nobody knows which one is the right one.
        foreach (
            var button in new[] { "button[value=paste]", "button[value='add:actors']", ".save button[value=save]", "button[value=enter]" }
        )
        {
            await editor.Press(button);
            Assert.Equal(
                (NoAddress, "2025-03-11", "a reason", "A truce in a test"),
                (editor.Value("address"), editor.Value("published"), editor.Value("why"), editor.Value("f.title.en"))
            );
            Assert.Equal("That is no whole http or https address.", DescribedBy(editor, "address"));
            Assert.Equal("true", editor.Page.QuerySelector("#address")!.GetAttribute("aria-invalid"));
        }

        Assert.Empty(editor.Page.QuerySelectorAll(".done"));
        await editor.Open("/ja/drafts/1/1");
        Assert.Equal((NoAddress, "a reason"), (editor.Value("address"), editor.Value("why")));
        Assert.Equal("httpまたはhttpsのアドレスとして読み取れません。", DescribedBy(editor, "address"));
        await editor.Open("/en/drafts/1");
        Assert.Equal("a reason", editor.Value("why"));

        // By Enter as by its button, and by saving, what waits in the field is cited.
        await editor.Open("/en/drafts/1/1");
        await editor.Type("address", "https://www.reuters.com/world/one").Press("button[value=enter]");
        Assert.StartsWith("reuters-2025-03-11", editor.Value("f.citations.0.source"), StringComparison.Ordinal);
        Assert.Equal(("", "", "a reason"), (editor.Value("address"), editor.Value("published"), editor.Value("why")));
        await editor.Type("address", "https://www.reuters.com/world/two").Press(".save button[value=save]");
        Assert.StartsWith("reuters", editor.Value("f.citations.1.source"), StringComparison.Ordinal);
        Assert.Equal(("", ""), (editor.Value("address"), editor.Value("why")));
        Assert.Contains("Saved.", editor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_small_forms_of_a_draft_and_its_review_words_and_ticks_come_back()
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();
        await FromEmptyFormTests.Write(editor);
        await editor.Type("f.title.en", "Another title").Press("button[value=check]");
        await editor.Open("/en/drafts/1");
        await editor.Type("note", "a word").Press("form[action='?handler=Submit'] button");
        Assert.Contains("Save what you typed first.", editor.Text, StringComparison.Ordinal);
        Assert.Equal("a word", editor.Page.QuerySelector("#submit-note")!.GetAttribute("value"));

        await editor.Press("form[action='?handler=Forget'] button");
        await editor.Press("form[action='?handler=Submit'] button");
        await editor.Open("/en/drafts/1/review");
        foreach (var button in new[] { "Publish", "Tick" })
        {
            await editor.Type("note", "Who says so?").Press($"button[formaction='?handler={button}']");
            Assert.Equal("Who says so?", editor.Value("note"));
        }

        FromEmptyFormTests.Tick(editor);
        await editor.Type("note", " ").Press("button[formaction='?handler=Return']");
        Assert.Contains("Say what is missing before you return it.", editor.Text, StringComparison.Ordinal);
        Assert.True(editor.Page.QuerySelector("input[name=read]")!.HasAttribute("checked"));

        // What came too late is shown for who wants to keep it, and a stranger's words are not.
        var token = editor.Value("__RequestVerificationToken");
        await editor.Press("button[formaction='?handler=Publish']");
        KeyValuePair<string, string>[] late = [new("__RequestVerificationToken", token), new("en", "Words\nthat came late"), new("ja", "")];
        editor.Header("Sec-Fetch-Site", "cross-site");
        await editor.Post("/en/drafts/1?handler=Tell", late);
        Assert.Empty(editor.Page.QuerySelectorAll("textarea"));
        editor.Header("Sec-Fetch-Site", "same-origin");
        await editor.Post("/en/drafts/1?handler=Tell", late);
        Assert.Equal(HttpStatusCode.Forbidden, editor.Status);
        Assert.Equal("Words\nthat came late", Assert.Single(editor.Page.QuerySelectorAll("textarea")).TextContent);
    }

    [Fact]
    public async Task In_the_forms_that_begin_a_draft_what_was_typed_comes_back_as_it_was()
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();
        const string Lost = "https://reader.example.org/en/actors/no-such-actor?x";
        await editor.Open("/en/");
        ((IHtmlSelectElement)editor.Page.QuerySelector("#kind")!).Value = "actor";
        await editor.Type("what", Lost).Press("form[action='?handler=Correct'] button");
        Assert.Equal(("actor", Lost), (((IHtmlSelectElement)editor.Page.QuerySelector("#kind")!).Value, editor.Value("what")));
        Assert.Contains("under “" + Lost, DescribedBy(editor, "what"), StringComparison.Ordinal);

        await editor.Open("/en/merge");
        await editor.Type("stays", "alaska-summit").Type("goes", Lost).Press("button");
        Assert.Equal(("alaska-summit", Lost), (editor.Value("stays"), editor.Value("goes")));
    }

    [Fact]
    public async Task In_the_forms_of_a_team_choices_come_back_too_and_what_needs_a_sign_in_waits_for_it()
    {
        using var team = new Team();
        var (admin, codes) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        using (admin)
        {
            await admin.Open("/en/people");
            foreach (var role in admin.Page.QuerySelectorAll("[name=role]").OfType<IHtmlInputElement>())
            {
                role.IsChecked = role.Value == "Editor";
            }

            await admin.Type("email", "no address").Type("name", "Ada").Press("form[action$=invite] button");
            Assert.Equal(("no address", "Ada"), (admin.Value("email"), admin.Value("name")));
            Assert.True(admin.Page.QuerySelector("#role-Editor")!.HasAttribute("checked"));
            await admin.Open("/en/programs");
            await admin.Type("name", "<b>").Type("days", "30").Press("form[action$=give] button");
            Assert.Equal(("<b>", "30"), (admin.Value("name"), admin.Value("days")));

            // Zoe signed in too long ago.
            await admin.Open("/en/people");
            admin.Type("email", "ada@example.org").Type("name", "Ada");
            admin.Header("Sec-Fetch-Site", "same-origin");
            team.Clock.Pass(TimeSpan.FromHours(2));
            await admin.Press("form[action$=invite] button");
            Assert.Equal((HttpStatusCode.Unauthorized, "ada@example.org"), (admin.Status, admin.Value("email")));
            Assert.Contains("sign in once more, in another tab", admin.Text, StringComparison.Ordinal);
            var waiting = admin
                .Page.QuerySelectorAll("form textarea, form input")
                .Select(field =>
                    KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? field.TextContent.TrimStart('\n'))
                )
                .ToList();
            await admin.Open("/en/recovery");
            await admin.Type("code", codes[0]).Press("button");
            await admin.Post("/error/401", waiting);
            await admin.Press("button");
            Assert.Contains("/en/invitation/", admin.Text, StringComparison.Ordinal);
        }
    }

    private static string DescribedBy(Browser editor, string field) =>
        editor.Page.QuerySelector($"#{editor.Page.QuerySelector($"[name={field}]")!.GetAttribute("aria-describedby")}")!.TextContent;
}
