using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Hosting;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: it has a dataset, how old, and what the last build said.</summary>
public static class Health
{
    private const int ShownProblems = 20;

    /// <summary>Mapped before the store is asked for, because both must answer without one.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapWhen(context => context.Request.Path == "/healthz", branch => branch.Run(context => PlainAnswer.Write(context, StatusCodes.Status200OK, "alive")));
        app.MapWhen(context => context.Request.Path == "/readyz", branch => branch.Run(context =>
        {
            var services = context.RequestServices;
            var (live, now) = (services.GetRequiredService<LiveStore>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
            var (store, problems) = (live.Current, live.Problems);
            if (store is null)
            {
                context.Response.Headers.RetryAfter = "30";
            }

            context.Response.StatusCode = store is not null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.CacheControl = "no-store";
            return context.Response.WriteAsJsonAsync(new Readiness(
                store is not null,
                store is null ? "no store" : problems.Count > 0 ? "serving the last good data" : "serving",
                store?.Hash,
                store?.Index.Count ?? 0,
                store?.RecordedUpTo,
                store is null ? null : (long)(now - live.OpenedAt).TotalSeconds,
                store is null ? null : (long)(now - live.VerifiedAt).TotalSeconds,
                problems.Count,
                [.. problems.Take(ShownProblems).Select(problem => problem.ToString())]));
        }));
    }

    private sealed record Readiness(
        bool Ready, string State, string? Dataset, int Events, DateOnly? RecordedUpTo, long? AgeSeconds, long? VerifiedSecondsAgo, int ProblemCount,
        IReadOnlyList<string> Problems);
}
