using System.Globalization;

namespace CeasefireTracker.Benchmarks.Loading;

/// <summary>
/// <c>load [--events N] [--seconds S] [--rounds R] [--connections C] [--app FILE]</c>: the program and two bare servers by turns, and the
/// ratios of the speed table.
/// </summary>
internal static class Load
{
    private const string Brotli = "Accept-Encoding: br\r\n";

    public static int Run(Options options)
    {
        var work = new Workplace(options, options.Number("--events", 1000)).WithData();
        if (!File.Exists(work.Store))
        {
            work.Build();
        }

        var (seconds, rounds, connections) = (
            TimeSpan.FromSeconds(options.Number("--seconds", 3)),
            options.Number("--rounds", 5),
            options.Number("--connections", 8)
        );
        var port = options.Number("--port", 5107);
        var start = Enumerable.Range(0, 5).Select(_ => Start(work, port)).ToList();
        using var app = work.Serve(port, 64);
        using var fresh = work.Serve(port + 1, 0);
        // Each page is held against as many bytes as it has itself.
        using var bare = work.ServeBare(port + 2, Bytes(app, ""));
        using var bareBrotli = work.ServeBare(port + 5, Bytes(app, Brotli));
        var number = 0;
        var pairs = new (string Name, string Goal, Func<Turn> Ours, Func<Turn> Theirs)[]
        {
            (
                "cached page",
                "≥ 0.7",
                () => Driver.Run(app, _ => "/en/timeline", connections, seconds),
                () => Driver.Run(bare, _ => "/bytes", connections, seconds)
            ),
            (
                "cached page, Brotli",
                "",
                () => Driver.Run(app, _ => "/en/timeline", connections, seconds, Brotli),
                () => Driver.Run(bareBrotli, _ => "/bytes", connections, seconds)
            ),
            (
                "filtered page, never seen",
                "≥ 0.5",
                () => Driver.Run(fresh, i => Questions.Page(number + i), connections, seconds),
                () => Driver.Run(bare, i => Questions.Rows(number + i), connections, seconds)
            ),
        };
        Console.WriteLine(
            "| what | ours /s | bare /s | ratio | goal | CPU ratio | CPU ms ours / bare | ours median / p99 ms | bare median / p99 ms |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var (name, goal, ours, theirs) in pairs)
        {
            Warm(ours);
            Warm(theirs);
            var turns = new List<(Turn Ours, Turn Theirs)>();
            for (var round = 0; round < rounds; round++)
            {
                turns.Add((ours(), theirs()));
                number += 100_000;
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {Of(turn => turn.Ours.PerSecond):N0} | {Of(turn => turn.Theirs.PerSecond):N0} | {Of(turn => turn.Ours.PerSecond / turn.Theirs.PerSecond):N2} | {goal} | {Of(turn => turn.Theirs.Processor / turn.Ours.Processor):N2} | {Of(turn => turn.Ours.Processor.TotalMilliseconds):N3} / {Of(turn => turn.Theirs.Processor.TotalMilliseconds):N3} | {Of(turn => turn.Ours.Median.TotalMilliseconds):N2} / {Of(turn => turn.Ours.P99.TotalMilliseconds):N2} | {Of(turn => turn.Theirs.Median.TotalMilliseconds):N2} / {Of(turn => turn.Theirs.P99.TotalMilliseconds):N2} |"
                )
            );

            // The first turns compile the code, on a slow machine for half a minute: nothing is counted before two of them, one after the
            // other, were hardly faster than the best.
            void Warm(Func<Turn> turn)
            {
                for (var (best, alike) = (0.0, 0); alike < 2; number += 100_000)
                {
                    var now = turn().PerSecond;
                    (best, alike) = (Math.Max(best, now), now > best * 1.03 ? 0 : alike + 1);
                }
            }

            double Of(Func<(Turn Ours, Turn Theirs), double> value) => Driver.Median(turns.Select(value));
        }

        var (ourStart, bareStart) = (
            Driver.Median(start.Select(one => one.Ours.TotalMilliseconds)),
            Driver.Median(start.Select(one => one.Bare.TotalMilliseconds))
        );
        var (ourMemory, bareMemory) = (
            Driver.Median(start.Select(one => one.OurMegabytes)),
            Driver.Median(start.Select(one => one.BareMegabytes))
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| start to first page, ms | {ourStart:N0} | {bareStart:N0} | {ourStart / bareStart:N2} | ≤ 3 | | | | |"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| memory after it, MB | {ourMemory:N0} | {bareMemory:N0} | {ourMemory / bareMemory:N2} | ≤ 2 | | | | |"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| memory at the end, MB | {app.PeakMegabytes:N0}, without page cache {fresh.PeakMegabytes:N0} | {bare.PeakMegabytes:N0} | | | | | | |"
            )
        );
        return 0;
    }

    private static int Bytes(ChildServer app, string more)
    {
        using var connection = new Connection(app.Port);
        connection.Get("/en/timeline", more);
        return (int)connection.BodyBytes;
    }

    private static (TimeSpan Ours, TimeSpan Bare, double OurMegabytes, double BareMegabytes) Start(Workplace work, int port)
    {
        // One after the other: what a program still does after its first page would slow the other's start.
        var ours = Of(work.Serve(port + 3, 64));
        var bare = Of(work.ServeBare(port + 4, 40 * 1024));
        return (ours.Time, bare.Time, ours.Memory, bare.Memory);

        static (TimeSpan Time, double Memory) Of(ChildServer server)
        {
            using (server)
            {
                return (server.StartedIn, server.PeakMegabytes);
            }
        }
    }
}
