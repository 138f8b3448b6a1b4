using System.Diagnostics;

namespace CeasefireTracker.Tests.Trials;

/// <summary>A test over the published program that takes minutes or needs strace: skipped unless <c>TRACKER_APP</c> names the program's dll
/// (tests/goals does).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TrialFactAttribute : FactAttribute
{
    public TrialFactAttribute()
    {
        Skip = Published.App is null ? "Takes minutes: run tests/goals." : null;
    }
}

/// <summary>One trial at a time, because each measures or kills.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAtATime
{
    public const string Name = "trials";
}

/// <summary>The published program as a process of its own.</summary>
public static class Published
{
    /// <summary>The path of its dll, or null if there is none to try.</summary>
    public static string? App { get; } = Environment.GetEnvironmentVariable("TRACKER_APP") is { Length: > 0 } path ? path : null;

    /// <summary>The program to start: the published one, else the one that was built with these tests.</summary>
    public static string Program { get; } = App ?? typeof(Program).Assembly.Location;

    /// <summary>How many of a large number are tried: all, or the share that <c>TRACKER_SHARE</c> says (0.1 for a quick look).</summary>
    public static double Share { get; } =
        Environment.GetEnvironmentVariable("TRACKER_SHARE") is { Length: > 0 } share
            ? double.Parse(share, System.Globalization.CultureInfo.InvariantCulture)
            : 1;

    /// <summary>Starts a build, under another program if <paramref name="under"/> names one with its arguments.</summary>
    public static Process Build(string data, string store, params string[] under) =>
        Start([.. under, "dotnet", Program, "build", "--data", data, "--store", store], [], static (_, _) => { });

    /// <summary>Runs the program to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> Run(
        (string Name, string Value)[] environment,
        params string[] args
    )
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        try
        {
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(5));
        }
        finally
        {
            // One that serves where it should not have would be waited for without end.
            process.Kill(entireProcessTree: true);
        }

        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a program with its output to be read by whoever started it.</summary>
    internal static Process Start(string[] command, (string Name, string Value)[] environment, DataReceivedEventHandler heard)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        // The runtime's own pipes and sockets would be counted among the program's writing calls.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += heard;
        process.BeginOutputReadLine();
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }
}
