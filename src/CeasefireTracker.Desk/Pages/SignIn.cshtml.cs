using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Signs in by the console's link. Following it only shows a button, because programs follow links too.</summary>
[AllowAnonymous]
public sealed class SignInModel(OneTimeLink link, OneEditor editor, DeskContext state, TimeProvider clock) : DeskPage
{
    public string? Code { get; private set; }

    public bool IsRefused { get; private set; }

    public override string Title => Say("sign-in.title");

    public void OnGet(string? code) => Code = code;

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        if (code is null || !link.Redeem(code))
        {
            (Code, IsRefused) = (code, true);
            Response.StatusCode = StatusCodes.Status403Forbidden;
            return Page();
        }

        var person = editor.Known(state);
        state.Note(clock.GetUtcNow().UtcDateTime, person.Id, "sign-in", null, "");
        state.SaveChanges();
        await HttpContext.SignInAsync(People.Person.Scheme, person.Principal(), new AuthenticationProperties { IsPersistent = true });
        return LocalRedirect(Links.Home());
    }
}
