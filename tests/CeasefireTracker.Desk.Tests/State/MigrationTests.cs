using System.Net;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.People;
using CeasefireTracker.Tests.Postgres;
using CeasefireTracker.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Desk.Tests.State;

[Trait("Takes", "long")]
public sealed class MigrationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("desk-state-").FullName;

    public void Dispose()
    {
        DeskSite.CloseState(folder);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Migrations_make_the_tables_that_the_program_reads()
    {
        using var state = File();
        Assert.False(state.Database.HasPendingModelChanges(), "write a migration for both engines (deploy/notes.md)");

        Holds(state);
    }

    [PostgresFact]
    public void Migrations_make_the_tables_that_the_program_reads_on_PostgreSQL()
    {
        var database = Cluster.Shared.NewDatabase();
        using (var state = Server(database))
        {
            Assert.False(state.Database.HasPendingModelChanges(), "write a migration for both engines (deploy/notes.md)");

            Holds(state);
            Assert.Equal(
                "desk",
                Cluster.Ask(
                    database,
                    "SELECT string_agg(DISTINCT table_schema, ',') FROM information_schema.tables WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
                )
            );
        }

        Cluster.Shared.Drop(database);
    }

    [Fact]
    public void A_database_of_a_newer_program_is_refused_and_left_as_it_is()
    {
        using (var state = File())
        {
            state.Prepare();
            state.Database.ExecuteSqlRaw("""INSERT INTO "__EFMigrationsHistory" VALUES ('29991231235959_Later', '99')""");
        }

        using var again = File();
        Assert.Contains("29991231235959_Later", Assert.Throws<SettingsException>(again.Prepare).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_that_was_killed_while_it_made_the_tables_stops_no_later_one()
    {
        using (var killed = File())
        {
            killed.Database.ExecuteSqlRaw("""CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT NOT NULL)""");
            killed.Database.ExecuteSqlRaw("""INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-29 00:00:00')""");
        }

        using var state = File();
        Holds(state);
    }

    [Fact]
    public Task Several_that_start_at_once_make_the_tables_once() => AtOnce(File);

    [PostgresFact]
    public async Task Several_that_start_at_once_make_the_tables_once_on_PostgreSQL()
    {
        var database = Cluster.Shared.NewDatabase();
        await AtOnce(() => Server(database));
        Cluster.Shared.Drop(database);
    }

    [PostgresFact]
    public async Task Two_desks_on_one_database_know_the_same_people_by_the_same_cookies()
    {
        var database = Cluster.Shared.NewDatabase();
        using (var one = new Team(database))
        using (var other = new Team(database))
        {
            var invitation = one.Invite("ada@example.org", DeskRole.Editor);
            var cookies = new CookieContainer();
            using var ada = new Browser(other.Client(cookies));
            await ada.Open(invitation);
            await ada.Type("name", "Ada").Press("button");

            using var moved = new Browser(one.Client(cookies));
            await moved.Open("/en/account");

            Assert.Equal("/en/account", moved.Address);
            Assert.Contains("ada@example.org", moved.Text, StringComparison.Ordinal);
        }

        Cluster.Shared.Drop(database);
    }

    private static void Holds(DeskContext state)
    {
        state.Prepare();
        state.Prepare();
        state.Note(DateTime.UtcNow, "console", "a test", null, "zero \0, half \uD83D, whole \U0001F54A");
        new Passes(state, TimeProvider.System).Invite("console", "ada@example.org", "Ada", DeskRole.Admin);
        state.SaveChanges();
        state.ChangeTracker.Clear();
        Assert.Equal(
            "zero \uFFFD, half \uFFFD, whole \U0001F54A",
            Assert.Single(state.Acts.Where(act => act.What == "a test").ToList()).Detail
        );
        var pass = Assert.Single(state.Passes.ToList());
        Assert.Equal((DateTimeKind.Utc, Passes.InvitationLife), (pass.Made.Kind, pass.Expires - pass.Made));
    }

    private static async Task AtOnce(Func<DeskContext> open)
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        using var state = open();
                        state.Prepare();
                    })
                )
        );
        using var state = open();
        Assert.Empty(state.Database.GetPendingMigrations());
    }

    private DeskContext File()
    {
        var options = new DbContextOptionsBuilder<SqliteDesk>();
        SqliteDesk.In(options, folder);
        return new SqliteDesk(options.Options);
    }

    private static PostgresDesk Server(string database)
    {
        var options = new DbContextOptionsBuilder<PostgresDesk>();
        PostgresDesk.In(options, database);
        return new PostgresDesk(options.Options);
    }
}
