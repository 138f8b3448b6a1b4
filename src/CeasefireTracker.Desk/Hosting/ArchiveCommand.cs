using System.Globalization;
using System.Runtime.InteropServices;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Archive;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Hosting;

/// <summary>The command <c>archive</c>: looks at cited pages, keeps copies of them, and records what was found.</summary>
internal static class ArchiveCommand
{
    private const int Refused = 1;
    private const int NotUnderstood = 2;

    /// <param name="door">Whom it may ask; the program itself says <see cref="FetchDoor.Public"/>.</param>
    /// <param name="clock">What day it is.</param>
    public static int Run(string[] args, TextWriter output, TextWriter errors, FetchDoor door, TimeProvider clock)
    {
        var rest = args.ToList();
        var settings = rest.Where(argument => argument.StartsWith("--Desk:", StringComparison.OrdinalIgnoreCase)).ToArray();
        rest.RemoveAll(settings.Contains);
        DateOnly? since = null;
        if (DeskCommands.Option(rest, "--since") is { } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                errors.WriteLine($"'{text}' is no day such as 2026-12-03.");
                return NotUnderstood;
            }

            since = day;
        }

        if (rest.Find(argument => argument.StartsWith('-')) is { } unknown)
        {
            errors.WriteLine($"'{unknown}' was not understood.");
            return NotUnderstood;
        }

        var options = DeskCommands.Options(settings);
        using var services = Services(options, door, clock);
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<DeskContext>().Prepare();
        var run = scope.ServiceProvider.GetRequiredService<ArchiveRun>();
        // What others published, and what a run that was killed has found, need not be looked at again.
        scope.ServiceProvider.GetRequiredService<OtherDesks>().Refresh();
        run.RecordLeft(DeskCommands.Console).GetAwaiter().GetResult();
        var dataset = scope.ServiceProvider.GetRequiredService<LiveRecord>().Now().Dataset;
        return Sources(dataset, since, rest, errors) is { } sources ? Look(run, sources, output, errors) : NotUnderstood;
    }

    private static int Look(ArchiveRun run, IReadOnlyList<Source> sources, TextWriter output, TextWriter errors)
    {
        using var stop = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var (all, outcome) = run.Run(sources, DeskCommands.Console, looked => output.WriteLine(Line(looked)), FetchAsk.Page, stop.Token)
            .GetAwaiter()
            .GetResult();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{sources.Count} to look at: {all.Count(looked => looked.Found?.Hash is not null)} pages ({all.Count(looked => looked.IsNew)} kept), "
                    + $"{all.Count(looked => looked.Found is { Hash: null })} without one, "
                    + $"{sources.Count - all.Count(looked => looked.Found is not null)} not looked at."
            )
        );
        if (outcome.Refusal is Refusal.None or Refusal.NothingNew)
        {
            output.WriteLine(
                outcome.Refusal == Refusal.None ? $"Recorded in {SeenFile.Name}. {outcome.Detail}".TrimEnd() : "Nothing new to record."
            );
            return 0;
        }

        errors.WriteLine(Language.En.Tell("archive.refused." + outcome.Refusal.Text(), outcome.Detail));
        return Refused;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static string Line(Looked looked) =>
        string.Join(
            ' ',
            new[]
            {
                $"{looked.Source}: {looked.Found?.Status ?? "not looked at"}",
                looked.IsNew ? $"(kept {looked.Found!.Hash![..12]})" : "",
                looked.Detail,
            }.Where(part => part.Length > 0)
        );

    /// <summary>What is to be looked at; null, with a word, if there is no such source.</summary>
    private static IReadOnlyList<Source>? Sources(TrackerDataset dataset, DateOnly? since, List<string> ids, TextWriter errors)
    {
        if (ids.Count == 0)
        {
            return ArchiveRun.Due(dataset, since);
        }

        var sources = new List<Source>();
        foreach (var id in ids.Distinct())
        {
            if (dataset.Sources.FirstOrDefault(source => source.Id == id) is not { } source)
            {
                var near = Nearest.Of(id, dataset.Sources.Select(source => source.Id));
                errors.WriteLine($"There is no source '{id}'{(near is null ? "." : $"; did you mean '{near}'?")}");
                return null;
            }

            if (source.Url is null)
            {
                errors.WriteLine($"The source '{id}' has no address.");
                return null;
            }

            sources.Add(source);
        }

        return since is null ? sources : [.. sources.Intersect(ArchiveRun.Due(dataset, since))];
    }

    private static ServiceProvider Services(DeskOptions options, FetchDoor door, TimeProvider clock)
    {
        Directory.CreateDirectory(options.State);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(clock);
        services.AddSingleton(options);
        services.AddState(options);
        services.AddRecord();
        services.AddSingleton(door);
        return services.BuildServiceProvider();
    }
}
