using CeasefireTracker.Tests.Record;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Store;

public sealed class DaysOfSetsTests(RecordStore record) : IClassFixture<RecordStore>
{
    private TimelineIndex Index => record.Store.Index;

    [Fact]
    public void The_last_day_of_any_events_is_the_one_that_looking_at_each_of_them_finds()
    {
        for (var first = 0; first < Index.Count; first++)
        {
            for (var second = first; second < Index.Count; second++)
            {
                Holds([first, second]);
            }

            Holds([.. Enumerable.Range(0, first + 1)]);
        }

        void Holds(int[] some) =>
            Assert.Equal(
                some.Max(ordinal => Index.Days(ordinal).Latest ?? Index.Days(ordinal).Earliest),
                Index.LastDay(BitSet.Of(Index.Count, some))
            );
    }

    [Fact]
    public void Ended_before_a_day_are_those_whose_last_day_is_earlier()
    {
        for (var day = new DateOnly(2014, 1, 1); day < new DateOnly(2027, 1, 1); day = day.AddDays(3))
        {
            Assert.Equal(
                Enumerable.Range(0, Index.Count).Where(ordinal => Index.Days(ordinal).Latest < day),
                Index.EndedBefore(day).Ordinals()
            );
        }
    }
}
