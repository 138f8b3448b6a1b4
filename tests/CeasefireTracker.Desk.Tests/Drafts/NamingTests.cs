using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Tests.Drafts;

public sealed class NamingTests
{
    private static readonly RecordVersion Now = new("now", Path.Combine(DeskSite.Repository(), "data"));

    [Theory]
    [InlineData("The parties' truce — in Kyiv: 30 days, and more of it", "parties-truce-kyiv-30-days")]
    [InlineData("Alaska summit", "alaska-summit-2")]
    [InlineData("停戦", "")]
    [InlineData("../../<script>", "script")]
    [InlineData("", "")]
    public void An_event_without_an_id_gets_one_that_nothing_has_from_its_english_title(string title, string id) =>
        Assert.Equal(id, Named(new JsonObject { ["title"] = new JsonObject { ["en"] = title } }).Id);

    [Fact]
    public void A_stance_gets_its_id_from_its_option_and_no_two_get_the_same()
    {
        var typed = new JsonObject { ["terms"] = new JsonArray(Stance(null), Stance(null), Stance("mine"), new JsonObject()) };

        var ids = Named(typed).Typed["terms"]!.AsArray().Select(term => term!["id"]?.ToString());

        Assert.Equal(["general-truce", "general-truce-2", "mine", null], ids);
    }

    [Fact]
    public void An_option_gives_its_id_as_it_is()
    {
        var stance = new JsonObject { ["issue"] = "prisoners", ["option"] = "all-for-all" };

        Assert.Equal("all-for-all", $"{Named(new JsonObject { ["terms"] = new JsonArray(stance) }).Typed["terms"]![0]!["id"]}");
    }

    [Fact]
    public void What_has_an_id_keeps_it() =>
        Assert.Equal(
            "mine",
            Named(
                new JsonObject
                {
                    ["id"] = "mine",
                    ["title"] = new JsonObject { ["en"] = "Another title" },
                }
            ).Id
        );

    [Fact]
    public void A_long_title_of_long_words_gets_no_id_that_would_be_refused() =>
        Assert.True(
            Named(new JsonObject { ["title"] = new JsonObject { ["en"] = new string('a', 10_000) } }).Id
                is ""
                    or { Length: <= Slug.MaxLength }
        );

    [Theory]
    [InlineData("actor", "name")]
    [InlineData("issue", "label")]
    [InlineData("word", "term")]
    [InlineData("report", "what")]
    public void Whatever_it_is_called_by_gives_the_id(string kind, string field)
    {
        var typed = new JsonObject { [field] = new JsonObject { ["en"] = "The day of a meeting" } };
        var content = DraftContent.Empty.Add(PartKind.Of(kind), null, typed, null);

        Assert.Equal("day-meeting", Naming.Of(content, content.Parts[0], Now).Parts[0].Id);
    }

    private static JsonObject Stance(string? id) =>
        new()
        {
            ["id"] = id,
            ["issue"] = "ceasefire",
            ["option"] = "general-truce",
        };

    private static DraftPart Named(JsonObject typed)
    {
        var content = DraftContent.Empty.Add(PartKind.Event, null, typed, null);
        return Naming.Of(content, content.Parts[0], Now).Parts[0];
    }
}
