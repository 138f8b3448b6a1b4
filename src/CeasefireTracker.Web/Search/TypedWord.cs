namespace CeasefireTracker.Web.Search;

/// <summary>A word or a phrase as it was typed into a search field, without its quotation marks and its minus.</summary>
/// <param name="IsQuoted">True if it stood in quotation marks: its words stand together and are whole.</param>
/// <param name="IsUnwanted">True if it must not be found.</param>
public readonly record struct TypedWord(string Text, bool IsQuoted, bool IsUnwanted)
{
    private const string Opening = "\"＂“”„«»「『";
    private const string Closing = "\"＂“”„«»」』";
    private const string Separators = ";；、､。｡";
    private const string Commas = ",，";
    private const string MiddleDots = "・･";

    /// <summary>Reads what was typed. Any text is readable; an unclosed quotation mark reaches to the end.</summary>
    public static List<TypedWord> Read(string typed)
    {
        var words = new List<TypedWord>();
        var i = 0;
        while (i < typed.Length)
        {
            if (IsBetween(typed, i))
            {
                i++;
                continue;
            }

            var minus = typed[i] is '-' or '−' or '－';
            var start = minus ? i + 1 : i;
            var quoted = start < typed.Length && Opening.Contains(typed[start], StringComparison.Ordinal);
            var end = quoted ? start + 1 : start;
            while (end < typed.Length && !(quoted ? Closing.Contains(typed[end], StringComparison.Ordinal) : IsBetween(typed, end)))
            {
                end++;
            }

            var word = typed[Math.Min(quoted ? start + 1 : start, end)..end];
            i = Math.Max(quoted ? end + 1 : end, start + 1);
            if (word.Length > 0)
            {
                words.Add(new TypedWord(word, quoted, minus));
            }
        }

        return words;
    }

    // A comma between digits belongs to a number (1,000), a middle dot between kana or letters to a name (ドナルド・トランプ).
    private static bool IsBetween(string typed, int at)
    {
        var (before, after) = (at > 0 ? typed[at - 1] : ' ', at < typed.Length - 1 ? typed[at + 1] : ' ');
        return char.IsWhiteSpace(typed[at])
            || Separators.Contains(typed[at], StringComparison.Ordinal)
            || (Commas.Contains(typed[at], StringComparison.Ordinal) && !(char.IsDigit(before) && char.IsDigit(after)))
            || (MiddleDots.Contains(typed[at], StringComparison.Ordinal) && (IsOwnWord(before) || IsOwnWord(after)));
    }

    // Chinese characters and hiragana, in which no name is written whose parts a dot joins.
    private static bool IsOwnWord(char c) => SearchTokens.IsPaired(c) && c is not (>= '\u30A0' and <= '\u30FF');
}
