using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Web.Filters;

namespace CeasefireTracker.Web.Picture;

/// <summary>
/// The drawing of a selection: every place that is drawn, in percent across and pixels down, so that it fits any width. One drawing serves
/// all of them: what is too near for a narrow screen is counted there. A pure function of what it is given. The list below it on the page
/// is its text.
/// </summary>
/// <param name="Axis">The days across.</param>
/// <param name="Height">Its height in pixels.</param>
/// <param name="Head">Where the lanes begin, in pixels: above are the chapters and the turning points.</param>
/// <param name="Items">Marks and counted clusters in the order of their places.</param>
/// <param name="Turns">The turning points in the order of days.</param>
public sealed record TimelinePicture(
    PictureAxis Axis,
    double Height,
    double Head,
    IReadOnlyList<PictureLane> Lanes,
    IReadOnlyList<PictureItem> Items,
    IReadOnlyList<PictureTurn> Turns
)
{
    /// <summary>The height of a line of the head: two of chapters, and one or more of turning points.</summary>
    public const double HeadLine = 15;

    /// <summary>In how many lines the names of turning points stand.</summary>
    public const int TurnLines = 6;

    public const double Foot = 24;
    private const double NameHeight = 17;
    private const double EchoHeight = 10;
    private const double Gap = 4;

    /// <summary>The events that stand for themselves on a wide screen.</summary>
    public IEnumerable<PictureMark> Marks => Items.OfType<PictureMark>();

    /// <summary>What is counted on a wide screen.</summary>
    public IEnumerable<PictureCount> Clusters => Items.OfType<PictureCount>().Where(count => count.Seen != SeenAt.Narrow);

    /// <summary>Draws groups whose lone events are known.</summary>
    /// <param name="lanes">What chooses the events of each lane and how many it holds, from the top.</param>
    /// <param name="events">By ordinal: at least those of the groups' spots and the turning points.</param>
    /// <param name="turns">The ordinals and lanes of the turning points in the order of days.</param>
    public static TimelinePicture Draw(
        PictureAxis axis,
        PictureGroups groups,
        IReadOnlyList<(Facet? Facet, string Key, int Count)> lanes,
        IReadOnlyDictionary<int, PictureEvent> events,
        IReadOnlyList<int>? turns = null
    )
    {
        var placed = new List<PictureLane>();
        var head = (2 * HeadLine) + (Math.Min(TurnLines, turns?.Count ?? 0) * HeadLine) + 4;
        var y = head;
        foreach (var (index, (facet, key, count)) in lanes.Index())
        {
            var spots = groups.Spots.Where(spot => spot.Point.Lane == index).ToList();
            var rows = Math.Max(
                spots.Select(spot => spot.Row + 1).DefaultIfEmpty(0).Max(),
                groups.Clusters.Any(cluster => cluster.Lane == index) || spots.Count > 0 ? 2 : 0
            );
            var ghosts = spots.Exists(spot =>
                events[spot.Point.Ordinal] is var e && e.Elsewhere.Any(date => IsApart(Ghost(axis, date), MarkX(axis, e.Placed)))
            )
                ? PictureFrame.Pitch
                : 0;
            var lowest = y + NameHeight + ghosts + (Math.Max(1, rows) * PictureFrame.Pitch) - (PictureFrame.Pitch / 2);
            placed.Add(new PictureLane(facet, key, count, y, y + NameHeight + 4, lowest, lowest + (PictureFrame.Pitch / 2) + 4));
            y = placed[^1].EchoY + EchoHeight - 4 + Gap;
        }

        var drawn = groups.Spots.Select(spot => spot.Point.Ordinal).ToHashSet();
        var marks = groups
            .Spots.OrderBy(spot => spot.Point.Ordinal)
            .Select(spot =>
            {
                var e = events[spot.Point.Ordinal];
                var (lane, x) = (placed[spot.Point.Lane], MarkX(axis, e.Placed));
                return new PictureMark(
                    e,
                    lane,
                    x,
                    spot.Shift,
                    lane.FirstRowY - (spot.Row * PictureFrame.Pitch),
                    SeenAt.Always,
                    [.. Bars(axis, e.Placed, isTruce: e.InForce is not null)],
                    [.. e.Elsewhere.Select(date => Ghost(axis, date)).Where(ghost => IsApart(ghost, x))],
                    [.. e.Answers.Where(drawn.Contains)]
                );
            })
            .ToList();
        var clusters = groups.Clusters.Select(cluster =>
            (axis.Start(cluster.Window.First), axis.End(cluster.Window.Last)) is var (from, to)
                ? new PictureCount(
                    placed[cluster.Lane],
                    cluster.Window,
                    cluster.Count,
                    (from + to) / 2,
                    to - from,
                    placed[cluster.Lane].FirstRowY - (PictureFrame.Pitch / 2),
                    SeenAt.Always
                )
                : null!
        );
        var points = groups.Spots.ToDictionary(spot => spot.Point.Ordinal, spot => spot.Point);
        var items = PictureFolds.Of(
            [.. marks, .. clusters],
            item =>
                item is PictureMark mark ? (points[mark.Event.Ordinal].Anchor, points[mark.Event.Ordinal].Anchor)
                : item is PictureCount { Window: var window } ? (window.First, window.Last)
                : default
        );
        var heights = marks.ToDictionary(mark => mark.Event.Ordinal, mark => mark.Y);
        return new TimelinePicture(
            axis,
            y - Gap + Foot,
            head,
            placed,
            [.. items.OrderBy(item => item.X).ThenBy(item => (item as PictureMark)?.Shift).ThenBy(item => item.Y)],
            [
                .. (turns ?? []).Select(
                    (ordinal, place) =>
                        new PictureTurn(
                            events[ordinal],
                            place + 1,
                            MarkX(axis, events[ordinal].Placed),
                            heights.TryGetValue(ordinal, out var height) ? height : null
                        )
                ),
            ]
        );
    }

    /// <summary>Where the shape of a date stands: in the middle of a day or of a stretch of which only some day is meant, at the beginning
    /// of what lasts.</summary>
    internal static double MarkX(PictureAxis axis, EdtfDate date)
    {
        // Of several parts the first one that the picture shows.
        var first = date.Parts.FirstOrDefault(part => axis.Clip(part) is not null, date.Parts[0]);
        var x = first switch
        {
            { Earliest: { } day, Latest: null } => axis.Middle(day),
            { Earliest: null, Latest: { } day } => axis.Middle(day),
            { Earliest: { } from, Latest: { } to } when date.Form == EdtfForm.Interval && from != to => axis.Middle(from),
            { Earliest: not null } when axis.Clip(first) is { } clipped => (clipped.From + clipped.To) / 2,
            { Earliest: { } from } => axis.Middle(from),
            _ => 0,
        };
        return Math.Clamp(x, 0, 100);
    }

    /// <summary>The stretches of a date that is no single known day; those outside the picture left out.</summary>
    /// <param name="isTruce">True of what has a length even if that is a day.</param>
    internal static IEnumerable<PictureBar> Bars(PictureAxis axis, EdtfDate date, bool isTruce = false)
    {
        if (!isTruce && date.Form != EdtfForm.Set && date.Span.IsOneDay && !date.IsApproximate)
        {
            yield break;
        }

        const double Fade = PictureFrame.Fade;
        var fade = Fade * 100 / PictureFrame.Wide.Width;
        foreach (var part in date.Parts)
        {
            // An open end fades over a fixed stretch: how far it reaches is what nobody says.
            var from = part.Earliest is { } first ? axis.Start(first) : axis.End(part.Latest!.Value) - fade;
            var to = part.Latest is { } last ? axis.End(last) : axis.Start(part.Earliest!.Value) + fade;
            if (date.IsApproximate && part.IsOneDay)
            {
                (from, to) = (from - (fade / 3), to + (fade / 3));
            }

            if (from < 100 && to > 0)
            {
                yield return new PictureBar(
                    Math.Max(0, from),
                    Math.Min(100, to),
                    End(part.Earliest, from < 0, date),
                    End(part.Latest, to > 100, date),
                    isTruce || date.Form is EdtfForm.Interval or EdtfForm.Set
                );
            }
        }
    }

    private static BarEnd End(DateOnly? day, bool isBeyond, EdtfDate date) =>
        isBeyond ? BarEnd.Beyond
        : day is null ? BarEnd.Open
        : date.IsApproximate ? BarEnd.Soft
        : BarEnd.Known;

    /// <summary>A ghost that would lie under its own mark is left to a larger scale; the mark itself says that sources differ.</summary>
    private static bool IsApart(PictureGhost ghost, double x) =>
        Pixels(Math.Abs(ghost.X - x)) >= PictureFrame.Pitch
        || (ghost.Bar is { } bar && Pixels(bar.To - bar.From) >= 2 * PictureFrame.Pitch);

    private static PictureGhost Ghost(PictureAxis axis, EdtfDate date)
    {
        // A stretch that its own shape would hide is left out.
        var bar = Bars(axis, date)
            .Where(bar => Pixels(bar.To - bar.From) >= PictureFrame.Pitch)
            .Select(bar => (PictureBar?)bar)
            .FirstOrDefault();
        return new PictureGhost(MarkX(axis, date), bar, axis.Clip(date.Span) is null);
    }

    private static double Pixels(double percent) => percent * PictureFrame.Wide.Width / 100;
}
