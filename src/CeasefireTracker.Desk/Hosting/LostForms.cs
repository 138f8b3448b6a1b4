using CeasefireTracker.Desk.Pages;
using CeasefireTracker.Desk.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CeasefireTracker.Desk.Hosting;

/// <summary>A form that was sent after its session had ended is handed back, instead of leading to the way in without it.</summary>
public static class LostForms
{
    public static void AddLostForms(this IServiceCollection services) =>
        services.PostConfigure<CookieAuthenticationOptions>(
            Person.Scheme,
            cookie =>
            {
                var toSignIn = cookie.Events.OnRedirectToLogin;
                cookie.Events.OnRedirectToLogin = context => IsLost(context.Request) ? Answer(context) : toSignIn(context);
            }
        );

    // Who signs out once more has written nothing.
    private static bool IsLost(HttpRequest request) =>
        SentForm.IsOwn(request) && !request.Path.Value!.EndsWith("/sign-out", StringComparison.Ordinal);

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
