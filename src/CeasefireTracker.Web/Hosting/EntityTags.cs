using System.Security.Cryptography;
using System.Text;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Pages;
using CeasefireTracker.Web.Store;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace CeasefireTracker.Web.Hosting;

/// <summary>
/// What an address answers depends on the dataset, the program, its settings, the address and, of some pages, the day alone, so its entity
/// tag is known before the page is made: a reader who has it already gets 304 and nothing is computed.
/// </summary>
public sealed class EntityTags(RequestDelegate next, SiteOptions options)
{
    private static readonly string Build = typeof(EntityTags).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    public Task InvokeAsync(HttpContext context, Origin origin)
    {
        if (context.Request.Path == "/")
        {
            return next(context);
        }

        // The address as it was asked; later steps change the request's.
        var (pathBase, path, query) = (context.Request.PathBase, context.Request.Path, context.Request.QueryString);
        context.Response.OnStarting(() =>
        {
            if (context.Response.StatusCode == StatusCodes.Status200OK)
            {
                Mark(context.Response, Tag);
            }

            return Task.CompletedTask;
        });

        if (context.Request.Headers.IfNoneMatch.Count == 0)
        {
            return next(context);
        }

        var known = context.Request.GetTypedHeaders().IfNoneMatch;
        if (known.Any(one => one.Compare(Tag(), useStrongComparison: false)))
        {
            Unchanged(context.Response, Tag);
            return Task.CompletedTask;
        }

        return known.Contains(EntityTagHeaderValue.Any) ? IfThereIsNone(context, Tag) : next(context);

        EntityTagHeaderValue Tag() =>
            // The path is last because it alone may hold any letter, also one that ends another piece.
            Of($"{context.Store().Hash}\n{Build}\n{options.Seen}\n{origin.Value}{pathBase}\n{query}\n{context.DayOfWords()}\n{path.Value}");
    }

    /// <summary>Answers <c>*</c>, which asks for anything but what there is (RFC 9110, 13.1.2): only the making tells whether there is
    /// something.</summary>
    private async Task IfThereIsNone(HttpContext context, Func<EntityTagHeaderValue> tag)
    {
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        var body = new StreamResponseBodyFeature(new UnlessFound(context.Response, wire.Stream));
        context.Features.Set<IHttpResponseBodyFeature>(body);
        try
        {
            await next(context);
            await body.CompleteAsync();
        }
        finally
        {
            context.Features.Set(wire);
        }

        if (context.Response is { StatusCode: StatusCodes.Status200OK, HasStarted: false })
        {
            context.Response.Headers.Remove(HeaderNames.ContentEncoding);
            (context.Response.ContentLength, context.Response.ContentType) = (null, null);
            Unchanged(context.Response, tag);
        }
    }

    /// <summary>A 304 has the headers that the page would have had (RFC 9110, 15.4.5).</summary>
    private static void Unchanged(HttpResponse response, Func<EntityTagHeaderValue> tag)
    {
        response.StatusCode = StatusCodes.Status304NotModified;
        Mark(response, tag);
    }

    private static void Mark(HttpResponse response, Func<EntityTagHeaderValue> tag)
    {
        if (response.Headers.ETag.Count == 0 && response.Headers.CacheControl.Count == 0)
        {
            response.Headers.ETag = tag().ToString();
            response.Headers.CacheControl = "public, max-age=60, stale-while-revalidate=600";
            // Compression says so only to those who name a coding, but another's answer would be kept for them as well.
            response.Headers.Vary = HeaderNames.AcceptEncoding;
        }
    }

    private static EntityTagHeaderValue Of(string address) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..24]}\"", isWeak: true);
}
