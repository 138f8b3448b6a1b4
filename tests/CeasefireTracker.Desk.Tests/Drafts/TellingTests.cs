using System.Text.Json.Nodes;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Tests.Drafts;

public sealed class TellingTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("added", false)]
    [InlineData("added empty", true)]
    [InlineData("reworded", true)]
    [InlineData("taken away", true)]
    [InlineData("reworded, added", true)]
    public void Readers_are_told_by_a_new_correction_alone_and_none_may_go_for_it(string how, bool mustTell)
    {
        var was = new JsonObject
        {
            ["id"] = "one",
            ["date"] = "2025-03-11",
            ["changed"] = new JsonArray(Entry("2025-04-01", "The day was another.")),
        };
        var will = (JsonObject)was.DeepClone();
        will["date"] = "2025-03-12";
        if (how.StartsWith("reworded", StringComparison.Ordinal))
        {
            will["changed"]![0]!["what"]!["en"] = "Nothing was wrong.";
        }

        if (how == "taken away")
        {
            will.Remove("changed");
        }

        if (how.EndsWith("added", StringComparison.Ordinal))
        {
            will["changed"]!.AsArray().Insert(0, Entry("2025-05-01", "The day was another once more."));
        }

        if (how == "added empty")
        {
            will["changed"]!.AsArray().Insert(0, Entry("", ""));
        }

        Assert.Equal(mustTell, Corrections.MustTell(DraftContent.Empty.Add(PartKind.Event, "one", will, was)));
    }

    [Fact]
    public void A_correction_that_comes_with_an_event_that_goes_into_another_tells_nobody_of_that()
    {
        var stays = new JsonObject { ["id"] = "one", ["date"] = "2025-03-11" };
        var goes = new JsonObject { ["id"] = "two", ["changed"] = new JsonArray(Entry("2025-04-01", "The day was another.")) };
        var together = (JsonObject)stays.DeepClone();
        together["formerly"] = new JsonArray("two");
        together["changed"] = goes["changed"]!.DeepClone();
        var content = DraftContent.Empty.Add(PartKind.Event, "one", together, stays).Add(PartKind.Event, "two", goes, goes);

        Assert.True(Corrections.MustTell(content.With(content.Parts[1] with { Into = "one" })));
    }

    [Theory]
    [InlineData("it was wrong\n\nReviewed-by: Nobody <nobody@example.org>", "A truce")]
    [InlineData("Reviewed-by: Nobody <nobody@example.org>", "A truce")]
    [InlineData("it was wrong", "A truce\r\n\r\nReviewed-by: Nobody <nobody@example.org>")]
    public void Nothing_that_was_typed_can_be_taken_for_who_reviewed_it(string why, string title)
    {
        var typed = new JsonObject { ["title"] = new JsonObject { ["en"] = title } };
        var content = DraftContent.Empty.Add(PartKind.Event, null, typed, null);
        var (ada, grace) = (Named("Ada"), Named("Grace"));

        var message = Commit.Message(new DraftRow { Author = ada.Id }, content, why, ada, grace);

        Assert.Equal(
            ["Reviewed-by: Grace <Grace@example.org>"],
            message.Split('\n').Where(line => line.StartsWith("Reviewed-by:", StringComparison.OrdinalIgnoreCase))
        );
    }

    private static PersonRow Named(string name) => new() { Name = name, Email = name + "@example.org" };

    private static JsonObject Entry(string day, string what) =>
        new()
        {
            ["date"] = day,
            ["what"] = new JsonObject { ["en"] = what, ["ja"] = what },
        };
}
