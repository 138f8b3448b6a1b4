using System.Data.Common;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Timeline;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// The full-text index: one row an event, its rowid the event's ordinal + 1; titles, names and all other text in columns of their own, so
/// that a word in a title can weigh more. The only room with SQL of its own.
/// </summary>
public static class SearchIndex
{
    // A private-use character is a token to SQLite and never part of a query, so no phrase reaches from one text into the next.
    private const string Boundary = "\uE000";

    /// <summary>Makes the empty index.</summary>
    public static void Create(DbConnection connection) => Execute(connection,
        "CREATE VIRTUAL TABLE search USING fts5(titles, names, texts, content='', tokenize=\"unicode61 remove_diacritics 0\")");

    /// <summary>Fills the index from the events in the order of their ordinals.</summary>
    public static void Fill(DbConnection connection, IReadOnlyList<Event> events, IReadOnlyDictionary<string, Actor> actors)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO search(rowid, titles, names, texts) VALUES ($rowid, $titles, $names, $texts)";
        var (rowid, titles, names, texts) = (Parameter(command, "$rowid"), Parameter(command, "$titles"), Parameter(command, "$names"), Parameter(command, "$texts"));
        for (var ordinal = 0; ordinal < events.Count; ordinal++)
        {
            var e = events[ordinal];
            rowid.Value = ordinal + 1;
            titles.Value = Tokens([e.Title.En, e.Title.Ja]);
            names.Value = Tokens(Names(e, actors));
            texts.Value = Tokens(Texts(e));
            command.ExecuteNonQuery();
        }
    }

    private static string Tokens(IEnumerable<string> texts) => string.Join(' ', texts.SelectMany(text => SearchTokens.Index(text).Append(Boundary)));

    /// <summary>The events that match, or null if the text holds nothing to search for.</summary>
    public static BitSet? Find(TrackerContext context, SearchText search, int length) =>
        search.Match is { } match ? BitSet.Of(length, Ordinals(context, "SELECT rowid FROM search WHERE search MATCH $match", match)) : null;

    /// <summary>The events that match, the most relevant first: BM25, a word in a title weighing eight times one in a text, a name four times. Ties in day order.</summary>
    public static IReadOnlyList<int> Ranked(TrackerContext context, SearchText search) =>
        search.Match is { } match ? Ordinals(context, "SELECT rowid FROM search WHERE search MATCH $match ORDER BY bm25(search, 8.0, 4.0, 1.0), rowid", match) : [];

    private static List<int> Ordinals(TrackerContext context, string sql, string match)
    {
        var connection = context.Database.GetDbConnection();
        context.Database.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Parameter(command, "$match").Value = match;
        using var reader = command.ExecuteReader();
        var ordinals = new List<int>();
        while (reader.Read())
        {
            ordinals.Add(reader.GetInt32(0) - 1);
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

    private static IEnumerable<string> Texts(Event e) =>
        new[] { e.Summary, e.Narrative }.OfType<LocalizedText>().Concat(e.Terms.Where(term => term.Only.Count == 0).Select(term => term.Detail)).SelectMany(text => new[] { text.En, text.Ja });

    private static IEnumerable<string> Names(Event e, IReadOnlyDictionary<string, Actor> actors) =>
        e.Actors.Where(part => part.Only.Count == 0).Select(part => actors[part.Actor]).Distinct().SelectMany(actor => actor.Aliases.Prepend(actor.Name.Ja).Prepend(actor.Name.En));

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
