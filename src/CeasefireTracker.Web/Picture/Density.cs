using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Picture;

/// <summary>
/// How many events there are over time: a count for each stretch of the calendar. An event counts once, on its earliest day, or on its
/// latest where that is all that is known.
/// </summary>
/// <param name="Bars">The stretches in order with their counts; stretches without events are there too.</param>
/// <param name="Unit">What a stretch is: a month; a day where the reader asked for few; more than a month where there are very
/// many.</param>
public sealed record Density(PictureAxis Axis, PictureUnit Unit, IReadOnlyList<(PictureWindow Window, int Count)> Bars)
{
    private const int MostBars = 120;
    private const int FewDays = 62;

    /// <summary>The highest count, at least 1.</summary>
    public int Highest => Math.Max(1, Bars.Max(bar => bar.Count));

    /// <summary>Counts events; null if there is none.</summary>
    /// <param name="events">The events that match whatever their days.</param>
    /// <param name="asked">The days asked for: if they are few, only they are counted.</param>
    /// <param name="horizon">The last day of the stretches (<see cref="OpenStore.Horizon"/>): what begins later is not counted unless there
    /// is nothing else.</param>
    public static Density? Of(TimelineIndex index, BitSet events, DateSpan asked, DateOnly horizon)
    {
        var near = events.And(BitSet.First(index.Count, index.CountBefore(horizon.AddDays(1))));
        events = near.Count() == 0 ? events : near;
        // The events lie in the order of their first days, so what is between two days is counted and not looked at; only those without a
        // first day are.
        var undated = events
            .Ordinals()
            .TakeWhile(ordinal => ordinal < index.FirstDated)
            .Select(ordinal => index.Days(ordinal).Latest!.Value)
            .ToList();
        List<DateOnly> ends =
        [
            .. undated,
            .. events
                .Up(index.FirstDated)
                .Take(1)
                .Concat(events.Down(index.Count - 1).TakeWhile(ordinal => ordinal >= index.FirstDated).Take(1))
                .Select(ordinal => index.Days(ordinal).Earliest!.Value),
        ];
        if (ends.Count == 0)
        {
            return null;
        }

        var isNarrow = asked is { Earliest: { } first, Latest: { } last } && last.DayNumber - first.DayNumber < FewDays;
        var axis = isNarrow
            ? new PictureAxis(asked.Earliest!.Value, asked.Latest!.Value)
            : new PictureAxis(PictureUnit.Month.StartOf(ends.Min()), PictureUnit.Month.LastOf(ends.Max()));
        var unit = isNarrow
            ? PictureUnit.Day
            : Enum.GetValues<PictureUnit>().First(unit => unit >= PictureUnit.Month && axis.Days / unit.Days() <= MostBars);
        return new Density(axis, unit, [.. axis.Windows(unit).Select(window => (window, Count(window.First, window.Last)))]);

        int Count(DateOnly first, DateOnly last) =>
            Below(last == DateOnly.MaxValue ? null : last.AddDays(1)) - Below(first) + undated.Count(day => day >= first && day <= last);
        int Below(DateOnly? day) => events.CountBelow(day is null ? index.Count : index.CountBefore(day));
    }
}
