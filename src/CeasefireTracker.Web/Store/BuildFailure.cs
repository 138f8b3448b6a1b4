using System.Data.Common;

namespace CeasefireTracker.Web.Store;

/// <summary>Why no store could be built though nothing is known to be wrong with the data: each reason asks something else of the
/// operator.</summary>
/// <param name="Rule">One word for programs.</param>
/// <param name="Message">A sentence without a path, because it is shown outside.</param>
public sealed record BuildFailure(string Rule, string Message)
{
    /// <summary>Another process builds; its store is taken when it is done.</summary>
    public static readonly BuildFailure Busy = new("busy", "Another build is under way; its store is served as soon as it is finished.");

    /// <summary>The folder or a file in it cannot be read, or does not answer.</summary>
    public static readonly BuildFailure Unreadable = new("unreadable", "The data folder cannot be read; the log says why.");

    /// <summary>There is no room left.</summary>
    public static readonly BuildFailure DiskFull = new("disk-full", "The disk of the store is full.");

    /// <summary>This user may not write there, or nobody may.</summary>
    public static readonly BuildFailure NotWritable = new("not-writable", "The store cannot be written to.");

    /// <summary>The database is not there, or does not let this program in.</summary>
    public static readonly BuildFailure Unreachable = new("unreachable", "The database does not answer; the log says why.");

    private static readonly BuildFailure Other = new("build", "The store could not be built here; the log says why.");

    // errno(3), the same numbers on every Linux: ENOSPC and EDQUOT; EACCES and EROFS.
    private static readonly int[] Full = [28, 122];
    private static readonly int[] Refused = [13, 30];

    /// <summary>The reason that an exception stands for.</summary>
    public static BuildFailure Of(Exception e) =>
        e switch
        {
            StoreBusyException => Busy,
            DbException database when SqliteEngine.IsFull(database) || PostgresEngine.IsFull(database) => DiskFull,
            DbException database when SqliteEngine.IsRefused(database) || PostgresEngine.IsRefused(database) => NotWritable,
            DbException database when PostgresEngine.IsUnreachable(database) => Unreachable,
            IOException when Full.Contains(e.HResult) => DiskFull,
            IOException when Refused.Contains(e.HResult) => NotWritable,
            UnauthorizedAccessException => NotWritable,
            { InnerException: { } cause } => Of(cause),
            _ => Other,
        };
}
