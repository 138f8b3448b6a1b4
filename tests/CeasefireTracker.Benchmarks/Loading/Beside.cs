using System.Globalization;
using System.Text;

namespace CeasefireTracker.Benchmarks.Loading;

/// <summary>
/// <c>beside [--events N] [--seconds S] [--rounds R] [--connections C] [--app FILE]</c>: how long the slowest of a hundred readers of a
/// kept page and of <c>/healthz</c> waits alone, and while others ask for the dearest addresses over many connections.
/// </summary>
internal static class Beside
{
    private const int Readers = 4;

    public static int Run(Options options)
    {
        var work = new Workplace(options, options.Number("--events", 1000)).WithData();
        if (!File.Exists(work.Store))
        {
            work.Build();
        }

        var (seconds, rounds, connections) = (
            TimeSpan.FromSeconds(options.Number("--seconds", 5)),
            options.Number("--rounds", 5),
            options.Number("--connections", 80)
        );
        using var app = work.Serve(options.Number("--port", 5107), 64);
        Console.WriteLine(
            $"| asked for, over {Readers} connections | p99 alone, ms | p99 beside {connections} of the dearest, ms | ratio | goal | dear answers /s, of them refused |"
        );
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var address in new[] { "/en/timeline", "/healthz" })
        {
            // The first turns compile the code; nothing is counted before it is hot.
            Driver.Run(app, _ => address, Readers, seconds);
            Crowded(app, address, connections, seconds);
            var turns = new List<(double Alone, double Crowded, double Answers, double Refused)>();
            for (var round = 0; round < rounds; round++)
            {
                var alone = Driver.Run(app, _ => address, Readers, seconds);
                var (crowded, answers, refused) = Crowded(app, address, connections, seconds);
                turns.Add(
                    (
                        alone.P99.TotalMilliseconds,
                        crowded.P99.TotalMilliseconds,
                        answers / seconds.TotalSeconds,
                        refused / seconds.TotalSeconds
                    )
                );
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {address} | {Of(turn => turn.Alone):N2} | {Of(turn => turn.Crowded):N2} | {Of(turn => turn.Crowded / turn.Alone):N1} | ≤ 3 | {Of(turn => turn.Answers):N0}, {Of(turn => turn.Refused):N0} |"
                )
            );

            double Of(Func<(double Alone, double Crowded, double Answers, double Refused), double> value) =>
                Driver.Median(turns.Select(value));
        }

        return 0;
    }

    private static (Turn Turn, int Answers, int Refused) Crowded(ChildServer app, string address, int connections, TimeSpan time)
    {
        var (answers, refused) = (0, 0);
        using var stop = new CancellationTokenSource();
        var crowd = Enumerable
            .Range(0, connections)
            .Select(seed =>
                Task.Factory.StartNew(
                    () => Ask(new Random(seed)),
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            )
            .ToArray();
        var turn = Driver.Run(app, _ => address, Readers, time);
        stop.Cancel();
        Task.WaitAll(crowd);
        return (turn, answers, refused);

        void Ask(Random random)
        {
            using var connection = new Connection(app.Port);
            while (!stop.IsCancellationRequested)
            {
                Interlocked.Increment(ref answers);
                if (connection.Get(Dear(random)) == 503)
                {
                    Interlocked.Increment(ref refused);
                }
            }
        }
    }

    /// <summary>An address of 8 kB of values that nobody knows, or a search of many words at some day: no two alike.</summary>
    private static string Dear(Random random)
    {
        if (random.Next(2) == 0)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"/en/timeline?q={string.Join("%20", Enumerable.Range(0, 12).Select(_ => Letter(random)))}&known-on={new DateOnly(2022, 1, 1).AddDays(random.Next(1_500)):yyyy-MM-dd}&lanes=phase"
            );
        }

        var address = new StringBuilder("/en/timeline?publisher=q");
        while (address.Length < 7_900)
        {
            address.Append("&publisher=q").Append(Letter(random)).Append(Letter(random));
        }

        return address.ToString();
    }

    private static char Letter(Random random) => (char)('a' + random.Next(26));
}
