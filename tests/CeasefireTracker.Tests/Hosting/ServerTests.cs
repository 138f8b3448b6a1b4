using System.Net;
using System.Text.Json;
using CeasefireTracker.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>How the server keeps answering: its limits, its names, its health.</summary>
[Trait("Takes", "long")]
public sealed class ServerTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly TrackerSite site;

    public ServerTests() =>
        site = new TrackerSite(record.Data, ("Tracker:PagesAtOnce", "1"), ("Tracker:DownloadsAtOnce", "1"), ("Tracker:Waiting", "0"))
        {
            Clock = new HandClock(),
        };

    public void Dispose()
    {
        site.Dispose();
        record.Dispose();
    }

    [Fact]
    public async Task Work_beyond_the_limit_is_told_to_come_back_while_known_pages_and_files_go_on()
    {
        using var reader = site.Reader();
        using var known = await reader.GetAsync("/en/timeline");
        var page = new DefaultHttpContext();
        page.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new PageActionDescriptor()), "a page"));
        var limiter = site.Services.GetRequiredService<WorkLimit>().Limiter;

        using (var held = limiter.AttemptAcquire(page))
        {
            Assert.True(held.IsAcquired);
            using var refused = await reader.GetAsync("/en/timeline?actor=russia");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);
            Assert.Equal("no-store", refused.Headers.CacheControl?.ToString());
            Assert.Contains("アクセスが集中しています", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

            using var again = new HttpRequestMessage(HttpMethod.Get, "/en/timeline");
            again.Headers.TryAddWithoutValidation("If-None-Match", known.Headers.ETag!.ToString());
            using var unchanged = await reader.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/css/site.css")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/readyz")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/en/timeline.json")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/en/timeline?actor=russia")).StatusCode);
    }

    [Fact]
    public async Task An_unknown_name_is_told_with_the_nearest_known_one_and_neither_indexed_nor_cached()
    {
        using var reader = site.Reader();
        foreach (
            var address in new[]
            {
                "/en/timeline?actr=russia",
                "/ja/timeline?actr=russia",
                "/en/events/conditional-answer?x=1",
                "/ja/actors?<script>=1",
                "/en/about?a=b",
                "/en/sources?ur=x",
                "/en/events/conditional-answer?id=x",
            }
        )
        {
            using var answer = await reader.GetAsync(address);
            var page = await answer.Content.ReadAsStringAsync();

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
            Assert.Null(answer.Headers.ETag);
            Assert.Contains("<meta name=\"robots\" content=\"noindex\">", page, StringComparison.Ordinal);
            Assert.Contains("class=\"problem", page, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>=", page, StringComparison.Ordinal);
        }

        Assert.Contains(
            "「actr」",
            WebUtility.HtmlDecode(await reader.GetStringAsync("/ja/timeline?actr=russia")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "did you mean “actor”",
            WebUtility.HtmlDecode(await reader.GetStringAsync("/en/timeline?actr=russia")),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.GetAsync("/sitemap.xml?x=1")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await reader.GetAsync("/en/timeline.json?x=1")).StatusCode);
    }

    [Theory]
    [InlineData("/en/actors")]
    [InlineData("/ja/timeline?actor=russia")]
    [InlineData("/en/positions?asof=2025-03-13")]
    public async Task Invented_names_are_each_told_while_the_page_itself_is_made_only_once(string address)
    {
        using var reader = site.Reader();
        var (plain, separator) = (await reader.GetStringAsync(address), address.Contains('?', StringComparison.Ordinal) ? '&' : '?');
        var first = await reader.GetStringAsync($"{address}{separator}invented=1");
        var page = new DefaultHttpContext();
        page.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new PageActionDescriptor()), "a page"));
        // No page can be made any more.
        using var held = site.Services.GetRequiredService<WorkLimit>().Limiter.AttemptAcquire(page);

        var second = await reader.GetStringAsync($"{address}{separator}made-up=<b>");

        Assert.Contains(
            "“invented”",
            WebUtility.HtmlDecode(first.Replace("「invented」", "“invented”", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.Contains("made-up", second, StringComparison.Ordinal);
        Assert.DoesNotContain("invented", second, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", second.Split("<main", 2)[1].Split("</p>", 2)[0], StringComparison.Ordinal);
        Assert.Equal(plain, await reader.GetStringAsync(address));
        Assert.DoesNotContain("unknown-name", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("unknown names", second, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_survives_the_way_to_a_new_id()
    {
        record.Replace(SmallRecord.Answer, "kind: conditions", "kind: conditions\nformerly: [old-answer]");
        using var answer = await site.Reader().GetAsync("/en/events/old-answer?x=1&v=2");

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.EndsWith("?x=1&v=2", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/sources?url=https://www.reuters.com/world/march")]
    [InlineData("/en/positions?asof=2025-03-13")]
    [InlineData("/en/compare?event=conditional-answer&event=thirty-day-proposal")]
    [InlineData("/ja/disputes?why=conflation")]
    [InlineData("/ja/timeline?actor=russia&lanes=phase")]
    public async Task A_name_that_a_page_reads_is_not_called_unknown(string address)
    {
        using var answer = await site.Reader().GetAsync(address);

        Assert.True((int)answer.StatusCode is 200 or 302, $"{(int)answer.StatusCode}");
        Assert.DoesNotContain("unknown-name", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en?actor=russia", "/en/timeline?actor=russia")]
    [InlineData("/ja?q=%E5%81%9C%E6%88%A6", "/ja/timeline?q=%E5%81%9C%E6%88%A6")]
    [InlineData("/?q=nato", "/en/timeline?q=nato")]
    public async Task The_front_door_leads_on_with_what_was_asked_for(string asked, string address)
    {
        using var answer = await site.Reader().GetAsync(asked);

        Assert.Equal(address, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Of_many_unknown_names_it_is_said_how_many_are_not_told_one_by_one()
    {
        var address = "/en/sources?" + string.Join('&', Enumerable.Range(1, 7).Select(place => $"a{place}=x"));
        var page = WebUtility.HtmlDecode(await site.Reader().GetStringAsync(address));

        Assert.Contains("“a5”", page, StringComparison.Ordinal);
        Assert.DoesNotContain("“a6”", page, StringComparison.Ordinal);
        Assert.Contains("Other names that the address does not have: 2 more.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("more.", await site.Reader().GetStringAsync(address[..address.IndexOf("&a6", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task A_tracking_name_is_redirected_away_and_the_rest_of_the_address_stays()
    {
        using var answer = await site.Reader().GetAsync("/ja/timeline?utm_source=a&actor=russia&fbclid=b");

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal("/ja/timeline?actor=russia", answer.Headers.Location?.ToString());
    }

    [Fact]
    public void The_program_has_no_route_that_writes()
    {
        var endpoints = site
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .ToList();
        Assert.True(endpoints.Count > 20);
        Assert.All(
            endpoints,
            endpoint =>
            {
                var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
                // Pages take any method; the method guard stands before them, and they have nothing but OnGet.
                if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null)
                {
                    Assert.True(methods?.All(method => method is "GET" or "HEAD"), endpoint.RoutePattern.RawText);
                }
            }
        );
        var handlers = typeof(Program)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(PageModel)))
            .SelectMany(type => type.GetMethods())
            .Where(method => method.Name.StartsWith("On", StringComparison.Ordinal) && method.DeclaringType != typeof(PageModel));
        Assert.All(
            handlers,
            method =>
                Assert.Contains(
                    method.Name,
                    new[] { "OnGet", "OnGetAsync", "OnPageHandlerSelected", "OnPageHandlerExecuting", "OnPageHandlerExecuted" }
                )
        );
    }

    [Fact]
    public async Task Readiness_tells_the_dataset_its_age_and_what_the_last_build_said()
    {
        using var reader = site.Reader();
        record.Write("data/stray.txt", "x\n");
        site.Services.GetRequiredService<Web.Store.LiveStore>().Refresh();

        var ready = JsonDocument.Parse(await reader.GetStringAsync("/readyz")).RootElement;

        Assert.True(ready.GetProperty("ready").GetBoolean());
        Assert.Equal(16, ready.GetProperty("dataset").GetString()!.Length);
        Assert.Equal(3, ready.GetProperty("events").GetInt32());
        Assert.Equal("2025-03-13", ready.GetProperty("recordedUpTo").GetString());
        Assert.True(ready.GetProperty("ageSeconds").GetInt64() >= 0);
        Assert.True(ready.GetProperty("verifiedSecondsAgo").GetInt64() >= 0);
        Assert.StartsWith("data/stray.txt:0: stray-file:", ready.GetProperty("problems")[0].GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("192.0.2.1", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.0/8;127.0.0.0/8", true)]
    public async Task A_proxy_is_believed_about_https_only_if_the_configuration_names_it(string proxies, bool isBelieved)
    {
        using var socket = new TrackerSite(record.Data, ("Tracker:Proxies", proxies));
        socket.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        socket.StartServer();

        var answer = await RawReader.Send(
            socket.ClientOptions.BaseAddress.Port,
            "GET /robots.txt HTTP/1.1\r\nHost: tracker.example\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n"
        );

        Assert.Equal(200, answer.Status);
        Assert.Equal(isBelieved, answer.Text.Contains("Strict-Transport-Security", StringComparison.Ordinal));
        Assert.DoesNotContain("evil", answer.Text, StringComparison.Ordinal);
    }

    // As ASPNETCORE_FORWARDEDHEADERS_ENABLED=true, which some hosts set, would have it.
    [Fact]
    public async Task Nobody_is_believed_because_the_host_has_everybody_believed()
    {
        using var socket = new TrackerSite(
            record.Data,
            ("ForwardedHeaders_Enabled", "true"),
            ("Tracker:AllowedHosts", "tracker.example")
        );
        socket.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        socket.StartServer();

        var answer = await RawReader.Send(
            socket.ClientOptions.BaseAddress.Port,
            "GET /readyz HTTP/1.1\r\nHost: other.example\r\nX-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\nConnection: close\r\n\r\n"
        );

        // What is told from this machine alone.
        Assert.Contains("\"dataset\":", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Strict-Transport-Security", answer.Text, StringComparison.Ordinal);
    }
}
