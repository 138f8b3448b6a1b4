using System.Collections.Immutable;

namespace CeasefireTracker.Web.Picture;

/// <summary>How the parts of a picture get their look: on a page by classes, which its sheet knows; in a file of its own by
/// attributes.</summary>
public abstract class PictureInk
{
    /// <summary>Classes, and colours by the sheet: light or dark, as the reader has it.</summary>
    public static readonly PictureInk Page = new ByClass();

    /// <summary>The pattern that goes with each colour of a party, drawn in a square of six.</summary>
    public static readonly ImmutableArray<(string Colour, string Lines)> Patterns =
    [
        ("red", "M-1 7 7-1M-1 1 1-1M5 7 7 5"),
        ("blue", "M1.5 0v6M4.5 0v6"),
        ("green", "M1.5 1.5h.01M4.5 4.5h.01"),
        ("violet", "M-1-1 7 7M5-1 7 1M-1 5 1 7"),
        ("brown", "M0 1.5h6M0 4.5h6"),
    ];

    /// <summary>The attributes of a part, each with a space before it; empty where it has no look of its own.</summary>
    /// <param name="look">Its classes.</param>
    public abstract string Of(string? look);

    /// <summary>The fill with the pattern of a side, by which it is told apart without its colour.</summary>
    public static string PatternOf(string? side) => side is null ? "" : $" fill=\"url(#p-{side["side-".Length..]})\"";

    /// <inheritdoc cref="PatternOf"/>
    public virtual string Pattern(string? side) => PatternOf(side);

    private sealed class ByClass : PictureInk
    {
        public override string Of(string? look) => string.IsNullOrWhiteSpace(look) ? "" : $" class=\"{look.Trim()}\"";
    }
}
