using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Ends a session.</summary>
public sealed class SignOutModel : DeskPage
{
    public IActionResult OnGet() => LocalRedirect(Links.Home());

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(People.Person.Scheme);
        return LocalRedirect(Links.SignIn());
    }
}
