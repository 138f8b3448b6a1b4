using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Evaluation;
using NodaTime;
using NodaTime.TimeZones;

namespace CeasefireTracker.Desk.Import;

/// <summary>When an entry of a calendar took place.</summary>
internal static class CalendarTime
{
    // A rule may name days that no year has, and would be looked for for ever.
    private static readonly EvaluationOptions Limit = new() { MaxUnmatchedIncrementsLimit = 10_000 };

    /// <summary>The times of an entry, without those that it takes out itself.</summary>
    /// <param name="most">How many are told at most; one more says that there are more.</param>
    /// <exception cref="EvaluationException">There is none, or it cannot be reckoned.</exception>
    /// <exception cref="ArgumentException">Its zone is not known.</exception>
    public static List<CalDateTime> Of(CalendarEvent e, int most) =>
        e.RecurrenceRule is null
            ?
            [
                .. e
                    .RecurrenceDates.GetAllDates()
                    .Concat(e.RecurrenceDates.GetAllPeriods().Select(period => period.StartTime))
                    .Prepend(e.Start!)
                    .Where(time => !e.ExceptionDates.GetAllDates().Any(taken => IsSame(time, taken)))
                    .Take(most + 1),
            ]
            : [.. e.GetOccurrences(null, Limit).Take(most + 1).Select(time => time.Period.StartTime)];

    /// <summary>True if a time is the one that another names, in whichever zone, or as a day.</summary>
    public static bool IsSame(CalDateTime time, CalDateTime named) =>
        !time.HasTime || !named.HasTime ? time.Date == named.Date
        : time.TzId != named.TzId && Moment(time) is { } one && Moment(named) is { } other ? one.UtcDateTime == other.UtcDateTime
        : time.Value == named.Value;

    /// <summary>The hour with its offset; null if there is no zone, or if none is known by its name, or if its offset was no whole minutes
    /// then.</summary>
    public static DateTimeOffset? Moment(CalDateTime time) =>
        time is { HasTime: true, TzId: { } name }
        && ZoneOf(name)?.AtLeniently(LocalDateTime.FromDateTime(time.Value)).Offset is { } offset
        && offset.Seconds % 60 == 0
            ? new DateTimeOffset(time.Value, offset.ToTimeSpan())
            : null;

    /// <summary>How many days it goes on for after its first: an end is the first moment that is no longer of it.</summary>
    public static int DaysAfter(CalendarEvent e, CalDateTime start) =>
        Math.Max(0, DateOnly.FromDateTime((start.Value + LengthOf(e)).AddTicks(-1)).DayNumber - start.Date.DayNumber);

    private static TimeSpan LengthOf(CalendarEvent e) =>
        e.Duration is { } duration ? duration.ToTimeSpanUnspecified()
        : e.End is not { } end ? new TimeSpan(1)
        : end.TzId != e.Start!.TzId && Moment(end) is { } last && Moment(e.Start) is { } first ? last - first
        : end.Value - e.Start.Value;

    // The calendar library finds a zone in any text that holds the name of one, and takes "(GMT+09:00) Tokyo" for Greenwich.
    private static DateTimeZone? ZoneOf(string name) =>
        TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var other)
            ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(other)
            : name.Index()
                .Where(sign => sign.Item == '/')
                .Select(sign => name[(sign.Index + 1)..])
                .Prepend(name)
                .Select(DateTimeZoneProviders.Tzdb.GetZoneOrNull)
                .FirstOrDefault(zone => zone is not null);
}
