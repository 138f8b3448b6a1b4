using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>What one save changed.</summary>
public sealed class RevisionModel(DeskContext state, DraftBook book, LiveRecord record, Rights rights)
    : DraftPage(state, book, record, rights)
{
    public RevisionRow Row { get; private set; } = null!;

    public DraftContent Was => Book.Revision(Draft, Row.Number - 1);

    public Names Names => field ??= new Names(Record, Will, Language);

    public DraftContent Will => Book.Revision(Draft, Row.Number);

    public IActionResult OnGet(int number)
    {
        if (State.Revisions.Find(Draft.Id, number) is not { } row)
        {
            return NotFound();
        }

        Row = row;
        return Page();
    }
}
