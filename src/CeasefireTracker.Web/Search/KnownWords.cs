using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Search;

/// <summary>The words that a record knows by itself: the names of actors and places, of issues and of the glossary.</summary>
public sealed class KnownWords
{
    // A shorter word is near to too many.
    private const int ShortestGuess = 3;

    private readonly Lazy<string[]> known;

    private KnownWords(Vocabulary vocabulary)
    {
        var persons = vocabulary.Actors.Values.Where(actor => actor.Kind == ActorKind.Person).Select(actor => actor.Names());
        Spellings = new Spellings([.. vocabulary.PlaceNames, .. persons, .. vocabulary.Glossary.SelectMany(Synonyms)]);
        known = new Lazy<string[]>(() =>
            [
                .. vocabulary
                    .Actors.Values.SelectMany(actor => actor.Names())
                    .Concat(vocabulary.PlaceNames.SelectMany(place => place))
                    .Concat(vocabulary.Glossary.SelectMany(word => word.Also.Prepend(word.Term.Ja).Prepend(word.Term.En)))
                    .Concat(vocabulary.Issues.Values.SelectMany(issue => new[] { issue.Label.En, issue.Label.Ja }))
                    .SelectMany(SearchTokens.Words)
                    .Distinct(StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>Places, persons and words of the subject under each of their names.</summary>
    public Spellings Spellings { get; }

    /// <summary>The words of a store.</summary>
    public static KnownWords Of(OpenStore store) => store.Once(static store => new KnownWords(store.Vocabulary))!;

    /// <summary>The word that was probably meant by one that finds nothing: of a name, a place, the glossary or an issue; null if none is
    /// near.</summary>
    public string? Near(string typed)
    {
        var near = typed.Length < ShortestGuess ? null : Nearest.Of(typed, known.Value.Where(word => word.Length >= ShortestGuess));
        return typed == typed.ToLowerInvariant() ? near?.ToLowerInvariant() : near;
    }

    // Each language has its own words for it; what is one in Japanese is no synonym in English.
    private static IEnumerable<IEnumerable<string>> Synonyms(GlossaryRow word) =>
        new[] { false, true }
            .Select(isJapanese =>
                (
                    Term: isJapanese ? word.Term.Ja : word.Term.En,
                    Also: word.Also.FindAll(also => SearchTokens.IsPaired(also[0]) == isJapanese)
                )
            )
            .Where(language => language.Also.Count > 0)
            .Select(language =>
                language
                    .Term.Split([',', '、', '・'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Concat(language.Also)
            );
}
