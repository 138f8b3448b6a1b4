using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Picture;

public sealed class PictureAxisTests
{
    private static readonly PictureAxis March = new(new(2025, 3, 1), new(2025, 3, 31));

    [Fact]
    public void The_first_day_begins_at_0_and_the_last_ends_at_100()
    {
        Assert.Equal(0, March.Start(new(2025, 3, 1)));
        Assert.Equal(100, March.End(new(2025, 3, 31)), 9);
        Assert.Equal(50, March.Middle(new(2025, 3, 16)), 9);
    }

    [Theory]
    [InlineData("2025-02-20/2025-03-10", 0, 32.258, "cut at the first day")]
    [InlineData("2025-03-31", 96.774, 100, "a single day has a width")]
    [InlineData("../2025-03-31", 0, 100, "an open end reaches to the edge")]
    public void A_span_is_cut_to_the_axis(string edtf, double from, double to, string why)
    {
        var clipped = March.Clip(EdtfDate.Parse(edtf).Span)!.Value;

        Assert.True(Math.Abs(clipped.From - from) < 0.001 && Math.Abs(clipped.To - to) < 0.001, why);
    }

    [Fact]
    public void A_span_outside_the_axis_is_not_there() => Assert.Null(March.Clip(EdtfDate.Parse("2025-04").Span));

    [Theory]
    [InlineData(PictureUnit.Day, 31)]
    [InlineData(PictureUnit.Week, 4)]
    [InlineData(PictureUnit.Month, 1)]
    [InlineData(PictureUnit.Year, 1)]
    [InlineData(PictureUnit.Century, 1)]
    public void The_stretches_of_every_unit_cover_the_axis_without_gap_or_overlap(PictureUnit unit, int count)
    {
        var windows = March.Windows(unit).ToList();

        Assert.Equal(count, windows.Count);
        Assert.Equal((March.First, March.Last), (windows[0].First, windows[^1].Last));
        Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.Equal(pair.First.Last.AddDays(1), pair.Second.First));
    }

    [Fact]
    public void Everything_on_one_day_gets_a_week() => Assert.Equal(7, PictureAxis.Around(new(2025, 3, 13), new(2025, 3, 13)).Days);

    [Fact]
    public void Long_spans_are_rounded_to_whole_months() =>
        Assert.Equal(new PictureAxis(new(2022, 2, 1), new(2026, 6, 30)), PictureAxis.Around(new(2022, 2, 24), new(2026, 6, 7)));

    [Theory]
    [InlineData("0001-01-01", "9999-12-31")]
    [InlineData("2025-03-13", "2025-03-13")]
    [InlineData("9999-12-31", "9999-12-31")]
    [InlineData("2022-02-01", "2026-06-30")]
    [InlineData("2025-03-01", "2025-03-31")]
    public void Labels_keep_clear_of_each_other_and_stepping_never_leaves_the_calendar(string first, string last)
    {
        var axis = new PictureAxis(EdtfDate.Parse(first).Span.Earliest!.Value, EdtfDate.Parse(last).Span.Latest!.Value);
        foreach (var width in new[] { PictureFrame.Wide.Width, PictureFrame.Narrowest })
        {
            var ticks = axis.Ticks(width).ToList();
            Assert.InRange(ticks.Count, 1, 60);
            Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.True((pair.Second.At - pair.First.At) * width / 100 >= 19.9));
        }

        Assert.All(
            [axis.Moved(-1), axis.Moved(1), axis.Doubled(), axis.Fullest(_ => 1)],
            moved => Assert.InRange(moved.Days, 1, 2 * axis.Days)
        );
    }

    [Theory]
    [InlineData("2022-02-01", "2025-03-31", "2025")]
    [InlineData("2024-01-01", "2025-01-19", "2025")]
    [InlineData("2022-02-01", "2026-06-30", "2026")]
    public void A_label_for_which_the_picture_ends_too_soon_stands_before_its_line_or_nowhere(string first, string last, string year)
    {
        var axis = new PictureAxis(EdtfDate.Parse(first).Span.Earliest!.Value, EdtfDate.Parse(last).Span.Latest!.Value);
        foreach (var width in new[] { PictureFrame.Wide.Width, PictureFrame.Narrowest })
        {
            var taken = (Label: 0.0, Context: 0.0);
            var years = new List<int>();
            foreach (var tick in axis.Ticks(width))
            {
                var (isYear, x) = (tick.Unit >= PictureUnit.Year, tick.At * width / 100);
                taken.Label = Clear(tick.Side(isYear ? 27 : 21), isYear ? 27 : 21, x, taken.Label, isYear);
                taken.Context = tick.IsMajor && !isYear ? Clear(tick.ContextSide(42), 42, x, taken.Context, true) : taken.Context;

                double Clear(LabelSide side, int length, double at, double end, bool isName)
                {
                    if (side == LabelSide.None)
                    {
                        return end;
                    }

                    var from = side == LabelSide.After ? at + PictureTick.Gap : at - PictureTick.GapBefore - length;
                    Assert.True(from >= end && from + length <= width, $"{tick.First} {side} at {at} of {width}, after {end}");
                    years.AddRange(isName ? [tick.First.Year] : []);
                    return from + length;
                }
            }

            Assert.Equal(int.Parse(year, System.Globalization.CultureInfo.InvariantCulture), years[^1]);
        }
    }

    [Fact]
    public void A_year_gets_room_by_its_events_and_never_none()
    {
        var even = new PictureAxis(new(2022, 2, 1), new(2026, 6, 30));
        var scaled = even.Scaled(window =>
            window.First.Year == 2025 ? 130
            : window.First.Year == 2023 ? 0
            : 25
        );

        double Width(int year) => scaled.End(new(year, 12, 31)) - scaled.Start(new(year, 1, 1));
        Assert.True(Width(2025) > 3 * Width(2023) && Width(2023) > 5);
        Assert.Equal(0, scaled.Start(scaled.First));
        Assert.Equal(100, scaled.End(scaled.Last), 9);
        var days = Enumerable.Range(0, scaled.Days).Select(scaled.First.AddDays).ToList();
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(scaled.End(pair.First), scaled.Start(pair.Second), 9));
    }

    [Fact]
    public void A_year_and_less_has_one_scale() =>
        Assert.Empty(new PictureAxis(new(2025, 1, 1), new(2025, 12, 31)).Scaled(_ => 3).Stretches);

    [Fact]
    public void Where_nothing_happened_there_is_nothing_to_scale_by() =>
        Assert.Empty(new PictureAxis(new(2022, 1, 1), new(2025, 12, 31)).Scaled(_ => 0).Stretches);

    [Fact]
    public void Every_year_is_named_where_the_scale_breaks_on_every_width()
    {
        var scaled = new PictureAxis(new(2022, 2, 1), new(2026, 6, 30)).Scaled(window => window.First.Year == 2025 ? 130 : 25);

        foreach (var width in new[] { PictureFrame.Narrowest, PictureFrame.Wide.Width })
        {
            var named = scaled.Ticks(width).Where(tick => tick.IsMajor || tick.Unit >= PictureUnit.Year).Select(tick => tick.First.Year);
            Assert.Equal([2022, 2023, 2024, 2025, 2026], named);
        }
    }

    [Fact]
    public void To_look_closer_goes_to_where_most_events_are_and_to_the_later_of_like_ones()
    {
        var axis = new PictureAxis(new(2022, 2, 1), new(2026, 6, 30));
        DateOnly[] events = [new(2022, 3, 1), new(2025, 3, 11), new(2025, 3, 13), new(2026, 5, 1)];
        int Count(PictureWindow window) => events.Count(day => day >= window.First && day <= window.Last);

        var closer = axis.Fullest(Count);

        Assert.Equal(3, Count(new(closer.First, closer.Last)));
        Assert.Equal((axis.Days + 1) / 2, closer.Days);
        var middle = axis.Fullest(_ => 0);
        Assert.True(middle.First > axis.First && middle.Last < axis.Last);
        Assert.Equal(1, new PictureAxis(new(2025, 3, 13), new(2025, 3, 13)).Fullest(Count).Days);
    }
}
