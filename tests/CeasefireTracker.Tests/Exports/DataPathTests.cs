using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Exports;

/// <summary>Whoever asks for data gets data: the address leads on, or says in the problem details what is near.</summary>
public sealed class DataPathTests(TruceSite site) : IClassFixture<TruceSite>
{
    [Theory]
    [InlineData("/en/events/istanbul-draf.json", "unknown-id", "/en/events/istanbul-draft.json")]
    [InlineData("/ja/events/istanbul_draft.ics", "unknown-id", "/ja/events/istanbul-draft.ics")]
    [InlineData("/en/events/no-such-event-of-any-kind.csl.json", "unknown-id", null)]
    [InlineData("/data/events.csv", "unknown-file", "/en/timeline.csv")]
    [InlineData("/data/sources.csv", "unknown-file", "/en/sources.csv")]
    [InlineData("/data/terms.csv", "unknown-file", "/en/terms.csv")]
    [InlineData("/data/citations.csv", "unknown-file", "/data/ceasefire.zip")]
    [InlineData("/data/anything", "unknown-file", null)]
    [InlineData("/data/some/folder.zip", "unknown-file", null)]
    [InlineData("/data/ceasefire-0000000000000000.sqlite", "unknown-version", "/data/ceasefire.sqlite")]
    [InlineData("/en/no-such-list.json", "unknown-address", null)]
    [InlineData("/en/timelin.csv", "unknown-address", "/en/timeline.csv")]
    [InlineData("/timeline.csv", "unknown-address", "/en/timeline.csv")]
    [InlineData("/fr/timeline.json", "unknown-address", "/en/timeline.json")]
    [InlineData("/ja/actors/vladimir-putin.json", "unknown-address", null)]
    [InlineData("/openapi/v2.json", "unknown-address", "/openapi/v1.json")]
    public async Task An_address_of_data_that_leads_nowhere_is_answered_with_problem_details_and_what_is_near(
        string address,
        string type,
        string? near
    )
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync(address);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("/problems/" + type, problem["type"]!.GetValue<string>());
        Assert.Equal(near, problem["near"]?.GetValue<string>());
        if (near is not null)
        {
            Assert.Contains(near, problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/en/no-such-page")]
    [InlineData("/en/events/no-such-event")]
    public async Task A_page_that_does_not_exist_is_still_a_page(string address)
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/feed", "en-GB,en;q=0.9,ja;q=0.3", "/en/timeline.atom")]
    [InlineData("/feed", "ja", "/ja/timeline.atom")]
    [InlineData("/ja/feed", "en", "/ja/timeline.atom")]
    [InlineData("/en/feed?actor=russia", "en", "/en/timeline.atom?actor=russia")]
    [InlineData("/rss.xml?q=talks", "ja", "/ja/timeline.atom?q=talks")]
    [InlineData("/en/atom.xml", "ja", "/en/timeline.atom")]
    public async Task Feed_leads_to_the_feed(string address, string languages, string feed)
    {
        using var client = site.Site.Reader();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Language", languages);
        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(feed, answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/en/timeline?actor=russia", "Timeline")]
    [InlineData("/ja/positions", null)]
    [InlineData("/en/disputes", null)]
    [InlineData("/en/sources/reuters-march", null)]
    [InlineData("/ja/actors/vladimir-putin", null)]
    [InlineData("/en/issues/nato", null)]
    [InlineData("/en/phases/thirty-days", null)]
    [InlineData("/en/about", null)]
    [InlineData("/ja/data", null)]
    public async Task A_reference_manager_takes_the_day_of_the_record_from_every_page_that_can_be_saved(string address, string? title)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await site.Get(address));

        Assert.Equal("2026-11-26", page.QuerySelector("meta[name='DC.date']")?.GetAttribute("content"));
        Assert.Equal("2026-11-26", page.QuerySelector("meta[name='citation_publication_date']")?.GetAttribute("content"));
        Assert.Equal(
            title is null ? page.QuerySelector("title")!.TextContent.Split(" – ")[0] : null,
            title is null ? page.QuerySelector("meta[name='DC.title']")!.GetAttribute("content") : null
        );
        Assert.StartsWith(
            AwkwardSite.Origin + "/",
            page.QuerySelector("meta[name='DC.identifier']")!.GetAttribute("content"),
            StringComparison.Ordinal
        );
        Assert.Single(page.QuerySelectorAll("meta[name='DC.date']"));
    }

    [Fact]
    public async Task The_page_of_data_describes_the_dataset_to_search_engines()
    {
        var page = await new HtmlParser().ParseDocumentAsync(await site.Get("/en/data"));
        var dataset = JsonNode.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)!;

        Assert.Equal("Dataset", dataset["@type"]!.GetValue<string>());
        Assert.InRange(dataset["description"]!.GetValue<string>().Length, 50, 5000);
        Assert.Equal("2026-11-26", dataset["dateModified"]!.GetValue<string>());
        Assert.Equal(AwkwardSite.Origin + "/en/data", dataset["url"]!.GetValue<string>());
        Assert.Equal("2022-03-01/2025-08-01", dataset["temporalCoverage"]!.GetValue<string>());
        var files = dataset["distribution"]!
            .AsArray()
            .ToDictionary(file => file!["contentUrl"]!.GetValue<string>(), file => file!["encodingFormat"]!.GetValue<string>());
        Assert.Equal("application/zip", files.Single(file => file.Key.EndsWith(".zip", StringComparison.Ordinal)).Value);
        Assert.Equal("text/csv", files[AwkwardSite.Origin + "/en/timeline.csv"]);
    }

    [Theory]
    [InlineData(
        "/en/events/easter-truce",
        "<https://tracker.example/en/events/easter-truce?v={0}>; rel=\"cite-as\"",
        "<https://tracker.example/en/events/easter-truce.jsonld>; rel=\"describedby\"; type=\"application/ld+json\""
    )]
    [InlineData(
        "/ja/timeline?actor=russia",
        "<https://tracker.example/ja/timeline?actor=russia&v={0}>; rel=\"cite-as\"",
        "<https://tracker.example/ja/timeline.csv?actor=russia>; rel=\"item\"; type=\"text/csv\""
    )]
    [InlineData(
        "/en/data",
        "<https://tracker.example/data/ceasefire-{0}.zip>; rel=\"item\"; type=\"application/zip\"",
        "<https://tracker.example/data/ceasefire-{0}.sqlite>; rel=\"item\"; type=\"application/vnd.sqlite3\""
    )]
    public async Task Programs_find_by_the_links_of_an_answer_what_to_cite_and_where_the_data_is(string address, params string[] links)
    {
        using var client = site.Site.Reader();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Get, HttpMethod.Head })
        {
            using var answer = await client.SendAsync(new HttpRequestMessage(method, address));
            var hash = site.Site.Services.GetService(typeof(CeasefireTracker.Web.Store.LiveStore))
                is CeasefireTracker.Web.Store.LiveStore live
                ? live.Current!.Hash
                : "";
            var found = answer.Headers.GetValues("Link").SelectMany(value => value.Split(", ")).ToList();
            Assert.All(links, link => Assert.Contains(string.Format(System.Globalization.CultureInfo.InvariantCulture, link, hash), found));
        }
    }

    [Fact]
    public async Task The_tables_of_the_bundle_are_joined_by_foreign_keys_and_each_of_them_holds()
    {
        using var bundle = await Bundled.Of(site.Site);
        var resources = JsonNode.Parse(bundle.Text("datapackage.json"))!["resources"]!
            .AsArray()
            .ToDictionary(resource => resource!["name"]!.GetValue<string>(), resource => resource!);
        var joined = new List<string>();
        foreach (var (name, resource) in resources)
        {
            var rows = CsvRows.Of(bundle.Text($"{name}.csv")).Rows;
            foreach (var key in resource["schema"]!["foreignKeys"]?.AsArray() ?? [])
            {
                var (field, other) = (key!["fields"]!.GetValue<string>(), key["reference"]!["resource"]!.GetValue<string>());
                var known = CsvRows
                    .Of(bundle.Text($"{other}.csv"))
                    .Rows.Select(row => row[key["reference"]!["fields"]!.GetValue<string>()])
                    .ToHashSet();
                Assert.All(rows.Where(row => row[field].Length > 0), row => Assert.Contains(row[field], known));
                joined.Add($"{name}.{field} > {other}");
            }
        }

        foreach (
            var key in new[]
            {
                "citations.event > events",
                "citations.source > sources",
                "terms.event > events",
                "disputes.source > sources",
                "positions.actor > actors",
                "facts.event > events",
                "roles.actor > actors",
            }
        )
        {
            Assert.Contains(key, joined);
        }
    }

    [Fact]
    public async Task One_table_of_the_codebook_has_every_name_in_every_format()
    {
        foreach (var language in new[] { "en", "ja" })
        {
            var page = await new HtmlParser().ParseDocumentAsync(await site.Get($"/{language}/about/codebook"));
            var rows = page.QuerySelectorAll("#names-table tbody tr")
                .Select(row => row.QuerySelectorAll("code").Select(cell => cell.TextContent).ToList())
                .ToList();

            Assert.Contains(rows, row => row.Contains("date.edtf") && row.Contains("edtf") && row.Contains("date"));
            Assert.Contains(rows, row => row.Contains("issue") && row.Contains("issue_id"));
            Assert.NotNull(page.QuerySelector("#second-version"));
            using var bundle = await Bundled.Of(site.Site);
            Assert.All(
                rows.SelectMany(row => row),
                name => Assert.Contains($"`{name}`", bundle.Text($"codebook.{language}.md"), StringComparison.Ordinal)
            );
        }
    }

    [Theory]
    [InlineData("en", "source_urls")]
    [InlineData("ja", "source_urls")]
    public async Task A_column_that_means_something_else_than_before_is_told_on_the_page_of_changes_and_in_the_codebook(
        string language,
        string column
    )
    {
        using var bundle = await Bundled.Of(site.Site);
        var page = await new HtmlParser().ParseDocumentAsync(await site.Get($"/{language}/changes"));

        Assert.Contains(column, page.QuerySelector("#formats")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains(column, bundle.Text($"codebook.{language}.md").Split("## events.csv")[0], StringComparison.Ordinal);
    }
}
