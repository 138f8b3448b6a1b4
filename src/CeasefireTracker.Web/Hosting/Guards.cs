using System.Data.Common;
using System.Net.Mime;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Answers only the host names that the settings allow; health is asked for before.</summary>
public sealed class HostGuard(RequestDelegate next, SiteOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (options.Allows(context.Request.Host.Host))
        {
            return next(context);
        }

        return PlainAnswer.Write(context, StatusCodes.Status400BadRequest, "This host name is not served here.");
    }
}

/// <summary>Readers only read: GET and HEAD, everything else is refused by name.</summary>
public sealed class MethodGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            return next(context);
        }

        context.Response.Headers.Allow = "GET, HEAD";
        return PlainAnswer.Write(context, StatusCodes.Status405MethodNotAllowed, "Only GET and HEAD are answered here.");
    }
}

/// <summary>Nothing here reads a body, so a request that brings one is refused before anything could: what it answered would be kept under
/// the address alone.</summary>
public sealed class BodyGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0
            ? PlainAnswer.Write(context, StatusCodes.Status413PayloadTooLarge, "A request has no body here: ask for the address alone.")
            : next(context);
}

/// <summary>Catches what nothing else caught, with a page that needs nothing but memory.</summary>
public sealed class LastResort(RequestDelegate next, LiveStore live, ILogger<LastResort> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Because the reader is gone, nobody is left to answer.
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await PlainAnswer.Write(context, e.StatusCode, "The request could not be read.");
        }
        catch (Exception e) when (IsOfStore(e) && !context.Response.HasStarted)
        {
            // Queries are ours and tested: if one fails, the database under it is gone or broken, and another takes its place.
            log.LogError(e, "The store could not be read");
            live.Doubt();
            context.Response.Clear();
            context.Response.Headers.RetryAfter = "5";
            await FallbackPage.Write(context, StatusCodes.Status503ServiceUnavailable, FallbackPage.Rebuilding);
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            log.LogError(e, "A request failed");
            context.Response.Clear();
            await FallbackPage.Write(context, StatusCodes.Status500InternalServerError, FallbackPage.Failed);
        }
    }

    // EF Core wraps what it thinks may pass, such as a server that restarts.
    private static bool IsOfStore(Exception e) => e is DbException || (e.InnerException is { } cause && IsOfStore(cause));
}

/// <summary>Short answers in plain text for what has no page.</summary>
public static class PlainAnswer
{
    public static Task Write(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = $"{MediaTypeNames.Text.Plain}; charset=utf-8";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.WriteAsync(text + "\n", context.RequestAborted);
    }
}
