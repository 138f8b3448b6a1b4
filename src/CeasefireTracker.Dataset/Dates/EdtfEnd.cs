namespace CeasefireTracker.Dataset.Dates;

/// <summary>One end of an interval or of a range: a date, or none because it is open (<c>..</c>) or unknown (empty).</summary>
internal readonly record struct EdtfEnd(EdtfPoint? Point, bool IsOpen)
{
    public static readonly EdtfEnd Open = new(null, true);

    public static readonly EdtfEnd Unknown = new(null, false);

    public static EdtfEnd At(EdtfPoint point) => new(point, false);

    public override string ToString() => IsOpen ? ".." : Point?.ToString() ?? "";
}
