using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using CeasefireTracker.Desk.Import;
using CeasefireTracker.Desk.Pages;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Web.Addresses;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CeasefireTracker.Desk.Hosting;

/// <summary>How people are known: accounts, cookies, passkeys, and how often somebody may try.</summary>
public static class PeopleHosting
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>The desk's database, whichever it is.</summary>
    public static void AddState(this IServiceCollection services, DeskOptions options)
    {
        if (options.Database is { } database)
        {
            services.AddDbContext<DeskContext, PostgresDesk>(context => PostgresDesk.In(context, database));
        }
        else
        {
            services.AddDbContext<DeskContext, SqliteDesk>(context => SqliteDesk.In(context, options.State));
        }
    }

    /// <summary>Registers everything that is about people.</summary>
    public static void AddPeople(this IServiceCollection services, DeskOptions options)
    {
        services.AddSingleton<Rights>().AddSingleton<OneTimeLink>().AddSingleton<OneEditor>();
        services.AddScoped<Passes>().AddScoped<Accounts>().AddScoped<Session>();
        // In the database, because who is signed in stays so when the desk is started again, and at another desk of the same team.
        services.AddDataProtection().SetApplicationName("CeasefireTracker.Desk").PersistKeysToDbContext<DeskContext>();
        services
            .AddIdentityCore<PersonRow>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.User.AllowedUserNameCharacters = "";
            })
            .AddSignInManager()
            .AddEntityFrameworkStores<DeskContext>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.ServerDomain = options.Host;
            passkeys.ResidentKeyRequirement = "required";
            // A passkey is all that is asked for, so it must know its owner too.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == options.PublicOrigin);
        });
        services
            .AddAuthentication(Person.Scheme)
            .AddCookie(Person.Scheme, cookie => SetSession(cookie, options))
            // What a passkey is asked to sign, until it has.
            .AddCookie(
                IdentityConstants.TwoFactorUserIdScheme,
                cookie =>
                {
                    Set(cookie.Cookie, "desk-passkey", options);
                    cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                }
            );
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder(Person.Scheme).RequireAuthenticatedUser().Build());
        services.AddAntiforgery(antiforgery =>
        {
            Set(antiforgery.Cookie, "desk-form", options);
            // It lets nobody in. Where a link from elsewhere leads here a stricter one would not come along, another would be set, and all
            // forms that are open would be refused; what a stranger's page sends comes without it all the same.
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
        });
        services.AddRateLimiter(AddDoors);
    }

    /// <summary>Notes in the program's log who asked for what they may not do.</summary>
    public static void UseRefusalLog(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                await next(context);
                if (context.Response.StatusCode == StatusCodes.Status403Forbidden && Person.Of(context.User) is { } person)
                {
                    app.Logger.LogWarning("{Person} may not {Method} {Path}", person.Id, context.Request.Method, context.Request.Path);
                }
            }
        );

    private static void SetSession(CookieAuthenticationOptions cookie, DeskOptions options)
    {
        Set(cookie.Cookie, "desk", options);
        cookie.ExpireTimeSpan = options.IsOnePerson ? Session.Longest : Session.Idle;
        cookie.ReturnUrlParameter = "then";
        cookie.Events.OnValidatePrincipal = Session.Check;
        cookie.Events.OnRedirectToLogin = context =>
        {
            // In the language of the page that was asked for.
            context.Response.Redirect(new DeskLinks(LanguageAsked.Of(context.Request.Path)).SignIn() + new Uri(context.RedirectUri).Query);
            return Task.CompletedTask;
        };
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static void Set(CookieBuilder cookie, string name, DeskOptions options)
    {
        // With that beginning a browser takes it from this very host alone, and never without https; on loopback there is no https.
        cookie.Name = options.IsHttps ? "__Host-" + name : name;
        cookie.HttpOnly = true;
        cookie.Path = "/";
        cookie.SameSite = SameSiteMode.Strict;
        cookie.SecurePolicy = options.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    private static void AddDoors(RateLimiterOptions limiter)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) =>
        {
            var http = context.HttpContext;
            http.Response.Headers.RetryAfter = Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return http.Request.Path == DraftsOfPrograms.Path
                ? new ValueTask(
                    DraftsOfPrograms.Problem(http, StatusCodes.Status429TooManyRequests, new Said("refused.often")).ExecuteAsync(http)
                )
                : ValueTask.CompletedTask;
        };
        limiter.AddPolicy(
            Doors.Policy,
            context =>
                HttpMethods.IsPost(context.Request.Method)
                    ? RateLimitPartition.GetFixedWindowLimiter(
                        Doors.Prefix(context.Connection.RemoteIpAddress),
                        _ => new FixedWindowRateLimiterOptions { PermitLimit = Doors.Tries, Window = Window }
                    )
                    : RateLimitPartition.GetNoLimiter(IPAddress.Any)
        );
    }
}
