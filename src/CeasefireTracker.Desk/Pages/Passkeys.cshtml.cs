using System.Net.Mime;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Desk.Pages;

/// <summary>Adds and removes one's own passkeys.</summary>
public sealed class PasskeysModel(
    DeskContext state,
    SignInManager<PersonRow> signIn,
    UserManager<PersonRow> users,
    Accounts accounts,
    Rights rights,
    TimeProvider clock
) : AccountPage(rights, clock)
{
    private readonly TimeProvider clock = clock;

    private PersonRow Row => state.People.Find(Person!.Id)!;

    public IActionResult OnGet() => LocalRedirect(Links.Account());

    public async Task<IActionResult> OnPostOptionsAsync()
    {
        var (id, name, email, _) = Person!;
        var entity = new PasskeyUserEntity
        {
            Id = id,
            Name = email,
            DisplayName = name,
        };
        return Content(await signIn.MakePasskeyCreationOptionsAsync(entity), MediaTypeNames.Application.Json);
    }

    public async Task<IActionResult> OnPostAddAsync(string? credential, string? label)
    {
        if (await Attest(credential) is not { Succeeded: true } made || made.UserEntity.Id != Person!.Id)
        {
            return Back("passkey&label=" + Uri.EscapeDataString(string.Concat((label ?? "").Take(PersonText.MostOfName))));
        }

        made.Passkey.Name = PersonText.Name(label);
        state.Note(clock.GetUtcNow().UtcDateTime, Person.Id, "passkey", null, made.Passkey.Name ?? "");
        return (await users.AddOrUpdatePasskeyAsync(Row, made.Passkey)).Succeeded ? Back() : Back("passkey");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id) => Back(await accounts.RemovePasskey(Row, id) ? null : "last-way");

    private IActionResult Back(string? problem = null) => LocalRedirect(Links.Account() + (problem is null ? "" : "?problem=" + problem));

    private async Task<PasskeyAttestationResult?> Attest(string? credential)
    {
        try
        {
            return string.IsNullOrEmpty(credential) ? null : await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // What it should sign is five minutes old, or was never asked for.
            return null;
        }
    }
}
