using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace CeasefireTracker.Desk.People;

/// <summary>That somebody is signed in, in one browser.</summary>
public sealed class Session(SignInManager<PersonRow> signIn, DeskContext state, TimeProvider clock)
{
    /// <summary>How long a session is good for that nobody uses.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(7);

    /// <summary>How long any session is good for; also an unused one of the one-person mode.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>How long after signing in somebody may change by what they or others come in.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>Begins one, and saves what changed on the way.</summary>
    /// <param name="how">By what they came in, for the log.</param>
    public async Task Begin(PersonRow person, string how)
    {
        person.Seen = clock.GetUtcNow().UtcDateTime;
        state.Note(person.Seen.Value, person.Id, "sign-in", null, how);
        await state.SaveChangesAsync();
        await signIn.SignInAsync(person, new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>True if somebody signed in so lately that it must be them.</summary>
    public static bool IsFresh(Person person, TimeProvider clock) => (clock.GetUtcNow() - person.Since).Duration() < Fresh;

    // At every request, because who was removed, or signed out everywhere, is out at once. Not by the framework's interval: it counts from
    // the cookie, and a clock that is set back stops it.
    internal static async Task Check(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var known = Person.Of(context.Principal!);
        var signIn = services.GetRequiredService<SignInManager<PersonRow>>();
        var row = known is null ? null : await signIn.ValidateSecurityStampAsync(context.Principal);
        var claims = services.GetRequiredService<PersonClaims>();
        if (
            row is null
            || claims.Of(row, known!.Since) is not { } principal
            || services.GetRequiredService<TimeProvider>().GetUtcNow() - known.Since > Longest
        )
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        context.ReplacePrincipal(principal);
    }
}
