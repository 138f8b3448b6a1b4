namespace CeasefireTracker.Dataset.Dates;

/// <summary>The smallest unit of the calendar that a date says for certain, from fine to coarse.</summary>
/// <remarks>Unspecified digits say nothing: <c>2022-03-XX</c> is as precise as <c>2022-03</c>.</remarks>
public enum DatePrecision
{
    /// <summary>A day: <c>2022-03-15</c>.</summary>
    Day,

    /// <summary>A month: <c>2022-03</c>, <c>2022-03-XX</c>.</summary>
    Month,

    /// <summary>A season: <c>2022-21</c>.</summary>
    Season,

    /// <summary>A year: <c>2022</c>, <c>2022-XX</c>, <c>2022-XX-XX</c>.</summary>
    Year,

    /// <summary>Ten years from one that ends in 0: <c>202X</c>.</summary>
    Decade,

    /// <summary>A hundred years from one that ends in 00: <c>20XX</c>.</summary>
    Century,
}
