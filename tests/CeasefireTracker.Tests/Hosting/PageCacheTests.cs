using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CeasefireTracker.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Hosting;

public sealed class PageCacheTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly TrackerSite site;

    public PageCacheTests() => site = new TrackerSite(record.Data) { Clock = new HandClock() };

    public void Dispose()
    {
        site.Dispose();
        record.Dispose();
    }

    [Theory]
    [InlineData("/en/timeline")]
    [InlineData("/ja/timeline?actor=russia")]
    [InlineData("/en/events/conditional-answer")]
    public async Task A_kept_page_is_the_page_that_was_made_byte_for_byte_and_header_for_header(string address)
    {
        var (made, madeHeaders) = await Get(address);
        var (kept, keptHeaders) = await Get(address);

        Assert.Equal(made, kept);
        Assert.Equal(madeHeaders, keptHeaders);
        Assert.Contains("Vary: Accept-Encoding", keptHeaders, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kept_page_is_at_its_address_alone_and_its_tag_too()
    {
        const string address = "/en/events/conditional-answer";
        var version = "v=" + site.Services.GetRequiredService<LiveStore>().Current!.Hash;
        using var kept = await Ask($"{address}?{version}");
        using var other = await Ask($"{address}%3F{version}");
        using var known = await Ask($"{address}%3F{version}", ("If-None-Match", kept.Headers.ETag!.ToString()));

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound),
            (kept.StatusCode, other.StatusCode, known.StatusCode)
        );
    }

    [Theory]
    [Trait("Takes", "long")]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0, br;q=0", "gzip")]
    [InlineData("gzip;q=0.8, br;q=0.2", "gzip")]
    [InlineData("identity, br;q=0.5", "")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("br;q=0.1, *;q=0.5", "gzip")]
    [InlineData("gzip, *;q=0", "gzip")]
    [InlineData("identity;q=0, *;q=0.3", "br")]
    [InlineData("identity;q=0", "")]
    [InlineData("identity;q=0, *;q=0", "")]
    [InlineData("zstd", "")]
    [InlineData("*;q=0", "")]
    [InlineData(";;;,,,", "")]
    public async Task Each_reader_gets_the_same_page_in_a_coding_that_they_take(string accepted, string coding)
    {
        var (plain, _) = await Get("/ja/timeline");
        using var answer = await Ask("/ja/timeline", ("Accept-Encoding", accepted));
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Equal(coding, string.Join(' ', answer.Content.Headers.ContentEncoding));
        Assert.Equal(bytes.Length, answer.Content.Headers.ContentLength);
        Assert.Equal(plain, Expanded(bytes, coding));
    }

    [Fact]
    public async Task A_row_that_was_made_once_is_the_same_in_every_list_of_its_language_and_keeps_nothing_of_a_search()
    {
        Assert.Contains("<mark>", await Html("/en/timeline?q=russia"), StringComparison.Ordinal);
        var rows = Rows(await Html("/en/timeline"));
        var japanese = Rows(await Html("/ja/timeline"));

        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows, row => row.Contains("<mark>", StringComparison.Ordinal));
        Assert.Equal(rows.Order(), Rows(await Html("/en/timeline?sort=oldest")).Order());
        Assert.Empty(rows.Intersect(japanese));
        Assert.Contains("<mark>", await Html("/en/timeline?q=Russia"), StringComparison.Ordinal);
        Assert.Empty(Rows(await Html("/en/actors/russia")).Except(rows));
    }

    [Fact]
    public async Task HEAD_of_a_kept_page_has_its_headers_and_no_body()
    {
        var (body, _) = await Get("/en/timeline");
        using var request = new HttpRequestMessage(HttpMethod.Head, "/en/timeline");
        using var answer = await site.Reader().SendAsync(request);

        Assert.Equal(body.Length, answer.Content.Headers.ContentLength);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/en/about?invented=1")]
    [InlineData("/en/glossary")]
    [InlineData("/en/timeline?actor=russia&sort=oldest")]
    public async Task HEAD_of_a_page_that_nobody_asked_for_has_the_headers_of_GET(string address)
    {
        using var head = await site.Reader().SendAsync(new HttpRequestMessage(HttpMethod.Head, address));
        using var get = await site.Reader().GetAsync(address);

        Assert.Equal(Headers(get), Headers(head));

        static IEnumerable<string> Headers(HttpResponseMessage answer) =>
            answer
                .Headers.Concat(answer.Content.Headers)
                .Where(header => header.Key != "Date")
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
                .Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task New_data_gives_new_pages_at_once()
    {
        var before = System.Text.Encoding.UTF8.GetString((await Get("/en/events/thirty-day-proposal")).Body);
        record.Replace(SmallRecord.Proposal, "US proposes", "The US proposes");
        site.Services.GetRequiredService<LiveStore>().Refresh();
        var after = System.Text.Encoding.UTF8.GetString((await Get("/en/events/thirty-day-proposal")).Body);

        Assert.DoesNotContain("The US proposes", before, StringComparison.Ordinal);
        Assert.Contains("The US proposes", after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/timeline?from=2025-13", HttpStatusCode.OK)]
    [InlineData("/en/timeline?nonsense=1", HttpStatusCode.OK)]
    [InlineData("/en/events/none", HttpStatusCode.NotFound)]
    public async Task What_was_not_understood_or_found_is_not_kept(string address, HttpStatusCode status)
    {
        for (var time = 0; time < 2; time++)
        {
            using var answer = await Ask(address);
            Assert.Equal(status, answer.StatusCode);
            Assert.Null(answer.Headers.ETag);
            Assert.NotEmpty(await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task A_reader_who_has_the_page_gets_304_that_varies_as_the_page_does()
    {
        using var first = await Ask("/en/timeline", ("Accept-Encoding", "br"));
        using var second = await Ask("/en/timeline", ("Accept-Encoding", "br"), ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(["Accept-Encoding"], second.Headers.Vary);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }

    [Theory]
    [InlineData("/en/timeline", "*", HttpStatusCode.NotModified)]
    [InlineData("/en/timeline?actor=russia", "*", HttpStatusCode.NotModified)]
    [InlineData("/en/timeline.csv", "*", HttpStatusCode.NotModified)]
    [InlineData("/en/events/thirty-day-proposal.md", "W/\"another\", *", HttpStatusCode.NotModified)]
    [InlineData("/en/events/none", "*", HttpStatusCode.NotFound)]
    [InlineData("/en/timeline.csv?actor=nobody", "*", HttpStatusCode.BadRequest)]
    [InlineData("/en/timeline", "W/\"another\"", HttpStatusCode.OK)]
    public async Task Who_wants_nothing_but_what_there_is_not_gets_304_where_there_is_something(
        string address,
        string known,
        HttpStatusCode status
    )
    {
        foreach (var coding in new[] { "identity", "br, gzip" })
        {
            using var answer = await Ask(address, ("If-None-Match", known), ("Accept-Encoding", coding));
            var body = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal(status == HttpStatusCode.NotModified, body.Length == 0);
            if (status == HttpStatusCode.NotModified)
            {
                using var whole = await Ask(address);
                Assert.Equal(whole.Headers.ETag, answer.Headers.ETag);
                Assert.Equal(whole.Headers.CacheControl, answer.Headers.CacheControl);
                Assert.Empty(answer.Content.Headers.ContentEncoding);
            }
        }
    }

    private async Task<(byte[] Body, string Headers)> Get(string address)
    {
        using var answer = await Ask(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (await answer.Content.ReadAsByteArrayAsync(), $"{answer.Headers}{answer.Content.Headers}");
    }

    private async Task<string> Html(string address) => Encoding.UTF8.GetString((await Get(address)).Body);

    private static List<string> Rows(string html) =>
        [.. Regex.Matches(html, "<div class=\"row\".*?</details></div>", RegexOptions.Singleline).Select(match => match.Value)];

    private async Task<HttpResponseMessage> Ask(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await site.Reader().SendAsync(request);
    }

    private static byte[] Expanded(byte[] bytes, string coding)
    {
        using var from = new MemoryStream(bytes);
        using Stream plain = coding switch
        {
            "br" => new BrotliStream(from, CompressionMode.Decompress),
            "gzip" => new GZipStream(from, CompressionMode.Decompress),
            _ => from,
        };
        using var into = new MemoryStream();
        plain.CopyTo(into);
        return into.ToArray();
    }
}
