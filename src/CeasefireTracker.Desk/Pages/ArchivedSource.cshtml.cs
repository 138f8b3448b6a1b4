using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Archive;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.Text;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>One cited page over time: what was found, which copies there are, and what changed.</summary>
public sealed class ArchivedSourceModel(LiveRecord record, ArchiveFolder folder, ArchiveRun run, ChangedPages changed, Rights rights)
    : DeskPage
{
    /// <summary>How many lines of a difference are shown.</summary>
    public const int MostShown = 200;

    // Somebody waits before their browser.
    private static readonly FetchAsk Ask = FetchAsk.Page with { Whole = TimeSpan.FromSeconds(30) };

    public override string Title => Source.Title ?? Source.Description?.In(Language) ?? Source.Id;

    public override string Section => "archive";

    public Source Source { get; private set; } = null!;

    /// <summary>What was found, the latest first.</summary>
    public IReadOnlyList<Sighting> History { get; private set; } = [];

    public IReadOnlyList<Copy> Copies { get; private set; } = [];

    /// <summary>The copy that the newest is held against.</summary>
    public Copy? Before { get; private set; }

    /// <summary>True if it changed and nobody has read it.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>What the button came to; null if it was not pressed.</summary>
    public (Looked Looked, Outcome Outcome)? Found { get; private set; }

    public bool MayLook => rights.CanArchive(Person!) && Source.Url is not null;

    /// <summary>The difference of two copies; null where no text could be taken out of one.</summary>
    public TextDiff? Difference => Before?.Text is { } was && Copies[^1].Text is { } will ? TextDiff.Of(was, will) : null;

    /// <summary>What was found, in words.</summary>
    public string Status(string status) => Language.Known("archive.status." + status) ?? Say("archive.status", status);

    public IActionResult OnGet(string id) => Open(id) ? Page() : NotFound();

    /// <summary>A copy as it was kept.</summary>
    public IActionResult OnGetCopy(string id, string? name) =>
        folder.WarcOf(id, name ?? "") is { } path ? PhysicalFile(path, "application/warc", $"{id}-{name}.warc.gz") : NotFound();

    public async Task<IActionResult> OnPostLookAsync(string id)
    {
        if (!Open(id))
        {
            return NotFound();
        }

        if (!MayLook)
        {
            return Forbid();
        }

        var (all, outcome) = await run.Run([Source], Person!.Id, _ => { }, Ask, HttpContext.RequestAborted);
        Open(id);
        Found = all.Count == 0 ? null : (all[0], outcome);
        return Page();
    }

    public IActionResult OnPostRead(string id, string? hash)
    {
        if (!Open(id) || Copies.FirstOrDefault(copy => copy.Hash == hash) is not { } copy)
        {
            return NotFound();
        }

        if (!MayLook)
        {
            return Forbid();
        }

        changed.Read(Person!, id, copy.Hash);
        return LocalRedirect(Links.Archive(id));
    }

    private bool Open(string id)
    {
        var dataset = record.Now().Dataset;
        if (dataset.Sources.FirstOrDefault(source => source.Id == id) is not { } source)
        {
            return false;
        }

        (Source, Copies) = (source, folder.Copies(id));
        History = [.. (dataset.Seen.FirstOrDefault(seen => seen.Source == id)?.History ?? []).Reverse()];
        IsChanged = changed.Waiting(dataset).Any(seen => seen.Source == id);
        Before = Copies.Count > 0 && changed.LastRead(id, Copies) is var read && read != Copies[^1] ? read : null;
        return true;
    }
}
