using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Sources;

/// <summary>The unit of a shift between two dates.</summary>
public enum ShiftUnit
{
    Days,
    Months,
    Years,
}

/// <summary>
/// How far one date lies from another, as exactly as both allow: in days if both are days and less than two months apart, in calendar
/// months up to two years, else in calendar years.
/// </summary>
/// <param name="Amount">How many units; negative: earlier, 0: within the same unit.</param>
public readonly record struct DateShift(int Amount, ShiftUnit Unit)
{
    private const int MostDays = 60;
    private const int MostMonths = 23;

    /// <summary>From the one date to the other, each taken at the first day that it may mean, or the last where that is open.</summary>
    public static DateShift Between(EdtfDate from, EdtfDate to)
    {
        var (a, b) = (Day(from), Day(to));
        var days = b.DayNumber - a.DayNumber;
        if (from.Precision == DatePrecision.Day && to.Precision == DatePrecision.Day && Math.Abs(days) <= MostDays)
        {
            return new DateShift(days, ShiftUnit.Days);
        }

        var months = ((b.Year - a.Year) * 12) + b.Month - a.Month;
        var areMonths =
            from.Precision is DatePrecision.Day or DatePrecision.Month && to.Precision is DatePrecision.Day or DatePrecision.Month;
        return areMonths && Math.Abs(months) <= MostMonths
            ? new DateShift(months, ShiftUnit.Months)
            : new DateShift(b.Year - a.Year, ShiftUnit.Years);
    }

    /// <summary>Such as "9 months earlier".</summary>
    public string Words(Language language) =>
        Amount == 0
            ? language.Say("shift.none")
            : language.Count($"shift.{Unit.Text()}.{(Amount < 0 ? "earlier" : "later")}", Math.Abs(Amount));

    private static DateOnly Day(EdtfDate date) => date.Span.Earliest ?? date.Span.Latest ?? DateOnly.MinValue;
}
