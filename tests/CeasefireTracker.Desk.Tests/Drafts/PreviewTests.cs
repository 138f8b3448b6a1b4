using System.Net;
using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Tests.Drafts;

public sealed class PreviewTests
{
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
