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

    /// <summary>True where one drawing serves all widths, so that places are percentages and some parts are for some widths.</summary>
    public abstract bool HasWidths { get; }

    /// <summary>The width in pixels, where it has one.</summary>
    public virtual double Width => PictureFrame.Wide.Width;

    /// <summary>The attributes of a part, each with a space before it; empty where it has no look of its own.</summary>
    /// <param name="look">Its classes.</param>
    public abstract string Of(string? look);

    /// <summary>The attributes of a part that a page's sheet finds by what it is in.</summary>
    public abstract string OwnOf(string look, string? side = null);

    /// <summary>A class that a page's sheet finds by what the part is in.</summary>
    public abstract string Own(string? side);

    /// <summary>The id of a shape.</summary>
    /// <param name="side">The class of its colour.</param>
    public abstract string Shape(string name, string? side);

    /// <summary>The fill with the pattern of a side, by which it is told apart without its colour.</summary>
    public static string Pattern(string? side) => side is null ? "" : $" fill=\"url(#p-{side["side-".Length..]})\"";

    private sealed class ByClass : PictureInk
    {
        public override bool HasWidths => true;

        public override string Of(string? look) => string.IsNullOrWhiteSpace(look) ? "" : $" class=\"{look.Trim()}\"";

        public override string OwnOf(string look, string? side = null) => "";

        public override string Own(string? side) => "";

        public override string Shape(string name, string? side) => "m-" + name;
    }
}
