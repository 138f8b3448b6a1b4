using System.Data.Common;
using System.Globalization;
using System.Text;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Timeline;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Store;

/// <summary>The full-text index: one row an event, its rowid the event's ordinal + 1.</summary>
public static class SearchIndex
{
    // A private-use character is a token to SQLite and never part of a query, so no phrase reaches from one text into the next.
    private const string Boundary = "\uE000";

    /// <summary>How often a title stands in the index, so that a word in it weighs more when matches are ranked.</summary>
    private const int TitleWeight = 3;

    /// <summary>Makes the empty index.</summary>
    public static void Create(DbConnection connection) => Execute(connection,
        "CREATE VIRTUAL TABLE search USING fts5(tokens, content='', tokenize=\"unicode61 remove_diacritics 0\")");

    /// <summary>The words by which an event is found, as the index takes them, in UTF-8.</summary>
    public static ReadOnlyMemory<byte> Tokens(Event e, IReadOnlyDictionary<string, Actor> actors)
    {
        var tokens = new StringBuilder();
        foreach (var text in Texts(e, actors))
        {
            SearchTokens.AppendIndex(tokens, text);
            tokens.Append(Boundary).Append(' ');
        }

        return Encoding.UTF8.GetBytes(tokens.ToString());
    }

    /// <summary>The events that match, or null if the text holds nothing to search for.</summary>
    public static BitSet? Find(TrackerContext context, SearchText search, int length)
    {
        if (search.Match is not { } match)
        {
            return null;
        }

        var found = BitSet.Of(length, Ordinals(context, "SELECT rowid FROM search WHERE search MATCH $match", match));
        return search.IsComplement ? found.Not() : found;
    }

    /// <summary>The events that match, the most relevant first: BM25, a word in a title counting as often as <see cref="TitleWeight"/> in a text. Ties in day order; null if nothing can be ranked.</summary>
    public static IReadOnlyList<int>? Ranked(TrackerContext context, SearchText search) =>
        search is { Match: { } match, IsComplement: false } ? Ordinals(context, "SELECT rowid FROM search WHERE search MATCH $match ORDER BY bm25(search), rowid", match) : null;

    // The numbers come as one text, because a row by row costs more than finding them.
    private static List<int> Ordinals(TrackerContext context, string rowids, string match)
    {
        var connection = context.Database.GetDbConnection();
        context.Database.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT group_concat(rowid) FROM ({rowids})";
        Parameter(command, "$match").Value = match;
        var ordinals = new List<int>();
        if (command.ExecuteScalar() is string numbers)
        {
            foreach (var number in numbers.AsSpan().Split(','))
            {
                ordinals.Add(int.Parse(numbers.AsSpan()[number], CultureInfo.InvariantCulture) - 1);
            }
        }

        return ordinals;
    }

    /// <summary>Runs a statement that answers nothing.</summary>
    public static void Execute(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static IEnumerable<string> Texts(Event e, IReadOnlyDictionary<string, Actor> actors)
    {
        for (var time = 0; time < TitleWeight; time++)
        {
            yield return e.Title.En;
            yield return e.Title.Ja;
        }

        foreach (var text in new[] { e.Summary, e.Narrative }.OfType<LocalizedText>().Concat(e.Terms.Where(term => term.Only.Count == 0).Select(term => term.Detail)))
        {
            yield return text.En;
            yield return text.Ja;
        }

        foreach (var actor in e.Actors.Where(part => part.Only.Count == 0).Select(part => actors[part.Actor]).Distinct())
        {
            yield return actor.Name.En;
            yield return actor.Name.Ja;
            foreach (var alias in actor.Aliases)
            {
                yield return alias;
            }
        }
    }

    internal static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
