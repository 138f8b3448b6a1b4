using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using CeasefireTracker.Web.Exports;

namespace CeasefireTracker.Tests.Exports;

/// <summary>What all data answers have in common, whatever the format.</summary>
public sealed class AnswerTests(AwkwardSite site) : IClassFixture<AwkwardSite>
{
    public static IEnumerable<string> Lists =>
        from language in new[] { "en", "ja" }
        from offer in DataList.All
        from ending in offer.Endings
            // Pixels are no text, and packed already.
        where ending.Draw is null
        select $"/{language}/{offer.Name}{ending.Suffix}";

    public static IEnumerable<object[]> ListAddresses => Lists.Select(address => new object[] { address });

    [Theory]
    [MemberData(nameof(ListAddresses))]
    public async Task Every_list_says_which_dataset_it_comes_from(string address)
    {
        var text = await site.Get(address);

        // A table says it on each of its lines, and this record has no truce, no meeting and no lead; a line as the files under data/ have
        // it has no place for it.
        Assert.True(
            address.EndsWith(".record.ndjson", StringComparison.Ordinal)
                || text.Contains(site.Store.Hash, StringComparison.Ordinal)
                || IsEmptyTable(address, text),
            text
        );
    }

    private static bool IsEmptyTable(string address, string text) =>
        address.EndsWith(".csv", StringComparison.Ordinal) && text.AsSpan().TrimEnd().Count('\n') == 0;

    public static TheoryData<string, HttpStatusCode> OpenAddresses =>
        new()
        {
            { "/en/timeline.json", HttpStatusCode.OK },
            { "/ja/events/interval.md", HttpStatusCode.OK },
            { "/en/timeline.json?limit=0", HttpStatusCode.BadRequest },
            { "/en/timeline.xlsx", HttpStatusCode.OK },
            { "/en/timeline.docx", HttpStatusCode.NotFound },
            { "/en/events/no-such-event.json", HttpStatusCode.NotFound },
            { "/openapi/v1.json", HttpStatusCode.OK },
            { "/opensearch.xml", HttpStatusCode.OK },
            { "/oembed?url=https%3A%2F%2Ftracker.example%2Fen%2Ftimeline", HttpStatusCode.OK },
            { "/data/ceasefire.sqlite", HttpStatusCode.Redirect },
            { "/data/anything", HttpStatusCode.NotFound },
        };

    [Theory]
    [MemberData(nameof(OpenAddresses))]
    public async Task Scripts_of_any_site_may_read_every_answer_and_ask_again_whether_it_changed(string address, HttpStatusCode status)
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync(address);
        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status, head.StatusCode);
        IsOpen(answer);
        IsOpen(head);
        if (answer.Headers.ETag is { } tag)
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, address);
            again.Headers.IfNoneMatch.Add(tag);
            using var unchanged = await client.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
            IsOpen(unchanged);
        }

        static void IsOpen(HttpResponseMessage answer)
        {
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Equal("ETag, Link, Retry-After", answer.Headers.GetValues("Access-Control-Expose-Headers").Single());
            Assert.Equal("cross-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        }
    }

    [Theory]
    [MemberData(nameof(ListAddresses))]
    public async Task A_list_comes_compressed_to_those_who_can_read_that_and_is_the_same(string address)
    {
        using var client = site.Site.Reader();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Encoding", "gzip");
        using var answer = await client.SendAsync(request);
        Assert.Equal("gzip", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
        using var plain = new GZipStream(await answer.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal(await site.Get(address), await new StreamReader(plain, Encoding.UTF8).ReadToEndAsync());
    }

    [Theory]
    [InlineData("/en/timeline.json?utm_source=x", true)]
    [InlineData("/EN/positions.csv", true)]
    [InlineData("/feed", true)]
    [InlineData("/en/timeline?utm_source=x", false)]
    public async Task A_redirect_to_data_is_followed_for_scripts_of_any_site(string address, bool isOpen)
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync(address);

        Assert.NotNull(answer.Headers.Location);
        Assert.Equal(isOpen, answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/en/timeline.json?", HttpStatusCode.OK)]
    [InlineData("/ja/events/interval.csl.json?", HttpStatusCode.OK)]
    [InlineData("/en/sources.csv?bom=1&", HttpStatusCode.OK)]
    public async Task An_ending_after_a_cited_address_answers_if_that_version_is_served_and_refuses_any_other(
        string address,
        HttpStatusCode status
    )
    {
        using var client = site.Site.Reader();
        using var cited = await client.GetAsync($"{address}v={site.Store.Hash}");
        using var other = await client.GetAsync($"{address}v=0000000000000000");
        using var problem = JsonDocument.Parse(await other.Content.ReadAsStringAsync());

        Assert.Equal(status, cited.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        Assert.Equal("/problems/unknown-version", problem.RootElement.GetProperty("type").GetString());
        Assert.Contains(site.Store.Hash, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_disputes_is_as_long_as_asked_for_and_leads_to_the_next()
    {
        using var client = site.Site.Reader();
        using var first = JsonDocument.Parse(await site.Get("/en/disputes.json?limit=1"));
        var (total, listed, next) = (
            first.RootElement.GetProperty("total").GetInt32(),
            first.RootElement.GetProperty("disputes").GetArrayLength(),
            first.RootElement.GetProperty("next").GetString()
        );
        while (next is not null)
        {
            Assert.StartsWith($"{AwkwardSite.Origin}/en/disputes.json?after=", next, StringComparison.Ordinal);
            Assert.EndsWith("&limit=1", next, StringComparison.Ordinal);
            using var page = JsonDocument.Parse(await site.Get(next[AwkwardSite.Origin.Length..]));
            listed += page.RootElement.GetProperty("disputes").GetArrayLength();
            next = page.RootElement.GetProperty("next").GetString();
        }

        Assert.Equal(total, listed);
    }

    [Fact]
    public async Task Addresses_in_JSON_can_be_copied_as_they_stand() =>
        Assert.Contains(
            "/en/timeline.json?actor=russia&after=",
            await site.Get("/en/timeline.json?actor=russia&limit=1"),
            StringComparison.Ordinal
        );
}

/// <summary>The same over the repository's own record, where lists are longer than a page.</summary>
public sealed class RecordAnswerTests(RecordSite site) : IClassFixture<RecordSite>
{
    [Fact]
    public void What_is_exported_is_whole_also_where_the_site_answers_a_page_at_a_time()
    {
        foreach (var offer in DataList.All)
        {
            var write = offer.Open(ExportContext(), true);
            foreach (var ending in offer.Endings.Where(ending => ending.Reach == Reach.Page))
            {
                using var document = JsonDocument.Parse(write(ending).Pieces.SelectMany(piece => piece).ToArray());
                Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("next").ValueKind);
                Assert.Equal(
                    document.RootElement.GetProperty("total").GetInt32(),
                    document.RootElement.GetProperty(offer.Name == "timeline" ? "events" : offer.Name).GetArrayLength()
                );
            }
        }
    }

    [Fact]
    public async Task Additions_of_one_day_stand_with_the_newest_event_first()
    {
        using var client = site.Reader();
        var timeline = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync("/en/timeline"));
        var newest = timeline.QuerySelector(".events .row-title")!.GetAttribute("href");

        string?[]? added = null;
        for (var address = "/en/changes"; added is null;)
        {
            var changes = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(address));
            added = changes
                .QuerySelectorAll(".changes-of-day h3")
                .Where(heading => heading.TextContent == "Added")
                .Select(heading => heading.NextElementSibling!.QuerySelectorAll("li a").Select(link => link.GetAttribute("href")).ToArray())
                .FirstOrDefault(links => links.Contains(newest));
            address = added is null ? changes.QuerySelector(".pager [rel=next]")!.GetAttribute("href")! : address;
        }

        Assert.True(added.Length > 1);
        Assert.Equal(newest, added[0]);
    }

    [Fact]
    public async Task An_embed_names_who_tells_the_record_as_the_page_does()
    {
        using var client = site.Reader();
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync("/en/timeline?told-by=seed-article"));
        var embed = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync("/en/embed/timeline?told-by=seed-article"));

        Assert.Equal(page.QuerySelector(".sentence")!.TextContent, embed.QuerySelector(".quiet")!.TextContent);
    }

    private ExportContext ExportContext()
    {
        var services = site.Site.Services;
        return new ExportContext(
            ((CeasefireTracker.Web.Store.LiveStore)services.GetService(typeof(CeasefireTracker.Web.Store.LiveStore))!).Current!,
            CeasefireTracker.Dataset.Model.Language.En,
            "https://tracker.example",
            (CeasefireTracker.Web.SiteOptions)services.GetService(typeof(CeasefireTracker.Web.SiteOptions))!
        );
    }
}
