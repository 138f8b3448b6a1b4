using System.Text.Encodings.Web;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Pages;
using CeasefireTracker.Web.Store;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Caching.Memory;

namespace CeasefireTracker.Web.Hosting;

/// <summary>
/// Keeps finished pages, because what an address answers depends on the dataset, the address and, of some pages, the day alone. The store
/// of the request was settled before and its hash is part of the key, so a page never outlives its data; what is rarely asked for gives way
/// to what is asked for often.
/// </summary>
/// <remarks>
/// Not the framework's output cache, which was tried (.NET 10): it keeps one answer a spelling of <c>Accept-Encoding</c>, so that eight
/// browsers have a page made eight times, or it keeps the page and packs it anew for each reader, for six times the processor time. Here a
/// page is made once and packed once a coding. Nor has it a place for the lines on unknown names, which a kept page has.
/// </remarks>
public sealed class PageCache(RequestDelegate next, SiteOptions options, HtmlEncoder encoder) : IDisposable
{
    private const int LargestPage = 2 * 1024 * 1024;

    // Most pages fit, and a buffer that grows to them is copied eight times.
    private const int Usual = 128 * 1024;

    private readonly MemoryCache pages = new(new MemoryCacheOptions { SizeLimit = options.PageCacheMegabytes * 1024L * 1024L });

    public Task InvokeAsync(HttpContext context)
    {
        // The data formats stream; only pages and what is drawn are worth keeping whole.
        if (
            context.GetEndpoint()?.Metadata is not { } metadata
            || (metadata.GetMetadata<PageActionDescriptor>() is null && metadata.GetMetadata<KeptWhole>() is null)
        )
        {
            return next(context);
        }

        // Kept apart: a page with unknown names is not brought to its one address, and has a place for them. The path is last because
        // it alone may hold any letter, also one that ends another piece.
        var key = string.Join(
            '\n',
            context.Store().Hash,
            context.Request.PathBase.Value,
            context.Request.QueryString.Value,
            UnknownNames.Of(context) is null ? "" : "unknown",
            context.DayOfWords(),
            context.Request.Path.Value
        );
        if (pages.TryGetValue(key, out KeptPage? page))
        {
            context.Features.Set(page);
            return Write(context, page!);
        }

        // HEAD as well: its headers are those that GET has.
        return HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? Make(context, key) : next(context);
    }

    public void Dispose() => pages.Dispose();

    private async Task Make(HttpContext context, string key)
    {
        var wire = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var bytes = new MemoryStream(Usual);
        var captured = new StreamResponseBodyFeature(bytes);
        context.Features.Set<IHttpResponseBodyFeature>(captured);
        try
        {
            await next(context);
            await captured.CompleteAsync();
        }
        finally
        {
            context.Features.Set(wire);
        }

        var page = new KeptPage(bytes.ToArray(), context.Response.ContentType, isOneOfFew: !context.Request.QueryString.HasValue)
        {
            Link = context.Response.Headers.Link,
            ContentDisposition = context.Response.Headers.ContentDisposition,
        };
        if (
            context.Response is { StatusCode: StatusCodes.Status200OK, HasStarted: false } response
            && response.Headers.CacheControl.Count == 0
            && bytes.Length is > 0 and <= LargestPage
        )
        {
            // Twice the size leaves room for the compressed copies.
            pages.Set(key, page, new MemoryCacheEntryOptions { Size = 2 * bytes.Length });
            await Write(context, page);
        }
        else if (context.Response is { StatusCode: StatusCodes.Status200OK, HasStarted: false } && UnknownNames.Of(context) is not null)
        {
            await Write(context, page);
        }
        else if (bytes.Length > 0)
        {
            await wire.Writer.WriteAsync(page.Bytes, context.RequestAborted);
        }
    }

    private Task Write(HttpContext context, KeptPage page)
    {
        if (UnknownNames.Of(context) is not { } unknown)
        {
            return page.Write(context);
        }

        context.Response.Headers.CacheControl = "no-store";
        return page.Write(context, unknown.Lines(LanguageAsked.Of(context.Request.Path), encoder));
    }
}
