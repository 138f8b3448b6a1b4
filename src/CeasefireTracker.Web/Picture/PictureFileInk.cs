using System.Globalization;
using System.Text;

namespace CeasefireTracker.Web.Picture;

/// <summary>The look of a picture that leaves the site: every colour is written where it is used, because programs that read SVG know no
/// sheet, no variables and no scheme. The colours are those of the light page.</summary>
/// <param name="width">The drawing's width in pixels.</param>
public sealed class PictureFileInk(double width) : PictureInk
{
    public const string Paper = "#fbfaf6";
    public const string Ink = "#1c1b19";
    public const string Quiet = "#5d584f";
    public const string Rule = "#ddd7ca";
    public const string RuleStrong = "#8b8477";
    public const string Dispute = "#744600";

    private static readonly Dictionary<string, string> Sides = new(StringComparer.Ordinal)
    {
        ["side-red"] = "#98291d",
        ["side-blue"] = "#18559a",
        ["side-green"] = "#24652f",
        ["side-violet"] = "#6b3591",
        ["side-brown"] = "#6a4526",
        ["ghost"] = Dispute,
    };

    private readonly SortedSet<(string Name, string Side)> used = [];

    public override bool HasWidths => false;

    public override double Width => width;

    /// <summary>The colour of a side; ink for everybody else.</summary>
    public static string Colour(string? side) => Sides.GetValueOrDefault(side ?? "", Ink);

    public override string Own(string? side) => side ?? "";

    public override string OwnOf(string look, string? side = null) => Of($"{look} {side}");

    public override string Shape(string name, string? side)
    {
        var own = Sides.ContainsKey(side ?? "") ? side! : "ink";
        used.Add((name, own));
        return $"m-{name}-{own}";
    }

    public override string Of(string? look)
    {
        var names = (look ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var colour = Colour(names.FirstOrDefault(Sides.ContainsKey));
        return names.FirstOrDefault(name => name is not ("w" or "bar" or "mark") && !Sides.ContainsKey(name)) switch
        {
            "band" when names.Contains("odd") => $" fill=\"{Rule}\" fill-opacity=\".3\"",
            "band" => " fill=\"none\"",
            "band-title" or "tick-label" or "break-times" => $" fill=\"{Quiet}\" font-size=\"11.5\"",
            "context" => $" fill=\"{Ink}\"",
            "tick" => names.Contains("major") ? $" stroke=\"{RuleStrong}\" stroke-opacity=\".6\"" : $" stroke=\"{Rule}\"",
            "break-line" => $" stroke=\"{Quiet}\" fill=\"none\"",
            "base" => $" stroke=\"{Ink}\"",
            "lane" => $" stroke=\"{Rule}\"",
            "lane-name" => $" fill=\"{colour}\" font-size=\"13\"",
            "lane-count" => $" fill=\"{Quiet}\" font-size=\"11.5\"",
            "swatch" => $" stroke=\"{colour}\"",
            "turn" => " font-size=\"11.5\"",
            "lead" => $" stroke=\"{RuleStrong}\" stroke-dasharray=\"1 3\"",
            "echo" => $" fill=\"none\" stroke=\"{colour}\" stroke-opacity=\".55\" stroke-width=\"4\" stroke-linecap=\"round\"",
            "within" => $" fill=\"{colour}\" fill-opacity=\".1\"",
            "lasts" => $" fill=\"{colour}\" fill-opacity=\".5\"",
            // Where it has no side it has no pattern either.
            "truce" => $" stroke=\"{colour}\" stroke-width=\"2\"" + (names.Any(Sides.ContainsKey) ? "" : $" fill=\"{Paper}\""),
            "ghost" or "ghost-line" => Ghost,
            "count-box" => $" fill=\"#ffffff\" stroke=\"{colour}\"",
            "count-text" => $" fill=\"{colour}\" text-anchor=\"middle\"",
            _ when names is ["bar", "ghost"] => Ghost,
            _ => "",
        };
    }

    private static string Ghost => $" fill=\"{Paper}\" stroke=\"{Dispute}\" stroke-dasharray=\"2 2\"";

    /// <summary>The shapes, patterns and fades that the drawing used; to be asked for once it is written.</summary>
    public string Definitions()
    {
        var text = new StringBuilder("<defs>");
        foreach (var (name, side) in used)
        {
            var (_, isHollow, parts) = PictureShapes.All.First(shape => shape.Name == name);
            var colour = Colour(side);
            var look =
                isHollow ? $"fill=\"{Paper}\" stroke=\"{colour}\" stroke-width=\"{(side == "ghost" ? "1.1" : "1.7")}\""
                : side == "ghost" ? $"fill=\"{Paper}\" stroke=\"{colour}\" stroke-width=\"1.1\""
                : $"fill=\"{colour}\"";
            var full = $" fill=\"{(side == "ghost" ? Paper : colour)}\"" + (side == "ghost" ? "" : " stroke=\"none\"");
            text.Append(CultureInfo.InvariantCulture, $"<g id=\"m-{name}-{side}\" {look}>")
                .Append(parts.Replace(PictureShapes.Full, full, StringComparison.Ordinal))
                .Append("</g>");
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"<circle id=\"differs\" cx=\"5\" cy=\"-5\" r=\"1.9\" fill=\"{Dispute}\" stroke=\"{Paper}\"/>"
        );
        foreach (var (colour, lines) in Patterns)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<pattern id=\"p-{colour}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">"
            );
            text.Append(CultureInfo.InvariantCulture, $"<path d=\"{lines}\" fill=\"none\" stroke=\"{Colour("side-" + colour)}\"");
            text.Append(" stroke-width=\"1.3\" stroke-linecap=\"round\"/></pattern>");
        }

        return text.Append(Fades).Append("</defs>").ToString();
    }

    private const string Fades = """
        <linearGradient id="to-left"><stop offset="0" stop-color="#000"/><stop offset="1" stop-color="#fff"/></linearGradient><linearGradient id="to-right"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient><linearGradient id="to-both"><stop offset="0" stop-color="#000"/><stop offset=".35" stop-color="#fff"/><stop offset=".65" stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient><mask id="fade-left" maskContentUnits="objectBoundingBox"><path d="M0 0h1v1H0z" fill="url(#to-left)"/></mask><mask id="fade-right" maskContentUnits="objectBoundingBox"><path d="M0 0h1v1H0z" fill="url(#to-right)"/></mask><mask id="fade-both" maskContentUnits="objectBoundingBox"><path d="M0 0h1v1H0z" fill="url(#to-both)"/></mask>
        """;
}
