using System.Diagnostics;
using System.Net;
using System.Text.Json;
using CeasefireTracker.Tests.Hostile;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Trials;

/// <summary>Servers as processes of their own: two on one store folder, and one whose data folder holds a pipe.</summary>
[Trait("Takes", "long")]
[TakesLong]
public sealed class SharedFolderTests
{
    [Fact]
    public async Task Two_servers_on_one_store_folder_both_serve_every_change_and_neither_loses_its_store()
    {
        using var hostile = new HostileRecord(150);
        var record = hostile.Record;
        Directory.CreateDirectory(record.Store);
        var starting = new[] { PublishedServer.Start(record.Data, record.Store), PublishedServer.Start(record.Data, record.Store) };
        using var one = await starting[0];
        using var other = await starting[1];
        using var readers = new Readers(one, other);
        try
        {
            for (var change = 0; change < 6; change++)
            {
                var hash = StoreFile.HashOf(record.Data);
                await Task.WhenAll(one.Says("Serving", hash), other.Says("Serving", hash));
                Assert.Equal([hash, hash], await readers.Datasets());
                record.Write("data/README.md", FormattableString.Invariant($"change {change}\n"));
            }

            Assert.DoesNotContain(
                one.Said.Concat(other.Said),
                line =>
                    line.Contains("\"@l\":\"Fatal\"", StringComparison.Ordinal)
                    || line.Contains("\"@l\":\"Error\"", StringComparison.Ordinal)
            );
        }
        finally
        {
            await Task.WhenAll(one.Stop(), other.Stop());
        }
    }

    [Fact]
    public async Task A_store_that_one_server_serves_survives_what_others_build()
    {
        using var record = new SmallRecord();
        using var elsewhere = new SmallRecord();
        using var server = await PublishedServer.Start(record.Data, record.Store);
        using var reader = server.Reader();
        try
        {
            var served = StoreFile.PathOf(record.Store, StoreFile.HashOf(record.Data));
            for (var version = 0; version < 5; version++)
            {
                elsewhere.Write("data/README.md", FormattableString.Invariant($"version {version}\n"));
                var (code, _, errors) = await Published.Run([], "build", "--data", elsewhere.Data, "--store", record.Store);
                Assert.True(code == 0, errors);
            }

            Assert.Null(StoreSeal.Refusal(served));
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/en/timeline?actor=russia")).StatusCode);
        }
        finally
        {
            await server.Stop();
        }
    }

    [Fact]
    public async Task A_pipe_in_the_data_stops_neither_the_updates_nor_the_end_of_the_program()
    {
        using var record = new SmallRecord();
        using var server = await PublishedServer.Start(record.Data, record.Store);
        using var reader = server.Reader();
        var pipe = record.PathOf("data/events/2025/pipe.md");
        using var make = Process.Start("mkfifo", [pipe]);
        await make.WaitForExitAsync();
        await server.Says("no regular file", "pipe.md");
        var ready = JsonDocument.Parse(await reader.GetStringAsync("/readyz")).RootElement;
        Assert.Equal("serving the last good data", ready.GetProperty("state").GetString());
        Assert.NotEqual(ready.GetProperty("dataset").GetString(), ready.GetProperty("data").GetString());

        File.Delete(pipe);
        record.Replace(SmallRecord.Proposal, "US proposes", "The US proposes");
        await server.Says("Serving", StoreFile.HashOf(record.Data));
        var began = Stopwatch.GetTimestamp();

        Assert.Equal(0, await server.Stop());
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20), "the program waited for its watcher");
    }

    /// <summary>A reader of each server.</summary>
    private sealed class Readers(params IReadOnlyList<PublishedServer> servers) : IDisposable
    {
        private readonly List<HttpClient> readers = [.. servers.Select(server => server.Reader())];

        public async Task<string[]> Datasets() =>
            await Task.WhenAll(
                readers.Select(async reader =>
                {
                    using var page = await reader.GetAsync("/en/timeline");
                    Assert.Equal(HttpStatusCode.OK, page.StatusCode);
                    return JsonDocument.Parse(await reader.GetStringAsync("/readyz")).RootElement.GetProperty("dataset").GetString()!;
                })
            );

        public void Dispose() => readers.ForEach(reader => reader.Dispose());
    }
}
