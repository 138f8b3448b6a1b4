using System.Collections.Immutable;

namespace CeasefireTracker.Web.Picture;

/// <summary>The least that a picture knows of an event: its days, where at least one end is known, and its lane.</summary>
/// <param name="IsBar">True if it fills its days, so that no other may stand in them, however many they are.</param>
public readonly record struct PicturePoint(int Ordinal, DateOnly? Earliest, DateOnly? Latest, int Lane, bool IsBar = false)
{
    /// <summary>The day by which it is counted.</summary>
    public DateOnly Anchor => Earliest ?? Latest!.Value;
}

/// <summary>The room that a picture has.</summary>
/// <param name="Width">The narrowest width at which it is shown, in pixels: marks that keep clear here do so everywhere.</param>
/// <param name="Rows">How many marks may stand above each other in a lane.</param>
/// <param name="MostMarks">How many marks and clusters it may hold.</param>
public sealed record PictureFrame(double Width, int Rows, int MostMarks)
{
    public static readonly PictureFrame Wide = new(860, 7, 280);

    /// <summary>The narrowest width at which a picture is shown, in pixels; there <see cref="PictureFolds"/> hold marks apart.</summary>
    public const double Narrowest = 272;

    /// <summary>The room of one mark in pixels, across and up.</summary>
    public const double Pitch = 12;

    /// <summary>The least widths of a cluster in pixels, to be tried in this order: two digits fit, five do.</summary>
    public static readonly ImmutableArray<double> ClusterWidths = [15, 38];

    /// <summary>How far an open end fades, in pixels.</summary>
    public const double Fade = 34;
}

/// <summary>An event that is drawn on its own.</summary>
/// <param name="Row">Its row in its lane, from 0 at the bottom.</param>
/// <param name="Shift">How far its mark stands from the middle of its day, in pixels; never outside the day.</param>
public readonly record struct PictureSpot(PicturePoint Point, int Row, double Shift);

/// <summary>Events of one lane that are too many to be drawn one by one.</summary>
public readonly record struct PictureCluster(int Lane, PictureWindow Window, int Count);

/// <summary>
/// Decides which events stand alone and which are counted together: a pure function of the days, the axis and the room. Each event is in
/// one spot or one cluster; marks of one row keep clear of each other; there are never more than the frame allows.
/// </summary>
public sealed class PictureGroups
{
    /// <summary>A stretch of more days is a background, which others may stand on.</summary>
    private const int MostDaysAlone = 45;

    private readonly PictureAxis axis;
    private readonly PictureFrame frame;
    private readonly List<PictureWindow> windows;
    private readonly Dictionary<(int Lane, int Window), PictureCell> cells;
    private readonly HashSet<(int Lane, int Window)> crowded = [];

    private PictureGroups(
        Func<IReadOnlyList<PictureWindow>, IEnumerable<PictureCell>> cut,
        PictureAxis axis,
        PictureFrame frame,
        double clusterWidth
    )
    {
        (this.axis, this.frame) = (axis, frame);
        windows = [.. axis.Windows(frame.Width, clusterWidth)];
        cells = cut(windows).ToDictionary(cell => cell.Place);
    }

    public IReadOnlyList<PictureSpot> Spots { get; private set; } = [];

    public IReadOnlyList<PictureCluster> Clusters { get; private set; } = [];

    /// <summary>Groups events that are known one by one; those before or after the axis count at its ends.</summary>
    /// <param name="points">In the order of days, as the index has them.</param>
    public static PictureGroups Of(IReadOnlyCollection<PicturePoint> points, PictureAxis axis, PictureFrame frame) =>
        Of(windows => PictureCells.Of(points, windows), axis, frame);

    /// <summary>Groups the events of a picture.</summary>
    /// <param name="cut">Cuts them into cells.</param>
    public static PictureGroups Of(Func<IReadOnlyList<PictureWindow>, IEnumerable<PictureCell>> cut, PictureAxis axis, PictureFrame frame)
    {
        var groups =
            PictureFrame.ClusterWidths.Select(width => new PictureGroups(cut, axis, frame, width)).FirstOrDefault(groups => groups.Fits())
            ?? new PictureGroups(cut, axis, frame, PictureFrame.ClusterWidths[^1]);
        groups.CrowdTheFullest();
        groups.Spots = [.. groups.cells.Keys.Select(cell => cell.Lane).Distinct().Order().SelectMany(groups.Place)];
        groups.Clusters =
        [
            .. groups
                .crowded.OrderBy(cell => cell)
                .Select(cell => new PictureCluster(cell.Lane, groups.windows[cell.Window], groups.cells[cell].Count)),
        ];
        return groups;
    }

    private bool Fits() => cells.Count <= frame.MostMarks && cells.Values.All(cell => cell.Count < 100);

    private void CrowdTheFullest()
    {
        var marks = cells.Values.Sum(cell => cell.Count);
        foreach (
            var (cell, count) in cells
                .Select(pair => (pair.Key, pair.Value.Count))
                .OrderByDescending(pair => pair.Count)
                .ThenBy(pair => pair.Key)
        )
        {
            var window = windows[cell.Window];
            var across = Math.Max(1, (int)(Pixels(axis.End(window.Last) - axis.Start(window.First)) / PictureFrame.Pitch));
            if (count > 1 && (marks > frame.MostMarks || count > across * frame.Rows))
            {
                crowded.Add(cell);
                marks -= count - 1;
            }
        }
    }

    /// <summary>Gives each event of a lane the lowest free row; a window in which there is none becomes a cluster and the lane begins
    /// again.</summary>
    private List<PictureSpot> Place(int lane)
    {
        while (true)
        {
            var rows = Enumerable.Range(0, frame.Rows).Select(_ => new List<(double From, double To)>()).ToArray();
            foreach (var cell in crowded.Where(cell => cell.Lane == lane))
            {
                var window = windows[cell.Window];
                rows[0].Add((Pixels(axis.Start(window.First)), Pixels(axis.End(window.Last))));
                rows[Math.Min(1, frame.Rows - 1)].Add(rows[0][^1]);
            }

            var spots = new List<PictureSpot>();
            (int, int)? full = null;
            foreach (
                var cell in cells
                    .Values.Where(cell => cell.Place.Lane == lane && !crowded.Contains(cell.Place))
                    .OrderBy(cell => cell.Place.Window)
            )
            {
                if (!cell.Points.All(point => TryPlace(point, rows, spots)))
                {
                    full = cell.Place;
                    break;
                }
            }

            if (full is not { } crowd)
            {
                return spots;
            }

            crowded.Add(FullestBeside(crowd));
        }
    }

    /// <summary>A lone event that finds no row is not to become a cluster of one while a neighbour holds more.</summary>
    private (int Lane, int Window) FullestBeside((int Lane, int Window) cell) =>
        new[] { cell, (cell.Lane, cell.Window - 1), (cell.Lane, cell.Window + 1) }
            .Where(candidate => cells.ContainsKey(candidate) && !crowded.Contains(candidate))
            .MaxBy(candidate => cells[candidate].Count);

    private bool TryPlace(PicturePoint point, List<(double From, double To)>[] rows, List<PictureSpot> spots)
    {
        foreach (var shift in Shifts(point))
        {
            var (from, to) = Extent(point, shift);
            for (var row = 0; row < rows.Length; row++)
            {
                if (rows[row].TrueForAll(taken => taken.To <= from + 0.01 || taken.From >= to - 0.01))
                {
                    rows[row].Add((from, to));
                    spots.Add(new PictureSpot(point, row, shift));
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Where in its day a mark may stand: in the middle, or beside it if the day is wide enough to hold more than one.</summary>
    private IEnumerable<double> Shifts(PicturePoint point)
    {
        yield return 0;
        var room = point.Earliest == point.Latest ? (Pixels(axis.DayWidthOn(point.Anchor)) - PictureFrame.Pitch) / 2 : 0;
        for (var shift = PictureFrame.Pitch; shift <= room; shift += PictureFrame.Pitch)
        {
            yield return -shift;
            yield return shift;
        }
    }

    private (double From, double To) Extent(PicturePoint point, double shift)
    {
        var half = PictureFrame.Pitch / 2;
        if (point.Earliest is { } first && point.Latest is { } last)
        {
            if (first == last)
            {
                var middle = Pixels(axis.Middle(first)) + shift;
                return (middle - half, middle + half);
            }

            var (from, to) = axis.Clip(new(first, last)) ?? (axis.Start(first), axis.End(last));
            // The mark of something that lasts stands at its first day, that of a day not known in the middle: room for both. A stretch
            // of more than some weeks is a background on which others may stand.
            return !point.IsBar && last.DayNumber - first.DayNumber > MostDaysAlone
                ? (Pixels(from) - half, Math.Max(Pixels(from), Pixels(from + to) / 2) + half)
                : (Pixels(from) - half, Math.Max(Pixels(to), (Pixels(from + to) / 2) + half));
        }

        return point.Earliest is { } known
            ? (Pixels(axis.Middle(known)) - half, Pixels(axis.Middle(known)) + PictureFrame.Fade)
            : (Pixels(axis.Middle(point.Latest!.Value)) - PictureFrame.Fade, Pixels(axis.Middle(point.Latest!.Value)) + half);
    }

    private double Pixels(double percent) => percent * frame.Width / 100;
}
