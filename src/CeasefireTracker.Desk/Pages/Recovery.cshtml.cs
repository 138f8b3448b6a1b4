using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Signs in by a recovery code, which needs no script and no device.</summary>
[AllowAnonymous]
[EnableRateLimiting(Doors.Policy)]
public sealed class RecoveryModel(DeskOptions options, Passes passes, Session session, DeskContext state, ILogger<RecoveryModel> log)
    : DeskPage
{
    public bool IsRefused { get; private set; }

    public override string Title => Say("recovery.title");

    public IActionResult OnGet() => options.IsOnePerson ? LocalRedirect(Links.SignIn()) : Page();

    public async Task<IActionResult> OnPostAsync(string? code, string? then)
    {
        if (options.IsOnePerson)
        {
            return LocalRedirect(Links.SignIn());
        }

        try
        {
            if (passes.Find(PassKind.RecoveryCode, code) is { State: PassState.Good, Row: { } row })
            {
                passes.Use(row);
                await session.Begin(state.People.Find(row.PersonId)!, "code");
                return GoOn(then);
            }
        }
        catch (DbUpdateConcurrencyException)
        {
            // Because it was used by somebody else in this moment, it is used.
        }

        log.LogWarning("A recovery code was refused");
        (IsRefused, Response.StatusCode) = (true, StatusCodes.Status403Forbidden);
        return Page();
    }
}
