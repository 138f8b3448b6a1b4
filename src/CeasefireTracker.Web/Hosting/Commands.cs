using System.Data.Common;
using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Hosting;

/// <summary>The commands that do one thing and end: <c>check</c>, <c>build</c>, <c>export</c> and <c>verify</c>. Without a command the
/// program serves.</summary>
public static class Commands
{
    private const string Usage = """
        usage: CeasefireTracker.Web [command] [options]

          (no command)        serve the timeline
          check               read and check the data; print file:line: rule: message
          check --report      the same, then how much the record holds of each actor, what is open, and what claims rest on
          build               build the store that serving would build
          build --out FILE    write the record as one SQLite file, as readers download it
          export --out DIR    write the whole site's data as files
          verify              compare every store with its seal

        options:
          --data DIR          the data folder (else data/ beside the solution)
          --store DIR         the store folder (else .store/ beside the solution)
          --Tracker:Name=…    any other setting of deploy/operating.md; the environment's Tracker__Name is read too

        exit codes: 0 done, 1 the data has problems or a store is not what its seal says, 2 not understood,
                    74 the disk or the database refused, 75 another build is under way, 78 the settings or the machine cannot be right
        """;

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit code, as the usage lists them; null if there is no command and the program is to serve.</returns>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    public static int? Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is not ["--help" or "help", ..] && Languages.Refusal is { } refusal)
        {
            errors.WriteLine(refusal);
            return SettingsException.ExitCode;
        }

        if (args.Length == 0 || args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not "--help")
        {
            return null;
        }

        var rest = args[1..];
        var file = args[0] is "build" or "export" && Option(ref rest, "--out") is { } named ? Folders.FromWhereTyped(named) : null;
        var withReport = args[0] is "check" && rest.Contains("--report");
        rest = withReport ? [.. rest.Where(argument => argument != "--report")] : rest;
        if (args[0] is not ("check" or "build" or "export" or "verify") || !AreSettings(rest) || (args[0] is "export" && file is null))
        {
            return Other(args, output, errors);
        }

        // The same settings as the server's, from the same places.
        var options = SiteOptions.Read(WebApplication.CreateBuilder(Folders.Content(rest)).Configuration);
        var count = 0;
        return args[0] switch
        {
            "check" => Check(options.Store.Data, output, errors, withReport),
            "build" when file is null => Build(options.Store, output, errors),
            "build" => Export(options, output, errors, edition => SqliteDownload.Write(edition.Store, file), () => $"{file}: complete."),
            "export" => Export(
                options,
                output,
                errors,
                edition => count = ExportFolder.Write(edition, file!),
                () => $"{file}: {count} files."
            ),
            _ => Verify(options.Store, output, errors),
        };
    }

    private static int Other(string[] args, TextWriter output, TextWriter errors)
    {
        if (args[0] is "--help" or "help")
        {
            output.WriteLine(Usage);
            return 0;
        }

        errors.WriteLine($"'{string.Join(' ', args)}' was not understood.");
        errors.WriteLine(Usage);
        return 2;
    }

    /// <summary>True for names with their values, each as one word with = or as two.</summary>
    private static bool AreSettings(string[] args)
    {
        for (var at = 0; at < args.Length; at++)
        {
            if (!(args[at].Split('=')[0] is "--data" or "--store" || args[at].StartsWith("--Tracker:", StringComparison.OrdinalIgnoreCase)))
            {
                return false;
            }

            at += args[at].Contains('=', StringComparison.Ordinal) ? 0 : 1;
            if (at == args.Length)
            {
                return false;
            }
        }

        return true;
    }

    private static int Check(string data, TextWriter output, TextWriter errors, bool withReport)
    {
        if (!Directory.Exists(data))
        {
            errors.WriteLine($"There is no data folder at {data}.");
            return 2;
        }

        foreach (var left in DataFolder.Read(data).Leftovers)
        {
            errors.WriteLine($"data/{left}: passed over; an editor or the system left it there.");
        }

        var (dataset, problems) = StoreFile.Load(data, new BuildProgress(errors, TimeProvider.System));
        Print(problems, output);
        foreach (var remark in problems.Count == 0 ? Remarks(dataset, data) : [])
        {
            output.WriteLine(remark);
        }

        output.WriteLine(
            problems.Count == 0
                ? $"{dataset.Register.Count} events, {dataset.Sources.Count} sources, {dataset.Actors.Count} actors, {dataset.Issues.Count} issues: sound."
                : $"{problems.Total} problem{(problems.Total == 1 ? "" : "s")}."
        );
        if (withReport && problems.Count == 0)
        {
            output.WriteLine();
            foreach (var line in SymmetryReport.Of(dataset).Lines().Append("").Concat(SourcingReport.Of(dataset).Lines()))
            {
                output.WriteLine(line);
            }
        }

        return problems.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<Problem> Remarks(TrackerDataset dataset, string data) =>
        [.. NarrativeRemarks.Of(dataset, data), .. UnfilledFields.Of(dataset), .. SeenRemarks.Of(dataset)];

    private static int Build(StoreOptions folders, TextWriter output, TextWriter errors)
    {
        if (!Directory.Exists(folders.Data))
        {
            errors.WriteLine($"There is no data folder at {folders.Data}.");
            return 2;
        }

        try
        {
            var hash = StoreFile.HashOf(folders.Data);
            var progress = new BuildProgress(errors, TimeProvider.System);
            using var engine = StoreEngine.Of(folders, Indexing.Rules);
            var problems = engine.Publish(folders.Data, hash, progress);
            Print(problems, output);
            output.WriteLine(
                problems.Count == 0
                    ? $"{engine.PlaceOf(hash)}: complete."
                    : $"Nothing was written: {problems.Total} problem{(problems.Total == 1 ? "" : "s")}."
            );
            return problems.Count == 0 ? 0 : 1;
        }
        catch (StoreBusyException e)
        {
            errors.WriteLine(e.Message);
            return 75;
        }
        catch (Exception e)
        {
            // Because the reason can be any layer's, and the one that ran the command must see it: nothing was published.
            errors.WriteLine($"Nothing was written: {BuildFailure.Of(e).Message} ({e.GetBaseException().Message})");
            return 74;
        }
    }

    /// <summary>Builds the store if it is not there, and writes something from it.</summary>
    private static int Export(SiteOptions site, TextWriter output, TextWriter errors, Action<ExportContext> write, Func<string> done)
    {
        if (Build(site.Store, output, errors) is not 0 and var failed)
        {
            return failed;
        }

        try
        {
            using var engine = StoreEngine.Of(site.Store, Indexing.Rules);
            var store = engine.Open(StoreFile.HashOf(site.Store.Data));
            write(new ExportContext(store, Language.En, site.PublicOrigin ?? "http://localhost", site) { Base = site.PublicPath });
            output.WriteLine(done());
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or StoreUnreadableException or DbException)
        {
            errors.WriteLine($"Not everything was written: {e.Message}");
            return 74;
        }
    }

    private static int Verify(StoreOptions options, TextWriter output, TextWriter errors)
    {
        try
        {
            using var engine = StoreEngine.Of(options, Indexing.Rules);
            var stores = engine
                .Existing()
                .Select(hash => (Name: Path.GetFileName(engine.PlaceOf(hash)), Refusal: engine.Refusal(hash)))
                .ToList();
            foreach (var (name, refusal) in stores)
            {
                output.WriteLine(refusal is null ? $"{name}: sound." : $"{name} {refusal}.");
            }

            output.WriteLine($"{stores.Count(store => store.Refusal is null)} of {stores.Count} stores are sound.");
            return stores.Exists(store => store.Refusal is null) && stores.TrueForAll(store => store.Refusal is null) ? 0 : 1;
        }
        catch (DbException e)
        {
            errors.WriteLine($"Not everything could be compared: {BuildFailure.Of(e).Message} ({e.Message})");
            return 74;
        }
    }

    private static void Print(ProblemList problems, TextWriter output)
    {
        foreach (var problem in problems)
        {
            output.WriteLine(problem);
        }

        if (problems.Total > problems.Count)
        {
            output.WriteLine($"… and {problems.Total - problems.Count} more.");
        }
    }

    private static string? Option(ref string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        if (at < 0 || at + 1 >= args.Length)
        {
            return null;
        }

        var value = args[at + 1];
        args = [.. args[..at], .. args[(at + 2)..]];
        return value;
    }
}
