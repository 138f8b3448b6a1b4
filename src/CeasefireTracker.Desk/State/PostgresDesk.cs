using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CeasefireTracker.Desk.State;

/// <summary>The desk's state in a PostgreSQL database, in a schema of its own, so that who reads stores there need not see it.</summary>
public sealed class PostgresDesk(DbContextOptions<PostgresDesk> options) : DeskContext(options)
{
    public const string Schema = "desk";

    // Any number, but the same for all desks.
    private const long LockNumber = 0x6465736B;

    /// <summary>How it is reached.</summary>
    public static void In(DbContextOptionsBuilder options, string database) =>
        options.UseNpgsql(database, postgres => postgres.MigrationsHistoryTable("Migrations", Schema));

    public override async Task<IDbContextTransaction> Alone()
    {
        var transaction = await Database.BeginTransactionAsync();
        await Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({LockNumber})");
        return transaction;
    }

    // It does so when it needs the room: deploy/notes.md, "Reports from readers".
    public override Task Overwrite(CancellationToken stop) => Task.CompletedTask;

    // EF Core locks its table of migrations, but two desks that find an empty database both make that table.
    protected override void Migrate()
    {
        Database.OpenConnection();
        try
        {
            Database.ExecuteSql($"SELECT pg_advisory_lock({LockNumber})");
            Database.Migrate();
        }
        finally
        {
            Database.ExecuteSql($"SELECT pg_advisory_unlock({LockNumber})");
            Database.CloseConnection();
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
    }
}
