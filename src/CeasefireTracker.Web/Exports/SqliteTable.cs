using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Web.Exports;

/// <summary>A table that is being filled, with the one statement for all its rows.</summary>
internal sealed class SqliteTable : IDisposable
{
    private static readonly JsonSerializerOptions Lists = new() { Encoder = TrackerJson.Encoder };

    private readonly SqliteCommand insert;

    public SqliteTable(SqliteConnection connection, string name, int columns)
    {
        insert = connection.CreateCommand();
        insert.CommandText =
            $"INSERT INTO {name} VALUES ({string.Join(", ", Enumerable.Range(1, columns).Select(column => FormattableString.Invariant($"${column}")))})";
        for (var column = 1; column <= columns; column++)
        {
            insert.Parameters.Add(new SqliteParameter(FormattableString.Invariant($"${column}"), null));
        }
    }

    /// <summary>Writes a row: texts, numbers, true and false as 1 and 0, null.</summary>
    public void Add(ReadOnlySpan<object?> values)
    {
        for (var column = 0; column < values.Length; column++)
        {
            insert.Parameters[column].Value = values[column] ?? DBNull.Value;
        }

        insert.ExecuteNonQuery();
    }

    /// <summary>A list as JSON, which SQLite takes apart with <c>json_each</c>.</summary>
    public static string List(IEnumerable<string> values) => JsonSerializer.Serialize(values, Lists);

    public void Dispose() => insert.Dispose();
}
