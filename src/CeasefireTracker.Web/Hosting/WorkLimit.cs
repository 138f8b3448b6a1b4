using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.StaticAssets;

namespace CeasefireTracker.Web.Hosting;

/// <summary>
/// How much uncached work goes on at once. Above it requests wait in a short line, and above that they are told to come back: a flood of
/// addresses never seen before must not take the threads from everybody. No limit by reader, which would need to know them apart.
/// </summary>
public sealed class WorkLimit : IDisposable
{
    private const int RetryAfterSeconds = 5;

    public WorkLimit(SiteOptions options)
    {
        Limiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context.GetEndpoint()?.Metadata switch
        {
            null => RateLimitPartition.GetNoLimiter("none"),
            { } metadata when metadata.GetMetadata<PageActionDescriptor>() is not null => AtOnce("pages", options.PagesAtOnce),
            { } metadata when metadata.GetMetadata<StaticAssetDescriptor>() is not null => RateLimitPartition.GetNoLimiter("none"),
            // Downloads mostly wait for their reader's line; in the pages' line a few slow ones would stop everything.
            _ => AtOnce("downloads", options.DownloadsAtOnce),
        });

        RateLimitPartition<string> AtOnce(string key, int permits) => RateLimitPartition.GetConcurrencyLimiter(key, _ => new ConcurrencyLimiterOptions
        {
            PermitLimit = permits,
            QueueLimit = options.Waiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        });
    }

    /// <summary>The limiter itself: a lease is held while a request is worked on.</summary>
    public PartitionedRateLimiter<HttpContext> Limiter { get; }

    public void Dispose() => Limiter.Dispose();

    /// <summary>Answers a request that found no place in the line.</summary>
    public static Task Refuse(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return StandIn.Write(context, StatusCodes.Status503ServiceUnavailable, StandIn.Busy);
    }
}

/// <summary>Passes a request on while it holds its place in <see cref="WorkLimit"/>.</summary>
public sealed class WorkLimited(RequestDelegate next, WorkLimit limit)
{
    public async Task InvokeAsync(HttpContext context)
    {
        using var lease = await limit.Limiter.AcquireAsync(context, cancellationToken: context.RequestAborted);
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        await WorkLimit.Refuse(context);
    }
}
