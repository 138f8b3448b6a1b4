using System.Globalization;
using System.Net;
using System.Text.Json;
using CeasefireTracker.Web;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>R12: what makes pages fail makes <c>/readyz</c> fail, and nothing else does; and who is told what.</summary>
public sealed class ReadinessTests : IDisposable
{
    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    public static TheoryData<string> PageFaults =>
        ["DROP TABLE events", "UPDATE events SET document = '{'", "ALTER TABLE events RENAME TO happenings"];

    [Theory]
    [MemberData(nameof(PageFaults))]
    public async Task A_store_from_which_no_page_can_be_made_is_not_ready_though_it_opens_and_its_seal_fits(string fault)
    {
        var path = Spoilt(fault);
        using var site = new TrackerSite(record.Data, ("Tracker:Store", record.Store));
        using var page = await site.Reader().GetAsync("/en/timeline");
        using var ready = await site.Reader().GetAsync("/readyz");

        Assert.Equal(path, site.Services.GetRequiredService<LiveStore>().Current?.Path);
        Assert.True((int)page.StatusCode >= 500);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("pages fail", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readiness_fails_when_pages_begin_to_fail_and_comes_back_with_them()
    {
        var isBroken = false;
        using var whole = new TrackerSite(record.Data);
        using var site = whole.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services =>
                services.AddTransient(of =>
                    isBroken
                        ? throw new InvalidOperationException("a fault")
                        : new Origin(of.GetRequiredService<SiteOptions>(), of.GetRequiredService<IServer>())
                )
            )
        );
        var reader = site.CreateClient();
        var check = site.Services.GetRequiredService<SelfCheck>();
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/readyz")).StatusCode);

        foreach (var broken in new[] { true, false, true, false })
        {
            isBroken = broken;
            await check.Look(CancellationToken.None);

            Assert.Equal(broken ? HttpStatusCode.InternalServerError : HttpStatusCode.OK, (await reader.GetAsync("/en/about")).StatusCode);
            Assert.Equal(broken ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK, (await reader.GetAsync("/readyz")).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/healthz")).StatusCode);
        }
    }

    [Fact]
    public async Task Nothing_else_makes_it_fail()
    {
        using var site = new TrackerSite(
            record.Data,
            ("Tracker:PagesAtOnce", "1"),
            ("Tracker:Waiting", "0"),
            ("Tracker:AllowedHosts", "tracker.example"),
            ("Tracker:PublicOrigin", "https://tracker.example")
        )
        {
            Clock = new HandClock(),
        };
        var reader = site.Reader();
        var (check, live) = (site.Services.GetRequiredService<SelfCheck>(), site.Services.GetRequiredService<LiveStore>());
        var page = new DefaultHttpContext();
        page.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new PageActionDescriptor()), "a page"));
        await Ready("a probe by address");

        using (site.Services.GetRequiredService<WorkLimit>().Limiter.AttemptAcquire(page))
        {
            await Ready("every place taken");
        }

        record.Write("data/stray.txt", "x\n");
        live.Refresh();
        await Ready("data with problems");
        record.Delete("data/stray.txt").Write("data/README.md", "another\n");
        using (BuildLock.Take(Path.GetDirectoryName(live.Current!.Path)!))
        {
            live.Refresh();
            Assert.Equal("busy", Assert.Single(live.Problems).Rule);
            await Ready("another builder");
        }

        Directory.Move(record.Data, record.Data + "-away");
        live.Refresh();
        Assert.Equal("unreadable", Assert.Single(live.Problems).Rule);
        await Ready("a data folder that cannot be read");
        Goals.Reached(
            "R12",
            $"{PageFaults.Count} spoilt stores and pages that begin to fail: not ready; 5 faults that no page feels: ready, and told"
        );

        async Task Ready(string though)
        {
            await check.Look(CancellationToken.None);
            using var answer = await reader.GetAsync("/readyz");
            Assert.True(answer.StatusCode == HttpStatusCode.OK, though);
        }
    }

    [Fact]
    public async Task A_probe_is_answered_whatever_the_host_with_the_word_alone_and_an_allowed_host_is_told_the_rest()
    {
        using var site = new TrackerSite(record.Data, ("Tracker:AllowedHosts", "tracker.example"));
        site.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        using var outside = new TrackerSite(record.Data, ("Tracker:AllowedHosts", "tracker.example")) { Clock = new HandClock() };
        var live = outside.Services.GetRequiredService<LiveStore>();
        record.Write("data/stray.txt", "x\n");
        live.Refresh();
        foreach (
            var (address, host, status) in new[]
            {
                ("/healthz", "192.0.2.7:5080", 200),
                ("/readyz", "192.0.2.7:5080", 200),
                ("/en/timeline", "192.0.2.7:5080", 400),
                ("/readyz", "tracker.example", 200),
            }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = host } };
            using var answer = await outside.Reader().SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();

            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal(host == "tracker.example", text.Contains("stray-file", StringComparison.Ordinal));
            if (address == "/readyz" && host != "tracker.example")
            {
                Assert.Equal(["ready", "state"], JsonDocument.Parse(text).RootElement.EnumerateObject().Select(property => property.Name));
            }
        }

        record.Delete("data/stray.txt");
        site.StartServer();
        var inside = await RawReader.Send(
            site.ClientOptions.BaseAddress.Port,
            "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        );
        Assert.Equal(200, inside.Status);
        Assert.Contains("dataLookedAtSecondsAgo", inside.Text, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Takes", "long")]
    [InlineData("Tracker:Contact", "mailto:other@tracker.example")]
    [InlineData("Tracker:Responsible", "Somebody else")]
    [InlineData("Tracker:PublicOrigin", "https://tracker.example")]
    [InlineData("Tracker:Authority", "other.example")]
    [InlineData("Tracker:AuthoritySince", "2025-01-01")]
    public async Task A_setting_that_pages_show_changes_every_entity_tag(string name, string value)
    {
        using var site = new TrackerSite(record.Data);
        using var other = new TrackerSite(record.Data, (name, value));
        foreach (var address in new[] { "/en/about", "/ja/timeline", "/en/timeline.json" })
        {
            var before = (await site.Reader().GetAsync(address)).Headers.ETag!;
            using var known = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { before } } };
            using var answer = await other.Reader().SendAsync(known);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.NotEqual(before, answer.Headers.ETag);
        }
    }

    [Fact]
    public async Task What_changes_no_answer_changes_no_entity_tag()
    {
        using var site = new TrackerSite(record.Data);
        using var other = new TrackerSite(
            record.Data,
            ("Tracker:PagesAtOnce", "7"),
            ("Tracker:VerifyMinutes", "3"),
            ("Tracker:Store", record.Store)
        );

        Assert.Equal((await site.Reader().GetAsync("/en/about")).Headers.ETag, (await other.Reader().GetAsync("/en/about")).Headers.ETag);
    }

    [Fact]
    public async Task A_header_that_no_server_can_send_is_found_before_a_reader_asks()
    {
        using var whole = new TrackerSite(record.Data);
        using var site = whole.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services =>
                services.AddSingleton(of =>
                    SiteOptions.Read(of.GetRequiredService<IConfiguration>()) with
                    {
                        PublicOrigin = "https://例え.jp",
                    }
                )
            )
        );
        using var ready = await site.CreateClient().GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("/ja/timeline has a header Link that cannot be sent.", site.Services.GetRequiredService<SelfCheck>().Verdict!.Failure);
    }

    [Fact]
    public async Task Security_txt_whose_day_is_over_is_served_no_more()
    {
        using var site = new TrackerSite(record.Data, ("Tracker:SecurityExpires", "2020-01-01"));

        Assert.Equal(HttpStatusCode.NotFound, (await site.Reader().GetAsync("/.well-known/security.txt")).StatusCode);
    }

    [Fact]
    public async Task Security_txt_is_not_said_to_be_unchanged_after_its_day()
    {
        var clock = new HandClock();
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        using var site = new TrackerSite(record.Data, ("Tracker:SecurityExpires", day.ToString("O", CultureInfo.InvariantCulture)))
        {
            Clock = clock,
        };
        using var reader = site.Reader();
        using var read = await reader.GetAsync("/.well-known/security.txt");
        reader.DefaultRequestHeaders.IfNoneMatch.Add(read.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await reader.GetAsync("/.well-known/security.txt")).StatusCode);
        clock.Pass(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/.well-known/security.txt")).StatusCode);
    }

    [Fact]
    public async Task Security_txt_names_the_contact_and_its_day_and_is_absent_without()
    {
        using var without = new TrackerSite(record.Data);
        using var site = new TrackerSite(
            record.Data,
            ("Tracker:SecurityExpires", "2999-11-24"),
            ("Tracker:PublicOrigin", "https://tracker.example")
        );
        using var answer = await site.Reader().GetAsync("/.well-known/security.txt");

        Assert.Equal(HttpStatusCode.NotFound, (await without.Reader().GetAsync("/.well-known/security.txt")).StatusCode);
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            "Contact: mailto:desk@tracker.example\nExpires: 2999-11-24T00:00:00Z\nPreferred-Languages: en, ja\nCanonical: https://tracker.example/.well-known/security.txt\n",
            await answer.Content.ReadAsStringAsync()
        );
    }

    /// <summary>Publishes a store, changes it, and gives it a seal that fits.</summary>
    private string Spoilt(string sql)
    {
        var hash = StoreFile.HashOf(record.Data);
        Assert.Empty(StoreFile.Publish(record.Data, Indexing.Rules, record.Store, hash));
        var path = StoreFile.PathOf(record.Store, hash);
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON; " + sql;
            command.ExecuteNonQuery();
        }

        File.WriteAllText(StoreSeal.PathOf(path), StoreSeal.Text(StoreSeal.HashOf(path), path));
        return path;
    }
}
