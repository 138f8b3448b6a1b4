using System.Security.Claims;

namespace CeasefireTracker.Desk.People;

/// <summary>What somebody may do, the more the later.</summary>
public enum Role
{
    /// <summary>Writes drafts.</summary>
    Contributor,

    /// <summary>Reviews and publishes besides.</summary>
    Editor,

    /// <summary>Invites people besides.</summary>
    Admin,
}

/// <summary>Somebody who is signed in.</summary>
/// <param name="Id">What rows know them by.</param>
/// <param name="Name">What others see, and what commits carry.</param>
/// <param name="Email">What commits carry beside the name.</param>
public sealed record Person(string Id, string Name, string Email, Role Role)
{
    /// <summary>The scheme by whose cookie people are known.</summary>
    public const string Scheme = "desk";

    /// <summary>The claims of a cookie.</summary>
    public ClaimsPrincipal Principal() =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, Id),
                    new Claim(ClaimTypes.Name, Name),
                    new Claim(ClaimTypes.Email, Email),
                    new Claim(ClaimTypes.Role, Role.ToString()),
                ],
                Scheme
            )
        );

    /// <summary>The person of a request; null if nobody is signed in.</summary>
    public static Person? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
        && user.FindFirstValue(ClaimTypes.Name) is { } name
        && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new Person(id, name, user.FindFirstValue(ClaimTypes.Email) ?? "", role)
            : null;
}
