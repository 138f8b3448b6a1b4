using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CeasefireTracker.Web.Picture;

/// <summary>The shapes of the picture, one a kind of event, drawn around 0,0 in a square of 11: told apart without colour. A kind has one
/// drawing, its symbol in <c>icons.svg</c>.</summary>
public static partial class PictureShapes
{
    /// <summary>What stands in a shape for a part that is filled where the rest is hollow.</summary>
    public const string Full = " class=\"full\"";

    /// <summary>Name, whether it is an outline, and what it is made of.</summary>
    public static readonly ImmutableArray<(string Name, bool IsHollow, string Parts)> All =
    [
        .. Symbol()
            .Matches(Icons())
            .Select(symbol => (symbol.Groups[1].Value, symbol.Groups[2].Value == "none", Parts(symbol.Groups[3].Value))),
        ("before", true, """<path d="M3-4-2 0l5 4"/>"""),
        ("after", true, """<path d="M-3-4 2 0l-5 4"/>"""),
    ];

    private static string Parts(string symbol) =>
        symbol
            .Replace(" fill=\"currentColor\" stroke=\"none\"", Full, StringComparison.Ordinal)
            .Replace(" />", "/>", StringComparison.Ordinal);

    private static string Icons()
    {
        using var icons = new StreamReader(typeof(PictureShapes).Assembly.GetManifestResourceStream("icons.svg")!);
        return icons.ReadToEnd();
    }

    // Only kinds are drawn around 0,0.
    [GeneratedRegex("""<symbol id="([a-z-]+)" viewBox="-[^>]*? fill="(\w+)"[^>]*>(.*?)</symbol>""")]
    private static partial Regex Symbol();
}
