using System.Security.Claims;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CeasefireTracker.Desk.People;

/// <summary>What a session says of a person, made anew from their row at every request.</summary>
public sealed class PersonClaims(DeskOptions options, IOptions<IdentityOptions> identity, TimeProvider clock)
    : IUserClaimsPrincipalFactory<PersonRow>
{
    /// <summary>For a session that begins.</summary>
    /// <exception cref="InvalidOperationException">They have no account.</exception>
    public Task<ClaimsPrincipal> CreateAsync(PersonRow user) =>
        Task.FromResult(Of(user, clock.GetUtcNow()) ?? throw new InvalidOperationException("Who has no account cannot sign in."));

    /// <summary>For a session that began then; null for who has no account.</summary>
    public ClaimsPrincipal? Of(PersonRow row, DateTimeOffset since)
    {
        if ((options.IsOnePerson ? DeskRole.Admin : row.Role) is not { } role)
        {
            return null;
        }

        var principal = new Person(row.Id, row.Name, row.Email, role) { Since = since }.Principal();
        principal.Identities.First().AddClaim(new Claim(identity.Value.ClaimsIdentity.SecurityStampClaimType, row.SecurityStamp ?? ""));
        return principal;
    }
}
