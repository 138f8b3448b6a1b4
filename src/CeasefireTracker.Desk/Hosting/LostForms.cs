using CeasefireTracker.Desk.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace CeasefireTracker.Desk.Hosting;

/// <summary>A draft's form that was sent after its session had ended is handed back, instead of leading to the way in without it.</summary>
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

    private static bool IsLost(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && request.HasFormContentType
        // Browsers say so of what a page of the desk itself sent.
        && request.Headers["Sec-Fetch-Site"] == "same-origin"
        && request.Path.Value!.Contains("/drafts/", StringComparison.Ordinal);

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        return Task.CompletedTask;
    }
}
