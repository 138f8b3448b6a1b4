using System.Net;
using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Tests.Publishing;

public sealed class UndoTests
{
    [Fact]
    public async Task What_others_changed_since_is_told_with_what_stood_there_before()
    {
        using var desk = DeskSite.Small();
        using var editor = await desk.Editor();
        await SmallCorrection.Write(editor);
        var before = editor.Page.QuerySelector("del")!.TextContent;
        await FromEmptyFormTests.Press(editor, 1);
        await SmallCorrection.Write(editor, 2, "Another title in a test");
        await FromEmptyFormTests.Press(editor, 2);

        await editor.Open("/en/drafts/1");
        await editor.Press("form[action='?handler=Undo'] button");
        Assert.Equal("/en/drafts/3", editor.Address);
        Assert.Contains("Somebody else wrote in these places meanwhile", editor.Text, StringComparison.Ordinal);
        await editor.Open("/en/drafts/3/1");
        Assert.Equal("Another title in a test", editor.Value("f.title.en"));
        Assert.Equal(before, editor.Page.QuerySelector(".clash blockquote")!.TextContent);
        await editor.Press("button[value='take:title.en']");
        Assert.Equal(before, editor.Value("f.title.en"));

        // Once the record says it again, there is nothing to take back, and nothing is begun.
        await SmallCorrection.Write(editor, 4, before);
        await FromEmptyFormTests.Press(editor, 4);
        foreach (var (language, words) in new[] { ("en", "There is nothing to take back"), ("ja", "元に戻すものがありません") })
        {
            await editor.Open($"/{language}/drafts/1");
            await editor.Press("form[action='?handler=Undo'] button");
            Assert.Contains(words, editor.Text, StringComparison.Ordinal);
        }

        await editor.Open("/en/drafts/5");
        Assert.Equal(HttpStatusCode.NotFound, editor.Status);
    }

    [Fact]
    public void What_leads_elsewhere_by_now_is_left_alone_and_what_stays_is_named()
    {
        var record = new RecordVersion("now", Path.Combine(DeskSite.Repository(), "data"));
        var now = PartKind.Event.Find(record, "alaska-summit")!;
        var (old, gone, source) = ((JsonObject)now.DeepClone(), (JsonObject)now.DeepClone(), new JsonObject { ["title"] = "A test" });
        old["date"] = "2025-08-14";
        gone["id"] = "gone-since";
        var published = DraftContent
            .Empty.Add(PartKind.Event, "alaska-summit", now, old)
            .Add(PartKind.Event, "gone-since", gone, old)
            .Add(PartKind.Source, null, source, null);

        var (content, clashes) = Undo.Of(record, published, new DateOnly(2026, 11, 29));

        Assert.Empty(clashes);
        Assert.Equal("2025-08-14", $"{Assert.Single(content.Parts).Typed["date"]}");
        Assert.Equal([published.Parts[1].Name(Language.En), "A test"], Undo.Left(published, content, Language.En));

        // An event that went into another, of which there is no more either.
        var into = DraftContent.Empty.Add(PartKind.Event, "alaska-summit", now, now);
        Assert.Empty(Undo.Of(record, into.With(into.Parts[0] with { Into = "gone-since" }), new DateOnly(2026, 11, 29)).Content.Parts);
    }
}
