using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Picture;

/// <summary>The events of one lane in one window of a picture. Which they are is only looked up for those that are drawn one by
/// one.</summary>
/// <param name="Window">The place of the window among the picture's.</param>
/// <param name="Count">How many there are, at least 1.</param>
public sealed class PictureCell(int lane, int window, int count, Func<IReadOnlyList<PicturePoint>> read)
{
    private readonly Lazy<IReadOnlyList<PicturePoint>> points = new(read);

    public (int Lane, int Window) Place => (lane, window);

    public int Count => count;

    /// <summary>The events in the order of their days.</summary>
    public IReadOnlyList<PicturePoint> Points => points.Value;
}

/// <summary>Cuts the events of a picture into cells: every event into one, those before or after the windows into the first or the
/// last.</summary>
public static class PictureCells
{
    /// <summary>Events that are known one by one, in the order of days.</summary>
    public static IEnumerable<PictureCell> Of(IEnumerable<PicturePoint> points, IReadOnlyList<PictureWindow> windows) =>
        points
            .GroupBy(point => (point.Lane, Window: WindowOf(point, windows)))
            .Select(cell => (cell.Key, Points: cell.ToList()))
            .Select(cell => new PictureCell(cell.Key.Lane, cell.Key.Window, cell.Points.Count, () => cell.Points));

    /// <summary>Sets of events, one a lane: they lie in the order of their first days, so a cell is counted between two ordinals, whatever
    /// it holds.</summary>
    public static IEnumerable<PictureCell> Of(TimelineIndex index, IReadOnlyList<BitSet> lanes, IReadOnlyList<PictureWindow> windows)
    {
        for (var lane = 0; lane < lanes.Count; lane++)
        {
            var (events, begin) = (lanes[lane], index.FirstDated);
            var undated = events
                .Up(0)
                .TakeWhile(ordinal => ordinal < begin)
                .Select(ordinal => Point(ordinal, lane))
                .ToLookup(point => WindowOf(point, windows));
            for (var (window, below) = (0, events.CountBelow(begin)); window < windows.Count; window++)
            {
                var end = window == windows.Count - 1 ? index.Count : index.CountBefore(windows[window].Last.AddDays(1));
                var belowEnd = events.CountBelow(end);
                if (belowEnd - below + undated[window].Count() is > 0 and var count)
                {
                    var (own, from, place) = (lane, begin, window);
                    yield return new PictureCell(
                        lane,
                        window,
                        count,
                        () =>
                            [
                                .. undated[place],
                                .. events.Up(from).TakeWhile(ordinal => ordinal < end).Select(ordinal => Point(ordinal, own)),
                            ]
                    );
                }

                (begin, below) = (end, belowEnd);
            }
        }

        PicturePoint Point(int ordinal, int lane) =>
            index.Days(ordinal) is var days ? new PicturePoint(ordinal, days.Earliest, days.Latest, lane) : default;
    }

    private static int WindowOf(PicturePoint point, IReadOnlyList<PictureWindow> windows)
    {
        var (low, high) = (0, windows.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = windows[middle].Last < point.Anchor ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
