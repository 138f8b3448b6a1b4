using System.Data.Common;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// What a start needs of a store: what it says of itself, and how many events are in each of its sets. Read by hand, because EF Core would
/// have to work out its model and two queries first, and that costs as much as all else until the first page.
/// </summary>
/// <param name="About">The entries of the store's <c>about</c>.</param>
/// <param name="Sets">The number of events in each set, ordered by facet and value, byte by byte.</param>
public sealed record StoreHead(IReadOnlyDictionary<string, string> About, IReadOnlyList<(string Facet, string Value, int Count)> Sets)
{
    /// <summary>Reads the head of a store.</summary>
    /// <param name="connection">A connection to it, open.</param>
    /// <exception cref="DbException">It is no store.</exception>
    public static StoreHead Read(DbConnection connection) =>
        new(
            Rows(connection, "SELECT key, value FROM about", row => (Key: row.GetString(0), Value: row.GetString(1)))
                .ToDictionary(row => row.Key, row => row.Value, StringComparer.Ordinal),
            [
                .. Rows(
                        connection,
                        "SELECT facet, value, count FROM bitmaps",
                        row => (Facet: row.GetString(0), Value: row.GetString(1), Count: row.GetInt32(2))
                    )
                    .OrderBy(set => set.Facet, StringComparer.Ordinal)
                    .ThenBy(set => set.Value, StringComparer.Ordinal),
            ]
        );

    private static IEnumerable<T> Rows<T>(DbConnection connection, string sql, Func<DbDataReader, T> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return row(reader);
        }
    }
}
