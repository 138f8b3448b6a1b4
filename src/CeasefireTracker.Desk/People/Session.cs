using CeasefireTracker.Desk.State;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace CeasefireTracker.Desk.People;

/// <summary>That somebody is signed in, in one browser: a secret in a cookie, and a row that knows its hash.</summary>
public sealed class Session(DeskOptions options, DeskContext state, IHttpContextAccessor http, TimeProvider clock)
{
    /// <summary>How long a session is good for that nobody uses.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromDays(7);

    /// <summary>How long any session is good for; also an unused one of the one-person mode.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>How long after signing in somebody may change by what they or others come in.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Begins one in place of the browser's last, and saves what changed on the way.</summary>
    /// <param name="how">By what they came in: a key of the words <c>how.…</c>.</param>
    public async Task Begin(PersonRow person, string how)
    {
        var context = http.HttpContext!;
        var (now, secret, last) = (Now, Secret.Make(), Person.Of(context.User)?.Session);
        person.Seen = now;
        state.Note(now, person.Id, "sign-in", null, how);
        state.Sessions.RemoveRange(state.Sessions.Where(row => row.Id == last || (row.PersonId == person.Id && row.Began < now - Longest)));
        var session = new SessionRow
        {
            Id = Secret.Hash(secret),
            PersonId = person.Id,
            Began = now,
            How = how,
        };
        state.Sessions.Add(session);
        await state.SaveChangesAsync();
        context.User =
            Known(person, session, secret)?.Principal() ?? throw new InvalidOperationException("Who has no account has no session.");
        await context.SignInAsync(Person.Scheme, context.User, new AuthenticationProperties { IsPersistent = true });
    }

    /// <summary>Ends the browser's own.</summary>
    public async Task End(Person person)
    {
        state.Note(Now, person.Id, "sign-out", null, "");
        state.Sessions.RemoveRange(state.Sessions.Where(row => row.Id == person.Session));
        await state.SaveChangesAsync();
        await http.HttpContext!.SignOutAsync(Person.Scheme);
    }

    /// <summary>True if somebody signed in so lately that it must be them.</summary>
    public static bool IsFresh(Person person, TimeProvider clock) => (clock.GetUtcNow() - person.Since).Duration() < Fresh;

    // At every request, because who was removed, or signed out everywhere, is out at once, and another role counts from then on.
    internal static async Task Check(CookieValidatePrincipalContext context)
    {
        var session = context.HttpContext.RequestServices.GetRequiredService<Session>();
        try
        {
            if (await session.Found(Person.Of(context.Principal!)) is { } person)
            {
                context.ReplacePrincipal(person.Principal());
                return;
            }
        }
        catch (Exception e)
            when (StorageFault.Is(e) && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            // Who it is cannot be asked, and the page is for everybody: so is the one that says that nothing can be stored.
            context.RejectPrincipal();
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    private async Task<Person?> Found(Person? told) =>
        told is not null
        && await state.Sessions.FindAsync(told.Session) is { } row
        && Now - row.Began <= Longest
        && await state.People.FindAsync(row.PersonId) is { } person
            ? Known(person, row, told.Secret)
            : null;

    private Person? Known(PersonRow person, SessionRow row, string secret) =>
        (options.IsOnePerson ? DeskRole.Admin : person.Role) is { } role
            ? new Person(person.Id, person.Name, person.Email, role) { Since = row.Began, Secret = secret }
            : null;
}
