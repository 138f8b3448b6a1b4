using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Filters;
using CsCheck;
using Microsoft.AspNetCore.WebUtilities;

namespace CeasefireTracker.Tests.Disputes;

public sealed class DisputePageTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly TrackerSite site;

    public DisputePageTests() => site = new TrackerSite(record.Data);

    public void Dispose()
    {
        site.Dispose();
        record.Dispose();
    }

    [Fact]
    public void Reading_the_address_of_a_filter_gives_the_filter()
    {
        var store = record.Open();
        var filters =
            from about in Gen.Enum<DifferenceAbout>().Array[0, 3]
            from why in Gen.Enum<DifferenceCause>().Array[0, 3]
            from publisher in Gen.Bool
            from after in Gen.Bool
            from search in Gen.Bool
            select DisputeFilter.Everything with
            {
                About = [.. about],
                Why = [.. why],
                Publishers = publisher ? ["reuters"] : [],
                Search = search ? "Putin & 停戦" : "",
                After = after ? "istanbul-draft" : null,
            };

        filters.Sample(filter =>
        {
            var (read, problems) = DisputeFilter.Read(QueryHelpers.ParseQuery(filter.ToQueryString()), store);
            return problems.Count == 0 && read == filter && read.ToQueryString() == filter.ToQueryString();
        });
    }

    [Theory]
    [InlineData("", "istanbul-draft:role conditional-answer:date conditional-answer:term")]
    [InlineData("?about=date", "conditional-answer:date")]
    [InlineData("?about=date&about=role", "istanbul-draft:role conditional-answer:date")]
    [InlineData("?why=contradiction", "istanbul-draft:role")]
    [InlineData("?about=date&why=contradiction", "")]
    [InlineData("?about=term&publisher=the-article", "conditional-answer:term")]
    [InlineData("?publisher=reuters", "")]
    [InlineData("?q=lukashenko", "istanbul-draft:role")]
    [InlineData("?q=%E3%83%AB%E3%82%AB%E3%82%B7%E3%82%A7%E3%83%B3%E3%82%B3", "istanbul-draft:role")]
    [InlineData("?q=two%20events", "conditional-answer:date conditional-answer:term")]
    [InlineData("?about=date&q=conditions", "conditional-answer:date")]
    [InlineData("?q=nothing-has-this-word", "")]
    [InlineData("?after=istanbul-draft", "conditional-answer:date conditional-answer:term")]
    public async Task The_page_and_every_format_list_the_same_disputes(string query, string expected)
    {
        var json = JsonDocument.Parse(await Page("/en/disputes.json" + query)).RootElement;
        var listed = json.GetProperty("disputes")
            .EnumerateArray()
            .Select(dispute => $"{dispute.GetProperty("event")}:{dispute.GetProperty("about")}")
            .ToList();

        Assert.Equal(expected, string.Join(' ', listed));
        if (!query.Contains("after", StringComparison.Ordinal))
        {
            // A table is always whole and refuses to begin anywhere else.
            Assert.Equal(listed.Count, (await Page("/ja/disputes.csv" + query)).Split("\r\n").Length - 2);
        }

        Assert.Equal(listed.Count, (await Page("/ja/disputes" + query)).Split("class=\"dispute\"").Length - 1);
    }

    [Fact]
    public async Task A_dispute_has_the_value_placed_and_every_other_with_its_reason()
    {
        var dispute = JsonDocument.Parse(await Page("/en/disputes.json?about=date")).RootElement.GetProperty("disputes")[0];

        Assert.Equal("2025-03-13", dispute.GetProperty("placed").GetString());
        var report = Assert.Single(dispute.GetProperty("reports").EnumerateArray());
        Assert.Equal(
            "article 2024-06 June 2024 conflation",
            $"{report.GetProperty("source")} {report.GetProperty("value")} {report.GetProperty("valueText").GetProperty("en")} {report.GetProperty("why")}".Replace(
                ", day not reported",
                "",
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public void A_count_beside_a_choice_is_what_choosing_it_would_show()
    {
        var query = new DisputeQuery(record.Open());
        var result = query.Run(DisputeFilter.Everything with { Why = [DifferenceCause.Conflation] });

        Assert.Equal(2, result.Total);
        Assert.All(
            result.About,
            pair =>
                Assert.Equal(
                    pair.Value,
                    query.Run(DisputeFilter.Everything with { Why = [DifferenceCause.Conflation], About = [pair.Key] }).Total
                )
        );
        Assert.All(result.Why, pair => Assert.Equal(pair.Value, query.Run(DisputeFilter.Everything with { Why = [pair.Key] }).Total));
    }

    [Theory]
    [InlineData("about=dates", "date")]
    [InlineData("why=typos", "typo")]
    [InlineData("publisher=nobody", "nobody")]
    [InlineData("after=nowhere", "after")]
    [InlineData("abuot=date", "about")]
    public async Task What_is_not_understood_is_said_on_the_page_and_refused_in_the_data(string query, string said)
    {
        var response = await site.Reader().GetAsync("/en/disputes?" + query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Contains(said, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        foreach (var ending in new[] { ".json", ".csv" })
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await site.Reader().GetAsync($"/en/disputes{ending}?{query}")).StatusCode);
        }
    }

    [Fact]
    public async Task A_cell_that_a_spreadsheet_would_run_is_defused()
    {
        record.Replace(SmallRecord.Answer, "It runs two events together.", "=HYPERLINK(1)");
        using var changed = new TrackerSite(record.Data);

        Assert.Contains(
            ",'=HYPERLINK(1),",
            await (await changed.Reader().GetAsync("/en/disputes.csv")).Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    private async Task<string> Page(string address)
    {
        var response = await site.Reader().GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
