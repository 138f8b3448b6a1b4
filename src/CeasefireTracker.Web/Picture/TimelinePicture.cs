using System.Collections.Immutable;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Picture;

/// <summary>What a picture shows of an event that is drawn on its own.</summary>
/// <param name="InForce">Of a truce: the span in which it was to hold.</param>
/// <param name="Elsewhere">Each other date that a source gives.</param>
/// <param name="Answers">The ordinals of the events that it answers.</param>
/// <param name="Echoes">The other lanes in which it counts as well.</param>
/// <param name="Side">The belligerent that leads it, or null.</param>
public sealed record PictureEvent(
    int Ordinal,
    string Id,
    LocalizedText Title,
    EdtfDate Date,
    EdtfDate? InForce,
    EventKind Kind,
    ImmutableArray<EdtfDate> Elsewhere,
    ImmutableArray<int> Answers,
    ImmutableArray<int> Echoes,
    string? Side,
    bool IsDisputed
);

/// <summary>How a bar ends.</summary>
public enum BarEnd
{
    /// <summary>On that day.</summary>
    Known,

    /// <summary>About that day.</summary>
    Soft,

    /// <summary>Open, or not known.</summary>
    Open,

    /// <summary>Outside the picture.</summary>
    Beyond,
}

/// <summary>A stretch of an event's date, in percent of the width.</summary>
/// <param name="Lasts">True if the event filled it; false if the event was on some day of it.</param>
public readonly record struct PictureBar(double From, double To, BarEnd Start, BarEnd End, bool Lasts);

/// <summary>A place where another source puts an event.</summary>
/// <param name="X">The middle of the stretch, in percent; 0 or 100 for one outside the picture.</param>
/// <param name="Bar">The stretch, or null for a single day or next to it.</param>
/// <param name="IsBeyond">True for one outside the picture.</param>
public readonly record struct PictureGhost(double X, PictureBar? Bar, bool IsBeyond);

/// <summary>An event in the picture.</summary>
/// <param name="X">The place of its shape, in percent.</param>
/// <param name="Shift">What is to be added to that, in pixels.</param>
/// <param name="Y">The middle of its shape, in pixels.</param>
/// <param name="Answered">The places of the events that it answers, where these are drawn too.</param>
public sealed record PictureMark(
    PictureEvent Event,
    PictureLane Lane,
    double X,
    double Shift,
    double Y,
    IReadOnlyList<PictureBar> Bars,
    PictureBar? InForce,
    IReadOnlyList<PictureGhost> Ghosts,
    IReadOnlyList<(double X, double Shift, double Y)> Answered
);

/// <summary>A counted cluster in the picture: its stretch in percent, its middle in pixels.</summary>
public sealed record PictureCount(PictureLane Lane, PictureWindow Window, int Count, double From, double To, double Y);

/// <summary>One lane: its name's line, and the line on which other lanes' events are echoed, in pixels from the top.</summary>
/// <param name="Key">The actor or the phase; empty for all others.</param>
/// <param name="Count">How many events it holds.</param>
public sealed record PictureLane(string Key, int Count, double Top, double GhostY, double FirstRowY, double EchoY);

/// <summary>
/// The drawing of a selection: every place that is drawn, in percent across and pixels down, so that it fits any width from the frame's up.
/// A pure function of what it is given. The list below it on the page is its text.
/// </summary>
/// <param name="Axis">The days across.</param>
/// <param name="Height">Its height in pixels.</param>
public sealed record TimelinePicture(
    PictureAxis Axis,
    PictureFrame Frame,
    double Height,
    IReadOnlyList<PictureLane> Lanes,
    IReadOnlyList<PictureMark> Marks,
    IReadOnlyList<PictureCount> Clusters
)
{
    public const double Head = 26;
    public const double Foot = 24;
    private const double NameHeight = 20;
    private const double EchoHeight = 10;
    private const double Gap = 7;

    /// <summary>Draws groups whose lone events are known.</summary>
    /// <param name="lanes">The key of each lane and how many events it holds, from the top.</param>
    /// <param name="events">By ordinal: at least those of the groups' spots.</param>
    public static TimelinePicture Draw(
        PictureAxis axis,
        PictureFrame frame,
        PictureGroups groups,
        IReadOnlyList<(string Key, int Count)> lanes,
        IReadOnlyDictionary<int, PictureEvent> events
    )
    {
        var placed = new List<PictureLane>();
        var y = Head;
        for (var index = 0; index < lanes.Count; index++)
        {
            var spots = groups.Spots.Where(spot => spot.Point.Lane == index).ToList();
            var rows = Math.Max(
                spots.Select(spot => spot.Row + 1).DefaultIfEmpty(0).Max(),
                groups.Clusters.Any(cluster => cluster.Lane == index) ? 2 : 0
            );
            var ghosts = spots.Exists(spot =>
                events[spot.Point.Ordinal] is var e
                && e.Elsewhere.Any(date => IsApart(Ghost(axis, frame, date), MarkX(axis, e.Date), frame))
            )
                ? PictureFrame.Pitch
                : 0;
            var lowest = y + NameHeight + ghosts + (Math.Max(1, rows) * PictureFrame.Pitch) - (PictureFrame.Pitch / 2);
            placed.Add(
                new PictureLane(lanes[index].Key, lanes[index].Count, y, y + NameHeight + 4, lowest, lowest + (PictureFrame.Pitch / 2) + 4)
            );
            y = placed[^1].EchoY + EchoHeight - 4 + Gap;
        }

        var middles = groups.Spots.ToDictionary(
            spot => spot.Point.Ordinal,
            spot =>
                (
                    X: MarkX(axis, events[spot.Point.Ordinal].Date),
                    spot.Shift,
                    Y: placed[spot.Point.Lane].FirstRowY - (spot.Row * PictureFrame.Pitch)
                )
        );
        var marks = groups.Spots.Select(spot =>
        {
            var e = events[spot.Point.Ordinal];
            var (x, shift, middle) = middles[e.Ordinal];
            return new PictureMark(
                e,
                placed[spot.Point.Lane],
                x,
                shift,
                middle,
                [.. Bars(axis, frame, e.Date)],
                e.InForce is { } truce ? Bars(axis, frame, truce).Select(bar => (PictureBar?)bar).FirstOrDefault() : null,
                [.. e.Elsewhere.Select(date => Ghost(axis, frame, date)).Where(ghost => IsApart(ghost, x, frame))],
                [.. e.Answers.Where(middles.ContainsKey).Select(answered => middles[answered])]
            );
        });
        var clusters = groups.Clusters.Select(cluster => new PictureCount(
            placed[cluster.Lane],
            cluster.Window,
            cluster.Count,
            axis.Start(cluster.Window.First),
            axis.End(cluster.Window.Last),
            placed[cluster.Lane].FirstRowY - (PictureFrame.Pitch / 2)
        ));
        return new TimelinePicture(axis, frame, y - Gap + Foot, placed, [.. marks.OrderBy(mark => mark.Event.Ordinal)], [.. clusters]);
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
    internal static IEnumerable<PictureBar> Bars(PictureAxis axis, PictureFrame frame, EdtfDate date)
    {
        if (date.Form != EdtfForm.Set && date.Span.IsOneDay && !date.IsApproximate)
        {
            yield break;
        }

        var fade = PictureFrame.Fade * 100 / frame.Width;
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
                    date.Form is EdtfForm.Interval or EdtfForm.Set
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
    private static bool IsApart(PictureGhost ghost, double x, PictureFrame frame) =>
        Math.Abs(ghost.X - x) * frame.Width / 100 >= PictureFrame.Pitch
        || (ghost.Bar is { } bar && (bar.To - bar.From) * frame.Width / 100 >= 2 * PictureFrame.Pitch);

    private static PictureGhost Ghost(PictureAxis axis, PictureFrame frame, EdtfDate date)
    {
        // A stretch that its own shape would hide is left out.
        var bar = Bars(axis, frame, date)
            .Where(bar => (bar.To - bar.From) * frame.Width / 100 >= PictureFrame.Pitch)
            .Select(bar => (PictureBar?)bar)
            .FirstOrDefault();
        return new PictureGhost(MarkX(axis, date), bar, axis.Clip(date.Span) is null);
    }
}
