namespace CeasefireTracker.Dataset.Dates;

/// <summary>A run of days in the proleptic Gregorian calendar, both ends inclusive; a null end is open.</summary>
/// <remarks>A span whose earliest day is after its latest holds no day and overlaps nothing. The default value is
/// <see cref="Everything"/>.</remarks>
/// <param name="Earliest">The first day, inclusive; null when the span has no known beginning.</param>
/// <param name="Latest">The last day, inclusive; null when the span has no known end.</param>
public readonly record struct DateSpan(DateOnly? Earliest, DateOnly? Latest)
{
    /// <summary>Every day there is: both ends open.</summary>
    public static DateSpan Everything => default;

    /// <summary>True when both ends are known and are the same day.</summary>
    public bool IsOneDay => Earliest is not null && Earliest == Latest;

    private DateOnly First => Earliest ?? DateOnly.MinValue;

    private DateOnly Last => Latest ?? DateOnly.MaxValue;

    /// <summary>The span of exactly one day.</summary>
    public static DateSpan Day(DateOnly day) => new(day, day);

    /// <summary>True when at least one day is in both spans.</summary>
    public bool Overlaps(DateSpan other)
    {
        var first = First > other.First ? First : other.First;
        var last = Last < other.Last ? Last : other.Last;
        return first <= last;
    }

    /// <summary>True when <paramref name="day"/> is in the span, its ends included.</summary>
    public bool Contains(DateOnly day) => First <= day && day <= Last;
}
