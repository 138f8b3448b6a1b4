using System.Diagnostics;

namespace CeasefireTracker.Benchmarks.Loading;

/// <summary>What one turn of load measured.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Processor">Processor time of the server an answer, which a busy machine disturbs least.</param>
internal sealed record Turn(double PerSecond, TimeSpan Median, TimeSpan P99, TimeSpan Processor, double BytesAnAnswer);

/// <summary>Drives a server over a bounded number of connections for a bounded time.</summary>
internal static class Driver
{
    public static Turn Run(ChildServer server, Func<int, string> address, int connections, TimeSpan time, string more = "") =>
        Run(server.Port, () => server.Processor, address, connections, time, more);

    /// <param name="processor">Processor time used so far by what is measured.</param>
    public static Turn Run(
        int port,
        Func<TimeSpan> processor,
        Func<int, string> address,
        int connections,
        TimeSpan time,
        string more = ""
    )
    {
        var before = processor();
        var began = Stopwatch.GetTimestamp();
        var (number, bytes) = (-1, 0L);
        // A thread a connection, because the pool would measure itself.
        var asking = Enumerable
            .Range(0, connections)
            .Select(_ => Task.Factory.StartNew(Ask, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        var times = Task.WhenAll(asking).GetAwaiter().GetResult();
        var elapsed = Stopwatch.GetElapsedTime(began);
        var sorted = times.SelectMany(list => list).Order().ToArray();
        return new Turn(
            sorted.Length / elapsed.TotalSeconds,
            Stopwatch.GetElapsedTime(0, sorted[sorted.Length / 2]),
            Stopwatch.GetElapsedTime(0, sorted[sorted.Length * 99 / 100]),
            (processor() - before) / sorted.Length,
            (double)bytes / sorted.Length
        );

        List<long> Ask()
        {
            var list = new List<long>();
            using var connection = new Connection(port);
            do
            {
                var asked = Stopwatch.GetTimestamp();
                var path = address(Interlocked.Increment(ref number));
                if (connection.Get(path, more) != 200)
                {
                    throw new InvalidOperationException($"{path} was not answered with 200.");
                }

                list.Add(Stopwatch.GetTimestamp() - asked);
            } while (Stopwatch.GetElapsedTime(began) < time);

            Interlocked.Add(ref bytes, connection.BodyBytes);
            return list;
        }
    }

    /// <summary>Asks for an address until it is answered, because what is read once a dataset may take longer than a request may: at
    /// 100,000 events the first who asks for positions is told to come again.</summary>
    public static void Wake(ChildServer server, string path)
    {
        var began = Stopwatch.GetTimestamp();
        int status;
        do
        {
            using var connection = new Connection(server.Port);
            status = connection.Get(path, "");
        } while (status == 503 && Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(5));

        if (status != 200)
        {
            throw new InvalidOperationException($"{path} was answered with {status}.");
        }
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
