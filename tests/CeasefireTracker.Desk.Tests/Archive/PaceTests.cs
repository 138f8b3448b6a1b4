using CeasefireTracker.Desk.Archive;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.Archive;

/// <summary>How often a host is asked.</summary>
public sealed class PaceTests
{
    [Fact]
    public async Task A_host_is_left_alone_between_two_of_its_pages_and_whoever_stops_it_keeps_what_was_found()
    {
        await using var archive = new Archived();
        using var scope = archive.Site.Services.CreateScope();
        var clock = new HurriedClock();
        var run = new ArchiveRun(
            archive.Site.Part<Fetcher>(),
            archive.Site.Part<ArchiveFolder>(),
            scope.ServiceProvider.GetRequiredService<MachineCommit>(),
            archive.Site.Part<DeskOptions>() with
            {
                ArchivePause = TimeSpan.FromSeconds(7),
            },
            clock
        );

        await run.Run([archive.Sources[0]], "console", _ => { }, FetchAsk.Page, default);
        Assert.Equal([], clock.Waits);
        await run.Run(archive.Sources, "console", _ => { }, FetchAsk.Page, default);
        Assert.Equal([7, 7], clock.Waits.Select(wait => wait.TotalSeconds));

        using var stop = new CancellationTokenSource();
        var (all, outcome) = await run.Run(archive.Sources, "console", _ => stop.Cancel(), FetchAsk.Page, stop.Token);
        Assert.Equal((1, Refusal.NothingNew), (all.Count, outcome.Refusal));
    }

    /// <summary>A clock on which whoever waits has waited already.</summary>
    private sealed class HurriedClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 12, 3, 12, 0, 0, TimeSpan.Zero);

        public List<TimeSpan> Waits { get; } = [];

        public override DateTimeOffset GetUtcNow() => now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Waits.Add(dueTime);
            now += dueTime;
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
