using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Positions;

public sealed class PositionPageTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly TrackerSite site;

    public PositionPageTests() => site = new TrackerSite(record.Data);

    public void Dispose()
    {
        site.Dispose();
        record.Dispose();
    }

    [Fact]
    public async Task Each_cell_leads_to_the_term_behind_it_and_says_who_spoke()
    {
        var page = await Page("/en/positions");

        Assert.Contains("/en/events/conditional-answer#t-truce", page, StringComparison.Ordinal);
        Assert.Contains("Vladimir Putin", page, StringComparison.Ordinal);
        Assert.DoesNotContain("conditional-answer#t-nato", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_leads_with_the_wording_and_folds_what_was_said_more_than_a_year_before_into_a_line()
    {
        var within = new HtmlParser().ParseDocument(await Page("/en/positions?asof=2026-03-13")).QuerySelector("td[data-actor=Russia]")!;
        var after = new HtmlParser().ParseDocument(await Page("/en/positions?asof=2026-03-14")).QuerySelector("td[data-actor=Russia]")!;

        Assert.Equal("/en/events/conditional-answer#t-truce", within.QuerySelector(".held > li > :first-child a")!.GetAttribute("href"));
        Assert.Null(within.QuerySelector(".held.folded"));
        Assert.Equal("Nothing said within the year", after.QuerySelector(".no-position")!.TextContent);
        var line = after.QuerySelector(".held.folded > li")!;
        Assert.Equal("/en/events/conditional-answer#t-truce", line.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(
            ["accepts on conditions Root causes first.", "13 March 2025", "Vladimir Putin"],
            line.QuerySelectorAll("a, .held-facts > span").Select(part => part.TextContent)
        );
        var json = JsonDocument.Parse(await Page("/en/positions.json?asof=2026-03-14&actor=russia")).RootElement;
        Assert.Equal("old", json.GetProperty("positions")[0].GetProperty("folded").GetString());
    }

    [Theory]
    [InlineData("asof=2025-03-13", "/en/events/conditional-answer#t-truce")]
    [InlineData("asof=2026-03-13", "/en/events/conditional-answer#t-truce")]
    [InlineData("asof=2026-03-14", null)]
    [InlineData("asof=2025-03-12", null)]
    public async Task A_cell_names_what_was_said_on_the_same_matter_under_another_issue_within_the_year(string query, string? expected)
    {
        record.Replace("data/issues.yml", "Renounce, ja: 放棄 }", "Renounce, ja: 放棄 }, see-also: [ceasefire.later, ceasefire.general]");
        var asked = new HtmlParser().ParseDocument(await Page($"/en/positions?actor=russia&issue=nato&{query}"));
        var among = new HtmlParser().ParseDocument(await Page($"/en/positions?{query}"));

        Assert.Equal(expected, Named(asked.QuerySelector("td[data-actor=Russia]")));
        Assert.Equal(expected, Named(among.QuerySelectorAll("td[data-actor=Russia]").LastOrDefault()));

        static string? Named(AngleSharp.Dom.IElement? cell) =>
            cell?.QuerySelectorAll(".held-elsewhere .elsewhere-term").SingleOrDefault()?.GetAttribute("href");
    }

    [Theory]
    [Trait("Takes", "long")]
    [InlineData("", "russia:conditional@conditional-answer#truce ukraine:accepts@thirty-day-proposal#truce")]
    [InlineData("?asof=2025-03-12", "ukraine:accepts@thirty-day-proposal#truce")]
    [InlineData("?asof=2025-03-10", "")]
    [InlineData("?asof=0001-01-01", "")]
    [InlineData("?asof=9999-12-31", "russia:conditional@conditional-answer#truce ukraine:accepts@thirty-day-proposal#truce")]
    [InlineData("?known-on=2025-03-12", "ukraine:accepts@thirty-day-proposal#truce")]
    [InlineData("?actor=vladimir-putin", "vladimir-putin:conditional@conditional-answer#truce")]
    [InlineData("?issue=nato", "")]
    public async Task The_page_and_every_format_list_the_same_positions(string query, string expected)
    {
        var json = JsonDocument.Parse(await Page("/en/positions.json" + query)).RootElement;
        var listed = json.GetProperty("positions")
            .EnumerateArray()
            .Select(position =>
                $"{position.GetProperty("actor")}:{position.GetProperty("stance")}@{position.GetProperty("event").GetProperty("id")}#{position.GetProperty("event").GetProperty("term")}"
            )
            .ToList();

        Assert.Equal(expected, string.Join(' ', listed));
        Assert.Equal(listed.Count, (await Page("/en/positions.csv" + query)).Split("\r\n").Length - 2);
        var page = await Page("/ja/positions" + query);
        Assert.All(
            listed,
            position =>
                Assert.Contains(
                    "/ja/events/" + position.Split('@')[1].Replace("#", "#t-", StringComparison.Ordinal),
                    page,
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [InlineData("asof=2025-03", "asof", "“2025-03” is not one day")]
    [InlineData("asof=nonsense", "asof", "problem")]
    [InlineData("asof=2025-02-30", "asof", "problem")]
    [InlineData("asof=2025-03-01&asof=2025-03-02", "asof", "problem")]
    [InlineData("known-on=2025", "known-on", "“2025” is not one day")]
    [InlineData("actor=rusia", "actor", "russia")]
    [InlineData("issue=nothing", "issue", "nothing")]
    [InlineData("as-of=2025-03-13", "as-of", "asof")]
    public async Task What_is_not_understood_is_said_on_the_page_and_refused_in_the_data(string query, string field, string said)
    {
        var response = await site.Reader().GetAsync("/en/positions?" + query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl?.NoStore);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains(said, page, StringComparison.Ordinal);
        Assert.Contains("noindex", page, StringComparison.Ordinal);

        foreach (var ending in new[] { ".json", ".csv" })
        {
            var refused = await site.Reader().GetAsync($"/ja/positions{ending}?{query}");
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
            Assert.Contains($"\"{field}\"", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/en/positions?actor=russia&asof=2025-03-13", "ceasefire")]
    [InlineData("/ja/positions?actor=russia&issue=nato&asof=2025-03-13", "ceasefire")]
    [InlineData("/en/actors/russia", "ceasefire")]
    public async Task What_an_actor_holds_on_the_same_matter_under_another_issue_is_linked_from_the_cell(string address, string issue)
    {
        // Named at one option, the relation holds both ways.
        record.Replace("data/issues.yml", "全面停戦を先に }", "全面停戦を先に }, see-also: [nato.join]");
        record.Replace(SmallRecord.Answer, "    cite: [article]\n    only: [article]\n", "    cite: [reuters-march]\n");
        var text = File.ReadAllLines(record.PathOf(SmallRecord.Answer)).Where(line => !line.Contains("about: term", StringComparison.Ordinal));
        record.Write(SmallRecord.Answer, string.Join('\n', text) + "\n");
        using var related = new TrackerSite(record.Data);
        var page = new HtmlParser().ParseDocument(await related.Reader().GetStringAsync(address));

        var elsewhere = page.QuerySelectorAll(".held-elsewhere");
        Assert.Contains(elsewhere, cell => cell.QuerySelector($"a[href$='/issues/{issue}']") is not null);
        Assert.Contains(elsewhere, cell => cell.QuerySelector("a[href$='/events/conditional-answer#t-truce']") is not null);
    }

    [Fact]
    public async Task Steps_lead_to_the_day_of_the_change_before_and_after()
    {
        var page = await Page("/en/positions?asof=2025-03-12");

        Assert.Contains("/en/positions?asof=2025-03-11", page, StringComparison.Ordinal);
        Assert.Contains("/en/positions?asof=2025-03-13", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_before_everything_and_one_after_it_say_so()
    {
        Assert.Contains("No position had been stated by then", await Page("/en/positions?asof=2020-01-01"), StringComparison.Ordinal);
        Assert.Contains("The record ends on 13 March 2025", await Page("/en/positions?asof=2030-01-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_untouched_fields_of_the_form_leave_no_trace_in_the_address()
    {
        var response = await site.Reader().GetAsync("/en/positions?known-on=&asof=2025-03-13");

        Assert.Equal("/en/positions?asof=2025-03-13", response.Headers.Location?.ToString());
    }

    private async Task<string> Page(string address)
    {
        var response = await site.Reader().GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
