using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Tests.Dates;

public class DateSpanTests
{
    private static readonly DateOnly First = new(2025, 4, 19);
    private static readonly DateOnly Last = new(2025, 4, 20);
    private static readonly DateSpan Truce = new(First, Last);

    [Fact]
    public void A_span_holds_both_of_its_ends_and_no_day_beyond()
    {
        Assert.True(Truce.Contains(First));
        Assert.True(Truce.Contains(Last));
        Assert.False(Truce.Contains(First.AddDays(-1)));
        Assert.False(Truce.Contains(Last.AddDays(1)));
    }

    [Fact]
    public void Spans_overlap_when_they_share_one_day_and_not_when_they_only_touch()
    {
        Assert.True(Truce.Overlaps(new(Last, Last.AddDays(5))));
        Assert.True(new DateSpan(Last, Last.AddDays(5)).Overlaps(Truce));
        Assert.False(Truce.Overlaps(new(Last.AddDays(1), null)));
        Assert.False(new DateSpan(null, First.AddDays(-1)).Overlaps(Truce));
    }

    [Fact]
    public void An_open_end_reaches_the_ends_of_the_calendar()
    {
        Assert.True(new DateSpan(null, First).Contains(DateOnly.MinValue));
        Assert.True(new DateSpan(First, null).Contains(DateOnly.MaxValue));
        Assert.True(new DateSpan(null, First).Overlaps(new(First, null)));
    }

    [Fact]
    public void Everything_holds_every_day_and_overlaps_every_span_that_has_one()
    {
        Assert.True(DateSpan.Everything.Contains(DateOnly.MinValue));
        Assert.True(DateSpan.Everything.Contains(DateOnly.MaxValue));
        Assert.True(DateSpan.Everything.Overlaps(Truce));
        Assert.Equal(default, DateSpan.Everything);
    }

    [Fact]
    public void A_span_that_runs_backwards_holds_nothing_and_overlaps_nothing()
    {
        var backwards = new DateSpan(Last, First);
        Assert.False(backwards.Contains(First));
        Assert.False(backwards.Overlaps(DateSpan.Everything));
        Assert.False(DateSpan.Everything.Overlaps(backwards));
        Assert.False(backwards.Overlaps(backwards));
    }

    [Fact]
    public void One_day_is_a_known_day_only()
    {
        Assert.True(DateSpan.Day(First).IsOneDay);
        Assert.False(Truce.IsOneDay);
        Assert.False(DateSpan.Everything.IsOneDay);
    }
}
