using System.Globalization;
using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Tests.Dates;

public class EdtfReadingTests
{
    [Theory]
    [InlineData("2025-03-13", "2025-03-13", "2025-03-13", "a day is itself")]
    [InlineData("2022-03", "2022-03-01", "2022-03-31", "a month")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "February of a leap year")]
    [InlineData("1900-02", "1900-02-01", "1900-02-28", "a century that is no leap year")]
    [InlineData("2022", "2022-01-01", "2022-12-31", "a year")]
    [InlineData("0001", "0001-01-01", "0001-12-31", "the first year")]
    [InlineData("9999-12", "9999-12-01", "9999-12-31", "the last month")]
    [InlineData("2022-03-XX", "2022-03-01", "2022-03-31", "some day of a month")]
    [InlineData("2022-XX", "2022-01-01", "2022-12-31", "some month of a year")]
    [InlineData("2022-XX-XX", "2022-01-01", "2022-12-31", "some day of a year")]
    [InlineData("202X", "2020-01-01", "2029-12-31", "a decade")]
    [InlineData("20XX", "2000-01-01", "2099-12-31", "a century")]
    [InlineData("99XX", "9900-01-01", "9999-12-31", "the last century")]
    [InlineData("2022-21", "2022-03-01", "2022-05-31", "spring")]
    [InlineData("2022-22", "2022-06-01", "2022-08-31", "summer")]
    [InlineData("2022-23", "2022-09-01", "2022-11-30", "autumn")]
    [InlineData("2022-24", "2022-12-01", "2023-02-28", "winter ends in the next year")]
    [InlineData("2023-24", "2023-12-01", "2024-02-29", "winter ends in a leap year")]
    [InlineData("2022-04-15~", "2022-04-15", "2022-04-15", "approximation leaves the span")]
    [InlineData("2022?", "2022-01-01", "2022-12-31", "doubt leaves the span")]
    [InlineData("2025-04-19/2025-04-20", "2025-04-19", "2025-04-20", "an interval includes both days")]
    [InlineData("2022-03/2022-04-05", "2022-03-01", "2022-04-05", "an interval of mixed precision")]
    [InlineData("2022-03-15/2022-03", "2022-03-15", "2022-03-31", "an end in the month of the start")]
    [InlineData("2026-01-01/..", "2026-01-01", "", "an open end")]
    [InlineData("../2026-01-01", "", "2026-01-01", "an open start")]
    [InlineData("2025-03-03/", "2025-03-03", "", "an unknown end")]
    [InlineData("/2025-03-03", "", "2025-03-03", "an unknown start")]
    [InlineData("[..2025-03-13]", "", "2025-03-13", "on or before")]
    [InlineData("[2025-03-13..]", "2025-03-13", "", "on or after")]
    [InlineData("[2025-03-03..2025-03-05]", "2025-03-03", "2025-03-05", "one of some days")]
    [InlineData("[2025-03-03,2025-03-05]", "2025-03-03", "2025-03-05", "one of two days")]
    [InlineData("{2025-01-24,2025-01-28}", "2025-01-24", "2025-01-28", "both days")]
    [InlineData("{2025-01,2025-01-28,2025-02}", "2025-01-01", "2025-02-28", "the widest of the members")]
    public void A_text_spans_from_its_earliest_to_its_latest_day(string text, string earliest, string latest, string because)
    {
        var date = EdtfDate.Parse(text);

        Assert.True(new DateSpan(Day(earliest), Day(latest)) == date.Span, $"{because}: {date.Span}");
        Assert.Equal(earliest == "" || latest == "", date.IsOpenEnded);
        Assert.Equal(text, date.ToString());
    }

    [Theory]
    [InlineData("2022-03", EdtfForm.Single, DatePrecision.Month)]
    [InlineData("2022-03-XX", EdtfForm.Single, DatePrecision.Month)]
    [InlineData("2022-21", EdtfForm.Single, DatePrecision.Season)]
    [InlineData("2022-XX-XX", EdtfForm.Single, DatePrecision.Year)]
    [InlineData("202X", EdtfForm.Single, DatePrecision.Decade)]
    [InlineData("20XX", EdtfForm.Single, DatePrecision.Century)]
    [InlineData("2025-04-19/2025-04-20", EdtfForm.Interval, DatePrecision.Day)]
    [InlineData("2025-04-19/2025-05", EdtfForm.Interval, DatePrecision.Month)]
    [InlineData("2025-04-19/..", EdtfForm.Interval, DatePrecision.Day)]
    [InlineData("{2025,2026-01}", EdtfForm.Set, DatePrecision.Year)]
    [InlineData("[..2025-03-13]", EdtfForm.OneOf, DatePrecision.Day)]
    [InlineData("[2025-03,2025-05]", EdtfForm.OneOf, DatePrecision.Month)]
    public void A_text_says_its_form_and_its_coarsest_precision(string text, EdtfForm form, DatePrecision precision)
    {
        var date = EdtfDate.Parse(text);

        Assert.Equal((form, precision), (date.Form, date.Precision));
    }

    [Theory]
    [InlineData("2022", false, false)]
    [InlineData("2022?", false, true)]
    [InlineData("2022-03~", true, false)]
    [InlineData("2022-03-15%", true, true)]
    [InlineData("202X~", true, false)]
    [InlineData("2022-21?", false, true)]
    [InlineData("2022-03-01?/2022-04~", true, true)]
    [InlineData("{2022-03,2022-05~}", true, false)]
    public void A_mark_on_any_date_marks_the_whole(string text, bool approximate, bool uncertain)
    {
        var date = EdtfDate.Parse(text);

        Assert.Equal((approximate, uncertain), (date.IsApproximate, date.IsUncertain));
    }

    [Fact]
    public void Only_a_set_whose_members_are_all_meant_has_parts_of_its_own()
    {
        Assert.Equal([DateSpan.Day(new(2025, 1, 24)), DateSpan.Day(new(2025, 1, 28))], EdtfDate.Parse("{2025-01-24,2025-01-28}").Parts);

        foreach (var text in new[] { "2022-03", "2025-04-19/2025-04-20", "[2025-01-24,2025-01-28]", "[..2025-03-13]" })
        {
            var date = EdtfDate.Parse(text);
            Assert.Equal([date.Span], date.Parts);
        }
    }

    [Fact]
    public void A_day_and_its_text_are_the_same_date()
    {
        var day = EdtfDate.FromDay(new(2025, 3, 13));

        Assert.Equal(EdtfDate.Parse("2025-03-13"), day);
        Assert.Equal(EdtfDate.Parse("2025-03-13").GetHashCode(), day.GetHashCode());
        Assert.True(EdtfDate.Parse("2025-03-13") == day);
    }

    [Fact]
    public void The_month_and_the_year_of_a_day_are_what_their_texts_say()
    {
        for (var day = new DateOnly(999, 12, 1); day.Year < 2101; day = day.AddDays(23))
        {
            Assert.Equal(EdtfDate.Parse($"{day:yyyy-MM}"), EdtfDate.MonthOf(day));
            Assert.Equal(EdtfDate.Parse($"{day:yyyy}"), EdtfDate.YearOf(day));
            Assert.Equal((DatePrecision.Month, DatePrecision.Year), (EdtfDate.MonthOf(day).Precision, EdtfDate.YearOf(day).Precision));
        }
    }

    [Fact]
    public void A_month_some_day_of_it_and_about_it_are_three_different_dates()
    {
        var dates = new[] { "2022-03", "2022-03-XX", "2022-03~" }.Select(EdtfDate.Parse).ToArray();

        Assert.Equal(3, dates.Distinct().Count());
        Assert.True(dates[0] != dates[1]);
        Assert.Single(dates.Select(date => date.Span).Distinct());
    }

    [Fact]
    public void A_literal_that_is_wrong_throws_the_english_sentence()
    {
        var thrown = Assert.Throws<FormatException>(() => EdtfDate.Parse("2025-02-30"));

        Assert.Equal("“2025-02-30” at position 1: the calendar has no such day.", thrown.Message);
    }

    private static DateOnly? Day(string iso) => iso == "" ? null : DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
