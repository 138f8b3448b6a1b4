using System.Data.Common;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Store;

/// <summary>The engine of stores that are files of one folder: all that is SQLite's own way of making, opening and closing one.</summary>
public sealed class SqliteEngine(string folder, SelectedBy selectedBy) : StoreEngine
{
    public override ProblemList Publish(string data, string hash, IProgress<ReadingProgress>? progress = null, bool isDoubted = false) =>
        StoreFile.Publish(data, selectedBy, folder, hash, progress, isDoubted);

    public override IReadOnlyList<string> Existing() => [.. StoreFile.Existing(folder).Select(StoreFile.HashIn)];

    public override bool Holds(string hash) => File.Exists(PlaceOf(hash));

    public override string PlaceOf(string hash) => StoreFile.PathOf(folder, hash);

    public override OpenStore Open(string hash) => OpenStore.Open(PlaceOf(hash));

    public override TrackerContext Look(string hash) => new(Reading(PlaceOf(hash)));

    public override string? Refusal(string hash) => StoreSeal.Refusal(PlaceOf(hash));

    public override void MarkNewest(string hash, DateTimeOffset now) => StoreFile.MarkNewest(PlaceOf(hash), now);

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
        context.Database.ExecuteSqlRaw(
            "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -65536"
        );
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
        new DbContextOptionsBuilder<TrackerContext>().UseSqlite(
            ConnectionString(path, mode),
            sqlite =>
                sqlite
                    .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
                    // A list is one parameter, so that lists of every length are one statement, made once.
                    .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
        );

    private static string ConnectionString(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            ForeignKeys = true,
            Pooling = mode == SqliteOpenMode.ReadOnly,
        }.ToString();
}

/// <summary>A sealed file, open for reading, and held so that nobody sweeps it away.</summary>
internal sealed class SqliteDatabase : StoreDatabase
{
    // Made once, because from equal options EF Core finds its services again but has to compare them first; and late, because the first
    // page may do without.
    private readonly Lazy<DbContextOptions<TrackerContext>> options;
    private readonly IDisposable inUse;
    private (long, DateTime) looks;

    private SqliteDatabase(string path, string sha256, IDisposable inUse, (long, DateTime) looks)
        : base(path, sha256) => (options, this.inUse, this.looks) = (new(() => SqliteEngine.Reading(path)), inUse, looks);

    public override bool LooksOdd => LooksLike(Place) != looks;

    /// <summary>Opens a file after comparing it with its seal.</summary>
    /// <exception cref="StoreUnreadableException">It is not what its seal says.</exception>
    public static SqliteDatabase Open(string path)
    {
        // Before it is looked at, so that nobody sweeps it away in between.
        var (inUse, looks) = (StoreInUse.Say(path), LooksLike(path));
        if (inUse is null || StoreSeal.Claimed(path) is not { } sha256 || StoreSeal.Refusal(path, sha256) is not null)
        {
            inUse?.Dispose();
            throw new StoreUnreadableException(path, StoreSeal.Refusal(path) ?? "changed while it was opened");
        }

        return new SqliteDatabase(path, sha256, inUse, looks);
    }

    public override TrackerContext Context() => new(options.Value);

    public override StoreHead Head() => SqliteEngine.Head(Place);

    public override string? Refusal()
    {
        var now = LooksLike(Place);
        if (StoreSeal.Refusal(Place, Sha256) is { } refusal)
        {
            return refusal;
        }

        looks = now;
        return null;
    }

    public override void Release() => SqliteEngine.Close(Place);

    public override void Dispose()
    {
        base.Dispose();
        inUse.Dispose();
    }

    private static (long, DateTime) LooksLike(string path) =>
        new FileInfo(path) is { Exists: true } file ? (file.Length, file.LastWriteTimeUtc) : default;
}
