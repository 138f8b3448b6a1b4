using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Pages;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.Tests.Publishing;

namespace CeasefireTracker.Desk.Tests.Review;

public sealed class DiffTests
{
    private static readonly RecordVersion Now = new("now", Path.Combine(DeskSite.Repository(), "data"));

    // Ids of a stance or a figure within its event stand for nothing else.
    private static readonly RecordKind?[] Within = [RecordKind.Term, RecordKind.Fact];

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Ja)]
    public void Every_code_of_the_record_is_said_in_words(Language language)
    {
        // In English some codes are the words; what an event was once called in addresses has no others.
        var bare =
            from e in Now.Dataset.Events
            from change in new DiffView(
                new Names(Now, DraftContent.Empty, language),
                PartKind.Event.Fields,
                null,
                TypedRecord.Of(e)
            ).Changes
            let field = change.Path[^1].Field
            where field.Name != "formerly" && (field.Kind == FieldKind.Word || (field.Refers is not null && !Within.Contains(field.Refers)))
            from value in new DiffView(new Names(Now, DraftContent.Empty, language), [], null, null).Values(change, isWill: true)
            where value.Code is null && (language != Language.En || field.Kind != FieldKind.Word)
            select $"{field.Name}: {value.Words}";

        Assert.Empty(bare.Distinct());
    }

    [Theory]
    [InlineData(Language.En, "order")]
    [InlineData(Language.Ja, "順序")]
    public void Another_order_is_told(Language language, string word)
    {
        var was = PartKind.Event.Find(Now, "alaska-summit")!;
        foreach (var list in new[] { "actors", "terms", "citations" })
        {
            var will = (JsonObject)was.DeepClone();
            var items = will[list]!.AsArray();
            var last = items[^1];
            items.Remove(last);
            items.Insert(0, last);
            var view = new DiffView(new Names(Now, DraftContent.Empty, language), PartKind.Event.Fields, was, will);

            var change = Assert.Single(view.Changes);

            Assert.EndsWith(" · " + word, view.Path(change), StringComparison.Ordinal);
            var (before, now) = (view.Values(change, isWill: false).ToList(), view.Values(change, isWill: true).ToList());
            Assert.Equal((items.Count, before[^1]), (now.Count, now[0]));
            Assert.Equal(before.Order(), now.Order());
        }
    }

    [Theory]
    [InlineData("en", "Stances · truce · Option", "general-truce")]
    [InlineData("ja", "立場 · truce · 態度", "offers")]
    public async Task A_review_shows_the_words_and_the_code_beside_them(string language, string place, string code)
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();
        await FromEmptyFormTests.Write(editor);

        await editor.Open($"/{language}/drafts/1/review");

        var row = editor.Page.QuerySelectorAll(".diff tr").FirstOrDefault(row => row.QuerySelector("th")!.TextContent == place);
        Assert.True(row is not null, string.Join('\n', editor.Page.QuerySelectorAll(".diff th").Select(head => head.TextContent)));
        Assert.Equal(code, row.QuerySelector("ins code")!.TextContent);
        Assert.NotEqual(code, row.QuerySelector("ins")!.TextContent.Replace(code, "", StringComparison.Ordinal).Trim());
    }
}
