using BenchmarkDotNet.Attributes;
using CeasefireTracker.Benchmarks.Loading;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;
using Microsoft.AspNetCore.TestHost;

namespace CeasefireTracker.Benchmarks.Measuring;

/// <summary>Whole pages through the whole program, without a socket and without the page cache.</summary>
[MemoryDiagnoser]
public class Pages
{
    private WebApplication app = null!;
    private HttpClient reader = null!;
    private int number;

    [GlobalSetup]
    public async Task Prepare()
    {
        var work = new Workplace(Options.Read([]), 1000).WithData();
        Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = typeof(LiveStore).Assembly.GetName().Name, EnvironmentName = "Production" }
        );
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Tracker:Data"] = work.Data,
                ["Tracker:Store"] = Path.GetDirectoryName(work.Store),
                ["Tracker:PageCacheMegabytes"] = "0",
            }
        );
        builder.AddTracker();
        builder.WebHost.UseTestServer();
        app = builder.Build();
        app.Services.GetRequiredService<LiveStore>().Refresh();
        app.UseTracker();
        await app.StartAsync();
        reader = app.GetTestClient();
    }

    [GlobalCleanup]
    public async Task End()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    [Benchmark]
    public Task<byte[]> Timeline() => reader.GetByteArrayAsync("/en/timeline");

    [Benchmark]
    public Task<byte[]> Filtered() => reader.GetByteArrayAsync(Questions.Page(number++));

    [Benchmark]
    public Task<byte[]> Positions() => reader.GetByteArrayAsync("/ja/positions");

    [Benchmark]
    public Task<byte[]> About() => reader.GetByteArrayAsync("/en/about");
}
