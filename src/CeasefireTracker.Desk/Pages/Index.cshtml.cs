using CeasefireTracker.Desk.Archive;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.Reports;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>What waits, what is being worked on, and where something new begins.</summary>
public sealed class IndexModel(
    DeskContext state,
    DraftBook book,
    LiveRecord record,
    Rights rights,
    PublishingDesk publishing,
    OtherDesks others,
    Followed followed,
    ChangedPages changed,
    Docket docket
) : DeskPage
{
    /// <summary>How many drafts of a group are shown at once; an import brings thousands.</summary>
    public const int MostShown = 100;

    private const int MostSettled = 20;

    public override string Section => "drafts";

    /// <summary>What could not be found.</summary>
    public string? Missing { get; private set; }

    public RecordVersion Record => record.Now();

    public bool HasHistory => record.Clone is not null;

    /// <summary>Publications that were stopped on the way.</summary>
    public IReadOnlyList<DraftRow> Unfinished => [.. state.Drafts.Where(draft => draft.Intent != null)];

    /// <summary>Those that could not be ended just now, and why.</summary>
    public IReadOnlyList<(DraftRow Draft, string Why)> Left { get; private set; } = [];

    /// <summary>How many reports of readers wait for an answer; 0 for who may not give one.</summary>
    public int Reports => rights.CanAnswerReports(Person!) ? docket.Waiting : 0;

    /// <summary>Why the record here is not the newest; null if it is, as far as is known.</summary>
    public string? Behind =>
        followed.Missing is { } commit ? Say("drafts.behind.missing", commit[..12])
        : followed.Fault is { } fault ? Say("drafts.behind", fault)
        : null;

    /// <summary>How many cited pages changed without anybody having read it.</summary>
    public int Changed => changed.Waiting(Record.Dataset).Count;

    /// <summary>The drafts by what is to be done with them, the newest first.</summary>
    public IEnumerable<(string Key, IReadOnlyList<DraftRow> Drafts)> Groups()
    {
        var open = state.Drafts.Where(draft => draft.State != DraftState.Published && draft.State != DraftState.Dropped).ToList();
        var waiting = open.Where(draft => draft.State == DraftState.InReview).ToList();
        var own = open.Except(waiting).Where(draft => draft.Author == Person!.Id).ToList();
        var programs = open.Where(draft => Programs.Is(draft.Author)).ToList();
        yield return ("waiting", Newest(waiting));
        yield return ("own", Newest(own));
        yield return ("programs", Newest(programs));
        yield return ("others", Newest(open.Except(waiting).Except(own).Except(programs)));
        yield return (
            "settled",
            [
                .. state
                    .Drafts.Where(draft => draft.State == DraftState.Published || draft.State == DraftState.Dropped)
                    .OrderByDescending(draft => draft.Changed)
                    .Take(MostSettled),
            ]
        );
    }

    /// <summary>How many of a group stand on the pages before this one.</summary>
    public int Skipped(string key) =>
        Request.Query["group"] == key && int.TryParse(Request.Query["from"], out var from) && from > 0 ? from : 0;

    /// <summary>What a draft is called.</summary>
    public string Name(DraftRow draft)
    {
        var content = book.Open(draft, Person!).Content;
        var name = content.Parts.Select(part => part.Name(Language)).FirstOrDefault(name => name.Length > 0);
        return name ?? Say("draft.unnamed", draft.Id);
    }

    public string NameOf(string person) => state.People.Find(person)?.Name ?? person;

    public IActionResult OnPostBegin(string kind) =>
        PartKind.Find(kind) is { } found && rights.CanBegin(Person!)
            ? To(DraftContent.Empty.Add(found, null, found.Blank(record.Now(), book.Today), null))
            : Forbid();

    public IActionResult OnPostCorrect(string kind, string? what)
    {
        var id = EventAddress.IdIn(what);
        if (PartKind.Find(kind) is not { } found || !rights.CanBegin(Person!))
        {
            return Forbid();
        }

        others.Refresh();
        if (found.Find(record.Now(), id) is not { } known)
        {
            Missing = id;
            return Page();
        }

        return To(DraftContent.Empty.Add(found, known["id"]?.ToString() ?? id, known, known));
    }

    public IActionResult OnPostResume()
    {
        Left = publishing.Resume();
        return Left.Count == 0 ? LocalRedirect(Links.Home()) : Page();
    }

    private LocalRedirectResult To(DraftContent content) => LocalRedirect(Links.Part(book.Begin(Person!, content).Id, 1));

    private static IReadOnlyList<DraftRow> Newest(IEnumerable<DraftRow> drafts) => [.. drafts.OrderByDescending(draft => draft.Changed)];
}
