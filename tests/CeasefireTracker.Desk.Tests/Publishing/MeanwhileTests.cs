using System.Net;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.Publishing;

/// <summary>What others do to a draft while it is being published.</summary>
public sealed class MeanwhileTests
{
    [Fact]
    public async Task What_is_being_published_is_not_returned()
    {
        using var desk = DeskSite.Small(isTeam: true);
        using var ada = await desk.Join("Ada", DeskRole.Contributor);
        using var grace = await desk.Join("Grace", DeskRole.Editor);
        using var emmy = await desk.Join("Emmy", DeskRole.Editor);
        await SmallCorrection.Write(ada);
        await emmy.Open("/en/drafts/1/review");
        emmy.Type("note", "Who says so?");
        desk.Part<Steps>().Reached = step =>
        {
            if (step == "moved")
            {
                emmy.Press("button[formaction='?handler=Return']").GetAwaiter().GetResult();
            }
        };

        await FromEmptyFormTests.Press(grace);

        Assert.Equal(HttpStatusCode.Forbidden, emmy.Status);
        Assert.Contains("Readers have it.", grace.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_opened_a_draft_before_its_publication_began_does_not_save_into_it()
    {
        using var desk = DeskSite.Small();
        using var here = desk.Services.CreateScope();
        using var there = desk.Services.CreateScope();
        var person = new Person("ada", "Ada", "ada@example.org", DeskRole.Admin);
        var book = here.ServiceProvider.GetRequiredService<DraftBook>();
        var draft = book.Begin(person, DraftContent.Empty.Add(PartKind.Event, null, new() { ["id"] = "one" }, null));
        var state = there.ServiceProvider.GetRequiredService<DeskContext>();
        state.Drafts.Find(draft.Id)!.Intent = "{}";
        state.SaveChanges();

        Assert.Throws<DbUpdateConcurrencyException>(() => book.Save(draft, person, "too late"));
        Assert.Empty(state.Revisions);
    }
}
