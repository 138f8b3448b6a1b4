using CeasefireTracker.Dataset.Dates;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Says a date in words while it is typed, as plain text.</summary>
public sealed class DateWordsModel : DeskPage
{
    public IActionResult OnGet(string? text)
    {
        var isDate = EdtfDate.TryParse((text ?? "").Trim(), out var date, out var error);
        Response.Headers["X-Is-Date"] = isDate ? "true" : "false";
        return Content(isDate ? Dataset.Dates.DateWords.Describe(date!, Language) : error!.Message(Language));
    }
}
