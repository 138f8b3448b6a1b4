using Microsoft.Data.Sqlite;
using Npgsql;

namespace CeasefireTracker.Desk.State;

/// <summary>Tells what cannot be stored, because the disk is full or the database does not answer, from what is wrong with it.</summary>
public static class StorageFault
{
    // SQLite's own numbers: read-only, an error of the disk, full, cannot be opened.
    private static readonly int[] OfSqlite = [8, 10, 13, 14];

    // ENOSPC and EDQUOT, as Linux numbers them.
    private static readonly int[] OfDisk = [28, 122];

    // PostgreSQL's classes: insufficient resources, operator intervention, error of the system.
    private static readonly string[] OfServer = ["53", "57", "58"];

    /// <summary>True of an exception that says so, whatever it is wrapped in.</summary>
    public static bool Is(Exception e) =>
        e switch
        {
            SqliteException sqlite => OfSqlite.Contains(sqlite.SqliteErrorCode),
            PostgresException server => OfServer.Contains(server.SqlState[..2]),
            NpgsqlException => true,
            IOException disk => OfDisk.Contains(disk.HResult),
            _ => e.InnerException is { } cause && Is(cause),
        };
}
