using System.Diagnostics;
using System.Globalization;

namespace CeasefireTracker.Benchmarks.Loading;

/// <summary>A server in a process of its own: the program as it was built, or a bare one to compare it with.</summary>
internal sealed class ChildServer : IDisposable
{
    private readonly Process process;

    private ChildServer(Process process, int port, TimeSpan startedIn)
    {
        this.process = process;
        (Port, StartedIn) = (port, startedIn);
    }

    public int Port { get; }

    /// <summary>From the start of the process to the last byte of its first page.</summary>
    public TimeSpan StartedIn { get; }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that the process ever held, in megabytes.</summary>
    public double PeakMegabytes => PeakOf(process.Id);

    /// <summary>Starts it and waits for its first page.</summary>
    public static ChildServer Start(
        string program,
        IEnumerable<string> arguments,
        int port,
        string firstPage,
        params (string Name, string Value)[] environment
    )
    {
        var start = Command(
            program,
            [.. arguments, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")],
            environment
        );
        var began = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        // Both the program and the bare one say when they listen; asking again and again would take from the processors that start them.
        var listens = new TaskCompletionSource();
        process.OutputDataReceived += (_, line) =>
            _ = line.Data is null
                ? listens.TrySetException(new InvalidOperationException($"{program} ended."))
                : line.Data.Contains("Now listening on", StringComparison.Ordinal) && listens.TrySetResult();
        process.BeginOutputReadLine();
        listens.Task.WaitAsync(TimeSpan.FromMinutes(10)).GetAwaiter().GetResult();
        using var connection = new Connection(port);
        var status = connection.Get(firstPage);
        for (; status == 503; status = connection.Get(firstPage))
        {
            // It listens before it has opened a large store.
            Thread.Sleep(20);
        }

        return status == 200
            ? new ChildServer(process, port, Stopwatch.GetElapsedTime(began))
            : throw new InvalidOperationException($"{program} did not answer.");
    }

    /// <summary>Runs a command to its end.</summary>
    /// <returns>How long it took and the most memory it held.</returns>
    public static (TimeSpan Elapsed, TimeSpan Processor, double PeakMegabytes) Run(
        string program,
        string[] arguments,
        params (string Name, string Value)[] environment
    )
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(Command(program, arguments, environment))!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var (peak, processor) = (0d, TimeSpan.Zero);
        while (!process.WaitForExit(50))
        {
            // Both are gone with the process.
            (peak, processor) = (Math.Max(peak, PeakOf(process.Id)), ProcessorOf(process) ?? processor);
        }

        return process.ExitCode == 0
            ? (Stopwatch.GetElapsedTime(began), processor, peak)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed.");
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static ProcessStartInfo Command(string program, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        var isLibrary = program.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isLibrary ? "dotnet" : program, isLibrary ? [program, .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
            // ASP.NET Core watches the folder in which it starts, and a large one makes its start slow.
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(program)),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    /// <summary>Processor time that a process used; null if it has ended.</summary>
    public static TimeSpan? ProcessorOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static double PeakOf(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/status")
                .FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? 0
                : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
