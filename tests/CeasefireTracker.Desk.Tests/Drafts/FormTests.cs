using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Desk.Tests.Drafts;

public sealed class FormTests
{
    private static readonly RecordVersion Now = new("now", Path.Combine(DeskSite.Repository(), "data"));

    [Fact]
    public void Every_event_goes_through_the_form_and_back_unchanged()
    {
        foreach (var e in Now.Dataset.Events)
        {
            var typed = TypedRecord.Of(e);

            Assert.True(JsonNode.DeepEquals(typed, Fields.Pruned(new Form(Sent(typed), "f").Read(PartKind.Event.Fields))), e.Id);
            Assert.Empty(DraftFiles.Of(Now, DraftContent.Empty.Add(PartKind.Event, e.Id, typed, typed), []).Changes);
        }
    }

    [Fact]
    public void Every_source_actor_and_publisher_is_written_back_with_the_same_bytes()
    {
        foreach (
            var (kind, id) in Now
                .Dataset.Sources.Take(20)
                .Select(source => (PartKind.Source, source.Id))
                .Concat(Now.Dataset.Actors.Take(20).Select(actor => (PartKind.Actor, actor.Id)))
                .Concat(Now.Dataset.Publishers.Take(20).Select(publisher => (PartKind.Publisher, publisher.Id)))
        )
        {
            var typed = kind.Find(Now, id)!;

            Assert.True(JsonNode.DeepEquals(typed, Fields.Pruned(new Form(Sent(typed), "f").Read(kind.Fields))), id);
            Assert.Empty(DraftFiles.Of(Now, DraftContent.Empty.Add(kind, id, typed, typed), []).Changes);
        }
    }

    [Fact]
    public async Task Without_a_script_the_rules_are_told_in_the_pages_language_when_it_is_checked_or_saved()
    {
        using var desk = new DeskSite();
        using var editor = await desk.Editor();
        await editor.Open("/ja/");
        await editor.Press("button[value=event]");
        await editor.Type("f.date", "2025-03-11").Type("f.title.en", "Truce\u200B").Press("button[value='add:actors']");
        editor.Type("f.actors.0.actor", "nobody");
        foreach (var button in new[] { "check", "save" })
        {
            await editor.Type("why", "試し").Press($".save button[value={button}]");

            Assert.Contains(
                "英語の題名が6文字あります。",
                editor.Page.QuerySelector("#f-title-wrong")!.TextContent,
                StringComparison.Ordinal
            );
            Assert.Contains("目に見えない空白", editor.Page.QuerySelector("#f-title-wrong")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("関係者「nobody」はありません。", editor.Page.QuerySelector("#f-actors-0-actor-wrong")!.TextContent.Trim());
            Assert.Empty(editor.Page.QuerySelectorAll(".problem[lang=en], #problems li[lang=en]"));
        }

        await editor.Open("/ja/drafts/1/review");
        Assert.Empty(editor.Page.QuerySelectorAll(".problem[lang=en]"));
        await editor.Open("/preview/1/ja/");
        Assert.Empty(editor.Page.QuerySelectorAll(".problem[lang=en]"));
    }

    [Fact]
    public async Task What_is_wrong_in_another_part_says_in_which_and_what_only_adds_holds_nothing_against_anybody()
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();
        await editor.Open("/en/");
        await editor.Press("button[value=event]");
        foreach (var number in new[] { 1, 2 })
        {
            await editor.Type("address", $"https://www.reuters.com/world/{number}").Press("button[value=paste]");
            Assert.Empty(editor.Page.QuerySelectorAll("[id$=-wrong], #problems:not([hidden])"));
        }

        await editor.Press(".save button[value=check]");

        var told = editor.Page.QuerySelectorAll("#problems li").Select(problem => problem.TextContent).ToList();
        Assert.Equal(told.Count, told.Distinct().Count());
        Assert.Equal(2, told.Count(text => text.Contains("· How much was read", StringComparison.Ordinal)));
        Assert.DoesNotContain(told, text => text.Contains("'description'", StringComparison.Ordinal));
    }

    [Fact]
    public void No_rule_tells_of_lines_that_a_form_does_not_have()
    {
        var typed = PartKind.Event.Find(Now, "alaska-summit")!;
        ((JsonArray)typed["actors"]!).Add(typed["actors"]![0]!.DeepClone());

        var problem = Assert.Single(DraftCheck.Of(Now, DraftContent.Empty.Add(PartKind.Event, "alaska-summit", typed, null)));

        Assert.EndsWith("stands here a second time.", problem.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_is_told_beside_the_field_that_it_is_about()
    {
        var typed = PartKind.Event.Find(Now, "alaska-summit")!;
        typed["date"] = "2025-13";
        typed["terms"]![0]!["option"] = "no-such-option";
        typed["actors"]![0]!["actor"] = "nobody";
        typed["title"]!["ja"] = "";
        var content = DraftContent.Empty.Add(PartKind.Event, "alaska-summit", typed, null);
        Assert.Equal(["date", "title"], Places(content));

        typed["date"] = "2025-08-15";
        Assert.Equal(["title", "actors.0.actor", "terms.0.option"], Places(content));
    }

    [Fact]
    public void Every_field_of_a_form_has_a_name_in_both_languages() =>
        Assert.Empty(
            from kind in PartKind.All
            from field in All(kind.Fields)
            from language in Enum.GetValues<Language>()
            where language.Known("label." + field.Name) is null
            select $"{kind.Name} {field.Name} {language}"
        );

    private static IEnumerable<Field> All(IEnumerable<Field> fields) => fields.SelectMany(field => All(field.Fields).Prepend(field));

    private static IEnumerable<string> Places(DraftContent content) =>
        DraftCheck.Of(Now, content).Select(problem => problem.Place).Distinct();

    /// <summary>What a browser sends that shows this in its form.</summary>
    private static FormCollection Sent(JsonNode typed)
    {
        var sent = new Dictionary<string, StringValues>();
        Send(typed, "f");
        return new FormCollection(sent);

        void Send(JsonNode? value, string place)
        {
            switch (value)
            {
                case JsonObject map:
                    map.ToList().ForEach(entry => Send(entry.Value, $"{place}.{entry.Key}"));
                    break;
                case JsonArray list:
                    list.Index().ToList().ForEach(item => Send(item.Item, $"{place}.{item.Index}"));
                    break;
                default:
                    sent[place] = $"{value}".ReplaceLineEndings("\r\n");
                    break;
            }
        }
    }
}
