using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CeasefireTracker.Tests.Postgres;

/// <summary>Stores in a database: published whole or not at all, followed by every node, compared with their seals, and cleared away after
/// their readers.</summary>
[Trait("Takes", "long")]
[TakesLong]
public sealed class PostgresEngineTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly HandClock clock = new();
    private readonly Lazy<string> database = new(() => Cluster.Shared.NewDatabase());
    private readonly Lazy<PostgresEngine> engine;

    public PostgresEngineTests() => engine = new(() => new PostgresEngine(database.Value, Indexing.Rules));

    public void Dispose()
    {
        if (engine.IsValueCreated)
        {
            engine.Value.Dispose();
        }

        if (database.IsValueCreated)
        {
            Cluster.Shared.Drop(database.Value);
        }

        record.Dispose();
    }

    [PostgresFact]
    public void A_node_that_only_follows_has_nothing_before_the_first_publication_and_then_takes_each_one()
    {
        using var node = Node();
        node.Refresh();
        Assert.Null(node.Current);
        Assert.Empty(node.Problems);

        foreach (var version in new[] { "one\n", "two\n", "one\n" })
        {
            var hash = Publish(version);
            node.Tend();
            Assert.Equal((hash, hash, 3), (node.Current?.Hash, node.DataHash, node.Current?.Index.Count));
        }

        Assert.Equal(2, engine.Value.Existing().Count);
    }

    [PostgresFact]
    public void Thirty_datasets_one_after_the_other_are_read_to_their_end_and_leave_no_connection_and_no_schema_behind()
    {
        using (var node = Node())
        {
            Publish("the first\n");
            node.Refresh();
            for (var version = 0; version < 30; version++)
            {
                var old = node.Current!;
                using var reading = old.Read();
                using var context = old.Context();
                Assert.Equal(3, context.Events.Count());
                Age();
                var hash = Publish($"version {version}\n");
                node.Tend();
                Assert.Equal(hash, node.Current?.Hash);
                // A request that began before the change reads on.
                using var again = old.Context();
                Assert.Equal(3, again.Events.Count());
                clock.Pass(TimeSpan.FromMinutes(1));
            }

            node.Tend();
            // One that was closed a moment ago may still be counted.
            SpinWait.SpinUntil(() => Connections() <= 8, TimeSpan.FromMinutes(1));
            Assert.InRange(Connections(), 1L, 8L);
        }

        Assert.InRange(
            Convert.ToInt64(
                Cluster.Ask(database.Value, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'ceasefire\\_%'"),
                System.Globalization.CultureInfo.InvariantCulture
            ),
            3L,
            4L
        );
    }

    [PostgresFact]
    public void Only_what_left_ten_minutes_ago_is_dropped_and_what_is_still_read_the_next_time()
    {
        var hashes = Enumerable.Range(0, 5).Select(version => Publish($"version {version}\n")).ToList();
        Assert.Equal(5, engine.Value.Existing().Count);
        Age();
        using (var reader = new NpgsqlConnection(database.Value + ";Pooling=false"))
        {
            reader.Open();
            using var transaction = reader.BeginTransaction();
            using var command = new NpgsqlCommand($"SELECT count(*) FROM ceasefire_{hashes[0]}.events", reader);
            Assert.Equal(3L, command.ExecuteScalar());
            Publish("five\n");
            Assert.Contains(hashes[0], engine.Value.Existing());
            Assert.DoesNotContain(hashes[1], engine.Value.Existing());
        }

        Publish("six\n");
        Assert.DoesNotContain(hashes[0], engine.Value.Existing());
    }

    [PostgresFact]
    public void A_changed_row_is_noticed_named_and_given_up_for_the_dataset_before_until_it_is_built_again()
    {
        var (first, second) = (Publish("one\n"), Publish("two\n"));
        using var node = Node();
        node.Refresh();
        Cluster.Execute(database.Value, $"UPDATE ceasefire_{second}.events SET title_en = 'x' WHERE id = 'conditional-answer'");
        Assert.Equal("is not what its seal says: events changed", engine.Value.Refusal(second));

        clock.Pass(TimeSpan.FromMinutes(10));
        node.Tend();
        Assert.Equal(first, node.Current?.Hash);
        Publish("two\n");
        clock.Pass(TimeSpan.FromSeconds(11));
        node.Tend();
        Assert.Equal((second, null), (node.Current?.Hash, engine.Value.Refusal(second)));
    }

    [PostgresFact]
    public void Two_databases_that_are_built_from_one_record_have_the_same_seal()
    {
        var other = Cluster.Shared.NewDatabase();
        using (var elsewhere = new PostgresEngine(other, Indexing.Rules))
        {
            var (one, two) = (TestEngine.Open(engine.Value, Repository.Data), TestEngine.Open(elsewhere, Repository.Data));

            Assert.Equal((one.Hash, one.Sha256), (two.Hash, two.Sha256));
            one.Close();
            two.Close();
        }

        Cluster.Shared.Drop(other);
        Goals.Reached("R11", "2 builds of one dataset into PostgreSQL: the same content hash and the same seal of every table");
    }

    [PostgresFact]
    public void While_another_publishes_there_is_no_waiting()
    {
        var before = Publish("one\n");
        using var other = new NpgsqlConnection(database.Value + ";Pooling=false");
        other.Open();
        Assert.True(PostgresRegister.Take(other));

        record.Write("data/README.md", "two\n");
        Assert.Throws<StoreBusyException>(() => engine.Value.Publish(record.Data, StoreFile.HashOf(record.Data)));
        Assert.Equal(before, engine.Value.Serving());
    }

    [PostgresFact]
    public void Data_with_a_problem_or_that_changes_while_it_is_read_publishes_nothing()
    {
        var before = Publish("one\n");
        record.Write("data/README.md", "two\n");
        Assert.Throws<IOException>(() => engine.Value.Publish(record.Data, "0123456789abcdef"));
        record.Write("data/stray.txt", "x\n");
        Assert.Equal("stray-file", Assert.Single(engine.Value.Publish(record.Data, StoreFile.HashOf(record.Data))).Rule);

        Assert.Equal((before, 1), (engine.Value.Serving(), engine.Value.Existing().Count));
        Assert.Equal(1L, Cluster.Ask(database.Value, "SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'ceasefire\\_%'"));
    }

    [PostgresFact]
    public void A_node_may_publish_its_own_data_and_serves_what_is_named_last()
    {
        using var node = new LiveStore(
            new StoreOptions(record.Data, record.Store) { Database = database.Value },
            Indexing.Rules,
            clock,
            NullLogger<LiveStore>.Instance
        );
        node.Refresh();
        Assert.Equal(StoreFile.HashOf(record.Data), engine.Value.Serving());

        using var elsewhere = new SmallRecord();
        elsewhere.Write("data/README.md", "elsewhere\n");
        var hash = StoreFile.HashOf(elsewhere.Data);
        Assert.Empty(engine.Value.Publish(elsewhere.Data, hash));
        node.Tend();
        Assert.Equal(hash, node.Current?.Hash);
        node.Refresh();
        Assert.Equal(hash, node.Current?.Hash);
    }

    [PostgresFact]
    public void A_role_that_may_only_read_serves_what_another_publishes()
    {
        var reader = $"reader{Guid.NewGuid():N}";
        Cluster.Execute(
            database.Value,
            $"""
            CREATE ROLE {reader} LOGIN;
            ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO {reader};
            ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO {reader}
            """
        );
        var hash = Publish("one\n");
        var options = new StoreOptions(record.Data, record.Store)
        {
            Database = database.Value.Replace("Username=tracker", $"Username={reader}", StringComparison.Ordinal),
            Publishes = false,
        };
        using (var node = new LiveStore(options, Indexing.Rules, clock, NullLogger<LiveStore>.Instance))
        {
            node.Refresh();
            Assert.Equal(hash, node.Current?.Hash);
        }

        using var mayNot = new PostgresEngine(options.Database, Indexing.Rules);
        record.Write("data/README.md", "two\n");
        var refused = Assert.ThrowsAny<Exception>(() => mayNot.Publish(record.Data, StoreFile.HashOf(record.Data)));
        Assert.Equal("not-writable", BuildFailure.Of(refused).Rule);
        Cluster.Execute(database.Value, $"DROP OWNED BY {reader}; DROP ROLE {reader}");
    }

    [PostgresFact]
    public void The_commands_build_and_verify_in_the_database()
    {
        var settings = new[] { "--data", record.Data, $"--Tracker:Database={database.Value}" };
        var (output, errors) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, Commands.Run(["build", .. settings], output, errors));
        Assert.Equal(0, Commands.Run(["verify", .. settings], output, errors));
        var hash = StoreFile.HashOf(record.Data);
        Assert.Equal($"ceasefire_{hash}: complete.\nceasefire_{hash}: sound.\n1 of 1 stores are sound.\n", output.ToString());

        Cluster.Execute(database.Value, $"DELETE FROM ceasefire_{hash}.search WHERE token = 'ceasefire'");
        Assert.Equal(1, Commands.Run(["verify", .. settings], output, errors));
        Assert.EndsWith(
            $"ceasefire_{hash} is not what its seal says: search changed.\n0 of 1 stores are sound.\n",
            output.ToString(),
            StringComparison.Ordinal
        );
    }

    private LiveStore Node() =>
        new(
            new StoreOptions(record.Data, record.Store) { Database = database.Value, Publishes = false },
            Indexing.Rules,
            clock,
            NullLogger<LiveStore>.Instance
        );

    private string Publish(string readme)
    {
        record.Write("data/README.md", readme);
        var hash = StoreFile.HashOf(record.Data);
        Assert.Empty(engine.Value.Publish(record.Data, hash));
        return hash;
    }

    /// <summary>As if everything had happened an hour earlier.</summary>
    private void Age() => Cluster.Execute(database.Value, "UPDATE ceasefire.datasets SET served = served - interval '1 hour'");

    private long Connections() =>
        (long)
            Cluster.Ask(
                database.Value,
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"
            )!;

    private sealed class HandClock : TimeProvider
    {
        private DateTimeOffset now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => now;

        public void Pass(TimeSpan time) => now += time;
    }
}
