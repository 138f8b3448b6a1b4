using System.Net;
using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.People;
using CeasefireTracker.Desk.Tests.Publishing;

namespace CeasefireTracker.Desk.Tests.Drafts;

public sealed class PreviewTests
{
    private const string Shown = "/preview/1/en/events/" + SmallCorrection.Event;

    [Fact]
    public async Task A_team_whose_desk_is_reached_by_https_sees_a_draft_as_readers_will()
    {
        using var team = new Team();
        var (ada, _) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        using var editor = ada;
        await editor.Open("/en/");
        await editor.Type("what", "alaska-summit").Press("form[action='?handler=Correct'] button");

        await editor.Open("/preview/1/en/events/alaska-summit");

        Assert.Equal(HttpStatusCode.OK, editor.Status);
        Assert.StartsWith(Team.Origin + "/preview/1/", editor.Page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.All(editor.Page.QuerySelectorAll("main a[href^='/']"), link => Assert.StartsWith("/preview/1/", link.GetAttribute("href")));
    }

    [Fact]
    public async Task What_the_environment_says_of_the_site_that_readers_see_is_not_said_of_a_preview()
    {
        using var files = DeskSite.Small();
        using var desk = await RunningDesk.Start(
            files.Root,
            ("Tracker__Database", "Host=127.0.0.1;Port=1;Database=readers;Username=readers"),
            ("Tracker__Publish", "true")
        );
        await SmallCorrection.Begin(desk.Editor);

        await desk.Editor.Open(Shown);

        Assert.Equal(HttpStatusCode.OK, desk.Editor.Status);
    }

    [Fact]
    public async Task What_is_published_has_its_page_and_no_preview()
    {
        using var desk = DeskSite.Small();
        using var editor = await desk.Editor();
        await SmallCorrection.Write(editor);
        await editor.Open("/en/drafts/1");
        Assert.NotNull(editor.Page.QuerySelector("a[href^='/preview/']"));

        await FromEmptyFormTests.Press(editor);
        await editor.Open("/en/drafts/1");

        Assert.Null(editor.Page.QuerySelector("a[href^='/preview/']"));
    }

    [Fact]
    public async Task A_preview_that_is_made_anew_is_seen_to_its_end_by_whoever_looks_at_it()
    {
        using var desk = DeskSite.Small();
        var previews = desk.Part<Previews>();
        var known = PartKind.Event.Find(desk.Part<LiveRecord>().Now(), "first-note")!;
        var content = DraftContent.Empty.Add(PartKind.Event, "first-note", known, known);
        var (first, problems) = await previews.Of("http://localhost/preview/1", content);
        Assert.Empty(problems);

        var (second, _) = await previews.Of("http://localhost/preview/1", content with { Told = new LocalizedText("It was.", "訂正。") });

        foreach (var preview in new[] { first!, second! })
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, "http://localhost/preview/1/en/events/first-note");
            using var answer = await preview.Client.SendAsync(asked, CancellationToken.None);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            await preview.DisposeAsync();
        }

        using var late = new HttpRequestMessage(HttpMethod.Get, "http://localhost/preview/1/en/");
        await Assert.ThrowsAnyAsync<Exception>(() => first!.Client.SendAsync(late, CancellationToken.None));
    }
}
