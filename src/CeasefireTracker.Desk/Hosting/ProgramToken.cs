using System.Security.Claims;
using System.Text.Encodings.Web;
using CeasefireTracker.Desk.Import;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CeasefireTracker.Desk.Hosting;

/// <summary>Knows a program by the token that it sends with each request (RFC 6750); no cookie counts.</summary>
public sealed class ProgramToken(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Programs programs
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name of the scheme.</summary>
    public const string SchemeName = "Program";

    /// <summary>The claim that a good token brings; one that is too old brings none.</summary>
    public const string Scope = "scope";

    /// <summary>What a token lets a program do: the one thing that there is.</summary>
    public const string HandIn = "hand-in";

    private const string Bearer = "Bearer ";
    private const int Longest = 200;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization is [{ } only] ? only : "";
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || header.Length > Longest)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (programs.Find(header[Bearer.Length..]) is not var (row, isGood))
        {
            return Task.FromResult(AuthenticateResult.Fail("No such token."));
        }

        List<Claim> claims = [new(ClaimTypes.NameIdentifier, row.Id), new(ClaimTypes.Name, row.Name)];
        if (isGood)
        {
            claims.Add(new Claim(Scope, HandIn));
        }

        var principal = new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(principal, SchemeName)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate =
            Request.Headers.Authorization.Count == 0 ? "Bearer realm=\"desk\"" : "Bearer realm=\"desk\", error=\"invalid_token\"";
        return DraftsOfPrograms.Problem(Context, StatusCodes.Status401Unauthorized, new Said("refused.token")).ExecuteAsync(Context);
    }

    // Not noted, as nothing limits how often a token that is too old is sent.
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        return DraftsOfPrograms.Problem(Context, StatusCodes.Status403Forbidden, new Said("refused.expired")).ExecuteAsync(Context);
    }

    /// <summary>The program of a request, as whoever writes a draft is known.</summary>
    public static Person Of(ClaimsPrincipal user) =>
        new(user.FindFirstValue(ClaimTypes.NameIdentifier)!, user.FindFirstValue(ClaimTypes.Name)!, "", DeskRole.Contributor);
}
