using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace CeasefireTracker.Web.Store;

/// <summary>The seal of a schema: for each of its tables a line of the SHA-256 of its rows in the order of their keys, as a binary COPY
/// gives them, and its name.</summary>
internal static class PostgresSeal
{
    /// <summary>The seal of what is there now.</summary>
    public static string Of(NpgsqlConnection connection, string schema) =>
        string.Concat(Tables(connection, schema).Select(table => $"{HashOf(connection, schema, table.Name, table.Key)}  {table.Name}\n"));

    /// <summary>The SHA-256 of a seal, which stands for the whole.</summary>
    public static string Sum(string seal) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seal)));

    /// <summary>Why a schema must not be served, as the end of a sentence; null if it is what its seal says.</summary>
    public static string? Refusal(NpgsqlConnection connection, string schema, string seal)
    {
        var now = Of(connection, schema);
        if (now == seal)
        {
            return null;
        }

        var changed = now.Split('\n')
            .Concat(seal.Split('\n'))
            .GroupBy(line => line, StringComparer.Ordinal)
            .Where(line => line.Count() == 1)
            .Select(line => line.Key[66..])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return $"is not what its seal says: {string.Join(", ", changed)} changed";
    }

    private static List<(string Name, string Key)> Tables(NpgsqlConnection connection, string schema)
    {
        using var command = new NpgsqlCommand(
            """
            SELECT c.relname::text, string_agg(quote_ident(a.attname), ', ' ORDER BY array_position(i.indkey::smallint[], a.attnum))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey::smallint[])
            WHERE n.nspname = $1 AND c.relkind = 'r' GROUP BY c.relname ORDER BY c.relname COLLATE "C"
            """,
            connection
        )
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = schema } },
        };
        using var rows = command.ExecuteReader();
        var tables = new List<(string, string)>();
        while (rows.Read())
        {
            tables.Add((rows.GetString(0), rows.GetString(1)));
        }

        return tables;
    }

    private static string HashOf(NpgsqlConnection connection, string schema, string table, string key)
    {
        using var copy = connection.BeginRawBinaryCopy(
            $"COPY (SELECT * FROM \"{schema}\".\"{table}\" ORDER BY {key}) TO STDOUT (FORMAT BINARY)"
        );
        return Convert.ToHexStringLower(SHA256.HashData(copy));
    }
}
