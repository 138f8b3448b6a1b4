using CeasefireTracker.Web.Hosting;

namespace CeasefireTracker.Desk.Hosting;

/// <summary>Sets the same protective headers on every answer, and lets nothing of the desk be kept by a cache.</summary>
public sealed class DeskHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                var headers = ((HttpContext)state).Response.Headers;
                // A preview brings the reader site's own.
                if (headers.ContentSecurityPolicy.Count == 0)
                {
                    headers.ContentSecurityPolicy = SecurityHeaders.ContentSecurityPolicy;
                }

                headers.XContentTypeOptions = "nosniff";
                headers.XFrameOptions = "DENY";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Resource-Policy"] = "same-origin";
                headers["X-Robots-Tag"] = "noindex";
                if (headers.CacheControl.Count == 0)
                {
                    headers.CacheControl = "no-store";
                }

                return Task.CompletedTask;
            },
            context
        );
        return next(context);
    }
}

/// <summary>
/// Answers, in the one-person mode, only to names of this machine: another name may be a stranger's page that had it lead here.
/// </summary>
public sealed class LocalHosts(RequestDelegate next, DeskOptions options)
{
    public Task InvokeAsync(HttpContext context) =>
        !options.IsOnePerson || context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
            ? next(context)
            : PlainAnswer.Write(context, StatusCodes.Status400BadRequest, "This host name is not served here.");
}
