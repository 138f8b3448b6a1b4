using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Positions;

namespace CeasefireTracker.Tests.Positions;

public sealed class PositionAgeTests
{
    [Theory]
    [InlineData("2025-03-13", "2025-03-13", " (that day)", "（当日）")]
    [InlineData("2025-03-12", "2025-03-13", " (1 day before)", "（1日前）")]
    [InlineData("2025-01-14", "2025-03-13", " (58 days before)", "（58日前）")]
    [InlineData("2025-01-12", "2025-03-13", " (2 months before)", "（2か月前）")]
    [InlineData("2025-01-13", "2025-03-15", " (2 months before)", "（2か月前）")]
    [InlineData("2025-07-01", "2025-08-31", " (61 days before)", "（61日前）")]
    [InlineData("2025-12-31", "2026-02-28", " (59 days before)", "（59日前）")]
    [InlineData("2024-03-31", "2025-03-30", " (11 months before)", "（11か月前）")]
    [InlineData("2023-03-16", "2025-03-15", " (23 months before)", "（23か月前）")]
    [InlineData("2022-03-15", "2025-03-15", " (3 years before)", "（3年前）")]
    [InlineData("2025-03", "2025-04-01", " (1 day before)", "（1日前）")]
    [InlineData("2025-03-20", "2025-03-13", " (that day)", "（当日）")]
    public void How_long_ago_something_was_said_is_told_in_the_unit_that_a_reader_would_use(
        string said,
        string day,
        string english,
        string japanese
    )
    {
        var age = PositionAge.Of(Said.At("a", said).Term("russia", "truce", Stance.Offers), Said.Day(day));

        Assert.Equal((english, japanese), (age.In(Language.En), age.In(Language.Ja)));
    }
}
