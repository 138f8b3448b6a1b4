using System.Text.RegularExpressions;

namespace CeasefireTracker.Desk.Tests.Publishing;

[Trait("Takes", "long")]
public sealed class CorrectionTests
{
    private const string File = "data/events/2025/alaska-summit.md";

    [Fact]
    public async Task A_correction_touches_its_own_lines_and_tells_readers_in_both_languages()
    {
        using var desk = new DeskSite();
        using var editor = await desk.Editor();
        await Correct(editor);

        // There is no button that would lose the words above it, and who sends its form all the same is told.
        Assert.Contains("say in both languages", editor.Page.QuerySelector("a[href='#tell']")!.TextContent, StringComparison.Ordinal);
        Assert.Null(editor.Page.QuerySelector("form[action='?handler=Submit']"));
        await editor.Post("/en/drafts/1?handler=Submit", [new("__RequestVerificationToken", editor.Value("__RequestVerificationToken"))]);
        Assert.Contains("say in both languages", editor.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        editor.Type("en", "The title was another one.").Type("ja", "以前は別の題名だった。");
        await editor.Press("form[action='?handler=Tell'] button");
        await FromEmptyFormTests.Publish(editor);

        var clone = Path.Combine(desk.State, "record.git");
        var diff = desk.Git("-C", clone, "show", "--format=", "--unified=0", "HEAD");
        Assert.Single(Regex.Matches(diff, "^diff ", RegexOptions.Multiline));
        Assert.Single(Regex.Matches(diff, "^-[^-]", RegexOptions.Multiline));
        var text = await System.IO.File.ReadAllTextAsync(Path.Combine(desk.Root, File));
        Assert.Contains("The title was another one.", text, StringComparison.Ordinal);
        Assert.Contains("A test of a correction", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_correction_is_taken_back_by_one_more_draft_and_stays_told()
    {
        using var desk = new DeskSite();
        using var editor = await desk.Editor();
        var before = await System.IO.File.ReadAllTextAsync(Path.Combine(desk.Root, File));
        await Correct(editor);
        editor.Type("en", "The title was another one.").Type("ja", "以前は別の題名だった。");
        await editor.Press("form[action='?handler=Tell'] button");
        await FromEmptyFormTests.Publish(editor);

        await editor.Open("/en/drafts/1");
        await editor.Press("form[action='?handler=Undo'] button");
        await editor.Open("/en/drafts/2/1");
        await FromEmptyFormTests.Save(editor, "it was right before");
        await editor.Open("/en/drafts/2");
        editor.Type("en", "The title is the old one again.").Type("ja", "題名を元に戻した。");
        await editor.Press("form[action='?handler=Tell'] button");
        await FromEmptyFormTests.Publish(editor, 2);

        var after = await System.IO.File.ReadAllTextAsync(Path.Combine(desk.Root, File));
        var left = after.Split('\n').ToList();
        Assert.All(before.Split('\n'), line => Assert.True(left.Remove(line), line));
        Assert.Contains("The title was another one.", after, StringComparison.Ordinal);
        Assert.Contains("The title is the old one again.", after, StringComparison.Ordinal);
        Assert.Equal("3", desk.Git("-C", Path.Combine(desk.State, "record.git"), "rev-list", "--count", "HEAD").Trim());
    }

    private static async Task Correct(Browser editor)
    {
        await editor.Open("/en/");
        editor.Type("what", "https://tracker.example/en/events/alaska-summit?v=1#terms");
        await editor.Press("form[action='?handler=Correct'] button");
        editor.Type("f.title.en", "A test of a correction in Alaska");
        await FromEmptyFormTests.Save(editor, "the title was wrong");
        await editor.Open("/en/drafts/1");
    }
}
