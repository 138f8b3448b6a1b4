using CeasefireTracker.Desk.Archive;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.Tests.Fetching;
using CeasefireTracker.Tests.Hosting;
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
        var run = Run(archive, scope, clock);

        await run.Run([archive.Sources[0]], "console", _ => { }, FetchAsk.Page, default);
        Assert.Equal([], clock.Waits);
        await run.Run(archive.Sources, "console", _ => { }, FetchAsk.Page, default);
        Assert.Equal([7, 7], clock.Waits.Select(wait => wait.TotalSeconds));

        using var stop = new CancellationTokenSource();
        var (all, outcome) = await run.Run(archive.Sources, "console", _ => stop.Cancel(), FetchAsk.Page, stop.Token);
        Assert.Equal((1, Refusal.NothingNew), (all.Count, outcome.Refusal));
    }

    [Fact]
    public async Task A_host_that_others_lead_to_is_left_alone_as_well_and_a_redirect_within_a_host_is_one_page_of_it()
    {
        await using var archive = new Archived("http://a.example.org/", "http://b.example.org/", "http://c.example.org/own");
        archive.Server.OnRedirect("a.example.org/", "http://c.example.org/1");
        archive.Server.OnRedirect("b.example.org/", "http://c.example.org/2");
        archive.Server.OnRedirect("c.example.org/own", "/3");
        using var scope = archive.Site.Services.CreateScope();
        var clock = new HurriedClock();

        await Run(archive, scope, clock).Run(archive.Sources, "console", _ => { }, FetchAsk.Page, default);

        Assert.Equal([7, 7], clock.Waits.Select(wait => wait.TotalSeconds));
        Assert.Equal(6, archive.Server.Connections);
    }

    [Fact]
    public async Task It_is_the_host_that_said_it_has_enough_that_is_left_alone_whoever_leads_there()
    {
        await using var archive = new Archived("http://a.example.org/1", "http://b.example.org/", "http://a.example.org/2");
        archive.Server.OnRedirect("a.example.org/1", "http://c.example.org/");
        archive.Server.OnRedirect("b.example.org/", "http://c.example.org/");
        archive.On(archive.Sources[2], "<p>It says so.</p>");
        archive.Server.OnPage("c.example.org/", "", "429 Too Many Requests");

        var (_, output, _) = archive.Run();

        Assert.Equal(4, archive.Server.Connections);
        Assert.Equal(
            ["429", "200"],
            archive.Sources.SelectMany(source => archive.Seen.Where(seen => seen.Source == source.Id)).Select(seen => seen.Latest.Status)
        );
        Assert.Contains(
            $"{archive.Sources[1].Id}: not looked at c.example.org has asked to be left alone.",
            output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Waiting_for_a_host_takes_nothing_of_the_time_that_its_page_may_take()
    {
        await using var server = new StrangeServer().OnRedirect("/a", "http://other.example.org/b").OnPage("/b", "b");
        var clock = new HandClock();
        var ask = FetchAsk.Page with
        {
            Turn = (_, _) =>
            {
                clock.Pass(FetchAsk.Page.Whole);
                return Task.CompletedTask;
            },
        };

        Assert.True((await GuardTests.Through(server.Door, clock).Get(new("http://news.example.org/a"), ask)).IsPage);
    }

    private static ArchiveRun Run(Archived archive, IServiceScope scope, TimeProvider clock) =>
        new(
            archive.Site.Part<Fetcher>(),
            archive.Site.Part<ArchiveFolder>(),
            archive.Site.Part<LiveRecord>(),
            scope.ServiceProvider.GetRequiredService<MachineCommit>(),
            archive.Site.Part<DeskOptions>() with
            {
                ArchivePause = TimeSpan.FromSeconds(7),
            },
            clock
        );

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
