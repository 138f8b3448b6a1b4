using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CeasefireTracker.Tests.Exports;

namespace CeasefireTracker.Tests.Pages;

/// <summary>The table of truces and the list of meetings, on the page and as data.</summary>
public sealed class TruceAndTalkPageTests(TruceSite site) : IClassFixture<TruceSite>
{
    [Fact]
    public async Task A_truce_says_who_announced_it_who_took_it_up_what_the_sides_count_and_how_it_ended()
    {
        var row = (await Page("/en/truces")).QuerySelector("#easter-truce")!;

        Assert.Equal("An Easter truce is announced", Text(row.QuerySelector("th > a")!));
        Assert.Contains("19 April 2025, announced by Russia", Text(row), StringComparison.Ordinal);
        Assert.Contains("2 sources", Text(row), StringComparison.Ordinal);
        var cells = row.QuerySelectorAll("td").Select(Text).ToList();
        Assert.Equal("Ukraine: accepted on a condition", cells[0]);
        Assert.Equal("19–20 April 2025 (30 hours) all fighting; for 30 hours all fighting", cells[1]);
        Assert.Equal("Ukraine: 30 Length of the truce; as announced", cells[2]);
        Assert.Equal("ran out 20 April 2025 Two days of something", cells[3]);
    }

    [Fact]
    public async Task A_meeting_says_who_met_by_side_where_how_and_between_whom()
    {
        var row = (await Page("/en/talks")).QuerySelector("#meeting")!;

        Assert.Equal(["Russia", "Ukraine: Volodymyr Zelenskyy"], row.QuerySelectorAll("li").Select(Text));
        Assert.Equal("direct Çırağan Palace, Istanbul in person · delegations", Text(row.QuerySelector("td:last-child")!));
    }

    [Theory]
    [InlineData("truces", "")]
    [InlineData("truces", "?actor=russia&scope=all")]
    [InlineData("truces", "?scope=energy")]
    [InlineData("talks", "")]
    [InlineData("talks", "?between=direct&from=2025-06&to=2025")]
    [InlineData("talks", "?between=one-side")]
    [InlineData("talks", "?actor=united-states")]
    public async Task Page_JSON_and_table_list_the_same_events(string list, string query)
    {
        var shown = (await Page($"/ja/{list}{query}")).QuerySelectorAll("tbody tr").Select(row => row.Id!).Order().ToList();
        var json = JsonNode.Parse(await site.Get($"/en/{list}.json{query}"))!;
        var table = CsvRows.Of(await site.Get($"/en/{list}.csv{query}")).Rows;

        Assert.Equal(shown, json[list]!.AsArray().Select(entry => entry!["event"]!.GetValue<string>()).Order());
        Assert.Equal(shown, table.Select(row => row["event"]).Order());
        Assert.Equal(shown.Count, json["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task The_table_of_truces_says_in_one_line_what_the_page_says()
    {
        var row = Assert.Single(CsvRows.Of(await site.Get("/en/truces.csv")).Rows);

        Assert.Equal(
            ("russia", "ukraine=easter-truce (conditional)", "ukraine>russia=30 (easter-truce#hours)", "lapsed", "two-days", "2025-04-20"),
            (row["announced_by"], row["accepted_by"], row["breaches"], row["ended"], row["ended_event"], row["ended_on"])
        );
        Assert.Equal("30", row["hours"]);
        Assert.Equal("30", (string?)JsonNode.Parse(await site.Get("/en/truces.json"))!["truces"]![0]!["hours"]);
    }

    [Fact]
    public async Task What_is_asked_for_is_one_address_however_it_was_typed()
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync("/en/talks?actor=&actor=zelensky&between=direct&from=&to=");

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/en/talks?actor=volodymyr-zelenskyy&between=direct", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("talks?between=directly")]
    [InlineData("talks?from=2025-13")]
    [InlineData("talks?scope=all")]
    [InlineData("truces?scope=everything")]
    [InlineData("truces?actor=nobody-at-all")]
    [InlineData("truces?q=easter")]
    public async Task What_is_not_understood_is_told_and_the_rest_is_shown(string address)
    {
        using var client = site.Site.Reader();
        using var page = await client.GetAsync("/en/" + address);
        using var data = await client.GetAsync("/en/" + address.Replace("?", ".json?", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("no-store", page.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var html = await new HtmlParser().ParseDocumentAsync(await page.Content.ReadAsStringAsync());
        Assert.NotEmpty(html.QuerySelectorAll(".problem"));
        Assert.Single(html.QuerySelectorAll("tbody tr"));
        Assert.Equal(HttpStatusCode.BadRequest, data.StatusCode);
    }

    [Fact]
    public async Task The_words_of_a_meeting_filter_the_timeline_too_and_the_sentence_says_so()
    {
        var page = await Page("/en/timeline?between=direct&scope=all");
        Assert.Contains("0 events: met as: direct; with a truce covering: all fighting", Text(page.Body!), StringComparison.Ordinal);
        Assert.Equal(1, JsonNode.Parse(await site.Get("/en/timeline.json?between=direct"))!["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task An_event_leads_to_the_list_that_it_is_in()
    {
        var truce = await Page("/en/events/easter-truce");
        Assert.NotNull(truce.QuerySelector("a[href='/en/truces?scope=all']"));
        var meeting = await Page("/en/events/meeting");
        Assert.NotNull(meeting.QuerySelector("a[href='/en/talks?between=direct']"));
        Assert.Contains(
            "The meeting: Çırağan Palace, Istanbul; in person; delegations; direct",
            await site.Get("/en/events/meeting.md"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("en", "tells of no truce", "tells of no meeting")]
    [InlineData("ja", "停戦はありません", "会談はありません")]
    public async Task A_record_without_any_says_so(string language, string truces, string talks)
    {
        using var record = new SmallRecord();
        using var empty = new TrackerSite(record.Data);
        using var client = empty.Reader();

        Assert.Contains(truces, await client.GetStringAsync($"/{language}/truces"), StringComparison.Ordinal);
        Assert.Contains(talks, await client.GetStringAsync($"/{language}/talks"), StringComparison.Ordinal);
        Assert.Equal(0, JsonNode.Parse(await client.GetStringAsync($"/{language}/talks.json"))!["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task What_no_source_tells_is_said_to_be_unknown()
    {
        using var record = new SmallRecord();
        record
            .Replace(
                SmallRecord.Answer,
                "kind: conditions",
                "kind: ceasefire\ntruce: { announced-by: [russia], scope: local, covers: { en: A town, ja: 一つの町 } }"
            )
            .Replace(SmallRecord.Proposal, "kind: proposal", "kind: proposal\nmeeting: { between: mediated }")
            .Replace(
                SmallRecord.Proposal,
                "role: respondent }",
                "role: respondent }\n  - { actor: volodymyr-zelenskyy, role: participant }"
            );
        using var sparse = new TrackerSite(record.Data);
        using var client = sparse.Reader();

        var truce = Text((await Parse(client, "/en/truces")).QuerySelector("tbody tr")!);
        Assert.Contains("No answer is recorded. No span was fixed by both.", truce, StringComparison.Ordinal);
        Assert.Contains("No count is recorded. The record does not say.", truce, StringComparison.Ordinal);
        var talk = Text((await Parse(client, "/en/talks")).QuerySelector("tbody tr")!);
        Assert.Contains("Place not reported form not reported · level not reported", talk, StringComparison.Ordinal);
    }

    private async Task<IDocument> Page(string address) => await new HtmlParser().ParseDocumentAsync(await site.Get(address));

    private static async Task<IDocument> Parse(HttpClient client, string address) =>
        await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(address));

    private static string Text(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
