using System.Globalization;
using System.Security.Claims;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Identity;

namespace CeasefireTracker.Desk.People;

/// <summary>Somebody who is signed in.</summary>
/// <param name="Id">What rows know them by.</param>
/// <param name="Name">What others see, and what commits carry.</param>
/// <param name="Email">What commits carry beside the name.</param>
public sealed record Person(string Id, string Name, string Email, DeskRole Role)
{
    private const string SinceClaim = "since";
    private const string SessionClaim = "session";

    /// <summary>When they signed in; the beginning of time if it is not known.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>The secret of their session.</summary>
    public string Secret { get; init; } = "";

    /// <summary>The id of their session.</summary>
    public string Session => People.Secret.Hash(Secret);

    /// <summary>The scheme by whose cookie people are known.</summary>
    public static string Scheme => IdentityConstants.ApplicationScheme;

    /// <summary>The claims of a cookie.</summary>
    public ClaimsPrincipal Principal() =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, Id),
                    new Claim(ClaimTypes.Name, Name),
                    new Claim(ClaimTypes.Email, Email),
                    new Claim(ClaimTypes.Role, Role.ToString()),
                    new Claim(SinceClaim, Since.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
                    new Claim(SessionClaim, Secret),
                ],
                Scheme
            )
        );

    /// <summary>The person of a request; null if nobody is signed in.</summary>
    public static Person? Of(ClaimsPrincipal user) =>
        user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
        && user.FindFirstValue(ClaimTypes.Name) is { } name
        && Enum.TryParse<DeskRole>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new Person(id, name, user.FindFirstValue(ClaimTypes.Email) ?? "", role)
            {
                Since = SinceOf(user),
                Secret = user.FindFirstValue(SessionClaim) ?? "",
            }
            : null;

    private static DateTimeOffset SinceOf(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(SinceClaim), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(Math.Min(seconds, DateTimeOffset.MaxValue.ToUnixTimeSeconds()))
            : DateTimeOffset.MinValue;
}
