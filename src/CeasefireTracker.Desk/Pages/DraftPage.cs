using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Pages;

/// <summary>What every page of one draft has.</summary>
public abstract class DraftPage(DeskContext state, DraftBook book, LiveRecord record, Rights rights) : DeskPage
{
    public override string Section => "drafts";

    public DraftRow Draft { get; private set; } = null!;

    /// <summary>The draft as who asks left it.</summary>
    public WorkingCopy Working { get; private set; } = null!;

    public DeskContext State => state;

    public DraftBook Book => book;

    public Rights Rights => rights;

    /// <summary>The record as it was when the page first asked, because to look whether it has moved on reads it.</summary>
    public RecordVersion Record => field ??= record.Now();

    public override string Title => Working.Content.Name(Language) ?? Say("draft.unnamed", Draft.Id);

    /// <summary>What was said about the draft, in order.</summary>
    public IReadOnlyList<RemarkRow> Remarks => [.. state.Remarks.Where(remark => remark.DraftId == Draft.Id).OrderBy(remark => remark.Id)];

    public string NameOf(string person) => state.NameOf(person);

    /// <summary>What is to be mended: nothing of what is dropped, nor of what is published, as that is in the record already.</summary>
    protected IReadOnlyList<PlacedProblem> Check(DraftContent content) =>
        Draft.State is DraftState.Published or DraftState.Dropped ? [] : DraftCheck.Of(Record, content);

    /// <summary>Does what somebody may do; whoever may not is told so.</summary>
    protected IActionResult Do(bool may, Func<IActionResult> act) => may ? act() : Forbid();

    /// <summary>The same, and goes back to the draft.</summary>
    protected IActionResult Do(bool may, Action act) =>
        Do(
            may,
            () =>
            {
                act();
                return LocalRedirect(Links.Draft(Draft.Id));
            }
        );

    /// <summary>Where what others wrote meanwhile is shown.</summary>
    protected LocalRedirectResult ToClashes() =>
        LocalRedirect(
            Book.Open(Draft, Person!).Clashes is [{ Part: not PartClash.OfTold } first, ..]
                ? Links.Part(Draft.Id, first.Part)
                : Links.Draft(Draft.Id)
        );

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (RouteData.Values["id"] is string text && int.TryParse(text, out var id) && book.Find(id) is { } draft)
        {
            (Draft, Working) = (draft, book.Open(draft, Person!));
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public override void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        // Two saved at one moment: the second one's words are kept, and wait to be looked at.
        if (context.Exception is DbUpdateException fault && !StorageFault.Is(fault))
        {
            context.ExceptionHandled = true;
            context.Result = StatusCode(StatusCodes.Status409Conflict);
        }
    }
}
