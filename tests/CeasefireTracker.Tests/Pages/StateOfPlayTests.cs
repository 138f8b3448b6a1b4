using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CeasefireTracker.Web.Briefs;

namespace CeasefireTracker.Tests.Pages;

/// <summary>The state of play on a day, made to be printed.</summary>
public sealed class StateOfPlayTests(RecordSite site) : IClassFixture<RecordSite>
{
    [Theory]
    [InlineData("/en/brief")]
    [InlineData("/ja/brief?asof=2025-03-13")]
    [InlineData("/en/brief?actor=russia&actor=ukraine&issue=security-guarantees&issue=territory")]
    public async Task Every_claim_has_numbers_and_each_leads_to_a_document_in_the_list(string address)
    {
        var page = await Page(address);
        var claims = page.QuerySelectorAll(".stand dd:has(a), .brief-issue dd:has(.stance), .brief-events li").ToList();
        var documents = page.QuerySelectorAll(".brief-sources .citations > li").Select(item => "#" + item.Id).ToList();

        Assert.NotEmpty(claims);
        Assert.All(claims, claim => Assert.InRange(claim.QuerySelectorAll("a.cite").Length, 1, Brief.MostSources));
        var cited = page.QuerySelectorAll("a.cite").Select(cite => cite.GetAttribute("href")!).Distinct().ToList();
        Assert.Equal(documents, cited);
        Assert.Equal(Brief.MostEvents, page.QuerySelectorAll(".brief-events li").Length);
    }

    [Theory]
    [InlineData("/en/brief")]
    [InlineData("/ja/brief?asof=2022-04-15")]
    [InlineData("/en/brief?actor=china&issue=territory")]
    public async Task The_same_is_data(string address)
    {
        var page = await Page(address);
        var json = JsonNode.Parse(await Get(address.Replace("/brief", "/brief.json", StringComparison.Ordinal)))!;

        Assert.Equal(page.QuerySelectorAll(".brief-issue").Select(issue => issue.Id!), Texts(json["issues"]!));
        Assert.Equal(page.QuerySelectorAll(".brief-issue dd:has(.stance)").Length, json["positions"]!.AsArray().Count);
        Assert.Equal(
            page.QuerySelectorAll(".brief-events a:not(.cite)").Select(link => link.GetAttribute("href")![11..]),
            json["events"]!.AsArray().Select(e => e!["id"]!.GetValue<string>())
        );
        Assert.Equal(
            page.QuerySelectorAll(".brief-sources .citations > li").Select(item => item.Id![1..]),
            json["sources"]!.AsArray().Select(source => source!["number"]!.ToString())
        );
        Assert.Equal(page.QuerySelectorAll(".stand dd:has(.stance)").Length, json["stateOfPlay"]!["latestWords"]!.AsArray().Count);
    }

    [Fact]
    public async Task Without_a_choice_it_tells_the_issues_on_which_most_moved_in_the_year()
    {
        var told = Texts(JsonNode.Parse(await Get("/en/brief.json?asof=2026-06-05"))!["issues"]!);
        var moves = JsonNode.Parse(await Get("/en/positions.json?from=2025-06-05&asof=2026-06-05"))!["moves"]!
            .AsArray()
            .CountBy(move => move!["issue"]!.GetValue<string>())
            .ToDictionary();

        Assert.Equal(Brief.MostIssues, told.Count);
        Assert.True(told.Min(issue => moves[issue]) >= moves.Where(pair => !told.Contains(pair.Key)).Max(pair => pair.Value));
    }

    [Fact]
    public async Task Nothing_that_came_after_the_day_is_in_it()
    {
        var json = JsonNode.Parse(await Get("/en/brief.json?asof=2025-03-13"))!;

        Assert.All(
            json["events"]!.AsArray().Concat(json["stateOfPlay"]!["latestWords"]!.AsArray().Select(word => word!["event"])),
            e => Assert.True(string.CompareOrdinal(e!["date"]!["earliest"]!.ToString(), "2025-03-13") <= 0, e["id"]!.ToString())
        );
        Assert.All(
            json["positions"]!.AsArray(),
            position => Assert.True(string.CompareOrdinal(position!["from"]!.ToString(), "2025-03-13") <= 0)
        );
        Assert.Null(json["stateOfPlay"]!["truceInForce"]);
    }

    [Theory]
    [InlineData("brief?asof=2025-13", "#asof-hint .problem")]
    [InlineData("brief?issue=territori", "#issue-hint .problem")]
    [InlineData("brief?actor=nobody-at-all", "#actor-hint .problem")]
    [InlineData("brief?q=truce", ".problem")]
    [InlineData("brief?from=2025-03-01", ".problem")]
    public async Task What_is_not_understood_is_said_beside_its_field_and_the_rest_is_shown(string address, string place)
    {
        using var client = site.Reader();
        foreach (var language in new[] { "en", "ja" })
        {
            using var answer = await client.GetAsync($"/{language}/{address}");
            using var data = await client.GetAsync($"/{language}/{address.Replace("brief", "brief.json", StringComparison.Ordinal)}");
            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (answer.StatusCode, data.StatusCode));
            Assert.NotNull(page.QuerySelector(place));
            Assert.NotNull(page.QuerySelector(".brief-events li"));
        }
    }

    [Fact]
    public async Task A_form_leads_to_the_one_address_of_what_was_chosen()
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync("/en/brief?asof=13+March+2025&issue=territory&actor=&actor=Putin");

        Assert.Equal("/en/brief?actor=vladimir-putin&issue=territory&asof=2025-03-13", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task It_is_found_from_the_first_screen_the_positions_and_the_method_and_so_are_truces_talks_and_leads()
    {
        var timeline = await Page("/en/timeline");
        Assert.All(["truces", "talks", "leads"], address => Assert.NotNull(timeline.QuerySelector($".stand a[href='/en/{address}']")));
        Assert.All(["brief", "phases"], address => Assert.NotNull(timeline.QuerySelector($".stand-more a[href='/en/{address}']")));

        var positions = await Page("/ja/positions?actor=russia&asof=2025-03-13");
        Assert.NotNull(positions.QuerySelector("a[href='/ja/brief?actor=russia&asof=2025-03-13']"));
        Assert.NotNull((await Page("/en/about")).QuerySelector("#brief ~ p a[href='/en/brief']"));
    }

    [Theory]
    [InlineData("en", "2000-01-01", "No event of the record had begun by that day.")]
    [InlineData("ja", "2000-01-01", "この日までに始まった出来事の記録はありません。")]
    [InlineData("en", "2030-01-01", "The record ends on 5 June 2026.")]
    public async Task A_day_before_the_record_and_one_after_it_are_said_to_be(string language, string day, string words) =>
        Assert.Contains(words, (await Page($"/{language}/brief?asof={day}")).Body!.TextContent, StringComparison.Ordinal);

    [Theory]
    [Trait("Takes", "long")]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task A_record_of_three_events_or_of_one_has_its_brief_and_its_chapters(string language)
    {
        using var record = new SmallRecord();
        using (var few = new TrackerSite(record.Data))
        {
            using var client = few.Reader();
            Assert.Contains("href=\"#s1\"", await client.GetStringAsync($"/{language}/brief"), StringComparison.Ordinal);
            Assert.DoesNotContain(
                "/leads\"",
                (await Parse(client, $"/{language}/timeline")).QuerySelector(".stand")!.OuterHtml,
                StringComparison.Ordinal
            );
        }

        record
            .Delete(SmallRecord.Answer)
            .Delete(SmallRecord.Proposal)
            .Delete("data/events/2025/thirty-day-proposal.ja.md")
            .Write("data/published.txt", "istanbul-draft\n");
        Assert.Empty(record.Check());
        using var one = new TrackerSite(record.Data);
        using var reader = one.Reader();
        Assert.Single((await Parse(reader, $"/{language}/brief")).QuerySelectorAll(".brief-events li"));
        Assert.Empty((await Parse(reader, $"/{language}/brief?asof=2020-01-01")).QuerySelectorAll(".cite, .brief-issue, .brief-events li"));
        Assert.Empty((await Parse(reader, $"/{language}/phases")).QuerySelectorAll(".story-turns"));
        Assert.Empty(JsonNode.Parse(await reader.GetStringAsync($"/{language}/brief.json?asof=2020-01-01"))!["sources"]!.AsArray());
    }

    private static List<string> Texts(JsonNode list) => [.. list.AsArray().Select(item => item!.GetValue<string>())];

    private async Task<string> Get(string address)
    {
        using var client = site.Reader();
        return await client.GetStringAsync(address);
    }

    private async Task<IDocument> Page(string address) => await new HtmlParser().ParseDocumentAsync(await Get(address));

    private static async Task<IDocument> Parse(HttpClient client, string address) =>
        await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(address));
}
