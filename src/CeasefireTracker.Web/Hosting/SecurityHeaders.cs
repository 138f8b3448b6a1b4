using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Pages;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Sets the same protective headers on every answer, whatever its status.</summary>
public sealed class SecurityHeaders(RequestDelegate next, SiteOptions options)
{
    /// <summary>Nothing inline, nothing from elsewhere.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

    // An embed runs no script and may be framed by any site.
    private const string EmbedPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *; require-trusted-types-for 'script'; trusted-types 'none'";

    // What an embed looks like. In a sandbox its frame has no origin, and nothing there is the same one.
    private static readonly string[] OfEmbeds = ["/css/foundation.", "/css/embed.", "/icons/favicon."];

    // UseHsts says nothing over http, but a proxy that ends TLS speaks http to us.
    private readonly bool isHttps = options.IsHttps;

    private static bool IsOfEmbeds(PathString path) =>
        Array.Exists(OfEmbeds, part => path.Value!.StartsWith(part, StringComparison.Ordinal));

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(
            static state =>
            {
                var (context, isHttps) = ((HttpContext, bool))state;
                var headers = context.Response.Headers;
                var isEmbed = Links.IsEmbed(context.Request.Path);
                // A redirect to data is answered before it is known whose it is, and a script that may not read it gets nothing.
                var isData =
                    context.GetEndpoint()?.Metadata.GetMetadata<ReadByAnySite>() is not null
                    || (context.Response.Headers.Location.Count > 0 && NearAddress.IsData(context.Request.Path));
                headers.ContentSecurityPolicy = isEmbed ? EmbedPolicy : ContentSecurityPolicy;
                // Without a word a cache may keep a refusal as long as it likes.
                if (context.Response.StatusCode >= StatusCodes.Status400BadRequest && headers.CacheControl.Count == 0)
                {
                    headers.CacheControl = "no-store";
                }

                headers.XContentTypeOptions = "nosniff";
                if (!isEmbed)
                {
                    headers.XFrameOptions = "DENY";
                }

                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers["Cross-Origin-Embedder-Policy"] = "require-corp";
                headers["Cross-Origin-Resource-Policy"] =
                    isEmbed || isData || IsOfEmbeds(context.Request.Path) ? "cross-origin" : "same-origin";
                if (isData)
                {
                    headers.AccessControlAllowOrigin = "*";
                    headers.AccessControlExposeHeaders = "ETag, Link, Retry-After";
                }

                headers["Permissions-Policy"] =
                    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";
                if (isHttps || context.Request.IsHttps)
                {
                    headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
                }

                return Task.CompletedTask;
            },
            (context, isHttps)
        );
        return next(context);
    }
}
