using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using CeasefireTracker.Tests.Record;

namespace CeasefireTracker.Tests.Exports;

/// <summary>An ending on the address of a page gives what the page shows.</summary>
public sealed class SameSelectionTests(RecordSite site) : IClassFixture<RecordSite>
{
    [Theory]
    [InlineData("sources", "?q=reuters", "id")]
    [InlineData("sources", "?q=%22cease-fire%22", "id")]
    [InlineData("actors", "?q=%E5%9B%BD", "id")]
    [InlineData("actors", "?q=union", "id")]
    public async Task A_list_that_was_searched_is_the_same_in_every_format(string list, string query, string key)
    {
        using var client = site.Reader();
        using var json = JsonDocument.Parse(await client.GetStringAsync($"/en/{list}.json{query}"));
        using var whole = JsonDocument.Parse(await client.GetStringAsync($"/en/{list}.json"));
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync($"/en/{list}{query}"));
        var (ids, table) = (Ids(json), CsvRows.Of(await client.GetStringAsync($"/en/{list}.csv{query}")));

        Assert.NotEmpty(ids);
        Assert.True(ids.Count < Ids(whole).Count);
        Assert.Equal(ids, table.Rows.Select(row => row[key]));
        Assert.Equal(ids.Count, json.RootElement.GetProperty("total").GetInt32());
        Assert.EndsWith($"/en/{list}{query}", json.RootElement.GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.All(
            page.QuerySelectorAll("main .index a[href]")
                .Select(link => link.GetAttribute("href")!)
                .Where(address => address.StartsWith($"/en/{list}/", StringComparison.Ordinal)),
            address => Assert.Contains(address.Split('/')[^1], ids)
        );
        Assert.Contains($"/en/{list}.csv{query}", page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));

        List<string?> Ids(JsonDocument document) =>
            [
                .. document
                    .RootElement.GetProperty(list)
                    .EnumerateArray()
                    .Select(item => (item.TryGetProperty("source", out var source) ? source : item).GetProperty(key).GetString()),
            ];
    }

    [Theory]
    [InlineData("sources.json?x=1", "x")]
    [InlineData("actors.csv?q=a&q=b", "q")]
    public async Task What_such_a_list_does_not_take_is_said(string address, string name)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync("/en/" + address);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(name, Assert.Single(problem.RootElement.GetProperty("errors").EnumerateArray()).GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("actors")]
    [InlineData("issues")]
    [InlineData("sources")]
    [InlineData("positions")]
    [InlineData("leads")]
    [InlineData("brief")]
    public async Task Every_list_says_up_to_which_day_the_record_reaches(string list)
    {
        using var client = site.Reader();
        using var json = JsonDocument.Parse(await client.GetStringAsync($"/ja/{list}.json"));

        Assert.Matches(@"^\d{4}-\d\d-\d\d\z", json.RootElement.GetProperty("recordedUpTo").GetString());
    }

    [Fact]
    public async Task A_brief_has_its_stances_as_a_table_too()
    {
        using var client = site.Reader();
        const string Query = "?actor=russia&actor=ukraine&asof=2025-03-13";
        using var json = JsonDocument.Parse(await client.GetStringAsync("/en/brief.json" + Query));
        var table = CsvRows.Of(await client.GetStringAsync("/en/brief.csv" + Query));
        var told = json.RootElement.GetProperty("positions").EnumerateArray().ToList();

        Assert.NotEmpty(told);
        Assert.Equal(
            told.Select(position =>
                (position.GetProperty("issue").GetString(), position.GetProperty("event").GetProperty("id").GetString())
            ),
            table.Rows.Select(row => ((string?)row["issue"], (string?)row["event"]))
        );
        Assert.All(table.Rows, row => Assert.Equal(("2025-03-13", ""), (row["asof"], row["then"])));
    }

    [Fact]
    public async Task A_calendar_of_nothing_still_holds_something_that_nobody_sees()
    {
        using var client = site.Reader();
        var calendar = await client.GetStringAsync("/en/timeline.ics?q=xqzvwkjh");
        var whole = await client.GetStringAsync("/en/timeline.ics?from=2025&to=2025");

        Assert.DoesNotContain("BEGIN:VEVENT", calendar, StringComparison.Ordinal);
        Assert.Contains("\r\nBEGIN:VTIMEZONE\r\nTZID:UTC\r\n", calendar, StringComparison.Ordinal);
        Assert.EndsWith("\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n", calendar, StringComparison.Ordinal);
        Assert.DoesNotContain("VTIMEZONE", whole, StringComparison.Ordinal);
    }
}
