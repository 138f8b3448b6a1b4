using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeasefireTracker.Desk.Pages;

/// <summary>One draft: its parts, its state, what is wrong with it, what was said about it, and how it came about.</summary>
public sealed class DraftModel(DeskContext state, DraftBook book, LiveRecord record, Rights rights, Talk talk)
    : DraftPage(state, book, record, rights)
{
    public bool MayWrite => Rights.CanWrite(Person!, Draft);

    public IReadOnlyList<PlacedProblem> Problems => field ??= Check(Working.Content);

    public IReadOnlyList<RevisionRow> Revisions =>
        [.. State.Revisions.Where(revision => revision.DraftId == Draft.Id).OrderByDescending(revision => revision.Number)];

    public IReadOnlyList<ActRow> Acts => [.. State.Acts.Where(act => act.DraftId == Draft.Id).OrderBy(act => act.Id)];

    public IReadOnlyList<string> Others => [.. Book.Others(Draft, Person!).Select(NameOf)];

    /// <summary>What has to be told to readers before it is handed on.</summary>
    public bool MustTell => Corrections.MustTell(Working.Content);

    /// <summary>What kept it from being handed on, as a key of the words.</summary>
    public string? Refused { get; private set; }

    /// <summary>The word to the reviewer that was typed then.</summary>
    public string? Note { get; private set; }

    // Where somebody else was quicker the page says who.
    public IActionResult OnPostTakeUp() => Do(Rights.CanTakeUp(Person!, Draft), () => Book.TakeUp(Draft, Person!));

    public IActionResult OnPostTell(string? en, string? ja) =>
        Do(MayWrite, () => Saved(Book.Tell(Draft, Person!, new LocalizedText(en ?? "", ja ?? ""), Say("why.told"))));

    public IActionResult OnPostSave(string? why) =>
        Do(MayWrite, () => string.IsNullOrWhiteSpace(why) ? Refuse("told.reason", null) : Saved(Book.Save(Draft, Person!, why.Trim())));

    public IActionResult OnPostAdd(string kind) =>
        Do(
            MayWrite && PartKind.Find(kind) is not null,
            () => LocalRedirect(Links.Part(Draft.Id, Book.Add(Draft, Person!, PartKind.Of(kind))))
        );

    public IActionResult OnPostRemove(int part) => Do(MayWrite, () => Book.TakeOut(Draft, Person!, part));

    public IActionResult OnPostForget() => LocalRedirect(Book.ThrowAway(Draft, Person!) ? Links.Home() : Links.Draft(Draft.Id));

    public IActionResult OnPostRemark(string? place, string? text)
    {
        talk.Add(Draft, Person!, place, text);
        return LocalRedirect(Links.Draft(Draft.Id) + "#talk");
    }

    public IActionResult OnPostSubmit(string? note) =>
        (Rights.CanSubmit(Person!, Draft) ? Working.Unready : "error.403") is { } refused
            ? Refuse(refused, note)
            : Do(true, () => Book.Move(Draft, Person!, DraftState.InReview, "submit", note?.Trim() ?? ""));

    public IActionResult OnPostDrop(string? note) =>
        Do(
            Rights.CanDrop(Person!, Draft),
            () =>
            {
                Book.Move(Draft, Person!, DraftState.Dropped, "drop", note?.Trim() ?? "");
                return LocalRedirect(Links.Home());
            }
        );

    public IActionResult OnPostUndo() =>
        Do(
            Rights.CanUndo(Person!, Draft),
            () => Book.BeginUndo(Person!, Draft) is { } undo ? LocalRedirect(Links.Draft(undo.Id)) : Refuse("undo.nothing", null)
        );

    private LocalRedirectResult Saved(bool isSaved) => isSaved ? LocalRedirect(Links.Draft(Draft.Id)) : ToClashes();

    private PageResult Refuse(string key, string? note)
    {
        (Refused, Note) = (key, note);
        return Page();
    }
}
