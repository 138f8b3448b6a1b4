using System.Globalization;

namespace CeasefireTracker.Benchmarks.Loading;

/// <summary>
/// <c>scale [--sizes 210,1000,…] [--seconds S] [--database "Host=…"]</c>: builds and serves ever larger sets, and prints how each cost grows;
/// with a database from PostgreSQL, whose own processor time is not counted, and by the clock.
/// </summary>
internal static class Scale
{
    public static int Run(Options options)
    {
        var (seconds, port) = (TimeSpan.FromSeconds(options.Number("--seconds", 3)), options.Number("--port", 5107));
        Console.WriteLine(
            "| events | build, events/s | build, CPU µs an event | build, MB | front page ms | event page ms | filter ms | search ms | positions ms | disputes ms | serving, MB |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        var database = options.Text("--database", "");
        double[]? first = null;
        foreach (var size in options.Numbers("--sizes", 210, 1000, 10_000, 100_000))
        {
            var work = new Workplace(options, size).WithData();
            var build = database.Length > 0 ? work.Publish(database) : work.Build();
            var ids = work.Ids(200);
            double[] costs;
            double memory;
            using (var server = database.Length > 0 ? work.Follow(database, port, 0) : work.Serve(port, 0))
            {
                Func<int, string>[] questions =
                [
                    _ => "/en/timeline",
                    i => "/en/events/" + ids[i % ids.Length],
                    Questions.Page,
                    Questions.Search,
                    Questions.Positions,
                    Questions.Disputes,
                ];
                foreach (var question in questions)
                {
                    Driver.Wake(server, question(0));
                }

                // All of them until the code is hot, twice: what the first one compiles is not its own cost.
                foreach (var question in questions.Concat(questions))
                {
                    Driver.Run(server, question, 1, 2 * seconds);
                }

                costs = [.. questions.Select(question => Cost(server, question))];
                memory = server.PeakMegabytes;
            }

            first ??= costs;
            var shown = costs.Select((cost, i) => string.Create(CultureInfo.InvariantCulture, $"{cost:N2} (× {cost / first[i]:N1})"));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {size:N0} | {size / build.Elapsed.TotalSeconds:N0} | {build.Processor.TotalMicroseconds / size:N0} | {build.PeakMegabytes:N0} | {string.Join(" | ", shown)} | {memory:N0} |"
                )
            );
        }

        return 0;

        // Processor time an answer on one connection: on a machine that others use too, the clock measures the others. With PostgreSQL,
        // which does its part in processes of its own, the clock.
        double Cost(ChildServer server, Func<int, string> address) =>
            Driver.Median(
                Enumerable
                    .Range(0, 3)
                    .Select(_ => Driver.Run(server, address, 1, seconds))
                    .Select(turn => (database.Length > 0 ? turn.Median : turn.Processor).TotalMilliseconds)
            );
    }
}
