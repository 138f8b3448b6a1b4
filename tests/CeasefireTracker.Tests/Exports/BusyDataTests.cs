using System.Net;
using System.Text.Json;
using CeasefireTracker.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Exports;

/// <summary>Whatever asks for data is told with problem details that it has to come back, never with a page or a text.</summary>
public sealed class BusyDataTests
{
    [Fact]
    public async Task Without_a_store_every_data_address_says_so_with_problem_details()
    {
        using var record = new SmallRecord();
        using var whole = new TrackerSite(record.Data);
        using var none = new TrackerSite(record.PathOf("nothing"));
        foreach (var address in Addresses(whole))
        {
            await Told(none, address, "/problems/rebuilding");
        }
    }

    [Fact]
    public async Task Beyond_the_limit_every_data_address_says_so_with_problem_details()
    {
        using var record = new SmallRecord();
        using var site = new TrackerSite(record.Data, ("Tracker:DownloadsAtOnce", "1"), ("Tracker:Waiting", "0"));
        var download = new DefaultHttpContext();
        download.SetEndpoint(new Endpoint(null, EndpointMetadataCollection.Empty, "a download"));
        using var held = site.Services.GetRequiredService<WorkLimit>().Limiter.AttemptAcquire(download);
        Assert.True(held.IsAcquired);
        foreach (var address in Addresses(site))
        {
            await Told(site, address, "/problems/busy");
        }
    }

    private static IEnumerable<string> Addresses(TrackerSite site) =>
        // The settings of a browser's search field are no data, and are told as text.
        [
            .. DataAddresses.Of(site, "conditional-answer").Where(address => !address.EndsWith(".xml", StringComparison.Ordinal)),
            "/data/ceasefire.sqlite",
            "/data/ceasefire.zip",
            "/openapi/v1.json",
            "/oembed?url=x",
        ];

    private static async Task Told(TrackerSite site, string address, string type)
    {
        using var answer = await site.Reader().GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.True(
            (HttpStatusCode.ServiceUnavailable, "application/problem+json")
                == (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType),
            $"{address}: {answer.StatusCode} {text[..Math.Min(80, text.Length)]}"
        );
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((type, 503), (problem.GetProperty("type").GetString(), problem.GetProperty("status").GetInt32()));
        // In the language of the address.
        Assert.Equal(
            address.StartsWith("/ja/", StringComparison.Ordinal),
            problem.GetProperty("detail").GetString()!.Contains('。', StringComparison.Ordinal)
        );
    }
}
