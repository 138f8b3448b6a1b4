namespace CeasefireTracker.Web.Search;

/// <summary>
/// What a reader typed into the search field: words that must all be found (each from its beginning), "quoted words" that must stand together,
/// and -words that must not be found. A place is found under each of its <see cref="Spellings"/>.
/// </summary>
public sealed class SearchText
{
    private const string Opening = "\"＂“”„«»「『";
    private const string Closing = "\"＂“”„«»」』";

    private SearchText(IReadOnlyList<string> wanted, IReadOnlyList<string> unwanted, Spellings spellings)
    {
        (Wanted, Unwanted, Spelt) = (wanted, unwanted, [.. wanted.SelectMany(spellings.Of)]);
        var (must, mustNot) = (Phrases(wanted, spellings), Phrases(unwanted, spellings));
        IsComplement = must.Count == 0 && mustNot.Count > 0;
        Match = IsComplement ? string.Join(" OR ", mustNot)
            : must.Count == 0 ? null : string.Join(" AND ", must) + string.Concat(mustNot.Select(phrase => " NOT " + phrase));
    }

    /// <summary>The words and phrases that must be found, as typed.</summary>
    public IReadOnlyList<string> Wanted { get; }

    /// <summary>The same, and each again with the places in it spelt otherwise.</summary>
    public IReadOnlyList<string> Spelt { get; }

    /// <summary>The words and phrases that must not be found, as typed.</summary>
    public IReadOnlyList<string> Unwanted { get; }

    /// <summary>The query in FTS5's language, made of quoted phrases only; null if there is nothing to search for.</summary>
    public string? Match { get; }

    /// <summary>True if what is searched for is all that <see cref="Match"/> does not find, because only words to leave out were typed.</summary>
    public bool IsComplement { get; }

    /// <summary>Reads what was typed. Any text is readable; an unclosed quotation mark reaches to the end.</summary>
    public static SearchText Parse(string typed, Spellings spellings)
    {
        var (wanted, unwanted) = (new List<string>(), new List<string>());
        var i = 0;
        while (i < typed.Length)
        {
            if (char.IsWhiteSpace(typed[i]))
            {
                i++;
                continue;
            }

            var minus = typed[i] is '-' or '−' or '－';
            var start = minus ? i + 1 : i;
            var quoted = start < typed.Length && Opening.Contains(typed[start], StringComparison.Ordinal);
            var end = quoted
                ? typed.AsSpan(start + 1).IndexOfAny(Closing) is var close and >= 0 ? start + 1 + close : typed.Length
                : typed.AsSpan(start).IndexOfAny(" \t\n\u3000") is var space and >= 0 ? start + space : typed.Length;
            var piece = typed[Math.Min(quoted ? start + 1 : start, end)..end];
            i = Math.Max(quoted ? end + 1 : end, start + 1);
            if (piece.Length > 0)
            {
                (minus ? unwanted : wanted).Add(piece);
            }
        }

        return new SearchText(wanted, unwanted, spellings);
    }

    // The last word of a phrase may go on: "Zelens" finds Zelenskyy, 停 finds 停戦.
    private static List<string> Phrases(IEnumerable<string> pieces, Spellings spellings) =>
    [
        .. pieces.Select(piece => spellings.Of(piece).Select(spelt => string.Join(' ', SearchTokens.Query(spelt))).Where(tokens => tokens.Length > 0).Select(tokens => $"\"{tokens}\"*").ToList())
            .Where(phrases => phrases.Count > 0).Select(phrases => phrases.Count == 1 ? phrases[0] : $"({string.Join(" OR ", phrases)})"),
    ];
}
