using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace CeasefireTracker.Tests.Trials;

/// <summary>The server as a process of its own, the published one where there is one, on a port that the system chose. It is waited for by
/// the lines that it logs.</summary>
public sealed class PublishedServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lock lines = new();
    private readonly List<string> said = [];
    private readonly List<(string[] Parts, TaskCompletionSource<string> Heard)> awaited = [];
    private readonly Process process;

    private PublishedServer(string data, string store, string[] under) =>
        process = Published.Start(
            [.. under, "dotnet", Published.Program],
            [
                ("Tracker__Data", data),
                ("Tracker__Store", store),
                ("ASPNETCORE_URLS", "http://127.0.0.1:0"),
                ("ASPNETCORE_ENVIRONMENT", "Production"),
            ],
            (_, line) => Hear(line.Data)
        );

    public int Port { get; private set; }

    /// <summary>Every line so far.</summary>
    public IReadOnlyList<string> Said
    {
        get
        {
            lock (lines)
            {
                return [.. said];
            }
        }
    }

    /// <summary>How many descriptors on stores the process holds.</summary>
    public int StoreDescriptors =>
        Directory
            .EnumerateFileSystemEntries(FormattableString.Invariant($"/proc/{process.Id}/fd"))
            .Count(link => new FileInfo(link).LinkTarget?.Contains(".sqlite", StringComparison.Ordinal) == true);

    /// <summary>The processor time that it has used, in steps of ten milliseconds.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The memory that the process holds now.</summary>
    public long Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1024 / 1024;
        }
    }

    /// <summary>Starts it, under another program if <paramref name="under"/> names one with its arguments, and waits until it serves a
    /// store.</summary>
    public static async Task<PublishedServer> Start(string data, string store, params string[] under)
    {
        var server = await Listening(data, store, under);
        await server.Says("Serving", "events");
        return server;
    }

    /// <summary>The same as soon as it listens, whether it has a store by then or not.</summary>
    public static async Task<PublishedServer> Listening(string data, string store, params string[] under)
    {
        var server = new PublishedServer(data, store, under);
        var line = await server.Says("Now listening on", "\"address\"");
        server.Port = new Uri(JsonDocument.Parse(line).RootElement.GetProperty("address").GetString()!).Port;
        return server;
    }

    /// <summary>A client that does not follow redirects and gives up after a while.</summary>
    public HttpClient Reader() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                MaxConnectionsPerServer = 64,
                AutomaticDecompression = DecompressionMethods.None,
            }
        )
        {
            BaseAddress = new Uri(FormattableString.Invariant($"http://127.0.0.1:{Port}")),
            Timeout = TimeSpan.FromSeconds(30),
        };

    /// <summary>Waits for a line that holds all these parts, unless it was logged already.</summary>
    /// <exception cref="InvalidOperationException">The process ended without it.</exception>
    /// <exception cref="TimeoutException">It did not come within two minutes.</exception>
    public Task<string> Says(params string[] parts)
    {
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (lines)
        {
            if (said.Find(line => Holds(line, parts)) is { } known)
            {
                return Task.FromResult(known);
            }

            awaited.Add((parts, heard));
        }

        return heard.Task.WaitAsync(Patience);
    }

    /// <summary>Tells it to stop and waits until it did.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> Stop()
    {
        using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await stop.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    // Null is the end of the output.
    private void Hear(string? line)
    {
        lock (lines)
        {
            if (line is null)
            {
                awaited.ForEach(one =>
                    one.Heard.TrySetException(new InvalidOperationException($"The server ended: {string.Join('\n', said.TakeLast(5))}"))
                );
                return;
            }

            said.Add(line);
            awaited.FindAll(one => Holds(line, one.Parts)).ForEach(one => one.Heard.TrySetResult(line));
            awaited.RemoveAll(one => one.Heard.Task.IsCompleted);
        }
    }

    private static bool Holds(string line, string[] parts) =>
        Array.TrueForAll(parts, part => line.Contains(part, StringComparison.Ordinal));
}
