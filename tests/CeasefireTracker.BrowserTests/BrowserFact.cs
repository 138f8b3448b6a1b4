namespace CeasefireTracker.BrowserTests;

/// <summary>Finds the system's Chromium; none is ever downloaded.</summary>
public static class Chromium
{
    /// <summary>The program's path, or null where there is none.</summary>
    public static string? Path { get; } =
        new[]
        {
            Environment.GetEnvironmentVariable("CHROMIUM"),
            // The same engine without the windows round it, which nobody sees in a test and which take a third of its time.
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
        }.FirstOrDefault(File.Exists);

    /// <summary>Why a browser test cannot run here, or null if it can. In CI it must run, and fails where it cannot.</summary>
    public static string? SkipReason { get; } =
        Path is null && Environment.GetEnvironmentVariable("CI") is not "true"
            ? "No Chromium here (install the package chromium-headless-shell or chromium, or set CHROMIUM to its path)."
            : null;
}

/// <summary>A test that needs a browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.SkipReason;
}

/// <summary>A test of several cases that needs a browser.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.SkipReason;
}
