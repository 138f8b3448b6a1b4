using System.Data.Common;
using System.Globalization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CeasefireTracker.Web.Search;

/// <summary>The full-text index of SQLite, FTS5: one row an event, its rowid the event's ordinal + 1.</summary>
internal sealed class SqliteSearch : SearchIndex
{
    /// <summary>Tokens come folded and parted by spaces, so SQLite need not know the scripts: another tokenizer looks each letter
    /// up.</summary>
    public override void Create(TrackerContext context) =>
        context.Database.ExecuteSqlRaw("CREATE VIRTUAL TABLE search USING fts5(tokens, content='', tokenize='ascii')");

    /// <summary>In the order of ordinals: FTS5 writes out all it has gathered whenever a row number goes back.</summary>
    public override void Fill(TrackerContext context, IEnumerable<Actor> actors)
    {
        using var insert = Command(context, "INSERT INTO search(rowid, tokens) VALUES ($1, $2)", 0, "");
        insert.Prepare();
        foreach (
            var (ordinal, tokens) in TokensOf(context.Events.Where(e => e.Ordinal != null).OrderBy(e => e.Ordinal), new EventTokens(actors))
        )
        {
            insert.Parameters[0].Value = ordinal + 1;
            insert.Parameters[1].Value = tokens;
            insert.ExecuteNonQuery();
        }

        context.Database.ExecuteSqlRaw("INSERT INTO search(search) VALUES ('optimize')");
    }

    protected override IEnumerable<int> Matches(TrackerContext context, SearchText search, CancellationToken stop) =>
        Ordinals(context, "SELECT rowid FROM search WHERE search MATCH $1", Match(search), stop);

    protected override IReadOnlyList<int> BestFirst(TrackerContext context, SearchText search, CancellationToken stop) =>
        Ordinals(context, "SELECT rowid FROM search WHERE search MATCH $1 ORDER BY bm25(search), rowid", Match(search), stop);

    private static string Match(SearchText search) =>
        search.IsComplement
            ? string.Join(" OR ", search.MustNot.Select(query => query.Match))
            : string.Join(" AND ", search.Must.Select(query => query.Match))
                + string.Concat(search.MustNot.Select(query => " NOT " + query.Match));

    // The numbers come as one text, because a row by row costs more than finding them.
    private static List<int> Ordinals(TrackerContext context, string rowids, string match, CancellationToken stop)
    {
        var ordinals = new List<int>();
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
