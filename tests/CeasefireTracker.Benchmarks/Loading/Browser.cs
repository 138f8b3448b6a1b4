using System.Diagnostics;

namespace CeasefireTracker.Benchmarks.Loading;

/// <summary><c>browser [--events N,N] [--rounds R] [--app FILE] [--chromium FILE]</c> and <c>phone [--data FOLDER] …</c>: hand over to a
/// script beside the project, which a browser needs.</summary>
internal static class Browser
{
    public static int Run(string script, Options options)
    {
        var folder = Path.Combine(Options.Root, "tests/CeasefireTracker.Benchmarks/browser");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Console.Error.WriteLine($"First: npm ci --ignore-scripts --prefix {folder}");
            return 2;
        }

        var data = options.Path("--data") ?? Path.Combine(Options.Root, "data");
        var (app, self) = (new Workplace(options, 0).App, typeof(Browser).Assembly.Location);
        using var node = Process.Start(
            "node",
            [Path.Combine(folder, script), "--app", app, "--data", data, "--benchmarks", self, .. options.Typed]
        );
        node.WaitForExit();
        return node.ExitCode;
    }
}
