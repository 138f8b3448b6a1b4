using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Leads to the first page in the language that the browser asks for.</summary>
public sealed class RootModel : DeskPage
{
    public IActionResult OnGet() => LocalRedirect(new DeskLinks(LanguageAsked.Of(Request)).Home());
}
