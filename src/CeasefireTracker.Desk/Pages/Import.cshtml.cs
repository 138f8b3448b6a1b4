using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Import;
using CeasefireTracker.Desk.People;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Where a file is brought, with an example of each format.</summary>
[RequestSizeLimit(ImportFile.MostBytes + 64 * 1024)]
public sealed class ImportModel(ImportedFile files, DraftBook book, Rights rights) : DeskPage
{
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

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, HttpContext.RequestAborted);
        var brought = new ImportFile(Path.GetFileName(file.FileName.Replace('\\', '/')), [.. bytes.ToArray()]);
        return LocalRedirect(Links.Import(files.Keep(brought, book.Now)));
    }
}
