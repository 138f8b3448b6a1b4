using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Inbox;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>What was not done in the inbox.</summary>
/// <param name="Key">Why, as a key of the words.</param>
/// <param name="Id">The number of the item that it is about; null if it is about none that stands there.</param>
/// <param name="Name">What it is about is called.</param>
/// <param name="Draft">The draft that somebody else began with it.</param>
public sealed record NotDone(string Key, int? Id, string Name, int? Draft = null);

/// <summary>What came in: items of feeds and leads, by what they may be, with one act for each thing that can be done with them.</summary>
public sealed class InboxModel(Arrivals arrivals, ItemBook items, LeadBook leads, Rights rights) : GuardedPage(rights)
{
    public override string Title => Say("inbox.title");

    public override string Section => "inbox";

    public Arrivals Arrivals => arrivals;

    /// <summary>What was not done; null for nothing.</summary>
    public NotDone? NotDone { get; private set; }

    /// <summary>What was typed for it, an event or a reason.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>True if who asks may list feeds.</summary>
    public bool MayManage => Rights.CanManageFeeds(Person!);

    public async Task<IActionResult> OnPostDraftAsync(int id) => GoOn(await items.Draft(id, Person!), NameOf(id));

    public async Task<IActionResult> OnPostCiteAsync(int id, string? @event) =>
        await items.Cite(id, Person!, EventAddress.IdIn(@event)) is { } begun
            ? GoOn(begun, NameOf(id))
            : Refuse("inbox.event", id, NameOf(id), @event);

    public async Task<IActionResult> OnPostLeadAsync(string? id) => GoOn(await leads.Draft(id ?? "", Person!) ?? Begun.Nothing, id ?? "");

    public async Task<IActionResult> OnPostAsideAsync(int id, string? reason) =>
        ItemBook.Reason(reason) is not { } why ? Refuse("inbox.reason", id, NameOf(id), reason)
        : await items.SetAside([id], Person!, why) > 0 ? LocalRedirect(Links.Inbox())
        : GoOn(Begun.Of(items.DraftOf(id)), NameOf(id));

    public async Task<IActionResult> OnPostRestAsync(int[]? id, string? reason)
    {
        if (ItemBook.Reason(reason) is not { } why)
        {
            return Refuse("inbox.reason", null, Say("inbox.elsewhere"), reason);
        }

        await items.SetAside(id ?? [], Person!, why);
        return LocalRedirect(Links.Inbox());
    }

    protected override bool IsFor(Person person) => Rights.CanBegin(person);

    private string NameOf(int id) => items.Find(id) is { } item ? ItemBook.Name(item) : "";

    private IActionResult GoOn(Begun begun, string name)
    {
        if (begun is { Draft: { } draft } && begun.IsOf(Person!))
        {
            return LocalRedirect(Links.Part(draft, 1));
        }

        (NotDone, Response.StatusCode) = (new NotDone("inbox.quicker", null, name, begun.Draft), StatusCodes.Status409Conflict);
        return Page();
    }

    private IActionResult Refuse(string key, int? id, string name, string? typed)
    {
        (NotDone, Typed, Response.StatusCode) = (new NotDone(key, id, name), typed ?? "", StatusCodes.Status400BadRequest);
        return Page();
    }
}
