using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Hosting;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: it has a dataset, how old, and what the last build said.</summary>
public static class Health
{
    private const int ShownProblems = 20;

    /// <summary>Mapped before the store is asked for, because both must answer without one.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.Map("/healthz", branch => branch.Run(context => PlainAnswer.Write(context, StatusCodes.Status200OK, "alive")));
        app.Map("/readyz", branch => branch.Run(context =>
        {
            var live = context.RequestServices.GetRequiredService<LiveStore>();
            var clock = context.RequestServices.GetRequiredService<TimeProvider>();
            if (live.Current is null)
            {
                context.Response.Headers.RetryAfter = "30";
            }

            context.Response.StatusCode = live.Current is null ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
            context.Response.Headers.CacheControl = "no-store";
            return context.Response.WriteAsJsonAsync(new Readiness(
                live.Current is not null,
                live.Current?.Hash,
                live.Current?.Index.Count ?? 0,
                live.Current?.RecordedUpTo,
                live.Current is null ? null : (long)(clock.GetUtcNow() - live.OpenedAt).TotalSeconds,
                live.Problems.Count,
                [.. live.Problems.Take(ShownProblems).Select(problem => problem.ToString())]));
        }));
    }

    private sealed record Readiness(
        bool Ready, string? Dataset, int Events, DateOnly? RecordedUpTo, long? AgeSeconds, int ProblemCount, IReadOnlyList<string> Problems);
}
