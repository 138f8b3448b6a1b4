namespace CeasefireTracker.Web.Search;

/// <summary>
/// What a reader typed into the search field: words that must all be found (each from its beginning), "quoted words" that must stand
/// together, and -words that must not be found. Each is found under all of its <see cref="Spellings"/> and in every
/// <see cref="SearchForm"/>.
/// </summary>
public sealed class SearchText
{
    private const string Opening = "\"＂“”„«»「『";
    private const string Closing = "\"＂“”„«»」』";

    private SearchText(List<Piece> wanted, List<Piece> unwanted, Spellings spellings)
    {
        (Wanted, Unwanted) = ([.. wanted.Select(piece => piece.Text)], [.. unwanted.Select(piece => piece.Text)]);
        Forms = [.. wanted.SelectMany(piece => Spelt(piece, spellings)).SelectMany(words => words).SelectMany(SearchForm.Of).Distinct()];
        (Must, MustNot) = (Queries(wanted, spellings), Queries(unwanted, spellings));
    }

    /// <summary>The words and phrases that must be found, as typed.</summary>
    public IReadOnlyList<string> Wanted { get; }

    /// <summary>The same in every way to write them: under other names (<see cref="Spellings"/>) and in other forms
    /// (<see cref="SearchForm"/>).</summary>
    public IReadOnlyList<SearchForm> Forms { get; }

    /// <summary>The words and phrases that must not be found, as typed.</summary>
    public IReadOnlyList<string> Unwanted { get; }

    /// <summary>What must all be found.</summary>
    public IReadOnlyList<SearchQuery> Must { get; }

    /// <summary>What must not be found, none of it.</summary>
    public IReadOnlyList<SearchQuery> MustNot { get; }

    /// <summary>True if there is nothing to search for.</summary>
    public bool IsEmpty => Must.Count == 0 && MustNot.Count == 0;

    /// <summary>True if what is searched for is all that does not hold any of <see cref="MustNot"/>, because only words to leave out were
    /// typed.</summary>
    public bool IsComplement => Must.Count == 0 && MustNot.Count > 0;

    /// <summary>Reads what was typed. Any text is readable; an unclosed quotation mark reaches to the end.</summary>
    public static SearchText Parse(string typed, Spellings spellings)
    {
        var (wanted, unwanted) = (new List<Piece>(), new List<Piece>());
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
                ? typed.AsSpan(start + 1).IndexOfAny(Closing) is var close and >= 0
                    ? start + 1 + close
                    : typed.Length
                : typed.AsSpan(start).IndexOfAny(" \t\n\u3000") is var space and >= 0
                    ? start + space
                    : typed.Length;
            var piece = typed[Math.Min(quoted ? start + 1 : start, end)..end];
            i = Math.Max(quoted ? end + 1 : end, start + 1);
            if (piece.Length > 0)
            {
                (minus ? unwanted : wanted).Add(new Piece(piece, quoted));
            }
        }

        return new SearchText(wanted, unwanted, spellings);
    }

    // What was typed as one phrase is never looked for in parts.
    private static IEnumerable<IReadOnlyList<string>> Spelt(Piece piece, Spellings spellings) =>
        spellings
            .Of(piece.Text)
            .Select((spelt, place) => place == 0 ? [spelt] : Spellings.Apart(spelt))
            .Where(words => words.Count == 1 || !piece.IsQuoted);

    private static List<SearchQuery> Queries(IEnumerable<Piece> pieces, Spellings spellings) =>
        [.. pieces.Select(piece => SearchQuery.Any(Spelt(piece, spellings).Select(AllOf))).OfType<SearchQuery>()];

    private static SearchQuery? AllOf(IReadOnlyList<string> words) =>
        SearchQuery.All(words.Select(word => SearchQuery.Any(SearchForm.Of(word).Select(SearchPhrase.Of))));

    private readonly record struct Piece(string Text, bool IsQuoted);
}
