using System.Diagnostics;
using System.Globalization;

namespace CeasefireTracker.Benchmarks.Loading;

/// <summary>
/// <c>csv [--events N] [--rounds R] [--app FILE] [--shell FILE]</c>: everything as CSV over a socket, beside what the shell of SQLite
/// prints of the same rows and columns out of the file that readers download, by turns.
/// </summary>
internal static class WholeCsv
{
    private const string SameRows = """
        SELECT e.id, 'http://127.0.0.1:5107/en/events/' || e.id AS url, e.date AS edtf, e.earliest, e.latest, e.date_text_en, e.date_text_ja, e.kind, e.standing,
            e.phase_id AS phase, e.collections, e.title_en, e.title_ja, e.summary_en, e.summary_ja,
            (SELECT group_concat(a.actor_id, ';') FROM event_actors a WHERE a.event_id = e.id AND a.counts) AS actors,
            (SELECT group_concat(DISTINCT t.issue_id) FROM terms t WHERE t.event_id = e.id AND t.counts) AS issues,
            (SELECT group_concat(r.target_id, ';') FROM relations r WHERE r.event_id = e.id AND r.kind = 'responds-to') AS responds_to,
            e.disputed,
            (SELECT group_concat(c.source_id, ';') FROM citations c WHERE c.event_id = e.id) AS sources,
            (SELECT group_concat(coalesce(s.url, ''), ';') FROM citations c JOIN sources s ON s.id = c.source_id WHERE c.event_id = e.id) AS source_urls,
            e.added, e.changed, (SELECT value FROM about WHERE key = 'dataset') AS dataset, e.at, e.in_force, e.in_force_earliest, e.in_force_latest,
            (SELECT group_concat(a.actor_id || '=' || a.role, ';') FROM event_actors a WHERE a.event_id = e.id) AS roles,
            (SELECT group_concat(f.fact_id || '=' || f.value, ';') FROM facts f WHERE f.event_id = e.id) AS facts
        FROM events e ORDER BY e.ordinal
        """;

    public static int Run(Options options)
    {
        var work = new Workplace(options, options.Number("--events", 100_000)).WithData();
        if (!File.Exists(work.Store))
        {
            work.Build();
        }

        using var app = work.Serve(options.Number("--port", 5107), 0);
        var before = app.PeakMegabytes;
        // The first turn compiles the code.
        Ours(app);
        var turns = Enumerable
            .Range(0, options.Number("--rounds", 3))
            .Select(_ => (Ours: Ours(app), Shell: Shell(options.Text("--shell", "sqlite3"), work.Tables)))
            .ToList();
        Console.WriteLine("| CSV of everything | MB | MB/s | MB a CPU second | memory before, MB | after, MB |");
        Console.WriteLine("|---|---|---|---|---|---|");
        Console.WriteLine(
            Row(
                "ours",
                turns.Select(turn => turn.Ours).ToList(),
                string.Create(CultureInfo.InvariantCulture, $"{before:N0} | {app.PeakMegabytes:N0}")
            )
        );
        Console.WriteLine(Row("sqlite3 shell", turns.Select(turn => turn.Shell).ToList(), " | "));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| ratio (goal ≥ 0.5) | | {Driver.Median(turns.Select(turn => turn.Ours.PerSecond / turn.Shell.PerSecond)):N2} | {Driver.Median(turns.Select(turn => turn.Ours.PerProcessor / turn.Shell.PerProcessor)):N2} | | |"
            )
        );
        return 0;
    }

    private static Flow Ours(ChildServer app)
    {
        using var connection = new Connection(app.Port);
        var (began, processor) = (Stopwatch.GetTimestamp(), app.Processor);
        return connection.Get("/en/timeline.csv") == 200
            ? new Flow(connection.BodyBytes / 1e6, Stopwatch.GetElapsedTime(began), app.Processor - processor)
            : throw new InvalidOperationException("The table was not answered with 200.");
    }

    private static Flow Shell(string shell, string tables)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(
            new ProcessStartInfo(shell, ["-csv", "-header", tables, SameRows]) { RedirectStandardOutput = true }
        )!;
        var (piece, bytes, processor) = (new byte[1 << 16], 0L, TimeSpan.Zero);
        for (var read = process.StandardOutput.BaseStream.Read(piece); read > 0; read = process.StandardOutput.BaseStream.Read(piece))
        {
            bytes += read;
            // It is gone with the process.
            processor = ChildServer.ProcessorOf(process) ?? processor;
        }

        process.WaitForExit();
        return process.ExitCode == 0
            ? new Flow(bytes / 1e6, Stopwatch.GetElapsedTime(began), processor)
            : throw new InvalidOperationException($"{shell} failed.");
    }

    private static string Row(string name, List<Flow> flows, string memory) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {flows[0].Megabytes:N0} | {Driver.Median(flows.Select(flow => flow.PerSecond)):N0} | {Driver.Median(flows.Select(flow => flow.PerProcessor)):N0} | {memory} |"
        );

    private sealed record Flow(double Megabytes, TimeSpan Elapsed, TimeSpan Processor)
    {
        public double PerSecond => Megabytes / Elapsed.TotalSeconds;

        public double PerProcessor => Megabytes / Processor.TotalSeconds;
    }
}
