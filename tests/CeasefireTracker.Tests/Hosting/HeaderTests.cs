using System.Net;
using CeasefireTracker.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Hosting;

public sealed class HeaderTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly TrackerSite site;

    public HeaderTests() => site = new TrackerSite(record.Data, ("Tracker:PublicOrigin", "https://tracker.example"), ("Tracker:AllowedHosts", "tracker.example"));

    public void Dispose()
    {
        site.Dispose();
        record.Dispose();
    }

    public static TheoryData<string, int, string> Answers => new()
    {
        { "/", 302, "" },
        { "/en", 301, "" },
        { "/en/timeline", 200, "text/html" },
        { "/ja/events/conditional-answer", 200, "text/html" },
        { "/en/timeline?from=2025-13", 200, "text/html" },
        { "/en/events/none", 404, "text/html" },
        { "/en/actors/none", 404, "text/html" },
        { "/xx/timeline", 404, "text/html" },
        { "/nothing.here", 404, "text/html" },
        { "/en/timeline.json", 200, "application/json" },
        { "/en/timeline.json?from=2025-13", 400, "application/problem+json" },
        { "/robots.txt", 200, "text/plain" },
        { "/sitemap.xml", 200, "application/xml" },
        { "/css/site.css", 200, "text/css" },
        { "/healthz", 200, "text/plain" },
        { "/readyz", 200, "application/json" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_answer_carries_the_same_protective_headers(string address, int status, string mediaType)
    {
        using var answer = await Reader().GetAsync(address);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType ?? "");
        Protected(answer);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    public async Task Other_methods_than_GET_and_HEAD_are_refused_by_name(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/en/timeline");
        using var answer = await Reader().SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("GET, HEAD", string.Join(", ", answer.Content.Headers.Allow));
        Protected(answer);
    }

    [Fact]
    public async Task HEAD_is_answered_with_the_status_and_the_headers_of_GET()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/en/timeline");
        using var answer = await Reader().SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Headers.ETag);
        Protected(answer);
    }

    [Fact]
    public async Task A_host_that_is_not_ours_is_refused_with_the_same_headers()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/timeline");
        request.Headers.Host = "evil.example";
        using var answer = await Reader().SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("evil", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Protected(answer);
    }

    [Fact]
    public async Task A_reader_who_has_the_page_gets_304_and_new_data_gives_it_anew()
    {
        using var first = await Reader().GetAsync("/en/timeline");
        Assert.Equal(HttpStatusCode.NotModified, await StatusFor(first));

        record.Replace(SmallRecord.Proposal, "US proposes", "The US proposes");
        site.Services.GetRequiredService<LiveStore>().Refresh();

        Assert.Equal(HttpStatusCode.OK, await StatusFor(first));

        async Task<HttpStatusCode> StatusFor(HttpResponseMessage known)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/en/timeline");
            request.Headers.TryAddWithoutValidation("If-None-Match", known.Headers.ETag!.ToString());
            using var answer = await Reader().SendAsync(request);
            Protected(answer);
            return answer.StatusCode;
        }
    }

    [Theory]
    [InlineData("Cookie", "a=b")]
    [InlineData("Accept-Language", "ja")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Proto", "gopher")]
    [InlineData("X-Original-URL", "/ja/about")]
    [InlineData("Range", "bytes=0-9")]
    [InlineData("Accept", "text/nothing")]
    public async Task A_header_that_is_no_part_of_the_address_changes_no_byte_of_a_page(string name, string value)
    {
        var plain = await Reader().GetStringAsync("/en/timeline");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/timeline");
        request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await Reader().SendAsync(request);

        Assert.Equal(plain, await answer.Content.ReadAsStringAsync());
    }

    private HttpClient Reader()
    {
        var client = site.Reader();
        client.BaseAddress = new Uri("http://tracker.example");
        return client;
    }

    private static void Protected(HttpResponseMessage answer)
    {
        (string Name, string Value)[] expected =
        [
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Embedder-Policy", "require-corp"),
            ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
        ];
        Assert.All(expected, header => Assert.Equal(header.Value, Value(header.Name)));
        Assert.StartsWith("default-src 'none'; script-src 'self';", Value("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", Value("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Value("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("camera=()", Value("Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal(answer.Headers.Contains("Access-Control-Allow-Origin") ? "cross-origin" : "same-origin", Value("Cross-Origin-Resource-Policy"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Server"));

        string Value(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "(none)";
    }
}

