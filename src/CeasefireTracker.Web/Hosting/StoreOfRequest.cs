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
            await StandIn.Write(context, StatusCodes.Status503ServiceUnavailable, StandIn.Rebuilding);
            return;
        }

        using var reading = store.Read();
        context.Features.Set(store);
        await next(context);
    }
}

/// <summary>Finds the store of a request.</summary>
public static class StoreOfRequestExtensions
{
    /// <summary>The store that this request reads.</summary>
    /// <exception cref="InvalidOperationException">The request did not pass <see cref="StoreOfRequest"/>.</exception>
    public static OpenStore Store(this HttpContext context) =>
        context.Features.Get<OpenStore>() ?? throw new InvalidOperationException("The request has no store.");
}
