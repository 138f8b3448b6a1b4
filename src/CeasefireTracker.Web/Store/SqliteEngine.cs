using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Store;

/// <summary>The engine of a store that is a file: all that is SQLite's own way of making, opening and closing one.</summary>
public static class SqliteEngine
{
    /// <summary>How contexts read a finished file. Their connections are pooled until <see cref="Close"/>.</summary>
    public static DbContextOptions<TrackerContext> Reading(string path) =>
        Options(path, SqliteOpenMode.ReadOnly).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking).Options;

    /// <summary>What is needed of a finished file before any page.</summary>
    public static StoreHead Head(string path)
    {
        using var connection = new SqliteConnection(ConnectionString(path, SqliteOpenMode.ReadOnly));
        connection.Open();
        return StoreHead.Read(connection);
    }

    /// <summary>A context, open, that fills a file which does not exist yet.</summary>
    public static TrackerContext Create(string path)
    {
        var context = new TrackerContext(Options(path, SqliteOpenMode.ReadWriteCreate).Options);
        context.Database.OpenConnection();
        // A build that breaks off is thrown away whole, so it keeps no journal; the checker has followed every reference already.
        context.Database.ExecuteSqlRaw("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536");
        return context;
    }

    /// <summary>The schema as SQL, one statement an entry.</summary>
    public static IReadOnlyList<string> Schema()
    {
        using var context = new TrackerContext(Options(":memory:", SqliteOpenMode.Memory).Options);
        return context.CreateStatements();
    }

    /// <summary>Closes a file for all who no longer read it; those who do close it when they are done.</summary>
    public static void Close(string path)
    {
        using var connection = new SqliteConnection(ConnectionString(path, SqliteOpenMode.ReadOnly));
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>The one value that a statement answers, which is broken off when its reader has left or its time is spent.</summary>
    /// <exception cref="OperationCanceledException">It was.</exception>
    public static object? Ask(DbCommand command, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        using var interrupting = stop.Register(() => SQLitePCL.raw.sqlite3_interrupt(((SqliteConnection)command.Connection!).Handle));
        try
        {
            return command.ExecuteScalar();
        }
        catch (SqliteException) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
    }

    /// <summary>True if the disk has no room left (FULL).</summary>
    public static bool IsFull(DbException e) => e is SqliteException { SqliteErrorCode: 13 };

    /// <summary>True if the file or its folder cannot be written to (READONLY, CANTOPEN).</summary>
    public static bool IsRefused(DbException e) => e is SqliteException { SqliteErrorCode: 8 or 14 };

    private static DbContextOptionsBuilder<TrackerContext> Options(string path, SqliteOpenMode mode) =>
        new DbContextOptionsBuilder<TrackerContext>().UseSqlite(ConnectionString(path, mode), sqlite => sqlite
            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
            // A list is one parameter, so that lists of every length are one statement, made once.
            .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));

    private static string ConnectionString(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, ForeignKeys = true, Pooling = mode == SqliteOpenMode.ReadOnly }.ToString();
}
