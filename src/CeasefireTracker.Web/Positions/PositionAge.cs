using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Positions;

/// <summary>How long before a day something was said, in whole units that a reader would use: days up to two calendar months, months up to
/// two years, then years.</summary>
/// <param name="Unit">The unit, as the words have it.</param>
/// <param name="Count">How many, from 0.</param>
public readonly record struct PositionAge(string Unit, int Count)
{
    /// <summary>The age on a day, from the last day on which the term may have been stated; never below 0.</summary>
    public static PositionAge Of(StatedTerm stated, DateOnly day)
    {
        var said = PositionRules.CountsFrom(stated) ?? day;
        var days = Math.Max(0, day.DayNumber - said.DayNumber);
        var months = ((day.Year - said.Year) * 12) + day.Month - said.Month - (day.Day < said.Day ? 1 : 0);
        return months < 2 ? new("days", days)
            : months < 24 ? new("months", months)
            : new("years", months / 12);
    }

    /// <summary>Such as " (9 months before)" or " (that day)".</summary>
    public string In(Language language) =>
        Count == 0 ? language.Say("positions.age.none") : language.Say("positions.age", language.Count("positions.age." + Unit, Count));
}
