using System.Data.Common;
using System.Text;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Timeline;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Store;

/// <summary>The full-text index: one row an event, its rowid the event's ordinal + 1. The only room with SQL of its own.</summary>
public static class SearchIndex
{
    // A private-use character is a token to SQLite and never part of a query, so no phrase reaches from one text into the next.
    private const string Boundary = "\uE000";

    /// <summary>Makes the empty index.</summary>
    public static void Create(DbConnection connection) => Execute(connection,
        "CREATE VIRTUAL TABLE search USING fts5(tokens, content='', tokenize=\"unicode61 remove_diacritics 0\")");

    /// <summary>The words by which an event is found, as the index takes them.</summary>
    public static string Tokens(Event e, IReadOnlyDictionary<string, Actor> actors)
    {
        var tokens = new StringBuilder();
        foreach (var text in Texts(e, actors))
        {
            SearchTokens.AppendIndex(tokens, text);
            tokens.Append(Boundary).Append(' ');
        }

        return tokens.ToString();
    }

    /// <summary>The events that match, or null if the text holds nothing to search for.</summary>
    public static BitSet? Find(TrackerContext context, SearchText search, int length)
    {
        if (search.Match is not { } match)
        {
            return null;
        }

        var connection = context.Database.GetDbConnection();
        context.Database.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rowid FROM search WHERE search MATCH $match";
        Parameter(command, "$match").Value = match;
        using var reader = command.ExecuteReader();
        var ordinals = new List<int>();
        while (reader.Read())
        {
            ordinals.Add(reader.GetInt32(0) - 1);
        }

        return BitSet.Of(length, ordinals);
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
        foreach (var text in new[] { e.Title, e.Summary, e.Narrative }.OfType<LocalizedText>().Concat(e.Terms.Where(term => term.Only.Count == 0).Select(term => term.Detail)))
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
