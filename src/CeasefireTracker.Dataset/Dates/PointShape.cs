namespace CeasefireTracker.Dataset.Dates;

/// <summary>Which parts of a single date are written, and which of them with X.</summary>
internal enum PointShape
{
    Day,
    Month,
    Season,
    Year,
    SomeDayOfMonth,
    SomeMonthOfYear,
    SomeDayOfYear,
    SomeYearOfDecade,
    SomeYearOfCentury,
}
