using System.Data;
using Npgsql;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// What all nodes of a database go by, in a schema of its own: <c>datasets</c> has a row a sealed store, its seal and since when it was
/// served; <c>serving</c> has the one row that names the store to serve. Who publishes holds an advisory lock of the database, which ends
/// with its connection.
/// </summary>
internal static class PostgresRegister
{
    /// <summary>The schema of the register; those of stores begin so.</summary>
    public const string Schema = "ceasefire";

    /// <summary>As many as of files.</summary>
    private const int Kept = 3;

    // An arbitrary number, the same in every version of this program.
    private const long Lock = 0x6365_6173_6566_6972;

    public static string SchemaOf(string hash) => $"{Schema}_{hash}";

    /// <summary>Takes the right to publish; false if another holds it.</summary>
    public static bool Take(NpgsqlConnection connection) => Scalar<bool>(connection, "SELECT pg_try_advisory_lock($1)", Lock);

    /// <summary>Gives it back, which the end of the connection does too, but only when the server has noticed.</summary>
    public static void Give(NpgsqlConnection connection)
    {
        if (connection.State == ConnectionState.Open)
        {
            try
            {
                Scalar<bool>(connection, "SELECT pg_advisory_unlock($1)", Lock);
            }
            catch (NpgsqlException)
            {
                // The server went away, and the lock with it.
            }
        }
    }

    /// <summary>Makes the register where there is none.</summary>
    public static void Create(NpgsqlConnection connection)
    {
        if (!Exists(connection))
        {
            Run(
                connection,
                $"""
                CREATE SCHEMA IF NOT EXISTS {Schema};
                CREATE TABLE {Schema}.datasets (hash text COLLATE "C" PRIMARY KEY, seal text NOT NULL, served timestamptz NOT NULL DEFAULT clock_timestamp());
                CREATE TABLE {Schema}.serving (one boolean PRIMARY KEY DEFAULT true CHECK (one), hash text COLLATE "C" NOT NULL)
                """
            );
        }
    }

    /// <summary>Makes an empty schema, in place of one that is there and cannot be trusted. Waits for who reads that, but not
    /// long.</summary>
    public static void CreateSchema(NpgsqlConnection connection, string hash)
    {
        Run(connection, $"SET LOCAL lock_timeout = '5s'; DROP SCHEMA IF EXISTS {SchemaOf(hash)} CASCADE; CREATE SCHEMA {SchemaOf(hash)}");
    }

    /// <summary>Notes a finished store.</summary>
    public static void Add(NpgsqlConnection connection, string hash, string seal) =>
        Run(
            connection,
            $"INSERT INTO {Schema}.datasets (hash, seal) VALUES ($1, $2) ON CONFLICT (hash) DO UPDATE SET seal = excluded.seal",
            hash,
            seal
        );

    /// <summary>Names the store that every node is to serve.</summary>
    public static void Serve(NpgsqlConnection connection, string hash)
    {
        using var transaction = connection.BeginTransaction();
        Run(connection, $"UPDATE {Schema}.datasets SET served = clock_timestamp() WHERE hash = $1", hash);
        Run(connection, $"INSERT INTO {Schema}.serving (hash) VALUES ($1) ON CONFLICT (one) DO UPDATE SET hash = excluded.hash", hash);
        transaction.Commit();
    }

    /// <summary>The hash to serve; null if nothing was published yet.</summary>
    public static string? Serving(NpgsqlConnection connection) =>
        Exists(connection) ? Scalar<string>(connection, $"SELECT hash FROM {Schema}.serving") : null;

    /// <summary>The seal of a store; null if there is no such store.</summary>
    public static string? Seal(NpgsqlConnection connection, string hash) =>
        Exists(connection) ? Scalar<string>(connection, $"SELECT seal FROM {Schema}.datasets WHERE hash = $1", hash) : null;

    /// <summary>The hashes of sealed stores, the one that was served last first.</summary>
    public static IReadOnlyList<string> Existing(NpgsqlConnection connection) =>
        Exists(connection) ? Hashes(connection, $"SELECT hash FROM {Schema}.datasets ORDER BY served DESC, hash") : [];

    /// <summary>
    /// Drops what no node reads any more: all but the newest stores, ten minutes after the next one took their place. One that somebody
    /// reads after all stays for the next time.
    /// </summary>
    public static void Sweep(NpgsqlConnection connection)
    {
        var old = Hashes(
            connection,
            $"""
            SELECT hash FROM (SELECT hash, row_number() OVER newest AS place, lag(served) OVER newest AS left_at FROM {Schema}.datasets WINDOW newest AS (ORDER BY served DESC, hash)) d
            WHERE place > {Kept} AND left_at < clock_timestamp() - interval '10 minutes' AND hash NOT IN (SELECT hash FROM {Schema}.serving)
            """
        );
        foreach (var hash in old)
        {
            using var transaction = connection.BeginTransaction();
            try
            {
                Run(connection, $"SET LOCAL lock_timeout = '2s'; DROP SCHEMA IF EXISTS {SchemaOf(hash)} CASCADE");
                Run(connection, $"DELETE FROM {Schema}.datasets WHERE hash = $1", hash);
                transaction.Commit();
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                transaction.Rollback();
            }
        }
    }

    // A node may be there before the first publication is.
    private static bool Exists(NpgsqlConnection connection) =>
        Scalar<bool>(connection, $"SELECT to_regclass('{Schema}.serving') IS NOT NULL");

    private static List<string> Hashes(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        using var rows = command.ExecuteReader();
        var hashes = new List<string>();
        while (rows.Read())
        {
            hashes.Add(rows.GetString(0));
        }

        return hashes;
    }

    private static T? Scalar<T>(NpgsqlConnection connection, string sql, params object[] values)
    {
        using var command = Command(connection, sql, values);
        return (T?)command.ExecuteScalar();
    }

    private static void Run(NpgsqlConnection connection, string sql, params object[] values)
    {
        using var command = Command(connection, sql, values);
        command.ExecuteNonQuery();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
