using System.Data.Common;
using CeasefireTracker.Web.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace CeasefireTracker.Desk.State;

/// <summary>The desk's state in one file.</summary>
public sealed class SqliteDesk(DbContextOptions<SqliteDesk> options) : DeskContext(options)
{
    /// <summary>Its name in the desk's folder.</summary>
    public const string File = "desk.sqlite";

    private const int MostWaits = 300;

    /// <summary>Where the file is.</summary>
    public static void In(DbContextOptionsBuilder options, string folder) =>
        options
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, File) }.ConnectionString)
            .AddInterceptors(Overwriting.Always);

    /// <summary>Writes a whole copy into a file that is not there yet, whoever writes meanwhile.</summary>
    public void CopyTo(string file) => Database.ExecuteSql($"VACUUM INTO {file}");

    // What is deleted is overwritten in the file itself; beside it the log of the last writes still has it, until it is emptied.
    public override Task Overwrite(CancellationToken stop) => Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", stop);

    // SQLite has one writer, and a transaction of EF Core begins as it.
    public override Task<IDbContextTransaction> Alone() => Database.BeginTransactionAsync();

    // EF Core's own lock is a row that a killed process leaves behind, and every later one waits for it without end; a lock on the folder
    // goes with its process.
    protected override void Migrate()
    {
        var file = new SqliteConnectionStringBuilder(Database.GetConnectionString()).DataSource;
        using var alone = Hold(Path.GetDirectoryName(Path.GetFullPath(file))!);
        Database.ExecuteSqlRaw("""DROP TABLE IF EXISTS "__EFMigrationsLock" """);
        Database.Migrate();
    }

    /// <summary>Lets each connection overwrite what it deletes, because SQLite only marks it as free.</summary>
    private sealed class Overwriting : DbConnectionInterceptor
    {
        public static readonly Overwriting Always = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA secure_delete = ON";
            command.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }

    private static BuildLock Hold(string folder)
    {
        for (var waits = 0; ; waits++)
        {
            try
            {
                return BuildLock.Take(folder);
            }
            catch (StoreBusyException) when (waits < MostWaits)
            {
                Thread.Sleep(100);
            }
        }
    }
}
