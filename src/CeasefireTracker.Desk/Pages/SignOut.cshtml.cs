using CeasefireTracker.Desk.People;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Ends a session.</summary>
public sealed class SignOutModel(Session session) : DeskPage
{
    public IActionResult OnGet() => LocalRedirect(Links.Home());

    public async Task<IActionResult> OnPostAsync()
    {
        await session.End(Person!);
        return LocalRedirect(Links.SignIn());
    }
}
