using CeasefireTracker.Desk.Inbox;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>The feeds that are read, for those who list them.</summary>
public sealed class FeedsModel(FeedBook feeds, Rights rights) : GuardedPage(rights)
{
    public override string Title => Say("feeds.title");

    public override string Section => "inbox";

    public IReadOnlyList<FeedRow> Feeds => feeds.All();

    /// <summary>An address that was typed and not added.</summary>
    public string? Address { get; private set; }

    /// <summary>Why, as a key of the words.</summary>
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnPostAddAsync(string? address)
    {
        if (await feeds.Add(address ?? "", Person!.Id) is not { } problem)
        {
            return LocalRedirect(Links.Feeds());
        }

        (Address, Problem, Response.StatusCode) = (address, "feeds.refused." + problem, StatusCodes.Status400BadRequest);
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(int id)
    {
        await feeds.Remove(id, Person!.Id);
        return LocalRedirect(Links.Feeds());
    }

    public async Task<IActionResult> OnPostHastenAsync(int id)
    {
        await feeds.Hasten(id, Person!.Id);
        return LocalRedirect(Links.Feeds());
    }

    protected override bool IsFor(Person person) => Rights.CanManageFeeds(person);
}
