using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using CeasefireTracker.Dataset.Dates;
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

    /// <summary>The days that a card marks; null: none.</summary>
    public DateSpan? Marked { get; init; }

    private const double Margin = 24;
    private const double Inner = Width - (2 * Margin);
    private const double Line = 20;
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The whole picture with its legend.</summary>
    public string Svg()
    {
        var (ink, legend) = (new PictureFileInk(Inner), new StringBuilder());
        var top = 68 + View.Drawing.Height + 46;
        var y = Listed(legend, top, View.Bands().Select(band => $"{band.Number} {band.Title}"));
        y = Listed(legend, y, View.Unnamed.Select(turn => $"{PictureDrawing.Letter(turn.Number)} {View.TurnName(turn)}"));
        y = Kinds(legend, ink, y + 4);
        var height = (int)Math.Ceiling(y + 34);
        return Document(
            height,
            ink,
            Words(Title, 32, 22, PictureFileInk.Ink) + Words(Subtitle, 53, 14, PictureFileInk.Quiet),
            68,
            1,
            $"{legend}{Words(Credit, height - 13, 12, PictureFileInk.Quiet)}"
        );
    }

    /// <summary>A card for a link: what it is, and the picture as large as there is room for it, without its legend.</summary>
    public string Card()
    {
        const int Large = 40;
        var (head, y) = (new StringBuilder(), 22.0);
        foreach (var line in Lines(Title, Inner * 12 / Large))
        {
            head.Append(Words(line, y += 44, Large, PictureFileInk.Ink));
        }

        head.Append(Words(Subtitle, y += 38, 24, PictureFileInk.Quiet));
        var scale = Math.Min(1, (CardHeight - y - 18 - 48) / (View.Drawing.Height + 24));
        return Document(
            CardHeight,
            new PictureFileInk(Inner / scale),
            head.ToString(),
            y + 18,
            scale,
            Words(Credit, CardHeight - 18, 20, PictureFileInk.Quiet)
        );
    }

    private string Document(int height, PictureFileInk ink, string head, double top, double scale, string foot)
    {
        var drawing = new StringWriter(CultureInfo.InvariantCulture);
        drawing.Write(Mark(ink));
        new PictureDrawing(View, ink).WriteTo(drawing, Encoder);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" viewBox="0 0 {Width} {height}" font-family="system-ui, 'Noto Sans CJK JP', 'Noto Sans', sans-serif" font-size="12" fill="{PictureFileInk.Ink}">
            <title>{Encoder.Encode($"{Title} – {Subtitle}")}</title>
            {ink.Definitions()}
            <rect width="{Width}" height="{height}" fill="{PictureFileInk.Paper}"/>
            {head}
            <g transform="translate({Margin} {top:0.##}){(
                scale < 1 ? FormattableString.Invariant($" scale({scale:0.####})") : ""
            )}">{drawing}</g>
            {foot}
            </svg>

            """
        );
    }

    // The days that a card is about, at least as wide as a mark.
    private string Mark(PictureFileInk ink)
    {
        if (Marked is not { } days || View.Axis.Clip(days) is not { } span)
        {
            return "";
        }

        var (from, to) = (span.From * ink.Width / 100, span.To * ink.Width / 100);
        var width = Math.Max(16, to - from);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""<rect x="{(from + to - width) / 2:0.#}" width="{width:0.#}" height="{View.Drawing.Height - TimelinePicture.Foot:0.#}" fill="{PictureFileInk.Dispute}" fill-opacity=".22"/>"""
        );
    }

    private static string Words(string text, double y, double size, string colour) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""<text x="{Margin}" y="{y:0.#}" font-size="{size}" fill="{colour}">{Encoder.Encode(PictureView.Fitting(text, Inner * 12 / size))}</text>"""
        );

    /// <summary>A text in two lines at most; the second is cut where it is too long.</summary>
    private static IEnumerable<string> Lines(string text, double width)
    {
        if (PictureView.Length(text) <= width)
        {
            return [text];
        }

        var end = 1;
        while (PictureView.Length(text[..(end + 1)]) <= width)
        {
            end++;
        }

        // Between words where the script has spaces, and never before what may not begin a line.
        var space = text.LastIndexOf(' ', end);
        end = space > end / 2 ? space : end;
        while (
            end > 1 && "、。，．・：；？！」』）】ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ".Contains(text[end], StringComparison.Ordinal)
        )
        {
            end--;
        }

        return [text[..end].TrimEnd(), text[end..].TrimStart()];
    }

    private static double Listed(StringBuilder legend, double y, IEnumerable<string> entries)
    {
        var x = Margin;
        foreach (var words in entries)
        {
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
