using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Pages;

/// <summary>Records at the edge of what a record can be: every page of each answers, and says what there is.</summary>
[Trait("Takes", "long")]
[TakesLong]
public sealed class EdgeRecordTests
{
    [Theory]
    [MemberData(nameof(EdgeRecords.Names), MemberType = typeof(EdgeRecords))]
    public async Task Every_page_of_a_record_at_the_edge_answers_and_every_link_of_it_leads_somewhere(string name)
    {
        using var record = EdgeRecords.Of(name);
        Assert.Empty(record.Check());
        using var site = new TrackerSite(record.Data);
        using var client = site.Reader();
        var crawl = new Crawl(client, mostOfAForm: 4);

        var faults = await crawl.From("/en/timeline", "/ja/timeline");

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
        Assert.True(crawl.Seen > 40, $"only {crawl.Seen} addresses were found");
    }

    [Theory]
    [InlineData("empty", "en", "Nothing is recorded yet.")]
    [InlineData("empty", "ja", "まだ何も記録されていません。")]
    [InlineData("bare", "en", "Nothing is recorded yet.")]
    public async Task A_record_without_events_says_so_calmly_wherever_it_would_say_how_far_it_reaches(
        string name,
        string language,
        string words
    )
    {
        using var record = EdgeRecords.Of(name);
        using var site = new TrackerSite(record.Data);
        foreach (var page in new[] { "timeline", "positions", "truces", "talks", "brief", "embed/timeline", "leads" })
        {
            var text = (await Page(site, $"/{language}/{page}")).Body!.TextContent;
            Assert.Contains(words, text, StringComparison.Ordinal);
            Assert.DoesNotContain("2000", text, StringComparison.Ordinal);
        }

        var timeline = await Page(site, $"/{language}/timeline");
        Assert.Equal(words, timeline.QuerySelector(".stand h2")!.TextContent);
        Assert.Equal(words, timeline.QuerySelector(".colophon strong")!.TextContent);
        Assert.Empty(timeline.QuerySelectorAll(".picture, .density, .pager, .brief"));
    }

    [Fact]
    public async Task The_data_of_a_record_without_events_name_no_day_up_to_which_it_reaches()
    {
        using var record = EdgeRecords.Of("empty");
        using var site = new TrackerSite(record.Data);
        using var client = site.Reader();
        foreach (var list in new[] { "timeline", "truces", "talks", "disputes", "positions", "brief", "phases" })
        {
            var json = JsonNode.Parse(await client.GetStringAsync($"/en/{list}.json"))!;
            Assert.Null(json["recordedUpTo"]);
        }

        using var ready = await client.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Fact]
    public async Task A_record_that_ends_in_the_days_to_come_says_up_to_when_and_not_how_long_ago()
    {
        using var record = EdgeRecords.Of("future");
        using var site = new TrackerSite(record.Data);

        Assert.Equal("Recorded up to 1 January 2200", (await Page(site, "/en/timeline")).QuerySelector(".stand h2")!.TextContent);
        Assert.Equal("2200年1月1日まで記録", (await Page(site, "/ja/timeline")).QuerySelector(".stand h2")!.TextContent);
    }

    [Fact]
    public async Task All_events_of_a_day_are_in_the_picture_of_that_day()
    {
        using var record = EdgeRecords.Of("one-day");
        using var site = new TrackerSite(record.Data);
        var page = await Page(site, "/en/timeline");

        Assert.Equal(EdgeRecords.OfOneDay, page.QuerySelectorAll(".chapters .row").Length);
        Assert.Equal(EdgeRecords.OfOneDay, Drawn(page));
        Assert.Empty(page.QuerySelectorAll(".density"));
    }

    [Fact]
    public async Task A_party_that_never_took_a_stand_has_its_page_its_column_and_no_latest_word()
    {
        using var record = EdgeRecords.Of("silent-party");
        using var site = new TrackerSite(record.Data);

        Assert.Empty((await Page(site, "/en/actors/ukraine")).QuerySelectorAll(".stand-on"));
        Assert.NotEmpty((await Page(site, "/en/positions?actor=ukraine")).QuerySelectorAll("h1"));
        Assert.DoesNotContain(
            (await Page(site, "/en/timeline")).QuerySelectorAll(".stand dt.actor"),
            word => word.TextContent.Contains("Ukraine", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_truce_without_an_end_is_in_force_and_its_bar_is_open()
    {
        using var record = EdgeRecords.Of("endless-truce");
        using var site = new TrackerSite(record.Data);
        var page = await Page(site, "/en/timeline");

        Assert.Contains("A truce without an end", page.QuerySelector(".stand dd")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("fade-right", page.QuerySelector(".drawing .bar.truce")!.GetAttribute("mask"), StringComparison.Ordinal);
        var row = (await Page(site, "/en/truces")).QuerySelector("#endless-truce")!;
        Assert.True(row.TextContent.Contains("from 1 March 2025", StringComparison.OrdinalIgnoreCase), row.TextContent);
        Assert.DoesNotContain("days)", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Talks_without_a_place_say_how_and_between_whom_and_begin_no_line_with_a_mark()
    {
        using var record = EdgeRecords.Of("placeless-talks");
        using var site = new TrackerSite(record.Data);

        var cell = (await Page(site, "/ja/talks")).QuerySelector("#placeless-talks td:last-child")!.TextContent.Trim();
        Assert.NotEmpty(cell);
        Assert.False(cell[0] is '·' or '、' or ',', cell);
        var meeting = (await Page(site, "/en/events/placeless-talks")).QuerySelector("#meeting + p")!.TextContent.Trim();
        Assert.False(meeting[0] is '·' or ',', meeting);
    }

    [Fact]
    public async Task Ten_thousand_events_are_a_picture_of_a_few_hundred_marks_that_leaves_none_out()
    {
        using var record = EdgeRecords.Of("ten-thousand");
        using var site = new TrackerSite(record.Data);
        var page = await Page(site, "/en/timeline");

        Assert.InRange(page.QuerySelectorAll(".drawing :is(.mark, .cluster)").Length, 20, 400);
        Assert.Equal(EdgeRecords.Many + 3, Drawn(page));
    }

    // What a wide screen shows: each mark is one event, each cluster as many as it says.
    private static int Drawn(IDocument page) =>
        page.QuerySelectorAll(".drawing .mark").Length
        + page.QuerySelectorAll(".drawing .cluster:not(.n) text")
            .Sum(text => int.Parse(text.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));

    private static async Task<IDocument> Page(TrackerSite site, string address)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync(address);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address} answers {(int)answer.StatusCode}");
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
