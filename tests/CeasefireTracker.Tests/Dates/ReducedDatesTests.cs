using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Web.Exports;

namespace CeasefireTracker.Tests.Exports;

public sealed class ReducedDatesTests
{
    [Theory]
    [InlineData("2022-03", "2022-03", null)]
    [InlineData("2022-03-XX", "2022-03", null)]
    [InlineData("2022-03-15~", "2022-03-15", null)]
    [InlineData("2022?", "2022", null)]
    [InlineData("2024-21", "2024-03", "2024-05")]
    [InlineData("2022-07-01/2022-07-03", "2022-07-01", "2022-07-03")]
    [InlineData("2022-03/2022-05", "2022-03", "2022-05")]
    [InlineData("2023-02/..", "2023-02", null)]
    [InlineData("[..2022-06-10]", null, "2022-06-10")]
    [InlineData("[2022-06-10..]", "2022-06-10", null)]
    [InlineData("{2023-06-01,2023-06-15}", "2023-06-01", "2023-06-15")]
    public void A_date_is_reduced_without_inventing_a_day(string edtf, string? start, string? end)
    {
        var reduced = ReducedDates.Of(EdtfDate.Parse(edtf));

        Assert.Equal((start, end), (reduced.Start, reduced.End));
    }

    [Theory]
    [InlineData("2022-03-15", 2022, 3, 15)]
    [InlineData("2022-03", 2022, 3, null)]
    [InlineData("2022", 2022, null, null)]
    [InlineData("2024-21", 2024, null, null)]
    public void A_reference_manager_is_told_as_much_of_a_date_as_is_known(string edtf, int year, int? month, int? day) =>
        Assert.Equal(new DateParts(year, month, day), DateParts.Of(EdtfDate.Parse(edtf)));

    [Theory]
    [InlineData("2022-12/2023-01")]
    [InlineData("[..2022-06-10]")]
    public void Where_not_even_the_year_is_known_no_date_is_given(string edtf) => Assert.Null(DateParts.Of(EdtfDate.Parse(edtf)));
}
