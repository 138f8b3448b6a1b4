using CeasefireTracker.Desk.Import;

namespace CeasefireTracker.Desk.Tests.Import;

public sealed class DateTests
{
    private static readonly ImportAnswers NoAnswers = new("test");

    [Theory]
    [InlineData("2025-03-11", "2025-03-11")]
    [InlineData("2025-03", "2025-03")]
    [InlineData("2022-03~", "2022-03~")]
    [InlineData("[..2025-03-13]", "[..2025-03-13]")]
    [InlineData("2025/3/11", "2025-03-11")]
    [InlineData("2025年3月", "2025-03")]
    [InlineData("令和7年3月11日", "2025-03-11")]
    [InlineData("11 March 2025", "2025-03-11")]
    [InlineData("Mar 2025", "2025-03")]
    [InlineData("13/3/2025", "2025-03-13")]
    [InlineData("3/3/2025", "2025-03-03")]
    [InlineData("about March 2022", "2022-03~")]
    [InlineData("2022年3月頃", "2022-03~")]
    public void A_date_is_as_exact_as_it_is_written(string text, string edtf) => Assert.Equal(edtf, DateCells.Read(text, NoAnswers).Edtf);

    [Theory]
    [InlineData("3/4/2025", DayOrder.DayFirst, "2025-04-03")]
    [InlineData("3/4/2025", DayOrder.MonthFirst, "2025-03-04")]
    public void What_can_be_read_two_ways_is_asked_and_not_guessed(string text, DayOrder order, string answered)
    {
        var asked = DateCells.Read(text, NoAnswers);

        Assert.Equal((null, true), (asked.Edtf, asked.IsAsked));
        Assert.Contains("3 April 2025", asked.Told!.In(Dataset.Model.Language.En), StringComparison.Ordinal);
        Assert.Contains("2025年3月4日", asked.Told.In(Dataset.Model.Language.Ja), StringComparison.Ordinal);
        Assert.Equal(answered, DateCells.Read(text, NoAnswers with { Order = order }).Edtf);
    }

    [Theory]
    [InlineData(DayCount.From1900, "2025-03-11")]
    [InlineData(DayCount.From1904, "2029-03-12")]
    public void A_number_that_counts_days_is_asked_from_when(DayCount count, string answered)
    {
        Assert.True(DateCells.Read("45727", NoAnswers).IsAsked);
        Assert.Equal(answered, DateCells.Read("45727", NoAnswers with { Count = count }).Edtf);
    }

    [Theory]
    [InlineData("2025-03-11T22:30+03:00", "2025-03-11", "2025-03-11T22:30+03:00")]
    [InlineData("2025-03-11 22:30:15Z", "2025-03-11", "2025-03-11T22:30+00:00")]
    [InlineData("2025-03-11T22:30", "2025-03-11", null)]
    [InlineData("2025-03-11T00:00:00", "2025-03-11", null)]
    public void An_hour_is_kept_only_with_its_offset(string text, string edtf, string? at)
    {
        var read = DateCells.Read(text, NoAnswers);

        Assert.Equal((edtf, at), (read.Edtf, read.At));
    }

    [Theory]
    [InlineData("2022", "3", "15", "2022-03-15")]
    [InlineData("2022", "3.0", null, "2022-03")]
    [InlineData("2022", "March", null, "2022-03")]
    [InlineData("2022", null, null, "2022")]
    public void Columns_of_a_date_make_one(string year, string? month, string? day, string edtf) =>
        Assert.Equal(edtf, DateCells.Read(year, month, day, NoAnswers).Edtf);

    [Theory]
    [InlineData("soon")]
    [InlineData("2025-02-30")]
    [InlineData("11/3/25")]
    [InlineData("-45")]
    public void What_is_no_date_is_refused_with_how_one_is_written(string text)
    {
        var read = DateCells.Read(text, NoAnswers);

        Assert.Equal((null, false), (read.Edtf, read.IsAsked));
        Assert.Contains("2025-03-11", read.Told!.In(Dataset.Model.Language.En), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_without_a_month_and_a_month_without_a_year_are_no_dates()
    {
        Assert.Null(DateCells.Read("2022", null, "5", NoAnswers).Edtf);
        Assert.Null(DateCells.Read(null, "3", "5", NoAnswers).Edtf);
    }

    [Theory]
    [InlineData("22", "3", "15")]
    [InlineData("988", null, null)]
    [InlineData("25", "March", null)]
    public void A_year_without_its_century_is_asked_for_and_not_taken_for_one_of_long_ago(string year, string? month, string? day)
    {
        var read = DateCells.Read(year, month, day, NoAnswers);

        Assert.Equal((null, false), (read.Edtf, read.IsAsked));
        Assert.Contains("fewer than four digits", read.Told!.In(Dataset.Model.Language.En), StringComparison.Ordinal);
    }

    [Fact]
    public void A_first_and_a_last_day_are_a_span_and_one_day_is_none()
    {
        var day = DateCells.Read("2025-03-11", NoAnswers);

        Assert.Equal("2025-03-11/2025-03-13", day.Until(DateCells.Read("2025-03-13", NoAnswers)).Edtf);
        Assert.Equal("2025-03-11", day.Until(day).Edtf);
        Assert.Null(day.Until(DateCells.Read("2025-03-01", NoAnswers)).Edtf);
    }
}
