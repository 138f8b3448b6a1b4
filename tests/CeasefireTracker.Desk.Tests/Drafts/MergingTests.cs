using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.Tests.Publishing;

namespace CeasefireTracker.Desk.Tests.Drafts;

[Trait("Takes", "long")]
public sealed class MergingTests
{
    private const string Stays = "alaska-summit";

    [Theory]
    [InlineData("en", "goes into test-truce-again")]
    [InlineData("ja", "test-truce-againにまとめられ")]
    public async Task Two_events_become_one_and_the_lost_id_leads_to_it(string language, string goes)
    {
        using var desk = new DeskSite();
        using var editor = await desk.Editor();
        await FromEmptyFormTests.Write(editor);
        await FromEmptyFormTests.Publish(editor);
        await Again(editor);

        await editor.Open($"/{language}/");
        await editor.Open(editor.Page.QuerySelector("section.begin a")!.GetAttribute("href")!);
        await editor.Type("stays", "test-truce-again").Type("goes", "https://tracker.example/en/events/test-truce").Press("button");
        Assert.Equal($"/{language}/drafts/3", editor.Address);
        Assert.Contains(goes, editor.Text, StringComparison.Ordinal);
        await editor.Type("why", "one and the same").Press("form[action='?handler=Save'] button");
        editor.Type("en", "Two entries were one event.").Type("ja", "二つの記録は同じ出来事だった。");
        await editor.Press("form[action='?handler=Tell'] button");

        await editor.Open("/preview/3/en/events/test-truce");
        Assert.Equal("A truce is proposed again in a test", editor.Page.QuerySelector("h1")!.TextContent);
        await editor.Open("/en/drafts/3/review");
        await editor.Open("/en/drafts/3/2");
        Assert.Contains("A truce is proposed in a test", editor.Page.QuerySelector("table.diff")!.TextContent, StringComparison.Ordinal);
        Assert.Null(editor.Page.QuerySelector("form.draft-form"));
        await FromEmptyFormTests.Publish(editor, 3);
        await editor.Open("/en/drafts/3");
        Assert.Equal("published", editor.Page.QuerySelector(".tag")!.TextContent);

        var (kept, gone) = (
            Path.Combine(desk.Data, "events", "2025", "test-truce-again.md"),
            Path.Combine(desk.Data, "events", "2025", "test-truce.md")
        );
        Assert.False(File.Exists(gone));
        var text = await File.ReadAllTextAsync(kept);
        Assert.Contains("formerly: [test-truce]", text, StringComparison.Ordinal);
        Assert.Contains("The proposal.", text, StringComparison.Ordinal);
        Assert.Contains("test-truce", await File.ReadAllLinesAsync(Path.Combine(desk.Data, "published.txt")));

        // And back.
        await editor.Press("form[action='?handler=Undo'] button");
        await editor.Type("why", "they are two").Press("form[action='?handler=Save'] button");
        editor.Type("en", "They are two events.").Type("ja", "別の出来事だった。");
        await editor.Press("form[action='?handler=Tell'] button");
        await FromEmptyFormTests.Publish(editor, 4);
        Assert.True(File.Exists(gone), editor.Text);
        Assert.DoesNotContain("formerly", await File.ReadAllTextAsync(kept), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_event_of_the_record_can_go_into_another_and_whatever_refers_to_it_follows()
    {
        var record = new RecordVersion("now", Path.Combine(DeskSite.Repository(), "data"));
        var stays = PartKind.Event.Find(record, Stays)!;
        foreach (var e in record.Dataset.Events.Where(e => e.Id != Stays).Where((_, place) => place % 7 == 0).ToList())
        {
            var content = Merging.Of(record, stays, TypedRecord.Of(e));

            // What is left is for people to say: which of two days, which of two things that answer each other.
            var dangling = DraftCheck
                .Of(record, content)
                .Where(found => found.Problem.Rule is "dangling" or "lost" or "duplicate" or "shape" or "unknown-key");
            Assert.True(!dangling.Any(), $"{e.Id}: {string.Join(' ', dangling.Select(found => found.Problem.Message))}");
            Assert.Equal(e.Citations.Select(citation => citation.Source).Except(Sources(content.Parts[0].Typed)), []);
            Assert.Equal(e.Terms.Count + stays["terms"]!.AsArray().Count, content.Parts[0].Typed["terms"]!.AsArray().Count);
        }
    }

    [Fact]
    public void What_says_something_by_its_absence_is_not_taken_over()
    {
        var record = new RecordVersion("now", Path.Combine(DeskSite.Repository(), "data"));
        var stays = PartKind.Event.Find(record, Stays)!;
        var goes = (JsonObject)stays.DeepClone();
        goes["id"] = "alaska-summit-again";
        goes["withdrawn"] = new JsonObject { ["date"] = "2026-01-01" };
        goes["actors"]![0]!["only"] = new JsonArray("reuters-2022-04-05");
        goes["terms"]![0]!["holds"] = "2025-08";
        goes["known-from"] = "2025-09-01";

        var together = Merging.Of(record, stays, goes).Parts[0].Typed;
        Assert.Equal(
            (null, null, null, "2025-09-01"),
            (together["withdrawn"], together["actors"]![0]!["only"], together["terms"]![0]!["holds"], $"{together["known-from"]}")
        );

        goes["date"] = "2025-08-16";
        Assert.Null(Merging.Of(record, stays, goes).Parts[0].Typed["known-from"]);
    }

    [Theory]
    [InlineData("", "alaska-summit", "nothing of that kind under")]
    [InlineData("alaska-summit", "no-such-event", "no-such-event")]
    [InlineData("alaska-summit", "alaska-summit", "one event, not two")]
    public async Task What_cannot_be_brought_together_is_said(string stays, string goes, string words)
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();
        await editor.Open("/en/merge");

        await editor.Type("stays", stays).Type("goes", goes).Press("button");

        Assert.Contains(words, editor.Text, StringComparison.Ordinal);
        Assert.Equal((stays, goes), (editor.Value("stays"), editor.Value("goes")));
    }

    private static IEnumerable<string> Sources(JsonObject typed) =>
        typed["citations"]!.AsArray().Select(citation => citation!["source"]!.ToString());

    /// <summary>Publishes the same event under another id, with another source.</summary>
    private static async Task Again(Browser editor)
    {
        await editor.Open("/en/");
        await editor.Press("button[value=event]");
        editor
            .Type("f.id", "test-truce-again")
            .Type("f.date", "2025-03-11")
            .Type("f.kind", "proposal")
            .Type("f.standing", "established")
            .Type("f.title.en", "A truce is proposed again in a test")
            .Type("f.title.ja", "試験で停戦がもう一度提案される")
            .Type("f.summary.en", "Ukraine proposes a truce in a test, and it is told by another source.")
            .Type("f.summary.ja", "試験の中でウクライナが停戦を提案し、別の出典がそれを伝える。")
            .Type("f.collections.0", "x")
            .Type("address", "https://www.reuters.com/world/another-test")
            .Type("published", "2025-03-12");
        await editor.Press("button[value='paste']");
        editor.Type("f.citations.0.supports.en", "The same.").Type("f.citations.0.supports.ja", "同じこと。");
        await editor.Press("button[value='add:actors']");
        editor.Type("f.actors.0.actor", "ukraine").Type("f.actors.0.role", "proposer");
        await FromEmptyFormTests.Save(editor, "the same once more");
        await editor.Open("/en/drafts/2/2");
        editor
            .Type("f.title", "Another test")
            .Type("f.language", "en")
            .Type("f.access", "open")
            .Type("f.tier", "news")
            .Type("f.checked", "full");
        await FromEmptyFormTests.Save(editor, "its source");
        await FromEmptyFormTests.Publish(editor, 2);
    }
}
