using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Timeline;
using CsCheck;

namespace CeasefireTracker.Tests.Picture;

public sealed class PictureGroupsTests
{
    private static readonly PictureAxis Years = new(new(2022, 2, 1), new(2026, 6, 30));

    [Fact]
    public void Each_event_is_drawn_once_and_never_more_marks_than_the_frame_allows()
    {
        var points =
            from count in Gen.OneOf(Gen.Int[0, 40], Gen.Int[200, 700], Gen.Int[3_000, 5_000])
            from spread in OneOf(1, 30, 400, 1_600)
            from point in Gen.Select(Gen.Int[0, spread - 1], OneOf(0, 0, 0, 3, 30, 365), Gen.Int[0, 6], Gen.Int[0, 20]).Array[count]
            select point.OrderBy(p => p.Item1).Select((p, ordinal) => Point(ordinal, p.Item1, p.Item2, p.Item3, p.Item4)).ToList();
        points.Sample(
            all =>
            {
                foreach (var frame in new[] { PictureFrame.Wide, new PictureFrame(272, 5, 120) })
                {
                    var groups = PictureGroups.Of(all, Years, frame);
                    Assert.Equal(all.Count, groups.Spots.Count + groups.Clusters.Sum(cluster => cluster.Count));
                    Assert.Equal(groups.Spots.Count, groups.Spots.Select(spot => spot.Point.Ordinal).Distinct().Count());
                    Assert.InRange(groups.Spots.Count + groups.Clusters.Count, 0, frame.MostMarks);
                    Assert.All(groups.Spots, spot => Assert.InRange(spot.Row, 0, frame.Rows - 1));
                }
            },
            iter: 60
        );
    }

    [Fact]
    public void Marks_of_one_row_keep_clear_of_each_other()
    {
        var all = Enumerable.Range(0, 150).Select(i => Point(i, i * 10 % 1_500, 0, i % 3, 9)).OrderBy(point => point.Earliest).ToList();

        var groups = PictureGroups.Of(all, Years, PictureFrame.Wide);

        foreach (var row in groups.Spots.GroupBy(spot => (spot.Point.Lane, spot.Row)))
        {
            var places = row.Select(spot => (Years.Middle(spot.Point.Anchor) * PictureFrame.Wide.Width / 100) + spot.Shift)
                .Order()
                .ToList();
            Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First >= PictureFrame.Pitch - 0.02));
        }
    }

    [Fact]
    public void Many_events_of_one_day_stand_beside_each_other_where_the_day_is_wide_enough()
    {
        var day = new PictureAxis(new(2025, 3, 13), new(2025, 3, 13));
        var all = Enumerable.Range(0, 60).Select(i => new PicturePoint(i, day.First, day.First, 0)).ToList();

        var groups = PictureGroups.Of(all, day, PictureFrame.Wide);

        Assert.Empty(groups.Clusters);
        Assert.Equal(60, groups.Spots.Select(spot => (spot.Row, spot.Shift)).Distinct().Count());
    }

    [Fact]
    public void Too_many_events_of_one_day_are_counted()
    {
        var all = Enumerable.Range(0, 60).Select(i => Point(i, 100, 0, 0, 9)).ToList();

        var groups = PictureGroups.Of(all, Years, PictureFrame.Wide);

        Assert.Empty(groups.Spots);
        Assert.Equal(60, Assert.Single(groups.Clusters).Count);
    }

    [Fact]
    public void A_cluster_spans_a_stretch_of_the_calendar_that_an_address_can_name()
    {
        var all = Enumerable.Range(0, 30).Select(i => Point(i, 400, 0, 0, 9)).ToList();

        var window = Assert.Single(PictureGroups.Of(all, Years, PictureFrame.Wide).Clusters).Window;
        var (from, to) = DateBound.Between(window.First, window.Last);

        Assert.Equal("2023-03 2023-03", $"{from} {to}");
    }

    private static Gen<int> OneOf(params int[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static PicturePoint Point(int ordinal, int day, int length, int lane, int open)
    {
        var first = Years.First.AddDays(day);
        return open switch
        {
            0 => new(ordinal, first, null, lane),
            1 => new(ordinal, null, first, lane),
            _ => new(ordinal, first, first.AddDays(length), lane),
        };
    }
}
