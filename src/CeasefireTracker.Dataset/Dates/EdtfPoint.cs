using System.Globalization;

namespace CeasefireTracker.Dataset.Dates;

/// <summary>One date without brackets or slashes. Parts that the shape does not have are 1; Month is 21–24 for a season.</summary>
internal readonly record struct EdtfPoint(PointShape Shape, int Year, int Month = 1, int Day = 1, Qualifier Qualifier = Qualifier.None)
{
    public const int Winter = 24;

    public DateSpan Span =>
        Shape switch
        {
            PointShape.Day => DateSpan.Day(new DateOnly(Year, Month, Day)),
            PointShape.Month or PointShape.SomeDayOfMonth => Months(Month, 1),
            PointShape.Season => Months((Month - 20) * 3, 3),
            PointShape.SomeYearOfDecade => Years(10),
            PointShape.SomeYearOfCentury => Years(100),
            _ => Years(1),
        };

    public DatePrecision Precision =>
        Shape switch
        {
            PointShape.Day => DatePrecision.Day,
            PointShape.Month or PointShape.SomeDayOfMonth => DatePrecision.Month,
            PointShape.Season => DatePrecision.Season,
            PointShape.SomeYearOfDecade => DatePrecision.Decade,
            PointShape.SomeYearOfCentury => DatePrecision.Century,
            _ => DatePrecision.Year,
        };

    public bool HasUnspecifiedDigits => Shape >= PointShape.SomeDayOfMonth;

    public bool IsPlain => Qualifier == Qualifier.None;

    /// <summary>True when the other date is finer and lies inside this one.</summary>
    public bool Encloses(EdtfPoint other) =>
        Precision > other.Precision && Span.Earliest <= other.Span.Earliest && other.Span.Latest <= Span.Latest;

    public override string ToString() =>
        Shape switch
        {
            PointShape.Day => $"{Digits(Year, 4)}-{Digits(Month, 2)}-{Digits(Day, 2)}{Mark}",
            PointShape.Month or PointShape.Season => $"{Digits(Year, 4)}-{Digits(Month, 2)}{Mark}",
            PointShape.SomeDayOfMonth => $"{Digits(Year, 4)}-{Digits(Month, 2)}-XX{Mark}",
            PointShape.SomeMonthOfYear => $"{Digits(Year, 4)}-XX{Mark}",
            PointShape.SomeDayOfYear => $"{Digits(Year, 4)}-XX-XX{Mark}",
            PointShape.SomeYearOfDecade => $"{Digits(Year / 10, 3)}X{Mark}",
            PointShape.SomeYearOfCentury => $"{Digits(Year / 100, 2)}XX{Mark}",
            _ => $"{Digits(Year, 4)}{Mark}",
        };

    private string Mark =>
        Qualifier switch
        {
            Qualifier.Uncertain => "?",
            Qualifier.Approximate => "~",
            Qualifier.Both => "%",
            _ => "",
        };

    private static string Digits(int number, int width) => number.ToString("D" + width, CultureInfo.InvariantCulture);

    // By the last month and not by the day before the next one, because no day follows 9999-12-31.
    private DateSpan Months(int first, int count)
    {
        var start = new DateOnly(Year, first, 1);
        var last = start.AddMonths(count - 1);
        return new(start, new DateOnly(last.Year, last.Month, DateTime.DaysInMonth(last.Year, last.Month)));
    }

    private DateSpan Years(int count) => new(new DateOnly(Year, 1, 1), new DateOnly(Year + count - 1, 12, 31));
}
