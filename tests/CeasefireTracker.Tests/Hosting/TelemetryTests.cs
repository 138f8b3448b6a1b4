using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CeasefireTracker.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>What is sent to a collector, and that nothing is where none is named.</summary>
public sealed class TelemetryTests : IAsyncLifetime
{
    private readonly SmallRecord record = new();
    private readonly ConcurrentQueue<(string Path, string Text)> sent = new();
    private readonly TaskCompletionSource meters = new();
    private readonly TaskCompletionSource traces = new();
    private readonly WebApplication collector;

    public TelemetryTests()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        collector = builder.Build();
        collector.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            sent.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
            _ = context.Request.Path.Value switch
            {
                "/v1/metrics" => meters.TrySetResult(),
                "/v1/traces" => traces.TrySetResult(),
                _ => false,
            };
        });
    }

    public Task InitializeAsync() => collector.StartAsync();

    public async Task DisposeAsync()
    {
        await collector.DisposeAsync();
        record.Dispose();
    }

    [Fact]
    public async Task Meters_and_traces_reach_the_collector_under_their_names_and_nothing_of_a_reader()
    {
        await using (var site = new TrackerSite(record.Data, ("Tracker:Telemetry", collector.Urls.First())))
        {
            using var reader = site.Reader();
            reader.DefaultRequestHeaders.Add("User-Agent", "curious-browser");
            using var page = await reader.GetAsync("/ja/timeline?q=secret-word");
            // Spelt as no other test spells it, because activities are of the process: what another asks its site while this one begins to
            // listen is sent too.
            using var probe = await reader.GetAsync("/ReadyZ");
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.StatusCode, probe.StatusCode));
        }

        // Because the program that ends disposes of itself, and its site, which does so too, does not wait for it.
        await Task.WhenAll(meters.Task, traces.Task).WaitAsync(TimeSpan.FromSeconds(30));
        var (measured, traced) = (Sent("/v1/metrics"), Sent("/v1/traces"));
        Assert.All(
            new[] { "tracker.answers", "tracker.query.duration", "tracker.dataset.events", "http.server.request.duration" },
            name => Assert.Contains(name, measured, StringComparison.Ordinal)
        );
        Assert.Contains("{lang:language}/timeline", traced, StringComparison.Ordinal);
        Assert.DoesNotContain("ReadyZ", traced, StringComparison.Ordinal);
        foreach (var text in new[] { measured, traced })
        {
            Assert.Contains("ceasefire-tracker", text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-word", text, StringComparison.Ordinal);
            Assert.DoesNotContain("curious-browser", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_no_collector_is_named_nothing_measures_for_one()
    {
        using var site = new TrackerSite(record.Data);

        Assert.Null(site.Services.GetService<MeterProvider>());
        Assert.Null(site.Services.GetService<TracerProvider>());
    }

    private string Sent(string path) => string.Concat(sent.Where(one => one.Path == path).Select(one => one.Text));
}
