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
    Passes passes,
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
            return Back("passkey");
        }

        made.Passkey.Name = PersonText.Name(label);
        state.Note(clock.GetUtcNow().UtcDateTime, Person.Id, "passkey", null, made.Passkey.Name ?? "");
        return (await users.AddOrUpdatePasskeyAsync(Row, made.Passkey)).Succeeded ? Back() : Back("passkey");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? id)
    {
        var mine = await users.GetPasskeysAsync(Row);
        if (mine.FirstOrDefault(passkey => Convert.ToHexStringLower(passkey.CredentialId) == id) is not { } found)
        {
            return Back();
        }

        if (mine.Count == 1 && passes.CodesLeft(Person!.Id) == 0)
        {
            return Back("last-way");
        }

        state.Note(clock.GetUtcNow().UtcDateTime, Person!.Id, "passkey-removed", null, found.Name ?? "");
        await users.RemovePasskeyAsync(Row, found.CredentialId);
        return Back();
    }

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
