using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Hosting;

/// <summary>The commands that do one thing and end: <c>check</c> and <c>build</c>. Without a command the program serves.</summary>
public static class Commands
{
    private const string Usage = """
        usage: CeasefireTracker.Web [command] [options]

          (no command)        serve the timeline
          check               read and check the data; print file:line: rule: message
          check --report      the same, then how much the record holds of each actor, and what is open
          build --out FILE    write the data as one SQLite file

        options:
          --data DIR          the data folder (else data/ beside the solution)
        """;

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit code: 0 done, 1 the data has problems, 2 the command was not understood; null if there is none and the program is to serve.</returns>
    public static int? Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Length == 0 || args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not "--help")
        {
            return null;
        }

        var rest = args[1..];
        var data = Option(ref rest, "--data") is { } typed ? Folders.FromWhereTyped(typed) : Folders.Find(new ConfigurationBuilder().AddEnvironmentVariables().Build()).Data;
        switch (args[0])
        {
            case "check" when rest is [] or ["--report"]:
                return Check(data, output, errors, withReport: rest.Length > 0);
            case "build" when Option(ref rest, "--out") is { } file && rest.Length == 0:
                return Build(data, Folders.FromWhereTyped(file), output, errors);
            case "--help" or "help":
                output.WriteLine(Usage);
                return 0;
            default:
                errors.WriteLine($"'{string.Join(' ', args)}' was not understood.");
                errors.WriteLine(Usage);
                return 2;
        }
    }

    private static int Check(string data, TextWriter output, TextWriter errors, bool withReport = false)
    {
        if (!Directory.Exists(data))
        {
            errors.WriteLine($"There is no data folder at {data}.");
            return 2;
        }

        var (dataset, problems) = StoreFile.Load(data);
        foreach (var problem in problems)
        {
            output.WriteLine(problem);
        }

        output.WriteLine(problems.Count == 0
            ? $"{dataset.Events.Count} events, {dataset.Sources.Count} sources, {dataset.Actors.Count} actors, {dataset.Issues.Count} issues: sound."
            : $"{problems.Count} problem{(problems.Count == 1 ? "" : "s")}.");
        if (withReport && problems.Count == 0)
        {
            output.WriteLine();
            foreach (var line in SymmetryReport.Of(dataset).Lines())
            {
                output.WriteLine(line);
            }
        }

        return problems.Count == 0 ? 0 : 1;
    }

    private static int Build(string data, string file, TextWriter output, TextWriter errors)
    {
        if (Check(data, output, errors) is not 0 and var failed)
        {
            return failed;
        }

        StoreFile.Write(StoreFile.Load(data).Dataset, StoreFile.HashOf(data), file);
        output.WriteLine($"Wrote {file}.");
        return 0;
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
