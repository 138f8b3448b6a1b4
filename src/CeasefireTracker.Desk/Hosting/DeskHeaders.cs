using CeasefireTracker.Web.Hosting;

namespace CeasefireTracker.Desk.Hosting;

/// <summary>Sets the same protective headers on every answer, and lets nothing of the desk be kept by a cache.</summary>
public sealed class DeskHeaders(RequestDelegate next, DeskOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                var (context, isHttps) = ((HttpContext, bool))state;
                var headers = context.Response.Headers;
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
                if (isHttps)
                {
                    headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
                }

                if (headers.CacheControl.Count == 0)
                {
                    headers.CacheControl = "no-store";
                }

                return Task.CompletedTask;
            },
            (context, options.IsHttps)
        );
        return next(context);
    }
}

/// <summary>
/// Answers only to the desk's own name: another may be a stranger's page that had it lead here. A team's desk answers by https alone, as
/// the proxy in front of it tells.
/// </summary>
public sealed class OwnHost(RequestDelegate next, DeskOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (Probes.Are(request.Path))
        {
            return next(context);
        }

        var isOwn = options.IsOnePerson
            ? request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
            : string.Equals(request.Host.Host, options.Host, StringComparison.OrdinalIgnoreCase);
        return !isOwn ? PlainAnswer.Write(context, StatusCodes.Status400BadRequest, "This host name is not served here.")
            : options.IsHttps && !request.IsHttps
                ? PlainAnswer.Write(
                    context,
                    StatusCodes.Status400BadRequest,
                    $"This desk is {options.PublicOrigin}. A proxy that ends TLS must be named in Desk__Proxies and set X-Forwarded-Proto."
                )
            : next(context);
    }
}
