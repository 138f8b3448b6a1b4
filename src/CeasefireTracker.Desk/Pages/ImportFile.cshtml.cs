using CeasefireTracker.Dataset.Model;
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
    private const string None = "none";

    public override string Title => Say("import.title");

    public override string Section => "import";

    public ImportFile Brought { get; private set; } = null!;

    /// <summary>Null: as its name tells.</summary>
    public ImportFormat? Format { get; private set; }

    /// <summary>What somebody has said of the file.</summary>
    public ImportAnswers Answers { get; private set; } = null!;

    /// <summary>Null if it cannot be read.</summary>
    public ImportSheet? Sheet { get; private set; }

    public string? Problem { get; private set; }

    public ImportReport? Report { get; private set; }

    /// <summary>True if the report is of what was done, and not of what would be.</summary>
    public bool IsDone { get; private set; }

    /// <summary>What a column is taken for.</summary>
    public string Meaning(string column) =>
        (Answers.Columns.TryGetValue(column, out var said) ? said : ColumnMeaning.Of(column))?.Name ?? None;

    public IActionResult OnGet(string file) => Found(file) ? Run(isTrial: true) : NotFound();

    public IActionResult OnPost(string file, string? press)
    {
        if (!rights.CanBegin(Person!))
        {
            return Forbid();
        }

        return Found(file) ? Run(isTrial: press != "import") : NotFound();
    }

    private bool Found(string key)
    {
        if (files.Find(key) is not { } file)
        {
            return false;
        }

        Brought = file;
        var scheme = Sent("scheme");
        Format = EnumText.TryParse<ImportFormat>(Sent("format"), out var format) ? format : null;
        Answers = new ImportAnswers(Slug.IsValid(scheme) ? scheme : ImportedFile.SchemeOf(file.Name))
        {
            Encoding = Sent("encoding") is { Length: > 0 } encoding ? encoding : null,
        };
        foreach (var word in new[] { Sent("order"), Sent("count") })
        {
            Answers = ImportedFile.Dated(Answers, word) ?? Answers;
        }

        return true;
    }

    private string Sent(string name) => Request.HasFormContentType ? Request.Form[name].ToString().Trim() : "";

    private PageResult Run(bool isTrial)
    {
        try
        {
            Sheet = Brought.Read(Format, Answers);
            // By their numbers, because a head may be as long as a cell.
            Answers = Answers with
            {
                Columns = Sheet
                    .Columns.Index()
                    .Select(column => (Head: column.Item, Said: Sent(FormattableString.Invariant($"column.{column.Index}"))))
                    .Where(column => column.Said.Length > 0)
                    .ToDictionary(column => column.Head, column => ColumnMeaning.Find(column.Said), StringComparer.Ordinal),
            };
            var drafts = new DraftTarget(state, book, Person!, Brought.Name);
            var importer = new Importer(record.Now(), Sheet, Answers, drafts, book.Today);
            Report = importer.Run(isTrial, isTrial ? int.MaxValue : MostAtOnce);
            IsDone = !isTrial;
        }
        catch (UnreadableException e)
        {
            Problem = e.Said.In(Language);
        }

        return Page();
    }
}
