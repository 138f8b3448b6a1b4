namespace CeasefireTracker.Web.Picture;

/// <summary>The stretches into which a picture cuts time, from fine to coarse.</summary>
public enum PictureUnit
{
    Day,

    /// <summary>A quarter of a month: from the 1st, 8th, 15th and 22nd; the last one ends with its month.</summary>
    Week,

    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

/// <summary>Where the stretches begin and end.</summary>
public static class PictureUnits
{
    /// <summary>About how many days a stretch has; never more than it really has, but for a February.</summary>
    public static int Days(this PictureUnit unit) =>
        unit switch
        {
            PictureUnit.Day => 1,
            PictureUnit.Week => 7,
            PictureUnit.Month => 30,
            PictureUnit.Quarter => 90,
            PictureUnit.Year => 365,
            PictureUnit.Decade => 3652,
            PictureUnit.Century => 36524,
            _ => 365242,
        };

    /// <summary>The first day of the stretch that holds the day.</summary>
    public static DateOnly StartOf(this PictureUnit unit, DateOnly day) =>
        unit switch
        {
            PictureUnit.Day => day,
            PictureUnit.Week => new DateOnly(day.Year, day.Month, day.Day < 22 ? ((day.Day - 1) / 7 * 7) + 1 : 22),
            PictureUnit.Month => new DateOnly(day.Year, day.Month, 1),
            PictureUnit.Quarter => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
            _ => new DateOnly(Math.Max(1, day.Year / Years(unit) * Years(unit)), 1, 1),
        };

    /// <summary>The last day of the stretch that holds the day.</summary>
    public static DateOnly LastOf(this PictureUnit unit, DateOnly day) =>
        unit switch
        {
            PictureUnit.Day => day,
            PictureUnit.Week when day.Day < 22 => StartOf(unit, day).AddDays(6),
            PictureUnit.Week or PictureUnit.Month => new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
            PictureUnit.Quarter => LastOf(PictureUnit.Month, StartOf(unit, day).AddMonths(2)),
            _ => new DateOnly(Math.Min(9999, (day.Year / Years(unit) * Years(unit)) + Years(unit) - 1), 12, 31),
        };

    private static int Years(PictureUnit unit) =>
        unit switch
        {
            PictureUnit.Year => 1,
            PictureUnit.Decade => 10,
            PictureUnit.Century => 100,
            _ => 1000,
        };
}
