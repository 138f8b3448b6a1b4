using System.Diagnostics;
using System.Net;

namespace CeasefireTracker.Desk.Tests.Publishing;

/// <summary>The program itself, as a process of its own, over a folder as <see cref="DeskSite"/> leaves it.</summary>
public sealed class RunningDesk : IDisposable
{
    private readonly Process process;

    private RunningDesk(Process process) => this.process = process;

    /// <summary>The browser of the editor, who has signed in.</summary>
    public Browser Editor { get; private set; } = null!;

    /// <summary>Starts it and signs in by the link that it prints.</summary>
    /// <param name="environment">What stands in its environment besides.</param>
    public static async Task<RunningDesk> Start(string root, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "CeasefireTracker.Desk.dll"),
                "--urls=http://127.0.0.1:0",
                $"--Desk:Data={Path.Combine(root, "data")}",
                $"--Desk:State={Path.Combine(root, ".desk")}",
                "--Desk:Name=Ada",
                "--Desk:Email=ada@example.org",
            ]
        )
        {
            RedirectStandardOutput = true,
            WorkingDirectory = root,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var desk = new RunningDesk(Process.Start(start)!);
        Uri? link = null;
        while (link is null && await desk.process.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf("http://localhost:", StringComparison.Ordinal);
            link = at < 0 || !line.Contains("/sign-in/", StringComparison.Ordinal) ? null : new Uri(line[at..].Split(' ')[0]);
        }

        Assert.NotNull(link);
        _ = desk.process.StandardOutput.ReadToEndAsync();
        desk.Editor = new Browser(
            new HttpClient(
                new HttpClientHandler
                {
                    AllowAutoRedirect = false,
                    CookieContainer = new CookieContainer(),
                    UseProxy = false,
                }
            )
            {
                BaseAddress = new Uri(link.GetLeftPart(UriPartial.Authority)),
            }
        );
        await desk.Editor.Open(link.AbsolutePath);
        await desk.Editor.Press("button");
        Assert.Equal("/en/", desk.Editor.Address);
        return desk;
    }

    /// <summary>Ends it at once, as <c>kill -9</c> does.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Editor?.Dispose();
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }
}
