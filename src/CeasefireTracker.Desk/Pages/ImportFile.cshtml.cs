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
        var sent = Request.HasFormContentType ? Request.Form : FormCollection.Empty;
        var scheme = sent["scheme"].ToString().Trim();
        Answers = new ImportAnswers(Slug.IsValid(scheme) ? scheme : ImportedFile.SchemeOf(file.Name))
        {
            Encoding = sent["encoding"].ToString() is { Length: > 0 } encoding ? encoding : null,
            Columns = sent.Where(pair => pair.Key.StartsWith("column.", StringComparison.Ordinal))
                .ToDictionary(pair => pair.Key["column.".Length..], pair => ColumnMeaning.Find(pair.Value.ToString())),
        };
        foreach (var word in new[] { sent["order"].ToString(), sent["count"].ToString() })
        {
            Answers = ImportedFile.Dated(Answers, word) ?? Answers;
        }

        return true;
    }

    private PageResult Run(bool isTrial)
    {
        try
        {
            Sheet = Brought.Read(null, Answers);
            var drafts = new DraftTarget(state, book, Person!, Brought.Name);
            var importer = new Importer(record.Now(), Sheet, Answers, isTrial ? new NoTarget(drafts) : drafts, book.Today);
            Report = importer.Run(isTrial ? int.MaxValue : MostAtOnce);
            IsDone = !isTrial;
        }
        catch (UnreadableException e)
        {
            Problem = e.Said.In(Language);
        }

        return Page();
    }
}
