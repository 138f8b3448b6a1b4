using System.Globalization;
using System.Net;
using System.Text.Json;
using CeasefireTracker.Tests.Scale;

namespace CeasefireTracker.Tests.Trials;

/// <summary>The program while it has no store yet, as a process of its own.</summary>
[Trait("Takes", "long")]
[Collection(OneAtATime.Name)]
public sealed class StartTests
{
    private const int Events = 4_000;

    [Fact]
    public async Task While_the_first_store_is_built_it_is_alive_says_how_far_it_is_and_tells_readers_when_to_come_back()
    {
        using var record = new SmallRecord();
        record.Add(Lines.Many(Events), Enumerable.Range(0, Events).Select(Lines.Id));
        using var server = await PublishedServer.Listening(record.Data, record.Store);
        using var reader = server.Reader();
        try
        {
            var (percents, turnedAway, state) = (new List<int>(), 0, "");
            while (state != "serving")
            {
                Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/healthz")).StatusCode);
                using var ready = await reader.GetAsync("/readyz");
                var told = JsonDocument.Parse(await ready.Content.ReadAsStringAsync()).RootElement;
                state = told.GetProperty("state").GetString()!;
                Assert.Equal(state == "serving", ready.StatusCode == HttpStatusCode.OK);
                if (state.StartsWith("building, ", StringComparison.Ordinal))
                {
                    percents.Add(int.Parse(state["building, ".Length..^" %".Length], CultureInfo.InvariantCulture));
                }

                using var page = await reader.GetAsync("/ja/timeline");
                if (page.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    Assert.InRange(page.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 5, 300);
                    turnedAway += (await page.Content.ReadAsStringAsync()).Contains("記録を準備しています", StringComparison.Ordinal)
                        ? 1
                        : 0;
                }
            }

            Assert.Equal(percents.Order(), percents);
            Assert.Contains(percents, percent => percent is > 33 and < 100);
            Assert.True(turnedAway > 0, "no reader was told when to come back");
        }
        finally
        {
            await server.Stop();
        }
    }

    [Fact]
    public async Task Without_time_zones_and_without_a_temporary_folder_all_is_served_and_downloads_lie_in_the_store_folder()
    {
        using var record = new SmallRecord();
        // Nobody can write to this folder, root included.
        using var server = await PublishedServer.Start(record.Data, record.Store, "env", "TMPDIR=/proc", "TZDIR=/proc", "TZ=Europe/Kyiv");
        using var reader = server.Reader();
        foreach (var address in new[] { "/ja/timeline", "/en/timeline.ics", "/en/timeline.png" })
        {
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(address)).StatusCode);
        }

        var sqlite = (await reader.GetAsync("/data/ceasefire.sqlite")).Headers.Location;
        Assert.StartsWith("SQLite format 3", await reader.GetStringAsync(sqlite), StringComparison.Ordinal);
        Assert.Single(Directory.GetDirectories(record.Store, "ceasefire-files-*"));

        await server.Stop();
        Assert.Empty(Directory.GetDirectories(record.Store));
    }
}
