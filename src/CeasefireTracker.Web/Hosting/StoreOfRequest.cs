using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Hosting;

/// <summary>Gives each request one store for its whole life, so that no page mixes two datasets.</summary>
public sealed class StoreOfRequest(RequestDelegate next, LiveStore live)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (live.Current is not { } store)
        {
            context.Response.Headers.RetryAfter = "30";
            await FallbackPage.Write(context, StatusCodes.Status503ServiceUnavailable, FallbackPage.Rebuilding);
            return;
        }

        using var reading = store.Read();
        context.Features.Set(store);
        await next(context);
    }
}
