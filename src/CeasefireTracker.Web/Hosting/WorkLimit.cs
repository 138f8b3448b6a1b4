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
        // A page being made holds its thread from beginning to end. The pool begins with as many as there are processors and adds two a
        // second, so kept pages and probes would wait for one though they need it only for a moment.
        ThreadPool.GetMinThreads(out var threads, out var ports);
        ThreadPool.SetMinThreads(Math.Max(threads, options.PagesAtOnce + options.DownloadsAtOnce + 2 * Environment.ProcessorCount), ports);
        Limiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            context.GetEndpoint()?.Metadata switch
            {
                null => RateLimitPartition.GetNoLimiter("none"),
                { } metadata when metadata.GetMetadata<PageActionDescriptor>() is not null => AtOnce("pages", options.PagesAtOnce),
                { } metadata when metadata.GetMetadata<StaticAssetDescriptor>() is not null => RateLimitPartition.GetNoLimiter("none"),
                // Downloads mostly wait for their reader's line; in the pages' line a few slow ones would stop everything.
                _ => AtOnce("downloads", options.DownloadsAtOnce),
            }
        );

        RateLimitPartition<string> AtOnce(string key, int permits) =>
            RateLimitPartition.GetConcurrencyLimiter(
                key,
                _ => new ConcurrencyLimiterOptions
                {
                    PermitLimit = permits,
                    QueueLimit = options.Waiting,
                    QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
                }
            );
    }

    /// <summary>The limiter itself: a lease is held while a request is worked on.</summary>
    public PartitionedRateLimiter<HttpContext> Limiter { get; }

    public void Dispose() => Limiter.Dispose();

    /// <summary>Answers a request that found no place in the line.</summary>
    public static Task Refuse(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return FallbackPage.Write(context, StatusCodes.Status503ServiceUnavailable, FallbackPage.Busy);
    }
}

/// <summary>Passes a request on while it holds its place in <see cref="WorkLimit"/>.</summary>
public sealed class WorkLimited(RequestDelegate next, WorkLimit limit, SiteOptions options, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        using var lease = await Place(context);
        if (lease is { IsAcquired: true })
        {
            await next(context);
            return;
        }

        await WorkLimit.Refuse(context);
    }

    /// <summary>A place; null if it was waited for too long.</summary>
    private async ValueTask<RateLimitLease?> Place(HttpContext context)
    {
        var lease = limit.Limiter.AttemptAcquire(context);
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        using var patience = new CancellationTokenSource(options.Limits.Turn, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, patience.Token);
        try
        {
            return await limit.Limiter.AcquireAsync(context, cancellationToken: either.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return null;
        }
    }
}
