using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Tests.Record;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Picture;

/// <summary>What is counted between ordinals, over the whole record, against what is found by looking at every event.</summary>
public sealed class PictureCellsTests(RecordStore record) : IClassFixture<RecordStore>
{
    [Theory]
    [InlineData("2022-02-01", "2026-06-30")]
    [InlineData("2025-03-01", "2025-03-31")]
    [InlineData("2025-03-13", "2025-03-13")]
    [InlineData("1990-01-01", "1990-12-31")]
    [InlineData("0001-01-01", "9999-12-31")]
    public void Cells_of_sets_hold_what_cells_of_single_events_hold(string first, string last)
    {
        var store = record.Store;
        var axis = new PictureAxis(Day(first), Day(last));
        List<BitSet> lanes =
        [
            store.Index.LedBy("russia"),
            store.Index.LedBy("ukraine").And(store.Index.LedBy("russia").Not()),
            store.Index.Having(Facet.Kind, EventKind.Talks.Text()),
            store.Index.Nothing,
            store.Index.Everything,
        ];
        var points = lanes
            .SelectMany((lane, place) => lane.Ordinals().Select(ordinal => (ordinal, place, Days: store.Index.Days(ordinal))))
            .Select(e => new PicturePoint(e.ordinal, e.Days.Earliest, e.Days.Latest, e.place))
            .ToList();
        foreach (var frame in new[] { PictureFrame.Wide, new PictureFrame(272, 5, 120) })
        {
            foreach (var width in PictureFrame.ClusterWidths)
            {
                List<PictureWindow> windows = [.. axis.Windows(frame.Width, width)];

                Assert.Equal(Told(PictureCells.Of(points, windows)), Told(PictureCells.Of(store.Index, lanes, windows)));
            }
        }
    }

    private static List<string> Told(IEnumerable<PictureCell> cells) =>
        [
            .. cells
                .OrderBy(cell => cell.Place)
                .Select(cell => $"{cell.Place} {cell.Count}: {string.Join(' ', cell.Points.Select(point => point.Ordinal))}"),
        ];

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
