using System.Net.Mime;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Signs in by a passkey: says what it has to sign, then takes what it signed.</summary>
[AllowAnonymous]
[EnableRateLimiting(Doors.Policy)]
public sealed class PasskeyModel(
    DeskOptions options,
    SignInManager<PersonRow> signIn,
    UserManager<PersonRow> users,
    Session session,
    ILogger<PasskeyModel> log
) : DeskPage
{
    public override string Title => Say("sign-in.title");

    public IActionResult OnGet() => LocalRedirect(Links.SignIn());

    public async Task<IActionResult> OnPostOptionsAsync() =>
        options.IsOnePerson ? NotFound() : Content(await signIn.MakePasskeyRequestOptionsAsync(null), MediaTypeNames.Application.Json);

    public async Task<IActionResult> OnPostAsync(string? credential, string? then)
    {
        if (!options.IsOnePerson && await SignedBy(credential) is { } person)
        {
            await session.Begin(person, "passkey");
            return GoOn(then);
        }

        log.LogWarning("A sign-in by passkey was refused");
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Page();
    }

    /// <summary>Whose passkey signed; null for nobody's.</summary>
    private async Task<PersonRow?> SignedBy(string? credential)
    {
        try
        {
            return
                !string.IsNullOrEmpty(credential)
                && await signIn.PerformPasskeyAssertionAsync(credential)
                    is { Succeeded: true, User: { Role: not null } person, Passkey: { } passkey }
                // With its count of uses, by which a copy of a passkey betrays itself.
                && (await users.AddOrUpdatePasskeyAsync(person, passkey)).Succeeded
                ? person
                : null;
        }
        catch (InvalidOperationException)
        {
            // What it should sign is five minutes old, or was never asked for.
            return null;
        }
    }
}
