using System.Data.Common;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// The engine of stores that are schemas of a PostgreSQL database, <c>ceasefire_&lt;hash&gt;</c>: each is made in one transaction and then
/// only read. The schema <c>ceasefire</c> holds what all nodes go by (<see cref="PostgresRegister"/>).
/// </summary>
public sealed class PostgresEngine : StoreEngine
{
    /// <summary>The name under which the driver measures and traces.</summary>
    public const string Driver = "Npgsql";

    // What the setting says comes after it and counts.
    private const string Usual = "Application Name=ceasefire-tracker;Maximum Pool Size=20;Timeout=5;Max Auto Prepare=100;";

    private readonly string database;
    private readonly SelectedBy selectedBy;
    private readonly NpgsqlDataSource source;

    /// <param name="database">As Npgsql writes it: <c>Host=…;Database=…;Username=…</c>.</param>
    /// <param name="selectedBy">What the events of a store that is made are selected by.</param>
    public PostgresEngine(string database, SelectedBy selectedBy) =>
        (this.database, this.selectedBy, source) = (database, selectedBy, Source(database, PostgresRegister.Schema));

    /// <summary>Why a text is no way to reach a database, as the end of a sentence; null if it is.</summary>
    public static string? Fault(string database)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(database);
            return parts is not { Host: { Length: > 0 }, Database: { Length: > 0 } }
                    ? "does not name a host and a database, such as Host=127.0.0.1;Database=tracker;Username=tracker"
                : parts.SearchPath is not null ? "sets a search path, which is for the program to choose"
                : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            return $"cannot be read: {e.Message.TrimEnd('.')}";
        }
    }

    public override ProblemList Publish(string data, string hash, IProgress<ReadingProgress>? progress = null, bool isDoubted = false)
    {
        using var held = Alone(PostgresRegister.Schema);
        if (!PostgresRegister.Take(held))
        {
            throw new StoreBusyException(PlaceOf(hash));
        }

        try
        {
            PostgresRegister.Create(held);
            if (isDoubted || Refusal(hash) is not null)
            {
                var (dataset, unread) = DatasetReader.Read(data, progress);
                var problems =
                    unread.Count > 0
                        ? StoreFile.Problems(data, dataset, unread)
                        : Write(dataset, hash, () => StoreFile.HashOf(data) == hash);
                if (problems.Count > 0)
                {
                    return problems;
                }
            }

            PostgresRegister.Serve(held, hash);
            PostgresRegister.Sweep(held);
            return new ProblemList();
        }
        finally
        {
            PostgresRegister.Give(held);
        }
    }

    public override IReadOnlyList<string> Existing() => With(PostgresRegister.Existing);

    public override string? Serving() => With(PostgresRegister.Serving);

    public override bool Holds(string hash) => Existing().Contains(hash);

    public override string PlaceOf(string hash) => PostgresRegister.SchemaOf(hash);

    public override OpenStore Open(string hash)
    {
        try
        {
            var seal =
                With(connection => PostgresRegister.Seal(connection, hash))
                ?? throw new StoreUnreadableException(PlaceOf(hash), "has no seal");
            if (Refusal(hash, seal) is { } refusal)
            {
                throw new StoreUnreadableException(PlaceOf(hash), refusal);
            }

            return OpenStore.Open(new PostgresDatabase(this, hash, seal, Source(database, PlaceOf(hash))));
        }
        catch (DbException e) when (!IsUnreachable(e))
        {
            // Because a schema that may not be read, or whose pages are damaged, is this store's fault and not the server's: others serve.
            throw new StoreUnreadableException(PlaceOf(hash), "cannot be read as a store", e);
        }
    }

    public override TrackerContext Look(string hash)
    {
        return Reading(Alone(PlaceOf(hash)));
    }

    public override string? Refusal(string hash) =>
        With(connection => PostgresRegister.Seal(connection, hash)) is { } seal
            ? Refusal(hash, seal)
            : "has no seal, so it was never finished";

    public override void MarkNewest(string hash, DateTimeOffset now)
    {
        using var held = Alone(PostgresRegister.Schema);
        if (PostgresRegister.Serving(held) != hash && PostgresRegister.Take(held))
        {
            PostgresRegister.Serve(held, hash);
            PostgresRegister.Give(held);
        }
    }

    public override void Dispose()
    {
        source.Dispose();
        base.Dispose();
    }

    /// <summary>True if the server's disk has no room left (disk_full).</summary>
    public static bool IsFull(DbException e) => e is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    /// <summary>True if this role may not write there, or nobody may (insufficient_privilege, read_only_sql_transaction).</summary>
    public static bool IsRefused(DbException e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.ReadOnlySqlTransaction };

    /// <summary>True if the server is not there, goes away, has no place left or does not let this role in.</summary>
    public static bool IsUnreachable(DbException e) =>
        e is NpgsqlException and not PostgresException
        || (
            e is PostgresException { SqlState: { } state }
            && (
                state.StartsWith("57P", StringComparison.Ordinal)
                || state.StartsWith("08", StringComparison.Ordinal)
                || state.StartsWith("28", StringComparison.Ordinal)
                || state is PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.InvalidCatalogName
            )
        );

    internal static TrackerContext Reading(NpgsqlConnection connection)
    {
        var context = new TrackerContext(PostgresModel.Reading);
        context.Database.SetDbConnection(connection, contextOwnsConnection: true);
        return context;
    }

    internal string? Refusal(string hash, string seal)
    {
        using var own = Alone(PlaceOf(hash));
        return PostgresSeal.Refusal(own, PlaceOf(hash), seal);
    }

    /// <summary>An open connection outside any pool: a pooled one keeps its locks after it was closed, until somebody else is given
    /// it.</summary>
    private NpgsqlConnection Alone(string schema)
    {
        // To copy or to compare all of it takes its time.
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(Usual + database)
            {
                SearchPath = schema,
                Pooling = false,
                CommandTimeout = 0,
            }.ConnectionString
        );
        connection.Open();
        return connection;
    }

    /// <summary>A pool of connections that see one schema.</summary>
    private static NpgsqlDataSource Source(string database, string schema) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Usual + database) { SearchPath = schema });

    private ProblemList Write(TrackerDataset dataset, string hash, Func<bool> isStillTrue)
    {
        using var connection = Alone(PlaceOf(hash));
        using var context = new TrackerContext(PostgresModel.Filling);
        context.Database.SetDbConnection(connection);
        using var transaction = context.Database.BeginTransaction();
        PostgresRegister.CreateSchema(connection, hash);
        if (StoreBuilder.Fill(dataset, selectedBy, hash, context, PostgresModel.Statements) is { Count: > 0 } problems)
        {
            return problems;
        }

        PostgresRegister.Add(connection, hash, PostgresSeal.Of(connection, PlaceOf(hash)));
        if (!isStillTrue())
        {
            throw new IOException("The data changed while it was read.");
        }

        transaction.Commit();
        return new ProblemList();
    }

    private T With<T>(Func<NpgsqlConnection, T> ask)
    {
        try
        {
            using var connection = source.OpenConnection();
            return ask(connection);
        }
        catch (NpgsqlException e) when (e.IsTransient)
        {
            // A connection that was kept does not know yet that the server was started anew.
            source.Clear();
            using var connection = source.OpenConnection();
            return ask(connection);
        }
    }
}

/// <summary>A sealed schema, open for reading.</summary>
internal sealed class PostgresDatabase(PostgresEngine engine, string hash, string seal, NpgsqlDataSource source)
    : StoreDatabase(PostgresRegister.SchemaOf(hash), PostgresSeal.Sum(seal))
{
    public override TrackerContext Context() => PostgresEngine.Reading(source.CreateConnection());

    public override string? Refusal() => engine.Refusal(hash, seal);

    public override void Release() => source.Clear();

    public override void Dispose() => source.Dispose();
}
