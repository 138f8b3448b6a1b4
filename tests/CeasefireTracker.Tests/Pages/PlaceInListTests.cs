using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Pages;

/// <summary>What a list that goes on after a place means, on its page and in its data, over the record that is there.</summary>
public sealed class PlaceInListTests(RecordSite site) : IClassFixture<RecordSite>
{
    [Theory]
    [InlineData("timeline", "events", "id", ".events > li")]
    [InlineData("talks", "talks", "event", "tbody tr")]
    [InlineData("truces", "truces", "event", "tbody tr")]
    public async Task The_page_of_a_page_of_data_goes_on_with_the_same_events(string list, string key, string name, string row)
    {
        var first = JsonNode.Parse(await Get($"/en/{list}.json?limit=3"))!;
        var second = JsonNode.Parse(await Get(Path(first["next"])))!;
        var shown = (await Page(Path(second["url"]))).QuerySelectorAll(row).Select(Id);

        Assert.Equal(Ids(second, key, name), shown.Take(3));
    }

    [Theory]
    [InlineData("timeline", "events", "id", ".events > li")]
    [InlineData("talks", "talks", "event", "tbody tr")]
    public async Task The_data_of_a_later_page_hold_what_that_page_shows(string list, string key, string name, string row)
    {
        var address = (await Page($"/en/{list}")).QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var shown = (await Page(address)).QuerySelectorAll(row).Select(Id);

        Assert.Equal(Ids(JsonNode.Parse(await Get(address.Replace("?", ".json?", StringComparison.Ordinal)))!, key, name), shown);
    }

    [Theory]
    [InlineData("/en/talks")]
    [InlineData("/ja/talks?sort=oldest")]
    public async Task What_is_chosen_on_a_later_page_leads_at_once_to_the_first_in_the_same_order(string address)
    {
        var later = await Page((await Page(address)).QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        using var client = site.Reader();
        foreach (var link in later.QuerySelectorAll("main a.chip, main .list-tools a[href*='talks']").Select(link => link.GetAttribute("href")!))
        {
            using var answer = await client.GetAsync(link);
            Assert.True(answer.IsSuccessStatusCode, $"{link}: {answer.StatusCode}");
            Assert.Equal(
                link.Contains("sort=oldest", StringComparison.Ordinal),
                address.Contains("sort=oldest", StringComparison.Ordinal)
            );
        }

        Assert.Equal(
            address.Contains("sort", StringComparison.Ordinal) ? "oldest" : null,
            later.QuerySelector("form.choose input[name=sort]")?.GetAttribute("value")
        );
    }

    [Theory]
    [InlineData("talks")]
    [InlineData("truces")]
    public async Task A_table_is_one_for_who_hears_it_also_where_its_cells_stand_one_below_another(string list)
    {
        var table = (await Page("/en/" + list)).QuerySelector("table.ledger")!;

        Assert.Equal("table", table.GetAttribute("role"));
        Assert.All(table.QuerySelectorAll("thead, tbody"), part => Assert.Equal("rowgroup", part.GetAttribute("role")));
        Assert.All(table.QuerySelectorAll("tr"), row => Assert.Equal("row", row.GetAttribute("role")));
        Assert.All(table.QuerySelectorAll("td"), cell => Assert.Equal("cell", cell.GetAttribute("role")));
        Assert.All(
            table.QuerySelectorAll("th"),
            head => Assert.Equal(head.GetAttribute("scope") == "col" ? "columnheader" : "rowheader", head.GetAttribute("role"))
        );
    }

    [Theory]
    [InlineData("timeline.json?limit=2")]
    [InlineData("disputes.json?limit=2")]
    [InlineData("talks.json?limit=2")]
    [InlineData("truces.json?limit=2")]
    public async Task Who_asked_for_one_dataset_is_led_on_within_it(string address)
    {
        var hash = (string?)JsonNode.Parse(await Get("/en/" + address))!["dataset"];
        var next = Path(JsonNode.Parse(await Get($"/en/{address}&v={hash}"))!["next"]);

        Assert.EndsWith($"&limit=2&v={hash}", next, StringComparison.Ordinal);
        Assert.Equal(hash, (string?)JsonNode.Parse(await Get(next))!["dataset"]);
    }

    [Fact]
    public async Task A_later_page_of_sources_is_announced_as_itself()
    {
        var address = (await Page("/en/sources")).QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!;

        Assert.EndsWith(address, (await Page(address)).QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Empty((await Page("/en/sources?url=https://example.org/")).QuerySelectorAll("link[rel=alternate][type='application/json']"));
    }

    [Fact]
    public async Task An_embed_counts_what_comes_after_its_last_event()
    {
        var first = await Page("/en/embed/timeline");
        var rows = first.QuerySelectorAll(".embed-events > li").Length;
        var last = first.QuerySelectorAll(".embed-event a")[^1].GetAttribute("href")!.Split('/')[^1];
        var second = await Page($"/en/embed/timeline?sort=newest&after={last}");

        Assert.Equal(Left(first) - rows, Left(second));
    }

    private static int Left(IDocument page) =>
        int.Parse(
            string.Concat(page.QuerySelector(".embed-events + .quiet")!.TextContent.Where(char.IsAsciiDigit)),
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static string? Id(IElement row) =>
        row.Id is { Length: > 0 } id ? id : row.QuerySelector("a[href*='/events/']")!.GetAttribute("href")!.Split('/')[^1];

    private static IEnumerable<string?> Ids(JsonNode json, string key, string name) =>
        json[key]!.AsArray().Select(entry => (string?)entry![name]);

    private static string Path(JsonNode? address) => new Uri((string)address!).PathAndQuery;

    private async Task<IDocument> Page(string address) => await new HtmlParser().ParseDocumentAsync(await Get(address));

    private async Task<string> Get(string address)
    {
        using var client = site.Reader();
        return await client.GetStringAsync(address);
    }
}
