using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Import;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CeasefireTracker.Desk.Pages;

/// <summary>What the columns of a file are, what would become of each row, and the button that makes it so: some hundreds at a time, so
/// that it can be stopped and gone on with.</summary>
public sealed class ImportFileModel(ImportedFile files, DeskContext state, DraftBook book, LiveRecord record, Rights rights) : DeskPage
{
    private const int MostAtOnce = 500;

    public override string Title => Say("import.title");

    public override string Section => "import";

    public ImportFile Brought { get; private set; } = null!;

    /// <summary>What somebody has said of the file, as they said it.</summary>
    public SentAnswers Sent { get; private set; } = null!;

    /// <summary>What of it counts.</summary>
    public ImportAnswers Answers { get; private set; } = null!;

    /// <summary>Null if it cannot be read.</summary>
    public ImportSheet? Sheet { get; private set; }

    public string? Problem { get; private set; }

    public ImportReport? Report { get; private set; }

    /// <summary>True if the report is of what was done, and not of what would be.</summary>
    public bool IsDone { get; private set; }

    /// <summary>What a column is taken for.</summary>
    public string Meaning(string column) => Answers.Meaning(column)?.Name ?? "none";

    public IActionResult OnGet(string file) => Found(file) ? Run(isTrial: true) : NotFound();

    public IActionResult OnPost(string file, string? press) =>
        !rights.CanBegin(Person!) ? Forbid()
        : Found(file) ? Run(isTrial: press != "import" || Sent.IsSchemeRefused)
        : NotFound();

    private bool Found(string key)
    {
        if (files.Find(key) is not { } file)
        {
            return false;
        }

        (Brought, Sent) = (file, SentAnswers.Read(Request.HasFormContentType ? Request.Form : null, file));
        Answers = Sent.Answers;
        return true;
    }

    private PageResult Run(bool isTrial)
    {
        try
        {
            Sheet = Brought.Read(Sent.Format, Sent.Answers);
            Answers = Sent.For(Sheet);
            var drafts = new DraftTarget(state, book, Person!, Brought.Name);
            Report = new Importer(record.Now(), Sheet, Answers, drafts, book.Today).Run(isTrial, isTrial ? int.MaxValue : MostAtOnce);
            IsDone = !isTrial;
        }
        catch (UnreadableException e)
        {
            Problem = e.Said.In(Language);
        }

        return Page();
    }
}
