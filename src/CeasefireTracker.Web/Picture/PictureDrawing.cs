using System.Text.Encodings.Web;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Html;

namespace CeasefireTracker.Web.Picture;

/// <summary>
/// Writes a picture as one SVG for every width: places across are percentages, heights and letters are pixels, and a class says what only
/// wide or only narrow screens show. Written by hand and not as a view, because it has hundreds of parts and each byte stands in each page.
/// </summary>
/// <param name="ink">How a part gets its look.</param>
public sealed class PictureDrawing(PictureView view, PictureInk ink) : IHtmlContent
{
    private const int EchoWidth = 1_000;

    private readonly TimelinePicture picture = view.Drawing;
    private readonly string end = ink.HasWidths ? "</svg>" : "</g>";
    private readonly double bottom = view.Drawing.Height - TimelinePicture.Foot;
    private readonly Dictionary<(Facet?, string), string?> sides = view.LaneSides();

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        Bands(writer, encoder);
        Scale(writer, encoder);
        Lanes(writer, encoder);
        Turns(writer, encoder);
        // What is only known roughly lies behind all the rest.
        foreach (var mark in picture.Marks)
        {
            foreach (var bar in mark.Bars.Where(bar => !bar.Lasts))
            {
                Bar(writer, bar, mark.Y, 10, $"within {Seen(mark.Seen)}{Side(mark)}");
            }
        }

        // An event's number among the marks, by which the script finds what it answers.
        var places = picture
            .Marks.Select((mark, place) => (mark.Event.Ordinal, place))
            .ToDictionary(pair => pair.Ordinal, pair => pair.place);
        foreach (var item in picture.Items.Where(item => ink.HasWidths || item.Seen != SeenAt.Narrow))
        {
            if (item is PictureMark mark)
            {
                Mark(writer, encoder, mark, places);
            }
            else if (item is PictureCount count)
            {
                Count(writer, encoder, count);
            }
        }
    }

    // Of the party that leads it, else of its lane.
    private string? Side(PictureMark mark) => mark.Event.Side is { } party ? Sides.Of(view.Store.Vocabulary, party) : Side(mark.Lane);

    private string? Side(PictureLane lane) => sides[(lane.Facet, lane.Key)];

    private string P(double place) => ink.HasWidths ? PictureView.Percent(place) : Px(place * ink.Width / 100);

    private static string Px(double length) => PictureView.Pixels(length);

    private static string Seen(SeenAt seen) =>
        seen switch
        {
            SeenAt.Wide => "w ",
            SeenAt.Narrow => "n ",
            _ => "",
        };

    // What only wide screens show after a number or a letter. In a file it is one text with it, because not every program that draws SVG
    // ends a text of parts where it is anchored.
    private string Apart(string text) => ink.HasWidths ? $"""<tspan{ink.Of("w")} dx="4">{text}</tspan>""" : " " + text;

    // A place from which the rest is in pixels.
    private string At(double x, double y) =>
        ink.HasWidths ? $"""<svg x="{P(x)}" y="{Px(y)}"{ink.Of("at")}>""" : $"""<g transform="translate({P(x)} {Px(y)})">""";

    private void Bands(TextWriter writer, HtmlEncoder encoder)
    {
        var bands = view.Bands().ToList();
        foreach (var (place, band) in bands.Index())
        {
            var y = place % 2 * TimelinePicture.HeadLine;
            writer.Write(
                $"""<rect{ink.Of(place % 2 == 0 ? "band" : "band odd")} x="{P(band.From)}" width="{P(band.To - band.From)}" y="{Px(y)}" height="{Px(bottom - y)}"/>"""
            );
        }

        foreach (var (place, isNamed, seen) in PictureLabels.OfChapters(bands))
        {
            var (band, y) = (bands[place], (place % 2 * TimelinePicture.HeadLine) + 12);
            writer.Write(
                $"""<a{ink.Of(Seen(seen) + "band-title")} href="{encoder.Encode(view.Origin + view.Links.Phase(band.Id))}"><title>{encoder.Encode(band.Title)}</title>"""
            );
            var atEnd = (100 - band.From) * PictureFrame.Narrowest / 100 < 16;
            writer.Write(
                $"""<text x="{P(atEnd ? 100 : band.From)}"{(atEnd ? """ text-anchor="end" """ : """ dx="3" """)}y="{Px(y)}">{band.Number}"""
            );
            writer.Write(isNamed ? $"{Apart(encoder.Encode(band.Title))}</text></a>" : "</text></a>");
        }
    }

    private void Scale(TextWriter writer, HtmlEncoder encoder)
    {
        var narrow = PictureLabels.Of(view, PictureFrame.Narrowest).ToDictionary(tick => tick.Tick.First);
        foreach (var tick in PictureLabels.Of(view, PictureFrame.Wide.Width))
        {
            var isNarrow = narrow.Remove(tick.Tick.First, out var other);
            // Both stand in the same place with the same words.
            var isSame = isNarrow && (tick.Label, tick.Context) == (other.Label, other.Context);
            Tick(writer, encoder, tick, isSame ? "" : "w ");
            if (ink.HasWidths && isNarrow && !isSame)
            {
                Tick(writer, encoder, other, "n ");
            }
        }

        foreach (var tick in narrow.Values.Where(_ => ink.HasWidths))
        {
            Tick(writer, encoder, tick, "n ");
        }

        foreach (var (stretch, times) in view.Breaks)
        {
            writer.Write(
                $"""<g{ink.Of("break")}><title>{encoder.Encode(view.Say("picture.scale", times))}</title>{At(stretch.At, bottom)}<path{ink.OwnOf("break-line")} d="M-4 4l3-8M0 4l3-8"/><text{ink.OwnOf("break-times")}{ink.Of("w")} x="4" y="44">{times}</text>{end}</g>"""
            );
        }

        writer.Write($"""<line{ink.Of("base")} x1="0" x2="{P(100)}" y1="{Px(bottom)}" y2="{Px(bottom)}"/>""");
    }

    private void Tick(TextWriter writer, HtmlEncoder encoder, LabelledTick labelled, string seen)
    {
        var tick = labelled.Tick;
        var isMajor = tick.IsMajor || tick.Unit >= PictureUnit.Year;
        writer.Write(
            $"""<line{ink.Of($"{seen}tick{(isMajor ? " major" : "")}")} x1="{P(tick.At)}" x2="{P(tick.At)}" y1="{Px(picture.Head - 4)}" y2="{Px(bottom + 4)}"/>"""
        );
        if (labelled.Label.Text is null && labelled.Context.Text is null)
        {
            return;
        }

        writer.Write(
            $"""<a{ink.Of(seen + "tick-label")} href="{encoder.Encode(view.Origin + view.Span(tick.First, tick.Last))}"><title>{encoder.Encode(view.SpanWords(tick.First, tick.Last))}</title>"""
        );
        Label(labelled.Label, 15, null);
        Label(labelled.Context, 31, "context");
        writer.Write("</a>");

        void Label((string? Text, LabelSide Side) label, double y, string? look)
        {
            if (label is { Text: { } text, Side: var side })
            {
                var place = side == LabelSide.After ? "dx=\"4\"" : "dx=\"-3\" text-anchor=\"end\"";
                writer.Write($"""<text{ink.Of(look)} x="{P(tick.At)}" {place} y="{Px(bottom + y)}">{encoder.Encode(text)}</text>""");
            }
        }
    }

    private void Lanes(TextWriter writer, HtmlEncoder encoder)
    {
        var echoes = picture
            .Marks.SelectMany(mark => mark.Event.Echoes, (mark, lane) => (lane, mark.X))
            .ToLookup(pair => pair.lane, pair => pair.X);
        foreach (var (place, lane) in picture.Lanes.Index())
        {
            var (side, name) = (Side(lane), view.LaneName(lane));
            var shown = PictureView.Fitting(name, PictureFrame.Narrowest - 62);
            writer.Write($"""<line{ink.Of("lane")} x1="0" x2="{P(100)}" y1="{Px(lane.Top)}" y2="{Px(lane.Top)}"/>""");
            var label =
                $"""<text x="18" y="{Px(lane.Top + 15)}">{encoder.Encode(shown)} <tspan{ink.Of("lane-count")}>{lane.Count}</tspan></text>""";
            label = side is null
                ? label.Replace("x=\"18\"", "x=\"2\"", StringComparison.Ordinal)
                : $"""<rect{ink.Of($"swatch {side}")} x="2" y="{Px(lane.Top + 5)}" width="11" height="11"{PictureInk.Pattern(side)}/>{label}""";
            var title = shown == name ? "" : $"<title>{encoder.Encode(name)}</title>";
            writer.Write(
                view.LaneAddress(lane) is { } address
                    ? $"""<a{ink.Of($"lane-name {side}")} href="{encoder.Encode(view.Origin + address)}">{title}{label}</a>"""
                    : $"""<g{ink.Of("lane-name")}>{label}</g>"""
            );
            if (echoes[place].Any())
            {
                // One path for all the dots of a lane, stretched to any width; their strokes are not. Not every program that reads a
                // file draws a line without length.
                var scale = (ink.HasWidths ? EchoWidth : ink.Width) / 100;
                var at = echoes[place].Select(x => (int)Math.Round(x * scale)).Order().ToList();
                var dots = ink.HasWidths
                    ? "M0 2" + string.Concat(at.Zip(at.Prepend(0), (here, before) => FormattableString.Invariant($"m{here - before} 0h0")))
                    : string.Concat(at.Select(x => FormattableString.Invariant($"M{x} 2h.01")));
                writer.Write(
                    ink.HasWidths
                        ? $"""<svg y="{Px(lane.EchoY - 2)}" width="100%" height="4" viewBox="0 0 {EchoWidth} 4" preserveAspectRatio="none"><path{ink.Of($"echo {side}")} vector-effect="non-scaling-stroke" d="{dots}"/></svg>"""
                        : $"""<path{ink.Of($"echo {side}")} transform="translate(0 {Px(lane.EchoY - 2)})" d="{dots}"/>"""
                );
            }
        }
    }

    private void Turns(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var (turn, line, isBefore, shown) in view.Names)
        {
            var y = ((2 + line) * TimelinePicture.HeadLine) + 12;
            writer.Write(
                $"""<line{ink.Of("lead")} x1="{P(turn.X)}" x2="{P(turn.X)}" y1="{Px(y - 9)}" y2="{Px((turn.Y ?? picture.Head) - 5)}"/>"""
            );
            writer.Write(
                $"""<a{ink.Of("turn")} tabindex="-1" href="{encoder.Encode(view.Origin + view.Links.Event(turn.Event.Id))}"><title>{Lines(encoder, view.Label(turn.Event))}</title>"""
            );
            var anchor = isBefore ? "dx=\"-3\" text-anchor=\"end\"" : "dx=\"3\"";
            writer.Write(
                $"""<text x="{P(turn.X)}" {anchor} y="{Px(y)}">{(ink.HasWidths ? $"<tspan{ink.Of("letter")}>{Letter(turn.Number)}</tspan>" : Letter(turn.Number))}{Apart(encoder.Encode(shown))}</text></a>"""
            );
        }
    }

    /// <summary>The letter of a turning point, by which the legend is read.</summary>
    public static char Letter(int number) => (char)('A' + number - 1);

    private void Mark(TextWriter writer, HtmlEncoder encoder, PictureMark mark, Dictionary<int, int> places)
    {
        var (e, side) = (mark.Event, Side(mark));
        var answered = string.Join(' ', mark.Answered.Select(ordinal => places[ordinal]));
        writer.Write(
            $"""<a{ink.Of($"mark {Seen(mark.Seen)}{side}")} href="{encoder.Encode(view.Origin + view.Links.Event(e.Id))}"{(answered.Length == 0 ? "" : $" data-to=\"{answered}\"")}><title>{Lines(encoder, view.Label(e))}</title>"""
        );
        foreach (var bar in mark.Bars.Where(bar => bar.Lasts))
        {
            Bar(
                writer,
                bar,
                mark.Y,
                e.InForce is null ? 4 : 10,
                (e.InForce is null ? "lasts " : "truce ") + ink.Own(side),
                e.InForce is null ? "" : PictureInk.Pattern(side)
            );
        }

        foreach (var ghost in mark.Ghosts)
        {
            var y = Px(mark.Lane.GhostY);
            writer.Write($"""<line{ink.Of("ghost-line")} x1="{P(ghost.X)}" x2="{P(mark.X)}" y1="{y}" y2="{y}"/>""");
            writer.Write($"""<line{ink.Of("ghost-line")} x1="{P(mark.X)}" x2="{P(mark.X)}" y1="{y}" y2="{Px(mark.Y - 5)}"/>""");
            if (ghost.Bar is { } bar)
            {
                Bar(writer, bar, mark.Lane.GhostY, 9, "ghost");
            }

            var shape =
                !ghost.IsBeyond ? e.Kind.Text()
                : ghost.X == 0 ? "before"
                : "after";
            writer.Write($"""<use{ink.Of("ghost-shape")} href="#{ink.Shape(shape, "ghost")}" x="{P(ghost.X)}" y="{y}"/>""");
        }

        var moved = mark.Shift == 0 ? "" : FormattableString.Invariant($" transform=\"translate({mark.Shift:0.#})\"");
        writer.Write($"""<use href="#{ink.Shape(e.Kind.Text(), side)}" x="{P(mark.X)}" y="{Px(mark.Y)}"{moved}/>""");
        writer.Write(e.IsDisputed ? $"""<use href="#differs" x="{P(mark.X)}" y="{Px(mark.Y)}"{moved}/></a>""" : "</a>");
    }

    private void Count(TextWriter writer, HtmlEncoder encoder, PictureCount count)
    {
        var side = Side(count.Lane);
        writer.Write(
            $"""<a{ink.Of($"cluster {Seen(count.Seen)}{side}")} href="{encoder.Encode(view.Origin + view.ClusterAddress(count))}"><title>{encoder.Encode(view.ClusterLabel(count))}</title>"""
        );
        writer.Write(
            count.Width == 0
                ? $"""{At(count.X, count.Y)}<use href="#count"/><text y="4.5">{count.Count}</text>{end}</a>"""
                : $"""<rect{ink.OwnOf("count-box", side)} x="{P(count.X - (count.Width / 2))}" width="{P(count.Width)}" y="{Px(count.Y - 10)}" height="20" rx="4"/><text{ink.OwnOf("count-text", side)} x="{P(count.X)}" y="{Px(count.Y + 4.5)}">{count.Count}</text></a>"""
        );
    }

    /// <summary>A text of several lines. Line feeds stand as they are, because as references they are a third of a kilobyte more for the
    /// first view.</summary>
    private static string Lines(HtmlEncoder encoder, string text) => string.Join('\n', text.Split('\n').Select(encoder.Encode));

    private void Bar(TextWriter writer, PictureBar bar, double y, double height, string look, string pattern = "")
    {
        var fade = (bar.Start, bar.End) switch
        {
            (BarEnd.Soft or BarEnd.Open, BarEnd.Soft or BarEnd.Open) => " mask=\"url(#fade-both)\"",
            (BarEnd.Soft or BarEnd.Open, _) => " mask=\"url(#fade-left)\"",
            (_, BarEnd.Soft or BarEnd.Open) => " mask=\"url(#fade-right)\"",
            _ => "",
        };
        writer.Write(
            $"""<rect{ink.Of($"bar {look}")} x="{P(bar.From)}" width="{P(bar.To - bar.From)}" y="{Px(y - (height / 2))}" height="{Px(height)}" rx="{(bar.Lasts ? 1 : 3)}"{pattern}{fade}/>"""
        );
    }
}
