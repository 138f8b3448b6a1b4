using System.Data.Common;
using System.Globalization;
using CeasefireTracker.Web.Timeline;
using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Web.Store;

/// <summary>The full-text index: one row an event, its rowid the event's ordinal + 1.</summary>
public static class SearchIndex
{
    /// <summary>Makes the empty index. Tokens come folded and parted by spaces, so SQLite need not know the scripts: another tokenizer looks each letter up.</summary>
    public static void Create(DbConnection connection) => Execute(connection,
        "CREATE VIRTUAL TABLE search USING fts5(tokens, content='', tokenize='ascii')");

    /// <summary>The events that match, or null if the text holds nothing to search for.</summary>
    public static BitSet? Find(SqliteConnection connection, SearchText search, int length, CancellationToken stop = default)
    {
        if (search.Match is not { } match)
        {
            return null;
        }

        var found = BitSet.Of(length, Ordinals(connection, "SELECT rowid FROM search WHERE search MATCH $1", match, stop));
        return search.IsComplement ? found.Not() : found;
    }

    /// <summary>The events that match, the most relevant first: BM25, a word in a title counting three times. Ties in day order; null if nothing can be ranked.</summary>
    public static IReadOnlyList<int>? Ranked(SqliteConnection connection, SearchText search, CancellationToken stop = default) =>
        search is { Match: { } match, IsComplement: false } ? Ordinals(connection, "SELECT rowid FROM search WHERE search MATCH $1 ORDER BY bm25(search), rowid", match, stop) : null;

    // The numbers come as one text, because a row by row costs more than finding them.
    private static List<int> Ordinals(SqliteConnection connection, string rowids, string match, CancellationToken stop)
    {
        var ordinals = new List<int>();
        if (Numbers(connection, rowids, match, stop) is { } numbers)
        {
            foreach (var number in numbers.AsSpan().Split(','))
            {
                ordinals.Add(int.Parse(numbers.AsSpan()[number], CultureInfo.InvariantCulture) - 1);
            }
        }

        return ordinals;
    }

    private static string? Numbers(SqliteConnection connection, string rowids, string match, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        // Words are the reader's own, so this is the one statement of which nobody knows how long it takes.
        using var interrupting = stop.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle));
        try
        {
            return StoreRow.Of(connection, $"SELECT group_concat(rowid) FROM ({rowids})", match).Select(row => row.TextOrNull()).Single();
        }
        catch (SqliteException) when (stop.IsCancellationRequested)
        {
            throw new OperationCanceledException(stop);
        }
    }

    /// <summary>Runs a statement that answers nothing.</summary>
    public static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
