using System.Data.Common;
using System.Globalization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CeasefireTracker.Web.Search;

/// <summary>The full-text index of SQLite, FTS5: one row an event, its rowid the event's ordinal + 1.</summary>
public static class SearchIndex
{
    /// <summary>Makes the empty index. Tokens come folded and parted by spaces, so SQLite need not know the scripts: another tokenizer looks each letter up.</summary>
    public static void Create(TrackerContext context) =>
        context.Database.ExecuteSqlRaw("CREATE VIRTUAL TABLE search USING fts5(tokens, content='', tokenize='ascii')");

    /// <summary>Fills it from the store's own events, in the order of their ordinals: FTS5 writes out all it has gathered whenever a row number goes back.</summary>
    public static void Fill(TrackerContext context, IEnumerable<Actor> actors)
    {
        using var insert = Command(context, "INSERT INTO search(rowid, tokens) VALUES ($1, $2)", 0, "");
        insert.Prepare();
        var tokens = new EventTokens(actors);
        foreach (var e in context.Events.AsNoTracking().Where(e => e.Ordinal != null).OrderBy(e => e.Ordinal).Select(e => new { Ordinal = e.Ordinal!.Value, e.Document }))
        {
            insert.Parameters[0].Value = e.Ordinal + 1;
            insert.Parameters[1].Value = tokens.Of(e.Document);
            insert.ExecuteNonQuery();
        }

        context.Database.ExecuteSqlRaw("INSERT INTO search(search) VALUES ('optimize')");
    }

    /// <summary>The events that match, or null if the text holds nothing to search for.</summary>
    public static BitSet? Find(OpenStore store, SearchText search, CancellationToken stop = default)
    {
        if (search.Match is not { } match)
        {
            return null;
        }

        var found = BitSet.Of(store.Index.Count, Ordinals(store, "SELECT rowid FROM search WHERE search MATCH $1", match, stop));
        return search.IsComplement ? found.Not() : found;
    }

    /// <summary>The events that match, the most relevant first: BM25, a word in a title counting three times. Ties in day order; null if nothing can be ranked.</summary>
    public static IReadOnlyList<int>? Ranked(OpenStore store, SearchText search, CancellationToken stop = default) => search is { Match: { } match, IsComplement: false }
        ? Ordinals(store, "SELECT rowid FROM search WHERE search MATCH $1 ORDER BY bm25(search), rowid", match, stop)
        : null;

    // The numbers come as one text, because a row by row costs more than finding them.
    private static List<int> Ordinals(OpenStore store, string rowids, string match, CancellationToken stop)
    {
        var ordinals = new List<int>();
        using var context = store.Context();
        context.Database.OpenConnection();
        using var command = Command(context, $"SELECT group_concat(rowid) FROM ({rowids})", match);
        if (SqliteEngine.Ask(command, stop) is string numbers)
        {
            foreach (var number in numbers.AsSpan().Split(','))
            {
                ordinals.Add(int.Parse(numbers.AsSpan()[number], CultureInfo.InvariantCulture) - 1);
            }
        }

        return ordinals;
    }

    private static DbCommand Command(TrackerContext context, string sql, params object[] values)
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (sql, context.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var (place, value) in values.Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (FormattableString.Invariant($"${place + 1}"), value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
