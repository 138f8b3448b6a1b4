using CeasefireTracker.Web.Store;
using Microsoft.AspNetCore.Http.Features;

namespace CeasefireTracker.Web.Hosting;

/// <summary>What came of the last check.</summary>
/// <param name="Failure">Why pages fail, as a sentence; null if they can be made.</param>
/// <param name="At">When the check ended.</param>
public sealed record Verdict(string? Failure, DateTimeOffset At);

/// <summary>
/// Asks for pages as a reader would, through the whole pipeline but the socket, and remembers whether they came: one made anew each time,
/// and one as readers get it, from what is kept. Neither waits in the readers' line, because many readers are no fault. It asks at once
/// when another store serves, else every ten seconds. The first time it waits a second, so that whoever started the program gets the first
/// page, unless a probe wants to know; else a probe only reads the verdict.
/// </summary>
public sealed class SelfCheck(
    LiveStore live,
    SiteOptions options,
    TimeProvider clock,
    IServiceScopeFactory scopes,
    IHostApplicationLifetime lifetime,
    ILogger<SelfCheck> log
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan BeforeTheFirst = TimeSpan.FromSeconds(1);

    // Longer than the largest page takes while everybody else asks for one too.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly object Own = new();

    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Verdict? verdict;
    private RequestDelegate? pipeline;
    private Task underWay = Task.CompletedTask;

    /// <summary>The last verdict; null before the first.</summary>
    public Verdict? Verdict => verdict;

    /// <summary>Ends when there is a verdict; until then it is hurried.</summary>
    public Task First()
    {
        wanted.TrySetResult();
        return first.Task;
    }

    /// <summary>True for a request of this check, which takes no reader's place in the line.</summary>
    public static bool Asks(HttpContext context) => context.Items.ContainsKey(Own);

    /// <summary>True for a request of this check that must not be answered from what is kept.</summary>
    public static bool AsksAnew(HttpContext context) => context.Items.TryGetValue(Own, out var isAnew) && isAnew is true;

    /// <summary>The steps that a request of the check passes through.</summary>
    internal RequestDelegate Through(RequestDelegate next) => pipeline = next;

    /// <summary>Makes the pages now.</summary>
    internal async Task Look(CancellationToken stop)
    {
        string? failure;
        try
        {
            // On the side, because a page that waits for a file never comes back to be told to stop.
            var pages = Task.Run(() => Pages(stop), stop);
            underWay = pages;
            failure = await pages.WaitAsync(Patience, clock, stop);
        }
        catch (TimeoutException)
        {
            failure = FormattableString.Invariant($"A page took more than {Patience.TotalSeconds} seconds.");
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // Because whatever a page throws, readers get it too.
            log.LogError(e, "The check of pages failed");
            failure = "A page could not be made; the log says why.";
        }

        if (failure is not null && verdict is not { Failure: not null })
        {
            log.LogCritical("Pages fail, and this node says that it is not ready: {Failure}", failure);
        }

        verdict = new Verdict(failure, clock.GetUtcNow());
        first.TrySetResult();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        // Where the server cannot start it is stopped, and then there is nothing to check.
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (stoppingToken.IsCancellationRequested)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        OpenStore? checkedStore = null;
        await Task.WhenAny(wanted.Task, Task.Delay(BeforeTheFirst, clock, stoppingToken));
        do
        {
            if (live.Current is { } store && underWay.IsCompleted && (store != checkedStore || clock.GetUtcNow() - verdict!.At >= Every))
            {
                checkedStore = store;
                await Look(stoppingToken);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<string?> Pages(CancellationToken stop) =>
        await Failure("/ja/timeline", isAnew: true, stop) ?? await Failure("/en/timeline", isAnew: false, stop);

    private async Task<string?> Failure(string path, bool isAnew, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var body = new MemoryStream();
        var response = new StartedResponse();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = stop };
        context.Features.Set<IHttpResponseFeature>(response);
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        context.Request.Method = HttpMethods.Get;
        context.Request.Scheme = Uri.UriSchemeHttp;
        context.Request.Host = new HostString(options.AllowedHosts.Count > 0 ? options.AllowedHosts[0] : "localhost");
        context.Request.Path = options.PublicPath + path;
        context.Items.Add(Own, isAnew);
        await pipeline!(context);
        await response.Start();
        await context.Response.CompleteAsync();
        return context.Response.StatusCode != StatusCodes.Status200OK || body.Length == 0
                ? FormattableString.Invariant($"{path} answers {context.Response.StatusCode}.")
            : context.Response.Headers.FirstOrDefault(header => header.Value.Any(IsUnsendable)) is { Key: { } name }
                ? $"{path} has a header {name} that cannot be sent."
            : null;
    }

    /// <summary>True of what the server refuses to send (RFC 9110, 5.5), with which every page fails.</summary>
    private static bool IsUnsendable(string? value) => value?.AsSpan().IndexOfAnyExceptInRange(' ', '~') is >= 0;

    /// <summary>A response that keeps what is to happen before its head is sent, and lets it happen.</summary>
    private sealed class StartedResponse : HttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Callback, object State)> starting = new();

        public override void OnStarting(Func<object, Task> callback, object state) => starting.Push((callback, state));

        public async Task Start()
        {
            while (starting.TryPop(out var next))
            {
                await next.Callback(next.State);
            }
        }
    }
}

/// <summary>Puts the check where it passes everything that a reader's page passes.</summary>
public static class SelfCheckPlace
{
    public static void UseSelfCheck(this WebApplication app) => app.Use(app.Services.GetRequiredService<SelfCheck>().Through);
}
