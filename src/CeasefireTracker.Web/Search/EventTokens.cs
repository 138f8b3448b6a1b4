using System.Buffers;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Search;

/// <summary>The words by which events are found, as the index takes them.</summary>
internal sealed class EventTokens(IEnumerable<Actor> actors)
{
    // A private-use character is a token to SQLite and never part of a query, so no phrase reaches from one text into the next.
    private const string Boundary = "\uE000 ";

    /// <summary>How often a title stands in the index, so that a word in it weighs more when matches are ranked.</summary>
    private const int TitleWeight = 3;

    private readonly Dictionary<string, string> names = actors.ToDictionary(actor => actor.Id, NamesOf, StringComparer.Ordinal);

    /// <summary>The words of an event, parted by spaces.</summary>
    public string Of(Event e)
    {
        var tokens = new ArrayBufferWriter<char>(4096);
        for (var time = 0; time < TitleWeight; time++)
        {
            Append(tokens, e.Title);
        }

        Append(tokens, e.Summary);
        Append(tokens, e.Narrative);
        foreach (var term in e.Terms)
        {
            Append(tokens, term.Counts ? term.Detail : null);
        }

        foreach (var actor in e.Actors.Where(part => part.Counts).Select(part => part.Actor).Distinct())
        {
            tokens.Write(names[actor]);
        }

        return tokens.WrittenSpan.ToString();
    }

    private static string NamesOf(Actor actor)
    {
        var tokens = new ArrayBufferWriter<char>();
        foreach (var name in actor.Aliases.Prepend(actor.Name.Ja).Prepend(actor.Name.En))
        {
            Append(tokens, name);
        }

        return tokens.WrittenSpan.ToString();
    }

    private static void Append(ArrayBufferWriter<char> tokens, LocalizedText? text)
    {
        if (text is not null)
        {
            Append(tokens, text.En);
            Append(tokens, text.Ja);
        }
    }

    private static void Append(ArrayBufferWriter<char> tokens, string text)
    {
        SearchTokens.AppendIndex(tokens, text);
        tokens.Write(Boundary);
        // Each word with a hyphen stands once more in one piece, by itself: a second time in its sentence it would weigh double.
        foreach (var joined in SearchTokens.Compounds(text))
        {
            SearchTokens.AppendIndex(tokens, joined);
            tokens.Write(Boundary);
        }
    }
}
