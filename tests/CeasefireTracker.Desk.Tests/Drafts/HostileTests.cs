using System.Net;
using CeasefireTracker.Desk.Tests.Publishing;

namespace CeasefireTracker.Desk.Tests.Drafts;

public sealed class HostileTests
{
    private const string Hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}</textarea>";

    [Fact]
    public async Task Text_that_pretends_to_be_markup_stays_text_in_form_diff_and_log()
    {
        using var desk = new DeskSite();
        using var editor = await desk.Editor();
        await FromEmptyFormTests.Write(editor);
        foreach (
            var field in editor.Page.QuerySelectorAll("textarea, .field > input").Select(field => field.GetAttribute("name")!).ToList()
        )
        {
            editor.Type(field, Hostile);
        }

        await FromEmptyFormTests.Save(editor, Hostile);
        Assert.Equal(Hostile, editor.Value("f.title.en"));
        foreach (
            var address in new[]
            {
                "/en/drafts/1/1",
                "/en/drafts/1",
                "/ja/drafts/1/revisions/3",
                "/en/drafts/1/review",
                "/en/log",
                "/en/",
                "/preview/1/en/",
            }
        )
        {
            await editor.Open(address);
            Assert.Equal(HttpStatusCode.OK, editor.Status);
            Assert.All(editor.Page.QuerySelectorAll("script"), script => Assert.Equal("/js/desk.js", script.GetAttribute("src")));
            Assert.Empty(editor.Page.QuerySelectorAll("img, [onerror], [style]"));
        }
    }

    [Fact]
    public async Task A_title_of_ten_thousand_characters_is_kept_and_told_of()
    {
        using var desk = new DeskSite();
        using var editor = await desk.Editor();
        await FromEmptyFormTests.Write(editor);
        editor.Type("f.title.en", new string('a', 10_000));

        await FromEmptyFormTests.Save(editor, "far too long");

        Assert.Equal(10_000, editor.Value("f.title.en").Length);
        Assert.Contains("10000 characters", editor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_after_the_session_ended_is_handed_back()
    {
        using var desk = new DeskSite();
        using var stranger = desk.Stranger();
        stranger.Header("Sec-Fetch-Site", "same-origin");

        await stranger.Post("/en/drafts/1/1", [new("f.title.en", "Not\nlost"), new("command", "save")]);

        Assert.Equal(HttpStatusCode.Unauthorized, stranger.Status);
        Assert.Equal("Not\nlost", stranger.Value("f.title.en"));

        // Signed in by now, in another tab.
        using var editor = await desk.Editor();
        editor.Header("Sec-Fetch-Site", "same-origin");
        await editor.Open("/en/");
        await editor.Press("button[value=event]");
        await editor.Post("/error/401", [new("unsent-to", "/en/drafts/1/1"), new("f.title.en", "Not\nlost"), new("command", "check")]);
        await editor.Press("button");
        Assert.Equal(("/en/drafts/1/1?told=check", "Not\nlost"), (editor.Address, editor.Value("f.title.en")));

        stranger.Header("Sec-Fetch-Site", "cross-site");
        await stranger.Post("/en/drafts/1/1", [new("f.title.en", "A stranger's words")]);
        Assert.Null(stranger.Page.QuerySelector("[name='f.title.en']"));
    }
}
