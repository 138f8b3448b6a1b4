namespace CeasefireTracker.Web.Picture;

/// <summary>A line of the axis with its labels, as far as there is room for them.</summary>
/// <param name="Label">The first line's text, and on which side of the line it stands.</param>
/// <param name="Context">The second line's.</param>
public readonly record struct LabelledTick(PictureTick Tick, (string? Text, LabelSide Side) Label, (string? Text, LabelSide Side) Context);

/// <summary>Leaves labels out where they would lie over those after them.</summary>
internal static class PictureLabels
{
    /// <summary>Pixels between two labels.</summary>
    private const double Clear = 3;

    /// <summary>The axis of a picture of this width in pixels, in the order of days.</summary>
    public static IReadOnlyList<LabelledTick> Of(PictureView view, double width)
    {
        var ticks = view.Axis.Ticks(width).ToList();
        var labels = Kept(ticks, width, view.TickLabel, (tick, length) => tick.Side(length));
        var contexts = Kept(ticks, width, view.TickContext, (tick, length) => tick.ContextSide(length));
        return [.. ticks.Select((tick, place) => new LabelledTick(tick, labels[place], contexts[place]))];
    }

    /// <summary>From where to where a label reaches, in pixels.</summary>
    public static (double From, double To) Reach(PictureTick tick, double width, string text, LabelSide side)
    {
        var (x, length) = (tick.At * width / 100, PictureView.Length(text));
        return side == LabelSide.Before
            ? (x - PictureTick.GapBefore - length, x - PictureTick.GapBefore)
            : (x + PictureTick.Gap, x + PictureTick.Gap + length);
    }

    /// <summary>The chapters whose number there is room for, whether there is also for their title, and at which widths. They stand in two
    /// lines, so that each has the room of its neighbour too; what has none is left to the legend.</summary>
    /// <param name="bands">In the order of days, places in percent.</param>
    public static IEnumerable<(int Place, bool IsNamed, SeenAt Seen)> OfChapters(
        IReadOnlyList<(int Number, string Id, double From, double To, string Title)> bands
    )
    {
        for (var place = 0; place < bands.Count; place++)
        {
            var (number, isLast) = (PictureView.Length($"{bands[place].Number}") + Clear, place + 2 >= bands.Count);
            var wide = Room(PictureFrame.Wide.Width);
            if (wide >= number)
            {
                var isNamed = wide >= PictureView.Length(bands[place].Title) + 24;
                yield return (place, isNamed, Room(PictureFrame.Narrowest) >= number ? default : SeenAt.Wide);
            }

            // The number of one that begins at the very end is drawn back from there.
            double Room(double width) =>
                (isLast ? width : Math.Min(bands[place + 2].From * width / 100, width - 16)) - (bands[place].From * width / 100);
        }
    }

    // From the end, because of two the later is nearer to where most events are.
    private static (string? Text, LabelSide Side)[] Kept(
        List<PictureTick> ticks,
        double width,
        Func<PictureTick, string?> words,
        Func<PictureTick, double, LabelSide> sideOf
    )
    {
        var (kept, free) = (new (string? Text, LabelSide Side)[ticks.Count], double.PositiveInfinity);
        for (var place = ticks.Count - 1; place >= 0; place--)
        {
            var (tick, text) = (ticks[place], words(ticks[place]));
            var side = text is null ? LabelSide.None : sideOf(tick, PictureView.Length(text));
            if (side == LabelSide.None)
            {
                continue;
            }

            var (from, to) = Reach(tick, width, text!, side);
            if (to + Clear <= free)
            {
                (kept[place], free) = ((text, side), from);
            }
        }

        return kept;
    }
}
