namespace CeasefireTracker.Tests;

/// <summary>
/// The goals of reliability and security (R1–R12, S1–S13). A test that reaches one says so with its count; the run that prints the table of
/// all goals names a file in <c>TRACKER_GOALS</c> and reads it afterwards.
/// </summary>
public static class Goals
{
    private static readonly Lock OneWriter = new();

    /// <summary>How many cases a property test runs: the long run raises it by <c>TRACKER_LONG=1</c>.</summary>
    public static int Cases(int quick, int thorough = 1_000_000) =>
        Environment.GetEnvironmentVariable("TRACKER_LONG") == "1" ? thorough : quick;

    /// <summary>Notes a goal as reached; called after everything was asserted.</summary>
    public static void Reached(string goal, string count)
    {
        if (Environment.GetEnvironmentVariable("TRACKER_GOALS") is { Length: > 0 } file)
        {
            lock (OneWriter)
            {
                File.AppendAllText(file, $"{goal}\t{count}\n");
            }
        }
    }
}
