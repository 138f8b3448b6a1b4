using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Signs in: one editor by the console's link, somebody of a team by a passkey or by the link that an admin made. Following a link
/// only shows a button, because programs follow links too.</summary>
[AllowAnonymous]
[EnableRateLimiting(Doors.Policy)]
public sealed class SignInModel(
    DeskOptions options,
    OneTimeLink console,
    OneEditor editor,
    Passes passes,
    Session session,
    DeskContext state,
    TimeProvider clock
) : DeskPage
{
    /// <summary>The secret of a link that may let in.</summary>
    public string? Code { get; private set; }

    /// <summary>Why the link does not let in.</summary>
    public string? Refused { get; private set; }

    public bool IsOnePerson => options.IsOnePerson;

    /// <summary>True if somebody is signed in, but too long ago for what they want to do.</summary>
    public bool IsAgain => Person is not null && Code is null && Refused is null && Request.Query.ContainsKey("then");

    public override string Title => Say("sign-in.title");

    public void OnGet(string? code)
    {
        Code = code;
        if (code is not null && !IsOnePerson && passes.Find(PassKind.Link, code) is { State: not PassState.Good } pass)
        {
            Refuse(pass);
        }
    }

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        Code = code;
        try
        {
            if (IsOnePerson)
            {
                if (code is not null && console.Redeem(code))
                {
                    await session.Begin(editor.Known(state), "console");
                    return LocalRedirect(Links.Home());
                }

                (Refused, Response.StatusCode) = (Say("sign-in.refused"), StatusCodes.Status403Forbidden);
                return Page();
            }

            var pass = passes.Find(PassKind.Link, code);
            if (pass is { State: PassState.Good, Row: { } row })
            {
                passes.Use(row);
                await session.Begin(state.People.Find(row.PersonId)!, "link");
                return LocalRedirect(Links.Account());
            }

            Refuse(pass);
        }
        catch (DbUpdateConcurrencyException)
        {
            Refuse(new Pass(PassState.Used, null));
        }

        return Page();
    }

    private void Refuse(Pass pass) =>
        (Code, Refused, Response.StatusCode) = (null, PassWords.Refusal(Language, pass, clock), PassWords.Status(pass));
}
