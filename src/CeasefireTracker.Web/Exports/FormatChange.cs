namespace CeasefireTracker.Web.Exports;

/// <summary>A change of what the data formats mean; a key that is only added is none.</summary>
/// <param name="Day">The first day on which it was so.</param>
/// <param name="Key">The key of the words that tell it.</param>
public sealed record FormatChange(DateOnly Day, string Key)
{
    private static readonly DateOnly Second = new(2026, 11, 29);
    private static readonly DateOnly Third = new(2026, 12, 1);

    /// <summary>All of them, the newest first.</summary>
    public static readonly IReadOnlyList<FormatChange> All =
    [
        new(Third, "formats.lists"),
        new(Third, "formats.changes"),
        new(Second, "formats.csv"),
        new(Second, "formats.dates"),
        new(Second, "formats.bibtex"),
        new(Second, "formats.sqlite"),
    ];
}
