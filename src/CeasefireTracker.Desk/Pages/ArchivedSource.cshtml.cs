using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Archive;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.Text;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>One cited page over time: what was found, which copies there are, and what changed.</summary>
public sealed class ArchivedSourceModel(CitedPages pages, ArchiveFolder folder, ArchiveRun run, ChangedPages changed, Rights rights)
    : DeskPage
{
    /// <summary>How many lines of a difference are shown.</summary>
    public const int MostShown = 200;

    // Somebody waits before their browser.
    private static readonly FetchAsk Ask = FetchAsk.Page with { Whole = TimeSpan.FromSeconds(30) };

    public override string Title => Cited.Source.Title ?? Cited.Source.Description?.In(Language) ?? Cited.Source.Id;

    public override string Section => "archive";

    public CitedPage Cited { get; private set; } = null!;

    /// <summary>What the button came to; null if it was not pressed.</summary>
    public (Looked Looked, Outcome Outcome)? Found { get; private set; }

    public bool MayLook => rights.CanArchive(Person!) && Cited.Source.Url is not null;

    /// <summary>What was found, in words.</summary>
    public string Status(string status) => Language.Known("archive.status." + status) ?? Say("archive.status", status);

    public string Day(DateOnly day) => DateWords.Describe(EdtfDate.FromDay(day), Language);

    public IActionResult OnGet(string id) => Open(id) ?? Page();

    /// <summary>A copy as it was kept.</summary>
    public IActionResult OnGetCopy(string id, string? name) =>
        folder.WarcOf(id, name ?? "") is { } path ? PhysicalFile(path, "application/warc", $"{id}-{name}.warc.gz") : NotFound();

    public async Task<IActionResult> OnPostLookAsync(string id)
    {
        if (Open(id, toChange: true) is { } refused)
        {
            return refused;
        }

        var (all, outcome) = await run.Run([Cited.Source], Person!.Id, _ => { }, Ask, HttpContext.RequestAborted);
        Found = all.Count == 0 ? null : (all[0], outcome);
        return Open(id) ?? Page();
    }

    public IActionResult OnPostRead(string id, string? hash)
    {
        if (Open(id, toChange: true) is { } refused)
        {
            return refused;
        }

        // Of what the page said when the button was drawn; by now it may say something else.
        if (Cited.History.FirstOrDefault(found => found.Hash == hash)?.Hash is { } read)
        {
            changed.Read(Person!, id, read);
        }

        return LocalRedirect(Links.Archive(id));
    }

    private IActionResult? Open(string id, bool toChange = false)
    {
        if (pages.Find(id) is not { } cited)
        {
            return NotFound();
        }

        Cited = cited;
        return toChange && !MayLook ? Forbid() : null;
    }
}
