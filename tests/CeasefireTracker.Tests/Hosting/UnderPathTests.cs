using System.Net;
using System.Text.Json;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Hosting;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>The site as a part of a host.</summary>
public sealed class UnderPathTests : IDisposable
{
    private const string Origin = "https://tracker.example";

    private readonly SmallRecord record = new();
    private readonly List<TrackerSite> sites = [];

    public void Dispose()
    {
        sites.ForEach(site => site.Dispose());
        record.Dispose();
    }

    [Fact]
    public async Task What_is_not_under_the_path_is_not_there_and_probes_answer_at_both()
    {
        using var reader = Site(Origin + "/tracker/").Reader();

        foreach (
            var outside in new[]
            {
                "/",
                "/en/timeline",
                "/trackers/en/timeline",
                "/Tracker/en/timeline",
                "/robots.txt",
                "/css/site.css",
                "/stand-in.css",
                "/en/timeline.json",
            }
        )
        {
            using var refused = await reader.GetAsync(outside);
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
            Assert.Equal($"There is nothing here. The site is at {Origin}/tracker/\n", await refused.Content.ReadAsStringAsync());
            Assert.True(refused.Headers.CacheControl!.NoStore);
            Assert.Contains(
                "default-src 'none'",
                Assert.Single(refused.Headers.GetValues("Content-Security-Policy")),
                StringComparison.Ordinal
            );
        }

        foreach (
            var inside in new[]
            {
                "/healthz",
                "/readyz",
                "/tracker/healthz",
                "/tracker/readyz",
                "/tracker/en/timeline",
                "/tracker/stand-in.css",
            }
        )
        {
            using var found = await reader.GetAsync(inside);
            Assert.True(found.StatusCode == HttpStatusCode.OK, $"{inside}: {found.StatusCode}");
        }
    }

    [Theory]
    [InlineData("", "/tracker/en/timeline")]
    [InlineData("/", "/tracker/en/timeline")]
    [InlineData("/ja", "/tracker/ja/timeline")]
    [InlineData("/ja/feed?actor=russia", "/tracker/ja/timeline.atom?actor=russia")]
    [InlineData("/favicon.ico", "/tracker/icons/touch.png")]
    [InlineData("/EN//Timeline/?utm_source=x&actor=russia", "/tracker/en/timeline?actor=russia")]
    [InlineData("/en/timeline).", "/tracker/en/timeline")]
    [InlineData("/en/timeline?actor=&q=", "/tracker/en/timeline")]
    [InlineData("/problems/bad-date", "/tracker/en/data#bad-date")]
    public async Task What_sends_a_reader_on_sends_within_the_path(string asked, string address)
    {
        using var reader = Site(Origin + "/tracker").Reader();
        using var answer = await reader.GetAsync("/tracker" + asked);
        Assert.Equal(address, answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_filter_in_its_own_words_is_answered_at_once()
    {
        using var reader = Site(Origin + "/tracker").Reader();
        using var answer = await reader.GetAsync("/tracker/en/timeline?actor=russia");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_proxy_that_takes_the_path_off_and_says_so_gets_the_same_page()
    {
        using var reader = Behind("127.0.0.1", Origin + "/tracker");
        var kept = await Ask(reader, "/tracker/en/timeline");
        var stripped = await Ask(reader, "/en/timeline", "/tracker");

        Assert.Contains($"href=\"{Origin}/tracker/en/timeline\"", kept.Text, StringComparison.Ordinal);
        Assert.Equal(kept, stripped);
        Assert.Equal(kept, await Ask(reader, "/en/timeline", "/tracker/"));
    }

    [Theory]
    [InlineData("", "https://tracker.example/tracker", HttpStatusCode.NotFound)]
    [InlineData("192.0.2.1", "https://tracker.example/tracker", HttpStatusCode.NotFound)]
    [InlineData("", null, HttpStatusCode.OK)]
    [InlineData("127.0.0.1", "https://tracker.example", HttpStatusCode.OK)]
    public async Task Nobody_else_is_believed_about_the_path(string proxies, string? origin, HttpStatusCode status)
    {
        using var reader = Behind(proxies, origin);
        var plain = await Ask(reader, "/en/timeline");
        var claimed = await Ask(reader, "/en/timeline", "/tracker");

        Assert.Equal(status, claimed.Status);
        Assert.Equal(plain, claimed);
    }

    [Fact]
    public async Task Without_an_origin_each_path_of_a_known_proxy_has_pages_of_its_own()
    {
        using var reader = Behind("127.0.0.1", null);
        var pages = new[]
        {
            await Ask(reader, "/en/timeline"),
            await Ask(reader, "/en/timeline", "/one"),
            await Ask(reader, "/en/timeline", "/two"),
        };

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.Equal(3, pages.DistinctBy(page => page.Tag).Count());
        Assert.Contains("href=\"/en/actors\"", pages[0].Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/one/en/actors\"", pages[1].Text, StringComparison.Ordinal);
        Assert.Contains("href=\"/two/en/actors\"", pages[2].Text, StringComparison.Ordinal);
        // Rows that were made under one path must not lead out of another.
        foreach (var (page, path) in pages.Zip(["", "/one", "/two"]))
        {
            Assert.Contains($"href=\"{path}/en/events/", page.Text, StringComparison.Ordinal);
            Assert.Equal(page.Text.Split("=\"/").Length, page.Text.Split($"=\"{path}/").Length);
            Assert.Equal(path == "/one", page.Text.Contains("=\"/one/", StringComparison.Ordinal));
        }

        Assert.Equal(pages[1], await Ask(reader, "/en/timeline", "/one"));
        foreach (var odd in new[] { "//evil.example", "/a/../b", "/a\"b", "/a b" })
        {
            var refused = await Ask(reader, "/en/timeline", odd);
            Assert.Equal(
                (HttpStatusCode.BadRequest, "X-Forwarded-Prefix is not a path such as /tracker.\n"),
                (refused.Status, refused.Text)
            );
        }
    }

    [Fact]
    public async Task The_stand_in_for_a_page_stays_under_the_path_too()
    {
        using var empty = new TrackerSite(record.PathOf("nothing"), ("Tracker:PublicOrigin", Origin + "/tracker"));
        using var reader = empty.Reader();
        using var answer = await reader.GetAsync("/tracker/en/timeline");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync();
        foreach (var address in new[] { "/tracker/stand-in.css", "/tracker/", "/tracker/en/timeline", "/tracker/ja/timeline" })
        {
            Assert.Contains($"href=\"{address}\"", text, StringComparison.Ordinal);
        }

        Assert.Equal(text.Split("href=\"").Length, text.Split("href=\"/tracker/").Length);
    }

    [Fact]
    public async Task A_link_of_a_narrative_to_this_site_stays_under_the_path_and_what_only_looks_like_one_is_text()
    {
        record.Replace(
            SmallRecord.Proposal,
            "A longer account with **emphasis**.\n",
            "See [the answer](/en/events/conditional-answer \"x\"), `<a href=\"/en/x\">` and [there](#terms).\n"
        );
        using var reader = Site(Origin + "/tracker").Reader();

        var page = await reader.GetStringAsync("/tracker/en/events/thirty-day-proposal");

        Assert.Contains("<a href=\"/tracker/en/events/conditional-answer\">the answer</a>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;a href=\"/en/x\"&gt;", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#terms\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_is_found_only_for_an_address_under_the_path()
    {
        using var reader = Site(Origin + "/tracker").Reader();
        using var frame = JsonDocument.Parse(
            await reader.GetStringAsync($"/tracker/oembed?url={Origin}/tracker/en/events/conditional-answer")
        );

        Assert.Contains(
            $"src=\"{Origin}/tracker/en/embed/events/conditional-answer\"",
            frame.RootElement.GetProperty("html").GetString(),
            StringComparison.Ordinal
        );
        foreach (
            var other in new[] { "/en/events/conditional-answer", "/tracker/../en/events/conditional-answer", "/trackers/en/timeline" }
        )
        {
            using var refused = await reader.GetAsync($"/tracker/oembed?url={Origin}{other}");
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
    }

    [Fact]
    public void The_export_has_the_addresses_that_readers_use()
    {
        var folder = record.PathOf("out");
        using var output = new StringWriter();
        Assert.Equal(
            0,
            Commands.Run(
                ["export", "--out", folder, "--data", record.Data, "--store", record.Store, $"--Tracker:PublicOrigin={Origin}/tracker"],
                output,
                output
            )
        );

        Assert.Contains(
            $"{Origin}/tracker/en/events/conditional-answer",
            File.ReadAllText(Path.Combine(folder, "en/timeline.csv")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_address_keeps_the_path_in_the_other_language()
    {
        var links = new Links(Language.En, "/ja");
        Assert.Equal("/ja/ja/timeline?q=en", links.In(Language.Ja, links.Timeline() + "?q=en"));
    }

    private TrackerSite Site(string origin)
    {
        var site = new TrackerSite(record.Data, ("Tracker:PublicOrigin", origin));
        sites.Add(site);
        return site;
    }

    private HttpClient Behind(string proxies, string? origin)
    {
        var site = new TrackerSite(record.Data, ("Tracker:Proxies", proxies), ("Tracker:PublicOrigin", origin ?? ""));
        sites.Add(site);
        site.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        site.StartServer();
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = site.ClientOptions.BaseAddress };
    }

    private static async Task<(HttpStatusCode Status, string? Tag, string Text)> Ask(
        HttpClient reader,
        string address,
        string? prefix = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (prefix is not null)
        {
            request.Headers.Add("X-Forwarded-Prefix", prefix);
        }

        using var answer = await reader.SendAsync(request);
        return (answer.StatusCode, answer.Headers.ETag?.Tag, await answer.Content.ReadAsStringAsync());
    }
}
