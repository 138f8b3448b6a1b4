using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Inbox;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Pages;

/// <summary>What came in: items of feeds and leads, by what they may be, with one act for each thing that can be done with them.</summary>
public sealed class InboxModel(
    ItemBook items,
    LeadBook leads,
    Matches matches,
    LiveRecord record,
    DeskContext state,
    Rights rights,
    TimeProvider clock
) : GuardedPage(rights)
{
    /// <summary>How many items are shown at once.</summary>
    public const int MostShown = 100;

    /// <summary>The most characters of a reason.</summary>
    public const int MostOfReason = 300;

    public override string Title => Say("inbox.title");

    public override string Section => "inbox";

    public int Waiting => items.Waiting;

    /// <summary>What was not done, and why, as a key of the words.</summary>
    public string? Problem { get; private set; }

    /// <summary>The item that it is about.</summary>
    public int? About { get; private set; }

    /// <summary>What was typed for it.</summary>
    public (string Event, string Reason) Typed { get; private set; } = ("", "");

    /// <summary>What events are called, by id, to be chosen from.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Titles => record.Now().Uses.Titles;

    /// <summary>The leads, with what the record may have of each by now and the draft that was begun with it.</summary>
    public IEnumerable<(Lead Lead, Match Match, int? Draft)> Leads => leads.All();

    /// <summary>The items by what they may be.</summary>
    public ILookup<MatchSort, (ItemRow Item, Match Match)> Items()
    {
        var (index, now) = (matches.Now(), clock.GetUtcNow().UtcDateTime);
        return items.Open(MostShown).Select(item => (Item: item, Match: index.Of(item, now))).ToLookup(pair => pair.Match.Sort);
    }

    /// <summary>What feeds call themselves.</summary>
    public string FeedOf(ItemRow item) =>
        state.Feeds.Find(item.FeedId) is { } feed
            ? feed.Title.Length > 0
                ? feed.Title
                : feed.Address
            : "–";

    /// <summary>True if who asks may list feeds.</summary>
    public bool MayManage => Rights.CanManageFeeds(Person!);

    public IActionResult OnPostDraft(int id) => With(id, item => LocalRedirect(Links.Part(items.Draft(item, Person!).Id, 1)));

    public IActionResult OnPostCite(int id, string? @event)
    {
        (About, Typed) = (id, (@event ?? "", ""));
        return With(
            id,
            item =>
                items.Cite(item, Person!, EventAddress.IdIn(@event)) is { } draft
                    ? LocalRedirect(Links.Part(draft.Id, 1))
                    : Refuse("inbox.event")
        );
    }

    public IActionResult OnPostAside(int id, string? reason)
    {
        (About, Typed) = (
            id,
            (items.Find(id) is { } item ? matches.Now().Of(item, clock.GetUtcNow().UtcDateTime).Event?.Id ?? "" : "", reason ?? "")
        );
        return With(id, item => Aside([item], reason));
    }

    public IActionResult OnPostRest(int[]? id, string? reason)
    {
        Typed = ("", reason ?? "");
        return Aside(
            [.. (id ?? []).Take(MostShown).Select(items.Find).OfType<ItemRow>().Where(item => item.State == ItemState.Open)],
            reason
        );
    }

    public IActionResult OnPostLead(string? id) =>
        leads.Draft(id ?? "", Person!) is { } draft ? LocalRedirect(Links.Part(draft.Id, 1)) : StatusCode(StatusCodes.Status409Conflict);

    protected override bool IsFor(Person person) => Rights.CanBegin(person);

    private IActionResult With(int id, Func<ItemRow, IActionResult> act)
    {
        try
        {
            return items.Find(id) is { State: ItemState.Open } item ? act(item) : StatusCode(StatusCodes.Status409Conflict);
        }
        catch (DbUpdateConcurrencyException)
        {
            return StatusCode(StatusCodes.Status409Conflict);
        }
    }

    private IActionResult Aside(IReadOnlyList<ItemRow> all, string? reason)
    {
        if (PlainText.Of(reason) is not { Length: > 0 and <= MostOfReason } why)
        {
            return Refuse("inbox.reason");
        }

        if (all.Count > 0)
        {
            items.SetAside(all, Person!, why);
        }

        return LocalRedirect(Links.Inbox());
    }

    private PageResult Refuse(string problem)
    {
        (Problem, Response.StatusCode) = (problem, StatusCodes.Status400BadRequest);
        return Page();
    }
}
