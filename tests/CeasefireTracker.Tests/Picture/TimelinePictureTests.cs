using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Picture;

public sealed class TimelinePictureTests
{
    private static readonly PictureAxis Year = new(new(2025, 1, 1), new(2025, 12, 31));

    [Fact]
    public void A_month_is_a_bar_a_month_wide_with_its_shape_in_the_middle()
    {
        var mark = Draw("2025-03");

        var bar = Assert.Single(mark.Bars);
        Assert.Equal((59 / 365.0, 90 / 365.0), (bar.From / 100, bar.To / 100));
        Assert.Equal((BarEnd.Known, BarEnd.Known, false), (bar.Start, bar.End, bar.Lasts));
        Assert.Equal((bar.From + bar.To) / 2, mark.X, 9);
    }

    [Fact]
    public void A_known_day_has_no_bar() => Assert.Empty(Draw("2025-03-13").Bars);

    [Fact]
    public void About_has_soft_ends()
    {
        var bar = Assert.Single(Draw("2025-03~").Bars);

        Assert.Equal((BarEnd.Soft, BarEnd.Soft), (bar.Start, bar.End));
    }

    [Fact]
    public void About_a_day_is_wider_than_the_day() =>
        Assert.True(Assert.Single(Draw("2025-03-13~").Bars) is var bar && bar.To - bar.From > Year.DayWidth);

    [Fact]
    public void An_interval_has_its_length_and_its_shape_at_its_beginning()
    {
        var mark = Draw("2025-04-19/2025-04-20");

        var bar = Assert.Single(mark.Bars);
        Assert.True(bar.Lasts);
        Assert.Equal(2 * Year.DayWidth, bar.To - bar.From, 9);
        Assert.Equal(Year.Middle(new(2025, 4, 19)), mark.X, 9);
    }

    [Theory]
    [InlineData("2025-06-01/..", BarEnd.Known, BarEnd.Open)]
    [InlineData("[..2025-06-01]", BarEnd.Open, BarEnd.Known)]
    [InlineData("2024-06/2025-06", BarEnd.Beyond, BarEnd.Known)]
    public void An_end_that_is_open_fades_and_one_outside_the_picture_is_cut(string edtf, BarEnd start, BarEnd end)
    {
        var bar = Assert.Single(Draw(edtf).Bars);

        Assert.Equal((start, end), (bar.Start, bar.End));
        Assert.InRange(bar.From, 0, 100);
        Assert.InRange(bar.To, bar.From, 100);
    }

    [Fact]
    public void A_date_that_another_source_gives_is_a_ghost_in_its_own_row()
    {
        var mark = Draw("2025-03-13", "2025-06");

        var ghost = Assert.Single(mark.Ghosts);
        Assert.Equal((Year.Start(new(2025, 6, 1)) + Year.End(new(2025, 6, 30))) / 2, ghost.X, 9);
        Assert.True(mark.Lane.GhostY < mark.Y);
    }

    [Fact]
    public void A_ghost_before_the_picture_stands_at_its_edge()
    {
        var ghost = Assert.Single(Draw("2025-03-13", "2024-06").Ghosts);

        Assert.True(ghost.IsBeyond);
        Assert.Equal(0, ghost.X);
    }

    [Fact]
    public void A_ghost_that_would_lie_under_its_mark_is_left_to_a_larger_scale() => Assert.Empty(Draw("2025-03-13", "2025-03-12").Ghosts);

    [Fact]
    public void An_answer_knows_the_place_of_what_it_answers()
    {
        var picture = Draw([Event(0, "2025-03-11"), Event(1, "2025-03-13", answers: 0)]);

        Assert.Equal(0, Assert.Single(picture.Marks.Single(mark => mark.Event.Ordinal == 1).Answered));
    }

    [Fact]
    public void Every_mark_lies_within_the_picture()
    {
        string[] dates =
        [
            "2024",
            "2025",
            "2025-21",
            "202X",
            "2025-12-31/2026-03",
            "{2025-01-01,2025-12-31}",
            "2024-12-31/..",
            "../2025-01-01",
            "[2025-02..2025-04]",
            "2025-05-01?",
            "2025-05~/2025-07~",
        ];
        var picture = Draw([.. dates.Select((date, ordinal) => Event(ordinal, date))]);

        Assert.Equal(dates.Length, picture.Marks.Count());
        Assert.All(
            picture.Marks,
            mark =>
            {
                Assert.InRange(mark.X, 0, 100);
                Assert.InRange(mark.Y, picture.Head, picture.Height - TimelinePicture.Foot);
                Assert.All(mark.Bars, bar => Assert.True(bar is { From: >= 0, To: <= 100 } && bar.From < bar.To));
            }
        );
    }

    [Fact]
    public void On_the_narrowest_screen_no_two_of_a_lane_are_nearer_than_a_finger_asks()
    {
        var random = new Random(7);
        var days = Enumerable.Range(0, 90).Select(_ => Year.First.AddDays(random.Next(365))).Order().ToList();
        var picture = Draw([.. days.Select((day, ordinal) => Event(ordinal, FormattableString.Invariant($"{day:yyyy-MM-dd}")))]);

        var seen = picture.Items.Where(item => item.Seen != SeenAt.Wide).ToList();
        var places = seen.Select(item => item.X * PictureFrame.Narrowest / 100).ToList();
        Assert.All(places.Zip(places.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 24 - 1e-9));
        Assert.Equal(90, seen.Sum(item => item is PictureCount count ? count.Count : 1));
        Assert.Equal(90, picture.Marks.Count() + picture.Clusters.Sum(count => count.Count));
    }

    [Fact]
    public void Marks_follow_each_other_as_time_goes_through_all_lanes()
    {
        // The first day that the second may be is the earliest; where it stands is not.
        var picture = Draw([Event(0, "2025"), Event(1, "2025-02-01"), Event(2, "2025-03-01"), Event(3, "2025-08-01")]);

        Assert.Equal([1, 2, 0, 3], picture.Marks.Select(mark => mark.Event.Ordinal));
    }

    [Theory]
    [InlineData("2025-05-08/2025-05-10", 3, BarEnd.Known)]
    [InlineData("2025-05-06", 1, BarEnd.Known)]
    [InlineData("2025-05-06/..", null, BarEnd.Open)]
    public void A_truce_is_a_bar_over_the_days_in_which_it_was_to_hold(string inForce, int? days, BarEnd end)
    {
        var truce = Event(0, "2025-04-28") with { InForce = EdtfDate.Parse(inForce), Kind = EventKind.Ceasefire };

        var mark = Assert.Single(Draw([truce]).Marks);

        var bar = Assert.Single(mark.Bars);
        Assert.True(bar.Lasts);
        Assert.Equal(Year.Start(EdtfDate.Parse(inForce).Span.Earliest!.Value), bar.From, 9);
        Assert.Equal(end, bar.End);
        Assert.True(days is null || Math.Abs(bar.To - bar.From - (days.Value * Year.DayWidth)) < 1e-9);
    }

    private static PictureMark Draw(string edtf, params string[] elsewhere) => Assert.Single(Draw([Event(0, edtf, elsewhere)]).Marks);

    private static TimelinePicture Draw(IReadOnlyList<PictureEvent> events)
    {
        var points = events.Select(e => new PicturePoint(e.Ordinal, e.Date.Span.Earliest, e.Date.Span.Latest, 0)).ToList();
        return TimelinePicture.Draw(
            Year,
            PictureGroups.Of(points, Year, PictureFrame.Wide),
            [(Facet.Actor, "russia", events.Count)],
            events.ToDictionary(e => e.Ordinal)
        );
    }

    private static PictureEvent Event(int ordinal, string edtf, string[]? elsewhere = null, params int[] answers) =>
        new(
            ordinal,
            $"event-{ordinal}",
            new LocalizedText("An event", "出来事"),
            EdtfDate.Parse(edtf),
            null,
            EventKind.Statement,
            [.. (elsewhere ?? []).Select(EdtfDate.Parse)],
            [.. answers],
            [],
            "russia",
            elsewhere is { Length: > 0 }
        );
}
