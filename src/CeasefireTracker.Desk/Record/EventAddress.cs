namespace CeasefireTracker.Desk.Record;

/// <summary>What people paste where an id is asked for: an address of the reader site is as good as an id.</summary>
public static class EventAddress
{
    /// <summary>The id; empty for nothing.</summary>
    public static string IdIn(string? typed) => typed?.Trim().Split('?', '#')[0].TrimEnd('/').Split('/')[^1] ?? "";
}
