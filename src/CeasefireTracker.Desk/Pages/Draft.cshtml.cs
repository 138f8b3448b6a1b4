using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>One draft: its parts, its state, what is wrong with it, what was said about it, and how it came about.</summary>
public sealed class DraftModel(DeskContext state, DraftBook book, LiveRecord record, Rights rights) : DraftPage(state, book, record, rights)
{
    public IReadOnlyList<PlacedProblem> Problems => field ??= DraftCheck.Of(Record, Working.Content);

    public IReadOnlyList<RevisionRow> Revisions =>
        [.. State.Revisions.Where(revision => revision.DraftId == Draft.Id).OrderByDescending(revision => revision.Number)];

    public IReadOnlyList<ActRow> Acts => [.. State.Acts.Where(act => act.DraftId == Draft.Id).OrderBy(act => act.Id)];

    public IReadOnlyList<string> Others => [.. Book.Others(Draft, Person!).Select(NameOf)];

    /// <summary>What has to be told to readers before it is handed on.</summary>
    public bool MustTell => Corrections.MustTell(Working.Content);

    /// <summary>What kept it from being handed on, as a key of the words.</summary>
    public string? Refused { get; private set; }

    public IActionResult OnPostTakeUp()
    {
        if (!Rights.CanTakeUp(Person!, Draft))
        {
            return Forbid();
        }

        // Where somebody else was quicker the page says who.
        Book.TakeUp(Draft, Person!);
        return LocalRedirect(Links.Draft(Draft.Id));
    }

    public IActionResult OnPostTell(string? en, string? ja)
    {
        if (!Rights.CanWrite(Person!, Draft))
        {
            return Forbid();
        }

        Book.Type(Draft, Person!, Working.Content with { Told = new LocalizedText(en ?? "", ja ?? "") }, Working.Base);
        return Book.Save(Draft, Person!, Say("why.told")) ? LocalRedirect(Links.Draft(Draft.Id)) : ToClashes();
    }

    public IActionResult OnPostSave(string? why)
    {
        if (!Rights.CanWrite(Person!, Draft))
        {
            return Forbid();
        }

        if (string.IsNullOrWhiteSpace(why))
        {
            Refused = "told.reason";
            return Page();
        }

        return Book.Save(Draft, Person!, why.Trim()) ? LocalRedirect(Links.Draft(Draft.Id)) : ToClashes();
    }

    public IActionResult OnPostAdd(string kind)
    {
        if (!Rights.CanWrite(Person!, Draft) || PartKind.Find(kind) is not { } found)
        {
            return Forbid();
        }

        var content = Working.Content.Add(found, null, found.Blank(Record, Book.Today), null);
        Book.Type(Draft, Person!, content, Working.Base);
        return LocalRedirect(Links.Part(Draft.Id, content.Parts[^1].Key));
    }

    public IActionResult OnPostRemove(int part)
    {
        if (!Rights.CanWrite(Person!, Draft))
        {
            return Forbid();
        }

        Book.Type(
            Draft,
            Person!,
            Working.Content with
            {
                Parts = [.. Working.Content.Parts.Where(other => other.Key != part)],
            },
            Working.Base
        );
        return LocalRedirect(Links.Draft(Draft.Id));
    }

    public IActionResult OnPostForget() => LocalRedirect(Book.ThrowAway(Draft, Person!) ? Links.Home() : Links.Draft(Draft.Id));

    public IActionResult OnPostRemark(string? place, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            State.Remarks.Add(
                new RemarkRow
                {
                    DraftId = Draft.Id,
                    Who = Person!.Id,
                    At = Book.Now,
                    Place = place ?? "",
                    Text = text.Trim(),
                }
            );
            State.SaveChanges();
        }

        return LocalRedirect(Links.Draft(Draft.Id) + "#talk");
    }

    public IActionResult OnPostSubmit(string? note)
    {
        Refused =
            !Rights.CanSubmit(Person!, Draft) ? "error.403"
            : Working.IsTyped || Draft.Latest == 0 ? "submit.unsaved"
            : Corrections.LacksWords(Working.Content) ? "submit.untold"
            : null;
        if (Refused is not null)
        {
            return Page();
        }

        Book.Move(Draft, Person!, DraftState.InReview, "submit", note?.Trim() ?? "");
        return LocalRedirect(Links.Draft(Draft.Id));
    }

    public IActionResult OnPostDrop(string? note)
    {
        if (!Rights.CanDrop(Person!, Draft))
        {
            return Forbid();
        }

        Book.Move(Draft, Person!, DraftState.Dropped, "drop", note?.Trim() ?? "");
        return LocalRedirect(Links.Home());
    }

    public IActionResult OnPostUndo()
    {
        if (!Rights.CanUndo(Person!, Draft))
        {
            return Forbid();
        }

        if (Book.BeginUndo(Person!, Draft) is { } undo)
        {
            return LocalRedirect(Links.Draft(undo.Id));
        }

        Refused = "undo.nothing";
        return Page();
    }
}
