using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.People;

/// <summary>The accounts of a team: how they are made, changed and ended. Each method saves what it does, whole or not at all.</summary>
public sealed class Accounts(DeskContext state, UserManager<PersonRow> users, Passes passes, Rights rights, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Everybody who has an account, by name.</summary>
    public IReadOnlyList<PersonRow> All() => [.. state.People.Where(person => person.Role != null).OrderBy(person => person.Name)];

    /// <summary>The account of an address; null if it has none.</summary>
    public static PersonRow? Of(DeskContext state, string email)
    {
        var normal = email.ToUpperInvariant();
        return state.People.FirstOrDefault(person => person.NormalizedUserName == normal && person.Role != null);
    }

    /// <summary>Makes the account that an invitation is for.</summary>
    /// <returns>The person and their first recovery codes; null if somebody else was quicker.</returns>
    public async Task<(PersonRow Person, IReadOnlyList<string> Codes)?> Join(PassRow invitation, string name)
    {
        var person = new PersonRow
        {
            Name = name,
            Email = invitation.Email!,
            UserName = invitation.Email!,
            Role = invitation.Role,
        };
        passes.Use(invitation);
        state.Note(Now, person.Id, "join", null, $"{person.Email}, {person.Role}");
        var codes = passes.Codes(person);
        try
        {
            return (await users.CreateAsync(person)).Succeeded ? (person, codes) : null;
        }
        catch (DbUpdateException)
        {
            return null;
        }
    }

    /// <summary>Calls somebody something else from now on.</summary>
    public Task Rename(PersonRow person, string name)
    {
        state.Note(Now, person.Id, "name", null, $"{person.Name} → {name}");
        person.Name = name;
        return state.SaveChangesAsync();
    }

    /// <summary>Gives somebody another role.</summary>
    /// <returns>False if nobody would be left who can invite.</returns>
    public Task<bool> ChangeRole(Person by, PersonRow person, DeskRole role) =>
        Unless(
            person,
            role,
            () =>
            {
                state.Note(Now, by.Id, "role", null, $"{person.Email}: {person.Role} → {role}");
                person.Role = role;
                if (role != DeskRole.Admin)
                {
                    passes.TakeBack(by.Id, person);
                }
            }
        );

    /// <summary>Ends an account. The name stays on what the person wrote.</summary>
    /// <inheritdoc cref="ChangeRole" path="/returns"/>
    public Task<bool> Remove(Person by, PersonRow person) =>
        Unless(
            person,
            null,
            () =>
            {
                state.Note(Now, by.Id, "remove", null, $"{person.Email}, {person.Role}");
                state.RemoveRange(state.Set<IdentityUserPasskey<string>>().Where(passkey => passkey.UserId == person.Id));
                passes.Forget(person, Enum.GetValues<PassKind>());
                passes.TakeBack(by.Id, person);
                (person.Role, person.UserName, person.NormalizedUserName) = (null, null, null);
                state.Sessions.RemoveRange(state.Sessions.Where(session => session.PersonId == person.Id));
            }
        );

    /// <summary>Takes away one of somebody's passkeys.</summary>
    /// <returns>False if they would have nothing left to come in by.</returns>
    public async Task<bool> RemovePasskey(PersonRow person, string? id)
    {
        var theirs = await users.GetPasskeysAsync(person);
        if (theirs.FirstOrDefault(passkey => Convert.ToHexStringLower(passkey.CredentialId) == id) is not { } found)
        {
            return true;
        }

        if (theirs.Count == 1 && passes.CodesLeft(person.Id) == 0)
        {
            return false;
        }

        state.Note(Now, person.Id, "passkey-removed", null, found.Name ?? "");
        await users.RemovePasskeyAsync(person, found.CredentialId);
        return true;
    }

    /// <summary>Ends all of somebody's sessions, in every browser.</summary>
    public Task SignOutEverywhere(Person by, PersonRow person)
    {
        state.Note(Now, by.Id, "sign-out-everywhere", null, person.Email);
        state.Sessions.RemoveRange(state.Sessions.Where(session => session.PersonId == person.Id));
        return state.SaveChangesAsync();
    }

    // Alone, because two admins may take each other's role at once.
    private async Task<bool> Unless(PersonRow person, DeskRole? role, Action change)
    {
        await using var transaction = await state.Alone();
        await state.Entry(person).ReloadAsync();
        var admins = await state.People.CountAsync(other => other.Role == DeskRole.Admin);
        if (!rights.MayLeave(person, role, admins))
        {
            return false;
        }

        change();
        await state.SaveChangesAsync();
        await transaction.CommitAsync();
        return true;
    }
}
