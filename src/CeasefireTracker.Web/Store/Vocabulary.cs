using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Store;

/// <summary>What every page needs of a store: its actors, issues, phases, publishers and words, by id and in the order of their files.</summary>
public sealed class Vocabulary
{
    // A shorter word is near to too many.
    private const int ShortestGuess = 3;

    private readonly Lazy<string[]> known;

    private Vocabulary(VocabularyDocument document)
    {
        Actors = ById(document.Actors, actor => actor.Id);
        Issues = ById(document.Issues, issue => issue.Id);
        Publishers = ById(document.Publishers, publisher => publisher.Id);
        Phases = ById(document.Phases, phase => phase.Id);
        (Glossary, Symmetry, Collections) = (document.Glossary, document.Symmetry, document.Collections);
        var places = document.PlaceNames.Select(place => place.Spellings).ToList();
        var persons = Actors.Values.Where(actor => actor.Kind == ActorKind.Person).Select(actor => actor.Aliases.Prepend(actor.Name.Ja).Prepend(actor.Name.En));
        Spellings = new Spellings([.. places, .. persons, .. Glossary.SelectMany(Synonyms)]);
        known = new Lazy<string[]>(() =>
        [
            .. Actors.Values.SelectMany(actor => actor.Aliases.Prepend(actor.Name.Ja).Prepend(actor.Name.En)).Concat(places.SelectMany(place => place))
                .Concat(Glossary.SelectMany(word => word.Also.Prepend(word.Term.Ja).Prepend(word.Term.En)))
                .Concat(Issues.Values.SelectMany(issue => new[] { issue.Label.En, issue.Label.Ja }))
                .SelectMany(SearchTokens.Words).Distinct(StringComparer.Ordinal),
        ]);
    }

    public OrderedDictionary<string, ActorRow> Actors { get; }

    public OrderedDictionary<string, IssueRow> Issues { get; }

    public OrderedDictionary<string, PublisherRow> Publishers { get; }

    public OrderedDictionary<string, PhaseRow> Phases { get; }

    public IReadOnlyList<GlossaryRow> Glossary { get; }

    /// <summary>Places, persons and words of the subject under each of their names.</summary>
    public Spellings Spellings { get; }

    public IReadOnlyList<string> Collections { get; }

    /// <summary>How much the record holds of each actor, the parties first.</summary>
    public IReadOnlyList<SymmetryRow> Symmetry { get; }

    /// <summary>The word that was probably meant by one that finds nothing: of a name, a place, the glossary or an issue; null if none is near.</summary>
    public string? Near(string typed)
    {
        var near = typed.Length < ShortestGuess ? null : Nearest.Of(typed, known.Value.Where(word => word.Length >= ShortestGuess));
        return typed == typed.ToLowerInvariant() ? near?.ToLowerInvariant() : near;
    }

    /// <summary>Reads the vocabulary of a store from its document.</summary>
    public static Vocabulary Read(string document) => new(VocabularyDocument.Read(document));

    // Each language has its own words for it; what is one in Japanese is no synonym in English.
    private static IEnumerable<IEnumerable<string>> Synonyms(GlossaryRow word) => new[] { false, true }
        .Select(isJapanese => (Term: isJapanese ? word.Term.Ja : word.Term.En, Also: word.Also.FindAll(also => SearchTokens.IsPaired(also[0]) == isJapanese)))
        .Where(language => language.Also.Count > 0)
        .Select(language => language.Term.Split([',', '、', '・'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Concat(language.Also));

    private static OrderedDictionary<string, T> ById<T>(IEnumerable<T> rows, Func<T, string> id) where T : class
    {
        var map = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            map.Add(id(row), row);
        }

        return map;
    }
}
