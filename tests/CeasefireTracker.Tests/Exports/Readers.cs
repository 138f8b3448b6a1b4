using System.Runtime.CompilerServices;

namespace CeasefireTracker.Tests.Exports;

/// <summary>Finds the programs of others in <c>tests/readers</c>; none is ever downloaded by a test.</summary>
public static class Readers
{
    /// <summary>The folder with the scripts and, where they were installed, the packages.</summary>
    public static string Folder { get; } = Beside();

    /// <summary>Node's path, or null where there is none.</summary>
    public static string? Node { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => new[] { Path.Combine(folder, "node"), Path.Combine(folder, "node.exe") })
            .FirstOrDefault(File.Exists);

    /// <summary>Why a test that needs them cannot run here, or null if it can. In CI it must run, and fails where it cannot.</summary>
    public static string? SkipReason { get; } =
        Environment.GetEnvironmentVariable("CI") is "true" ? null
        : Node is null ? "No Node.js here (install the packages nodejs and npm)."
        : !Directory.Exists(Path.Combine(Folder, "node_modules")) ? "The readers are not installed (run npm ci in tests/readers)."
        : null;

    // Other test programs take this file in, and have no other way to the folder in common.
    private static string Beside([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "readers"));
}

/// <summary>A test that needs the programs in <c>tests/readers</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReaderFactAttribute : FactAttribute
{
    public ReaderFactAttribute() => Skip = Readers.SkipReason;
}

/// <summary>A claim over several cases that needs the programs in <c>tests/readers</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReaderTheoryAttribute : TheoryAttribute
{
    public ReaderTheoryAttribute() => Skip = Readers.SkipReason;
}
