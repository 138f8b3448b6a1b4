using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Picture;

public sealed class DensityTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly OpenStore store;

    public DensityTests() => store = record.Open();

    public void Dispose() => record.Dispose();

    [Fact]
    public void Every_month_from_the_first_event_to_the_last_has_a_count()
    {
        var density = Of(DateSpan.Everything)!;

        Assert.Equal(PictureUnit.Month, density.Unit);
        Assert.Equal(37, density.Bars.Count);
        Assert.Equal((1, 2), (density.Bars[0].Count, density.Bars[^1].Count));
        Assert.Equal(3, density.Bars.Sum(bar => bar.Count));
    }

    [Fact]
    public void A_narrow_span_is_counted_by_day()
    {
        var density = Of(new DateSpan(new(2025, 3, 1), new(2025, 3, 31)))!;

        Assert.Equal(PictureUnit.Day, density.Unit);
        Assert.Equal([11, 13], density.Bars.Where(bar => bar.Count > 0).Select(bar => bar.Window.First.Day));
    }

    [Fact]
    public void An_event_without_a_first_day_counts_on_its_latest()
    {
        using var open = new SmallRecord().Replace("data/events/2022/istanbul-draft.md", "date: \"2022-03\"", "date: \"../2022-05-07\"");
        var all = open.Open();

        var months = Density.Of(all.Index, BitSet.All(3), DateSpan.Everything, all.Horizon)!;
        var days = Density.Of(all.Index, BitSet.All(3), new DateSpan(new(2022, 5, 1), new(2022, 5, 31)), all.Horizon)!;

        Assert.Equal(
            [(new DateOnly(2022, 5, 1), 1), (new DateOnly(2025, 3, 1), 2)],
            months.Bars.Where(bar => bar.Count > 0).Select(bar => (bar.Window.First, bar.Count))
        );
        Assert.Equal([7], days.Bars.Where(bar => bar.Count > 0).Select(bar => bar.Window.First.Day));
    }

    [Fact]
    public void No_event_has_no_density() => Assert.Null(Density.Of(store.Index, BitSet.Empty(3), DateSpan.Everything, store.Horizon));

    private Density? Of(DateSpan asked) => Density.Of(store.Index, BitSet.All(3), asked, store.Horizon);
}
