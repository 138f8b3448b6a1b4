using CeasefireTracker.Desk.Inbox;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.Reports;

namespace CeasefireTracker.Desk.Hosting;

/// <summary>Does what nobody asks for, over and over: deletes what has been kept long enough, and reads feeds.</summary>
public sealed class Rounds(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Rounds> log) : BackgroundService
{
    /// <summary>From the beginning of one round to the next.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    /// <summary>Told after each round, for a test that waits for one.</summary>
    internal Action? Ended { get; set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            await Go(services => services.GetRequiredService<Docket>().Sweep(stoppingToken));
            await Go(services => Read(services, stoppingToken));
            Ended?.Invoke();
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    // What is new is so against what the other desks have published, and nobody need have looked at a page of this one.
    internal static Task Read(IServiceProvider services, CancellationToken stop)
    {
        services.GetRequiredService<OtherDesks>().Follow();
        return services.GetRequiredService<FeedBook>().ReadDue(stop);
    }

    // What fails now is tried again in the next round; the desk goes on.
    private async Task Go(Func<IServiceProvider, Task> work)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "A round was not ended");
        }
    }
}
