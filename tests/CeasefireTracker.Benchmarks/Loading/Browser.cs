using System.Diagnostics;

namespace CeasefireTracker.Benchmarks.Loading;

/// <summary><c>browser [--events N,N] [--rounds R] [--app FILE] [--chromium FILE]</c>: hands over to the script beside the project, which a
/// browser needs.</summary>
internal static class Browser
{
    public static int Run(string[] typed)
    {
        var folder = Path.Combine(Options.Root, "tests/CeasefireTracker.Benchmarks/browser");
        if (!Directory.Exists(Path.Combine(folder, "node_modules")))
        {
            Console.Error.WriteLine($"First: npm ci --ignore-scripts --prefix {folder}");
            return 2;
        }

        var app = new Workplace(Options.Read(typed), 0).App;
        using var node = Process.Start(
            "node",
            [Path.Combine(folder, "measure.mjs"), "--app", app, "--benchmarks", typeof(Browser).Assembly.Location, .. typed]
        );
        node.WaitForExit();
        return node.ExitCode;
    }
}
