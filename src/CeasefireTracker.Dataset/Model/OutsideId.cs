namespace CeasefireTracker.Dataset.Model;

/// <summary>What something is called in another set of data: <c>scheme:id</c>, such as <c>pax:1234</c>.</summary>
public static class OutsideId
{
    /// <summary>The most characters of one.</summary>
    public const int MaxLength = 200;

    /// <summary>True of a scheme written like an id (<see cref="Slug"/>), a colon, and something without spaces.</summary>
    public static bool IsValid(string text) =>
        text.Length <= MaxLength
        && text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && colon + 1 < text.Length
        && Slug.IsValid(text[..colon])
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
}
