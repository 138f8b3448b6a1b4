using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.WebUtilities;

namespace CeasefireTracker.Tests.Record;

/// <summary>Names as readers type them, over the record that is there.</summary>
public sealed class NamesOfRecordTests(RecordStore record) : IClassFixture<RecordStore>
{
    [Theory]
    [InlineData("Unoin", "european-union")]
    [InlineData("Union", "european-union")]
    public void A_part_of_a_name_leads_to_each_that_has_it(string typed, string id)
    {
        var (_, problems) = FilterReader.Read(QueryHelpers.ParseQuery("actor=" + typed), record.Store);

        var meant = Assert.Single(problems).Meant;
        Assert.True(meant.Count > 1);
        Assert.Contains("actor=" + id, meant.Select(one => one.Query));
        Assert.All(meant, one => Assert.Contains(' ', one.Name.En));
    }
}
