using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Picture;

/// <summary>A picture as an SVG file that needs nothing else: its title, the drawing, its legend and its credit.</summary>
/// <param name="Title">What it is a picture of.</param>
/// <param name="Subtitle">What of that it shows.</param>
/// <param name="Credit">Whose it is, of which version, and where it is from.</param>
public sealed record PictureFile(PictureView View, string Title, string Subtitle, string Credit)
{
    /// <summary>The width of every file in pixels; that of a card for a link as well.</summary>
    public const int Width = 1200;

    /// <summary>The height of a card for a link in pixels, as sites that show links expect it.</summary>
    public const int CardHeight = 630;

    private const double Margin = 24;
    private const double Inner = Width - (2 * Margin);
    private const double Line = 20;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The whole picture with its legend.</summary>
    public string Svg()
    {
        var (ink, legend) = (new PictureFileInk(Inner), new StringBuilder());
        var top = 68 + View.Drawing.Height + 46;
        var y = Chapters(legend, top);
        y = Kinds(legend, ink, y + 4);
        return Document((int)Math.Ceiling(y + 34), ink, 1, legend.ToString());
    }

    /// <summary>The picture as large as a card for a link has room for it, without its legend.</summary>
    public string Card()
    {
        var ink = new PictureFileInk(Inner);
        return Document(CardHeight, ink, Math.Min(1.6, (CardHeight - 68 - 34) / (View.Drawing.Height + 30)), "");
    }

    private string Document(int height, PictureFileInk ink, double scale, string legend)
    {
        var drawing = new StringWriter(CultureInfo.InvariantCulture);
        // A lower drawing is as wide; a higher one is drawn smaller, and in the middle.
        var across = Math.Min(1, scale);
        new PictureDrawing(View, ink).WriteTo(drawing, Encoder);
        var left = Margin + (Inner * (1 - across) / 2);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" viewBox="0 0 {Width} {height}" font-family="system-ui, 'Noto Sans CJK JP', 'Noto Sans', sans-serif" font-size="12" fill="{PictureFileInk.Ink}">
            <title>{Encoder.Encode($"{Title} – {Subtitle}")}</title>
            {ink.Definitions()}
            <rect width="{Width}" height="{height}" fill="{PictureFileInk.Paper}"/>
            <text x="{Margin}" y="32" font-size="22">{Encoder.Encode(PictureView.Fitting(Title, Inner * 12 / 22))}</text>
            <text x="{Margin}" y="53" font-size="14" fill="{PictureFileInk.Quiet}">{Encoder.Encode(
                PictureView.Fitting(Subtitle, Inner * 12 / 14)
            )}</text>
            <g transform="translate({left:0.##} 68) scale({across:0.####})">{drawing}</g>
            {legend}
            <text x="{Margin}" y="{height - 13}" fill="{PictureFileInk.Quiet}">{Encoder.Encode(PictureView.Fitting(Credit, Inner))}</text>
            </svg>

            """
        );
    }

    private double Chapters(StringBuilder legend, double y)
    {
        var x = Margin;
        foreach (var band in View.Bands())
        {
            var words = $"{band.Number} {band.Title}";
            (x, y) = Next(x, y, PictureView.Length(words));
            legend.Append(CultureInfo.InvariantCulture, $"""<text x="{x:0.#}" y="{y:0.#}">{Encoder.Encode(words)}</text>""");
            x += PictureView.Length(words) + 18;
        }

        return x > Margin ? y + Line : y;
    }

    private double Kinds(StringBuilder legend, PictureFileInk ink, double y)
    {
        var x = Margin;
        var kinds = View.Drawing.Marks.Select(mark => mark.Event.Kind).ToHashSet();
        foreach (var kind in Enum.GetValues<EventKind>().Where(kinds.Contains))
        {
            var words = View.Say("kind." + kind.Text());
            (x, y) = Next(x, y, PictureView.Length(words) + 16);
            legend.Append(
                CultureInfo.InvariantCulture,
                $"""<use href="#{ink.Shape(kind.Text(), null)}" x="{x + 6:0.#}" y="{y - 4:0.#}"/><text x="{x + 16:0.#}" y="{y:0.#}">{Encoder.Encode(words)}</text>"""
            );
            x += PictureView.Length(words) + 34;
        }

        return x > Margin ? y + Line : y;
    }

    private static (double X, double Y) Next(double x, double y, double length) =>
        x > Margin && x + length > Width - Margin ? (Margin, y + Line) : (x, y);
}
