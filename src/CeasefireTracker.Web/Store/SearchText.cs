namespace CeasefireTracker.Web.Store;

/// <summary>
/// What a reader typed into the search field: words that must all be found (each from its beginning), "quoted words" that must stand together,
/// and -words that must not be found.
/// </summary>
public sealed class SearchText
{
    private SearchText(IReadOnlyList<string> wanted, IReadOnlyList<string> unwanted)
    {
        (Wanted, Unwanted) = (wanted, unwanted);
        var (must, mustNot) = (Phrases(wanted), Phrases(unwanted));
        Match = must.Count == 0 ? null : string.Join(" AND ", must) + string.Concat(mustNot.Select(phrase => " NOT " + phrase));
    }

    /// <summary>The words and phrases that must be found, as typed.</summary>
    public IReadOnlyList<string> Wanted { get; }

    /// <summary>The words and phrases that must not be found, as typed.</summary>
    public IReadOnlyList<string> Unwanted { get; }

    /// <summary>The query in FTS5's language, made of quoted phrases only; null if there is nothing to search for.</summary>
    public string? Match { get; }

    /// <summary>Reads what was typed. Any text is readable; an unclosed quotation mark reaches to the end.</summary>
    public static SearchText Parse(string typed)
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
            var quoted = start < typed.Length && typed[start] is '"' or '“' or '”' or '„' or '「';
            var end = quoted
                ? typed.AsSpan(start + 1).IndexOfAny("\"“”„」") is var close and >= 0 ? start + 1 + close : typed.Length
                : typed.AsSpan(start).IndexOfAny(" \t\n\u3000") is var space and >= 0 ? start + space : typed.Length;
            var piece = typed[Math.Min(quoted ? start + 1 : start, end)..end];
            i = Math.Max(quoted ? end + 1 : end, start + 1);
            if (piece.Length > 0)
            {
                (minus ? unwanted : wanted).Add(piece);
            }
        }

        return new SearchText(wanted, unwanted);
    }

    // The last word of a phrase may go on: "Zelens" finds Zelenskyy, 停 finds 停戦.
    private static List<string> Phrases(IEnumerable<string> pieces) =>
    [
        .. pieces.Select(piece => string.Join(' ', SearchTokens.Query(piece))).Where(tokens => tokens.Length > 0).Select(tokens => $"\"{tokens}\"*"),
    ];
}
