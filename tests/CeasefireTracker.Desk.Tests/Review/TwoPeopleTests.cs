using System.Net;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.Publishing;

namespace CeasefireTracker.Desk.Tests.Review;

[Trait("Takes", "long")]
public sealed class TwoPeopleTests
{
    [Fact]
    public async Task Nobody_publishes_their_own_and_a_commit_names_both()
    {
        using var desk = new DeskSite { IsTeam = true };
        using var ada = await desk.Join("Ada", DeskRole.Editor);
        using var grace = await desk.Join("Grace", DeskRole.Editor);
        await FromEmptyFormTests.Write(ada);
        await ada.Open("/en/drafts/1");
        await ada.Press("form[action='?handler=Submit'] button");
        await ada.Open("/en/drafts/1/review");
        Assert.Contains("Somebody else has to review this", ada.Text, StringComparison.Ordinal);
        Assert.Null(ada.Page.QuerySelector("button[formaction='?handler=Publish']"));

        await grace.Open("/en/");
        Assert.Contains(
            "A truce is proposed in a test",
            grace.Page.QuerySelector("section:has(#group-waiting)")!.TextContent,
            StringComparison.Ordinal
        );
        await grace.Open("/en/drafts/1/review");
        await grace.Press("button[formaction='?handler=Publish']");
        Assert.Contains("Read and tick every new or changed citation", grace.Text, StringComparison.Ordinal);
        await FromEmptyFormTests.Press(grace);

        Assert.Equal("Ada Grace", desk.Git("-C", Path.Combine(desk.State, "record.git"), "log", "-1", "--format=%an %cn").Trim());
        Assert.Contains(
            "Reviewed-by: Grace <Grace@example.org>",
            desk.Git("-C", Path.Combine(desk.State, "record.git"), "log", "-1", "--format=%B"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_author_who_sends_the_reviewers_form_all_the_same_is_refused()
    {
        using var desk = new DeskSite { IsTeam = true };
        using var ada = await desk.Join("Ada", DeskRole.Editor);
        await FromEmptyFormTests.Write(ada);
        await ada.Open("/en/drafts/1");
        await ada.Press("form[action='?handler=Submit'] button");
        var token = ada.Value("__RequestVerificationToken");

        await ada.Post("/en/drafts/1/review?handler=Publish", [new("__RequestVerificationToken", token), new("revision", "2")]);

        Assert.Equal(HttpStatusCode.Forbidden, ada.Status);
        Assert.False(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));
    }

    [Fact]
    public async Task A_return_carries_its_note_and_a_second_try_follows()
    {
        using var desk = new DeskSite { IsTeam = true };
        using var ada = await desk.Join("Ada", DeskRole.Editor);
        using var grace = await desk.Join("Grace", DeskRole.Editor);
        await FromEmptyFormTests.Write(ada);
        await ada.Open("/en/drafts/1");
        await ada.Press("form[action='?handler=Submit'] button");

        await grace.Open("/en/drafts/1/review");
        grace.Type("note", "Who says so?");
        await grace.Press("button[formaction='?handler=Return']");
        await ada.Open("/en/drafts/1");
        Assert.Equal("Grace returned it: Who says so?", ada.Page.QuerySelector(".notice")!.TextContent);
        await ada.Press("form[action='?handler=Submit'] button");
        await FromEmptyFormTests.Press(grace);

        Assert.True(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));
        // The record has it by now, which is nothing to be mended.
        Assert.Equal("published", grace.Page.QuerySelector(".tag")!.TextContent);
        foreach (var address in new[] { "/en/drafts/1", "/en/drafts/1/1", "/en/drafts/1/review" })
        {
            await grace.Open(address);
            Assert.Empty(grace.Page.QuerySelectorAll(".wrong, .problem, #problems:not([hidden])"));
        }
    }

    [Fact]
    public async Task Who_writes_in_a_draft_that_waits_for_them_leaves_it_to_somebody_else()
    {
        using var desk = new DeskSite { IsTeam = true };
        using var ada = await desk.Join("Ada", DeskRole.Contributor);
        using var grace = await desk.Join("Grace", DeskRole.Editor);
        using var emmy = await desk.Join("Emmy", DeskRole.Editor);
        await FromEmptyFormTests.Write(ada);
        await ada.Open("/en/drafts/1");
        await ada.Press("form[action='?handler=Submit'] button");

        await grace.Open("/en/drafts/1/1");
        Assert.Contains("somebody else has to review it", grace.Text, StringComparison.Ordinal);
        grace.Type("f.title.en", "A truce is proposed in a test again");
        await FromEmptyFormTests.Save(grace, "a word of mine");
        await grace.Open("/en/drafts/1/review");
        Assert.Null(grace.Page.QuerySelector("button[formaction='?handler=Publish']"));
        Assert.Contains("You wrote in this draft", grace.Text, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));
        await FromEmptyFormTests.Press(emmy);

        Assert.True(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));
    }
}
