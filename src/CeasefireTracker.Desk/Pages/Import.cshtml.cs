using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Import;
using CeasefireTracker.Desk.People;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Where a file is brought, with an example of each format.</summary>
[RequestSizeLimit(MostSent)]
public sealed class ImportModel(ImportedFile files, DraftBook book, Rights rights) : DeskPage
{
    // More than a file may have, so that one that is too large is told so: what the server refuses to read has no sentence.
    private const int MostSent = 2 * ImportFile.MostBytes;

    public override string Title => Say("import.title");

    public override string Section => "import";

    /// <summary>Why the file could not be taken; null for nothing.</summary>
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (!rights.CanBegin(Person!))
        {
            return Forbid();
        }

        if (file is null or { Length: 0 })
        {
            Problem = Say("import.file.none");
            return Page();
        }

        if (file.Length > ImportFile.MostBytes)
        {
            Problem = Say("import.file.size", ImportFile.MostBytes / 1024 / 1024);
            return Page();
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, HttpContext.RequestAborted);
        var brought = new ImportFile(Path.GetFileName(file.FileName.Replace('\\', '/')), [.. bytes.ToArray()]);
        return LocalRedirect(Links.Import(files.Keep(brought, book.Now)));
    }
}
