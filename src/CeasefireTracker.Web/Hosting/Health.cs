using System.Net;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Hosting;

/// <summary>
/// <c>/healthz</c>: the process answers, from before there is a store. <c>/readyz</c>: pages can be made, as the last <see cref="SelfCheck"/>
/// found, or how far the first store is. The word is for everybody, whatever the host, because a probe asks by address; what stands behind
/// it is for this machine and for those who name an allowed host.
/// </summary>
public static class Health
{
    private const string Alive = "/healthz";
    private const string Ready = "/readyz";
    private const int ShownProblems = 20;

    /// <summary>True of the two addresses, which answer at the root of the host too: a probe knows the node, not the site.</summary>
    public static bool IsProbe(PathString path) => path == Alive || path == Ready;

    /// <summary>Mapped before hosts are looked at and before the store is asked for, because both must answer without.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapWhen(
            context => context.Request.Path == Alive,
            branch => branch.UseMiddleware<MethodGuard>().Run(context => PlainAnswer.Write(context, StatusCodes.Status200OK, "alive"))
        );
        app.MapWhen(context => context.Request.Path == Ready, branch => branch.UseMiddleware<MethodGuard>().Run(Answer));
    }

    private static async Task Answer(HttpContext context)
    {
        var services = context.RequestServices;
        var (live, check) = (services.GetRequiredService<LiveStore>(), services.GetRequiredService<SelfCheck>());
        if (live.Current is not null)
        {
            await check.First().WaitAsync(context.RequestAborted);
        }

        var (store, building, problems, failure) = (live.Current, live.Building, live.Problems, check.Verdict?.Failure);
        var isReady = store is not null && failure is null;
        context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.CacheControl = "no-store";
        if (!isReady)
        {
            context.Response.Headers.RetryAfter = StoreOfRequest.RetryAfter(building);
        }

        var word = new Word(
            isReady,
            store is null && building is not null ? FormattableString.Invariant($"building, {building.Percent} %")
                : store is null ? "no store"
                : failure is not null ? "pages fail"
                : problems.Count > 0 ? "serving the last good data"
                : "serving"
        );
        var isInside = context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
        if (!isInside && !services.GetRequiredService<SiteOptions>().Allows(context.Request.Host.Host))
        {
            await context.Response.WriteAsJsonAsync(word, context.RequestAborted);
            return;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await context.Response.WriteAsJsonAsync(
            new Readiness(
                word.Ready,
                word.State,
                store?.Hash,
                store?.Index.Count ?? 0,
                store?.RecordedUpTo,
                store is null ? null : Since(live.OpenedAt),
                store is null ? null : Since(live.VerifiedAt),
                failure,
                Since(check.Verdict?.At),
                live.DataHash,
                Since(live.LookedAt),
                Since(live.ChangedAt),
                Since(building?.Since),
                building?.Percent,
                problems.Count,
                [.. problems.Take(ShownProblems).Select(problem => problem.ToString())]
            ),
            context.RequestAborted
        );

        long? Since(DateTimeOffset? then) => then is { } at ? (long)(now - at).TotalSeconds : null;
    }

    private sealed record Word(bool Ready, string State);

    private sealed record Readiness(
        bool Ready,
        string State,
        string? Dataset,
        int Events,
        DateOnly? RecordedUpTo,
        long? AgeSeconds,
        long? VerifiedSecondsAgo,
        string? Failure,
        long? PagesCheckedSecondsAgo,
        string? Data,
        long? DataLookedAtSecondsAgo,
        long? DataChangedSecondsAgo,
        long? BuildingSeconds,
        int? BuildingPercent,
        int ProblemCount,
        IReadOnlyList<string> Problems
    );
}
