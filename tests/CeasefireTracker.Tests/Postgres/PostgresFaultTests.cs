using System.Diagnostics;
using System.Net;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using Npgsql;

namespace CeasefireTracker.Tests.Postgres;

/// <summary>What readers see when the database server restarts, refuses, dies in the middle of a publication or fills its disk: a whole
/// dataset, or 503 with Retry-After.</summary>
[Trait("Takes", "long")]
[TakesLong]
public sealed class PostgresFaultTests : IDisposable
{
    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [PostgresFact]
    public async Task A_server_that_goes_away_and_comes_back_is_waited_for_and_followed_again()
    {
        using var cluster = new Cluster(isSafe: true);
        var database = cluster.NewDatabase();
        using var engine = new PostgresEngine(database, Indexing.Rules);
        var first = Publish(engine, "one\n");
        using var site = Node(database);
        using var reader = site.Reader();
        await Serves(reader, first);
        var kept = await reader.GetStringAsync("/en/timeline");

        cluster.Stop();
        // Finished pages come from memory; what needs the database says that it will be back.
        Assert.Equal(kept, await reader.GetStringAsync("/en/timeline"));
        foreach (
            var address in new[] { "/en/timeline?q=nato", "/ja/events/conditional-answer", "/en/timeline.csv?actor=russia", "/en/sources" }
        )
        {
            using var answer = await reader.GetAsync(address);
            // Events that were read a moment ago are still in memory, and so is who takes part in which: these may be answered, whole.
            Assert.Equal(
                address is "/en/sources" or "/en/timeline?q=nato" ? HttpStatusCode.ServiceUnavailable : answer.StatusCode,
                answer.StatusCode
            );
            Assert.True(answer.StatusCode == HttpStatusCode.OK || answer.Headers.RetryAfter is not null, $"{address}: {answer.StatusCode}");
        }

        using (var alive = await reader.GetAsync("/healthz"))
        {
            Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        }

        cluster.Start();
        var second = Publish(engine, "two\n");
        await Serves(reader, second);
        using var back = await reader.GetAsync("/en/timeline?q=nato");
        Assert.Equal(HttpStatusCode.OK, back.StatusCode);
        Goals.Reached(
            "R13",
            "the database server lost its power under a serving node: finished pages or 503 with Retry-After, then the next dataset, by itself"
        );
    }

    [PostgresFact]
    public async Task A_node_that_starts_while_the_server_is_away_serves_as_soon_as_it_is_there()
    {
        using var cluster = new Cluster(isSafe: true);
        var database = cluster.NewDatabase();
        using var engine = new PostgresEngine(database, Indexing.Rules);
        var hash = Publish(engine, "one\n");
        cluster.Stop();
        using var site = Node(database);
        using var reader = site.Reader();
        using var none = await reader.GetAsync("/en/timeline");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, none.StatusCode);
        Assert.NotNull(none.Headers.RetryAfter);
        Assert.Contains("unreachable", await (await reader.GetAsync("/readyz")).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        cluster.Start();
        await Serves(reader, hash);
    }

    [PostgresFact]
    public async Task A_publication_that_dies_in_the_middle_leaves_nothing_and_the_next_one_is_whole()
    {
        using var cluster = new Cluster(isSafe: true);
        var database = cluster.NewDatabase();
        using var engine = new PostgresEngine(database, Indexing.Rules);
        var first = Publish(engine, "one\n");
        record.Write("data/README.md", "two\n");
        var second = StoreFile.HashOf(record.Data);
        foreach (var isWholeServer in new[] { false, true })
        {
            await using (var hold = new NpgsqlConnection(database + ";Pooling=false"))
            {
                await hold.OpenAsync();
                await using var transaction = await hold.BeginTransactionAsync();
                await using var command = new NpgsqlCommand("LOCK ceasefire.datasets IN EXCLUSIVE MODE", hold);
                await command.ExecuteNonQueryAsync();
                // All rows are copied, and the store is about to be noted.
                var publication = Task.Run(() => engine.Publish(record.Data, second));
                await Until(() =>
                    (bool)Cluster.Ask(database, "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock')")!
                );
                if (isWholeServer)
                {
                    cluster.Stop();
                }
                else
                {
                    Cluster.Execute(database, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'");
                }

                var died = await Assert.ThrowsAnyAsync<Exception>(() => publication);
                Assert.Equal("unreachable", BuildFailure.Of(died).Rule);
                hold.Close();
            }

            if (isWholeServer)
            {
                cluster.Start();
            }

            Assert.Equal((first, 1, null), (engine.Serving(), engine.Existing().Count, engine.Refusal(first)));
            Assert.Equal(1L, Cluster.Ask(database, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'ceasefire\\_%'"));
        }

        Assert.Equal(second, Publish(engine, "two\n"));
        Assert.Equal((second, null), (engine.Serving(), engine.Refusal(second)));
        Goals.Reached(
            "R13",
            "2 publications killed after the last row (connection, server): nothing half is left, the one before is whole, the next one too"
        );
    }

    [PostgresFact]
    public async Task A_full_disk_stops_a_publication_and_nothing_else()
    {
        var mount = Directory.CreateTempSubdirectory("ceasefire-small-").FullName;
        using var mounted = Process.Start("mount", ["-t", "tmpfs", "-o", "size=96m,mode=0755", "tmpfs", mount]);
        mounted.WaitForExit();
        if (mounted.ExitCode != 0)
        {
            // Only root may make a small disk.
            Directory.Delete(mount);
            Assert.NotEqual("root", Environment.UserName);
            return;
        }

        try
        {
            using var owner = Process.Start("chown", ["postgres", mount]);
            owner.WaitForExit();
            using var cluster = new Cluster(isSafe: true, data: Path.Combine(mount, "data"));
            var database = cluster.NewDatabase();
            using var engine = new PostgresEngine(database, Indexing.Rules);
            var first = Publish(engine, "one\n");
            var filler = Path.Combine(mount, "filler");
            using (var file = new FileStream(filler, FileMode.CreateNew))
            {
                file.Write(new byte[Math.Max(0, new DriveInfo(mount).AvailableFreeSpace - (256 << 10))]);
            }

            record.Write("data/README.md", "two\n");
            var failed = Assert.ThrowsAny<Exception>(() => engine.Publish(record.Data, StoreFile.HashOf(record.Data)));
            Assert.Contains(BuildFailure.Of(failed).Rule, new[] { "disk-full", "unreachable" });
            File.Delete(filler);
            // A server whose log finds no room is back by itself, or ends and starts anew when it is told to.
            await Until(() => IsUp(database) || !File.Exists(Path.Combine(cluster.Data, "postmaster.pid")));
            if (!IsUp(database))
            {
                cluster.Start();
            }

            Assert.Equal((first, 1, null), (engine.Serving(), engine.Existing().Count, engine.Refusal(first)));
            Assert.Equal(Publish(engine, "two\n"), engine.Serving());
            Goals.Reached(
                "R13",
                $"the server's disk full while a dataset was published ({BuildFailure.Of(failed).Rule}): the one before is whole, the next one too"
            );
        }
        finally
        {
            using var unmounted = Process.Start("umount", [mount]);
            unmounted.WaitForExit();
            Directory.Delete(mount);
        }
    }

    [PostgresFact]
    public async Task A_store_that_may_not_be_read_stops_no_server_and_is_served_once_it_may()
    {
        using var cluster = new Cluster(isSafe: true);
        var database = cluster.NewDatabase();
        using var engine = new PostgresEngine(database, Indexing.Rules);
        var hash = Publish(engine, "one\n");
        Cluster.Execute(
            database,
            "CREATE ROLE reader LOGIN; GRANT USAGE ON SCHEMA ceasefire TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA ceasefire TO reader"
        );
        using var site = Node(database + ";Username=reader");
        using var reader = site.Reader();
        using (var none = await reader.GetAsync("/en/timeline"))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, none.StatusCode);
        }

        Cluster.Execute(
            database,
            $"GRANT USAGE ON SCHEMA ceasefire_{hash} TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA ceasefire_{hash} TO reader"
        );
        await Serves(reader, hash);
    }

    private static bool IsUp(string database)
    {
        try
        {
            return Cluster.Ask(database, "SELECT 1") is 1;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private TrackerSite Node(string database) => new(record.Data, ("Tracker:Database", database));

    private string Publish(PostgresEngine engine, string readme)
    {
        record.Write("data/README.md", readme);
        var hash = StoreFile.HashOf(record.Data);
        Assert.Empty(engine.Publish(record.Data, hash));
        return hash;
    }

    private static async Task Serves(HttpClient reader, string hash)
    {
        var last = "";
        try
        {
            await Until(async () =>
                (last = await (await reader.GetAsync("/readyz")).Content.ReadAsStringAsync()).Contains(
                    $"\"dataset\":\"{hash}\"",
                    StringComparison.Ordinal
                )
            );
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"{hash} is not served: {last}");
        }
    }

    private static Task Until(Func<bool> isSo) => Until(() => Task.FromResult(isSo()));

    // To ask again is how one learns it; the beat only spaces the tries.
    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await isSo())
        {
            await beat.WaitForNextTickAsync(patience.Token);
        }
    }
}
