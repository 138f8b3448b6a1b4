using System.Net;
using AngleSharp.Html.Parser;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Hosting;

public sealed class HeaderTests : IDisposable
{
    private const string EmbedPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *; require-trusted-types-for 'script'; trusted-types 'none'";

    private readonly SmallRecord record = new();
    private readonly HandClock clock = new();
    private readonly TrackerSite site;

    public HeaderTests() =>
        site = new TrackerSite(
            record.Data,
            ("Tracker:PublicOrigin", "https://tracker.example"),
            ("Tracker:AllowedHosts", "tracker.example")
        )
        {
            Clock = clock,
        };

    public void Dispose()
    {
        site.Dispose();
        record.Dispose();
    }

    public static TheoryData<string, int, string> Answers =>
        new()
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
            { "/css/foundation.css", 200, "text/css" },
            { "/icons/favicon.svg", 200, "image/svg+xml" },
            { "/favicon.ico", 301, "" },
            { "/en/timeline).", 301, "" },
            { "/stand-in.css", 200, "text/css" },
            { "/healthz/x", 404, "text/html" },
            { "/readyz/x", 404, "text/html" },
            { "/healthz", 200, "text/plain" },
            { "/readyz", 200, "application/json" },
        };

    [Theory]
    [Trait("Takes", "long")]
    [MemberData(nameof(Answers))]
    public async Task Every_answer_carries_the_same_protective_headers(string address, int status, string mediaType)
    {
        using var answer = await Reader().GetAsync(address);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType ?? "");
        Assert.True(
            mediaType.Length == 0
                || mediaType is "text/css" or "image/svg+xml"
                || answer.Content.Headers.ContentType?.CharSet == "utf-8"
                || mediaType.EndsWith("json", StringComparison.Ordinal),
            answer.Content.Headers.ContentType?.ToString()
        );
        Protected(answer);
    }

    [Fact]
    public async Task Every_route_carries_the_protective_headers_whatever_it_answers()
    {
        var routes = RouteAddresses.Of(site);
        var statuses = new SortedDictionary<int, int>();
        foreach (var address in routes)
        {
            using var first = await Ask(HttpMethod.Get, address);
            await Ask(HttpMethod.Head, address);
            await Ask(HttpMethod.Post, address);
            await Ask(HttpMethod.Get, address + "?from=2025-13&invented=1&limit=x");
            await Ask(HttpMethod.Get, address, ("Host", "evil.example"));
            if (first.Headers.ETag is { } tag)
            {
                await Ask(HttpMethod.Get, address, ("If-None-Match", tag.ToString()));
            }
        }

        Assert.Equal([200, 301, 302, 304, 400, 404, 405], statuses.Keys.Where(status => status != 501));
        Goals.Reached(
            "S1",
            $"{routes.Count} routes with the exact table of headers: {string.Join(", ", statuses.Select(pair => $"{pair.Value} × {pair.Key}"))}"
        );

        async Task<HttpResponseMessage> Ask(HttpMethod method, string address, params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(method, address);
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            var answer = await Reader().SendAsync(request);
            Protected(answer, isEmbed: address.Contains("/embed/", StringComparison.Ordinal));
            statuses[(int)answer.StatusCode] = statuses.GetValueOrDefault((int)answer.StatusCode) + 1;
            return answer;
        }
    }

    [Fact]
    public async Task A_failure_that_nothing_foresaw_is_a_page_from_memory_with_the_same_headers_and_tells_nothing()
    {
        using var broken = site.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services =>
                services.AddSingleton<Origin>(_ => throw new InvalidOperationException("a secret of the machine"))
            )
        );
        foreach (var (address, mediaType) in new[] { ("/en/timeline", "text/html"), ("/en/timeline.json", "application/problem+json") })
        {
            using var answer = await broken
                .CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("http://tracker.example") })
                .GetAsync(address);
            var text = await answer.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            Assert.Contains("Something went wrong here", text, StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Refresh"));
            Assert.DoesNotContain("by itself", text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
            if (mediaType == "text/html")
            {
                Assert.Contains("class=\"masthead\"", text, StringComparison.Ordinal);
                Assert.Contains("href=\"/en/timeline\"", text, StringComparison.Ordinal);
                Assert.Contains("href=\"/ja/timeline\"", text, StringComparison.Ordinal);
                Assert.Contains("href=\"/stand-in.css\"", text, StringComparison.Ordinal);
                Assert.Contains("表示できませんでした", text, StringComparison.Ordinal);
            }
            else
            {
                var problem = System.Text.Json.JsonDocument.Parse(text).RootElement;
                Assert.Equal(
                    ("/problems/failed", 500),
                    (problem.GetProperty("type").GetString(), problem.GetProperty("status").GetInt32())
                );
            }

            Protected(answer);
        }

        Goals.Reached("S1", "500 from memory with the exact table of headers");
    }

    [Fact]
    public async Task Without_a_store_every_answer_is_503_with_the_same_headers()
    {
        using var empty = new TrackerSite(record.PathOf("nothing"), ("Tracker:PublicOrigin", "https://tracker.example"));
        foreach (var address in new[] { "/", "/ja/timeline", "/en/timeline.json", "/css/site.css", "/readyz" })
        {
            using var answer = await empty.Reader().GetAsync(address);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            Protected(answer);
        }

        // What the page looks like comes from memory as well.
        using var sheet = await empty.Reader().GetAsync("/stand-in.css");
        Assert.Equal((HttpStatusCode.OK, "text/css"), (sheet.StatusCode, sheet.Content.Headers.ContentType?.MediaType));
        Assert.Contains("--paper:", await sheet.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(".masthead", await sheet.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Protected(sheet);
        Goals.Reached("S1", "503 with the exact table of headers");
    }

    [Theory]
    [InlineData("/en/timeline", "en", "The record is being rebuilt", "記録を作り直しています")]
    [InlineData("/ja/events/nothing", "ja", "記録を作り直しています", "The record is being rebuilt")]
    public async Task A_page_that_waits_for_a_store_begins_in_the_language_of_its_address_and_comes_back_by_itself(
        string address,
        string language,
        string title,
        string other
    )
    {
        using var empty = new TrackerSite(record.PathOf("nothing"));
        using var answer = await empty.Reader().GetAsync(address);
        using var data = await empty.Reader().GetAsync(address + ".json");
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

        Assert.Equal((language, title), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
        Assert.Equal(other, page.QuerySelector($"main [lang]:not([lang={language}]) h2")!.TextContent);
        Assert.Equal(answer.Headers.RetryAfter!.ToString(), Assert.Single(answer.Headers.GetValues("Refresh")));
        Assert.Contains("This page tries again by itself.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("このページは自動で再読み込みされます。", page.Body.TextContent, StringComparison.Ordinal);
        // A program waits as it likes.
        Assert.NotNull(data.Headers.RetryAfter);
        Assert.False(data.Headers.Contains("Refresh"));
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

    [Theory]
    [Trait("Takes", "long")]
    [InlineData("/en/timeline")]
    [InlineData("/en/timeline.json")]
    [InlineData("/en/timeline.csv")]
    [InlineData("/en/timeline.svg")]
    [InlineData("/en/timeline.png")]
    [InlineData("/sitemap.xml")]
    [InlineData("/openapi/v1.json")]
    public async Task Whatever_is_asked_and_whoever_has_it_already_is_told_that_it_may_be_packed_otherwise(string address)
    {
        using var answer = await Reader().GetAsync(address);
        using var packed = await Asked(HttpMethod.Get, ("Accept-Encoding", "br"));
        using var known = await Asked(HttpMethod.Get, ("If-None-Match", answer.Headers.ETag!.ToString()));
        using var head = await Asked(HttpMethod.Head);

        Assert.All([answer, packed, known, head], one => Assert.Equal(["Accept-Encoding"], one.Headers.Vary));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);

        async Task<HttpResponseMessage> Asked(HttpMethod method, params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(method, address);
            foreach (var (name, value) in headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            return await Reader().SendAsync(request);
        }
    }

    [Theory]
    [InlineData("/ja/timeline.png?from=2025&to=2025")]
    [InlineData("/ja/timeline.xlsx?from=2025&to=2025")]
    public async Task HEAD_of_what_is_drawn_tells_its_length_whether_it_was_drawn_before_or_not(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var head = await Reader().SendAsync(request);
        using var answer = await Reader().GetAsync(address);

        Assert.Equal((await answer.Content.ReadAsByteArrayAsync()).Length, head.Content.Headers.ContentLength);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
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
    [Trait("Takes", "long")]
    [InlineData("Cookie", "a=b")]
    [InlineData("Accept-Language", "ja")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Forwarded-Proto", "gopher")]
    [InlineData("X-Original-URL", "/ja/about")]
    [InlineData("Range", "bytes=0-9")]
    [InlineData("Accept", "text/nothing")]
    public async Task A_header_that_is_no_part_of_the_address_changes_no_byte_of_a_page(string name, string value)
    {
        // First of all readers, because the page that is made for the first is kept for the others.
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/timeline");
        request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await Reader().SendAsync(request);
        using var other = new TrackerSite(record.Data, ("Tracker:PublicOrigin", "https://tracker.example")) { Clock = clock };

        Assert.Equal(await other.Reader().GetStringAsync("/en/timeline"), await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Any_mixture_of_such_headers_changes_no_byte_of_any_page()
    {
        string[] addresses =
        [
            "/en/timeline",
            "/ja/timeline?actor=russia",
            "/en/events/conditional-answer",
            "/ja/about",
            "/en/timeline.json",
        ];
        (string Name, string[] Values)[] headers =
        [
            ("Cookie", ["a=b", ".AspNetCore.Culture=c%3Dja%7Cuic%3Dja", "lang=ar"]),
            ("Accept-Language", ["ja", "ar", "*", "en;q=0"]),
            ("User-Agent", ["curl/8", "<script>", "Googlebot"]),
            ("Referer", ["https://evil.example/"]),
            ("X-Forwarded-Host", ["evil.example"]),
            ("X-Forwarded-Proto", ["http", "gopher"]),
            ("X-Forwarded-Prefix", ["/evil"]),
            ("X-Original-URL", ["/ja/about"]),
            ("X-HTTP-Method-Override", ["DELETE"]),
            ("X-Requested-With", ["XMLHttpRequest"]),
            ("Range", ["bytes=0-9", "bytes=5-1"]),
            ("Save-Data", ["on"]),
            ("Sec-Fetch-Mode", ["no-cors"]),
            ("Origin", ["null", "https://evil.example"]),
            ("Accept", ["text/nothing", "application/json"]),
            ("Authorization", ["Basic YTpi"]),
            ("Forwarded", ["host=evil.example"]),
        ];
        var plain = new Dictionary<string, string>();
        // It keeps no page, so that each is made for the headers that came.
        using var forgetful = new TrackerSite(
            record.Data,
            ("Tracker:PublicOrigin", "https://tracker.example"),
            ("Tracker:PageCacheMegabytes", "0")
        )
        {
            Clock = clock,
        };
        using var reader = forgetful.Reader();
        foreach (var address in addresses)
        {
            plain[address] = await Reader().GetStringAsync(address);
        }

        var (random, pairs) = (new Random(5), Goals.Cases(60, 500));
        for (var pair = 0; pair < pairs; pair++)
        {
            var address = addresses[pair % addresses.Length];
            using var request = new HttpRequestMessage(pair % 7 == 6 ? HttpMethod.Head : HttpMethod.Get, address);
            for (var more = random.Next(1, 5); more > 0; more--)
            {
                var (name, values) = headers[random.Next(headers.Length)];
                request.Headers.TryAddWithoutValidation(name, values[random.Next(values.Length)]);
            }

            using var answer = await reader.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            // Without a socket the body of HEAD is not always cut off; it is that of GET then.
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(body == plain[address] || (request.Method == HttpMethod.Head && body.Length == 0), $"{address} differs");
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }

        Goals.Reached("S7", $"{pairs} pairs with unkeyed headers, HEAD and Range among them: no byte differs");
    }

    private HttpClient Reader()
    {
        var client = site.Reader();
        client.BaseAddress = new Uri("http://tracker.example");
        return client;
    }

    private static void Protected(HttpResponseMessage answer, bool isEmbed = false)
    {
        (string Name, string Value)[] expected =
        [
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", isEmbed ? "(none)" : "DENY"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Embedder-Policy", "require-corp"),
            ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
            (
                "Content-Security-Policy",
                isEmbed
                    ? EmbedPolicy
                    : "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
            ),
            (
                "Permissions-Policy",
                "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
            ),
        ];
        Assert.All(expected, header => Assert.Equal(header.Value, Value(header.Name)));
        // A frame of no origin of its own, as in a sandbox, loads what an embed looks like only so.
        var isOfEmbeds = System.Text.RegularExpressions.Regex.IsMatch(
            answer.RequestMessage!.RequestUri!.AbsolutePath,
            "^/(css/foundation|css/embed|icons/favicon)[.]"
        );
        Assert.Equal(
            isEmbed || isOfEmbeds || answer.Headers.Contains("Access-Control-Allow-Origin") ? "cross-origin" : "same-origin",
            Value("Cross-Origin-Resource-Policy")
        );
        // Any site may read the data, none a page, and none with a reader's credentials.
        Assert.False(
            answer.Content.Headers.ContentType?.MediaType == "text/html" && answer.Headers.Contains("Access-Control-Allow-Origin")
        );
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        // A picture has a name to be kept under; nothing is pressed on a reader as a download.
        Assert.True(answer.Content.Headers.ContentDisposition is null or { DispositionType: "inline" });
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("X-Powered-By"));

        string Value(string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "(none)";
    }
}
