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
    DraftGroups groups,
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

    public override string Section => "drafts";

    /// <summary>What was typed and could not be found, and as what.</summary>
    public (string Kind, string What)? Missing { get; private set; }

    public RecordVersion Record => field ??= record.Now();

    public bool HasHistory => record.Clone is not null;

    /// <summary>True if a publication was stopped on the way.</summary>
    public bool IsUnfinished => state.Drafts.Any(draft => draft.Intent != null);

    /// <summary>Those that could not be ended just now, and why.</summary>
    public IReadOnlyList<(DraftRow Draft, string? Why)> Left { get; private set; } = [];

    /// <summary>How many reports of readers wait for an answer; 0 for who may not give one.</summary>
    public int Reports => rights.CanAnswerReports(Person!) ? docket.Waiting : 0;

    /// <summary>Why the record here is not the newest; null if it is, as far as is known.</summary>
    public string? Behind => followed.Behind(Language);

    /// <summary>How many cited pages changed without anybody having read it.</summary>
    public int Changed => changed.Waiting(Record.Dataset).Count;

    /// <inheritdoc cref="DraftGroups.For"/>
    public IEnumerable<(string Key, IReadOnlyList<DraftRow> Drafts)> Groups => groups.For(Person!);

    /// <summary>How many of a group stand on the pages before this one.</summary>
    public int Skipped(string key) =>
        Request.Query["group"] == key && int.TryParse(Request.Query["from"], out var from) && from > 0 ? from : 0;

    /// <summary>What a draft is called.</summary>
    public string Name(DraftRow draft) => book.Open(draft, Person!).Content.Name(Language) ?? Say("draft.unnamed", draft.Id);

    public string NameOf(string person) => state.NameOf(person);

    public IActionResult OnPostBegin(string kind) =>
        PartKind.Find(kind) is { } found && rights.CanBegin(Person!) ? To(book.Begin(Person!, found)) : Forbid();

    public IActionResult OnPostCorrect(string kind, string? what)
    {
        if (PartKind.Find(kind) is not { } found || !rights.CanBegin(Person!))
        {
            return Forbid();
        }

        others.Refresh();
        if (book.Correct(Person!, found, EventAddress.IdIn(what)) is { } draft)
        {
            return To(draft);
        }

        Missing = (kind, what ?? "");
        return Page();
    }

    public IActionResult OnPostResume()
    {
        Left = publishing.Resume();
        return Left.Count == 0 ? LocalRedirect(Links.Home()) : Page();
    }

    private LocalRedirectResult To(DraftRow draft) => LocalRedirect(Links.Part(draft.Id, 1));
}
