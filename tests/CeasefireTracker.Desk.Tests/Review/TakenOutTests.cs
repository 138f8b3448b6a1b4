using CeasefireTracker.Desk.Tests.Publishing;

namespace CeasefireTracker.Desk.Tests.Review;

/// <summary>What the page of a revision says besides the fields of its parts.</summary>
public sealed class TakenOutTests
{
    [Fact]
    public async Task A_save_that_takes_a_part_out_is_seen_to_have_done_so()
    {
        using var desk = DeskSite.Small();
        using var editor = await desk.Editor();
        await SmallCorrection.Begin(editor);
        await editor.Open("/en/drafts/1");
        await editor.Press("button[name=kind][value=source]");
        await FromEmptyFormTests.Save(editor, "a source");
        await editor.Open("/en/drafts/1");
        await editor.Press("button[name=part][value='2']");
        await editor.Open("/en/drafts/1/1");
        await FromEmptyFormTests.Save(editor, "no source");

        await editor.Open("/en/drafts/1/revisions/1");
        Assert.DoesNotContain("Taken out", editor.Text, StringComparison.Ordinal);
        await editor.Open("/en/drafts/1/revisions/2");
        Assert.Contains("Taken out", editor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_save_of_what_readers_will_be_told_says_it()
    {
        using var desk = DeskSite.Small();
        using var editor = await desk.Editor();
        await SmallCorrection.Write(editor);

        await editor.Open("/en/drafts/1/revisions/1");
        Assert.DoesNotContain("It was another.", editor.Text, StringComparison.Ordinal);
        await editor.Open("/en/drafts/1/revisions/2");
        Assert.Contains("It was another.", editor.Text, StringComparison.Ordinal);
        Assert.Contains("以前は別のものだった。", editor.Text, StringComparison.Ordinal);
    }
}
