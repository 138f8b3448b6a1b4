namespace CeasefireTracker.Web.Search;

/// <summary>
/// What a reader typed into the search field: words that must all be found (each from its beginning), "quoted words" that must stand
/// together and are whole, and -words that must not be found. Each is found under all of its <see cref="Spellings"/> and in every
/// <see cref="SearchForm"/>.
/// </summary>
public sealed class SearchText
{
    private SearchText(List<TypedWord> wanted, List<TypedWord> unwanted, Spellings spellings)
    {
        (Wanted, Unwanted) = ([.. wanted.Select(word => word.Text)], [.. unwanted.Select(word => word.Text)]);
        Forms =
        [
            .. wanted
                .SelectMany(word =>
                    Spelt(word, spellings).SelectMany(words => words).SelectMany(spelt => SearchForm.Of(spelt, word.IsQuoted))
                )
                .Distinct(),
        ];
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

    /// <summary>Reads what was typed (<see cref="TypedWord"/>).</summary>
    public static SearchText Parse(string typed, Spellings spellings)
    {
        var words = TypedWord.Read(typed);
        return new SearchText(words.FindAll(word => !word.IsUnwanted), words.FindAll(word => word.IsUnwanted), spellings);
    }

    // What was typed as one phrase is never looked for in parts.
    private static IEnumerable<IReadOnlyList<string>> Spelt(TypedWord word, Spellings spellings) =>
        spellings
            .Of(word.Text)
            .Select((spelt, place) => place == 0 ? [spelt] : Spellings.Apart(spelt))
            .Where(words => words.Count == 1 || !word.IsQuoted);

    private static List<SearchQuery> Queries(IEnumerable<TypedWord> words, Spellings spellings) =>
        [
            .. words
                .Select(word => SearchQuery.Any(Spelt(word, spellings).Select(spelt => AllOf(spelt, word.IsQuoted))))
                .OfType<SearchQuery>(),
        ];

    private static SearchQuery? AllOf(IReadOnlyList<string> words, bool areWhole) =>
        SearchQuery.All(words.Select(word => SearchQuery.Any(SearchForm.Of(word, areWhole).Select(SearchPhrase.Of))));
}
