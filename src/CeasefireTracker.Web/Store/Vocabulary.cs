using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Store;

/// <summary>What every page needs of a store: its actors, issues, phases, publishers and words, by id and in the order of their
/// files.</summary>
public sealed class Vocabulary
{
    private Vocabulary(VocabularyDocument document)
    {
        Actors = ById(document.Actors, actor => actor.Id);
        Issues = ById(document.Issues, issue => issue.Id);
        Several = Issues
            .Values.SelectMany(issue => issue.Options)
            .Where(option => option.Several)
            .Select(option => new OptionAddress(option.IssueId, option.OptionId))
            .ToHashSet();
        Publishers = ById(document.Publishers, publisher => publisher.Id);
        Phases = ById(document.Phases, phase => phase.Id);
        (Glossary, Symmetry, Collections) = (document.Glossary, document.Symmetry, document.Collections);
        Seen = document.Seen.ToDictionary(seen => seen.Source, StringComparer.Ordinal);
        (Leads, Reports) = (document.Leads, document.Reports);
        PlaceNames = [.. document.PlaceNames.Select(place => place.Spellings)];
    }

    public OrderedDictionary<string, ActorRow> Actors { get; }

    public OrderedDictionary<string, IssueRow> Issues { get; }

    /// <summary>The options that hold several texts, so that no stance on them replaces another.</summary>
    public IReadOnlySet<OptionAddress> Several { get; }

    public OrderedDictionary<string, PublisherRow> Publishers { get; }

    public OrderedDictionary<string, PhaseRow> Phases { get; }

    public IReadOnlyList<GlossaryRow> Glossary { get; }

    /// <summary>The names of each place that has several.</summary>
    public IReadOnlyList<IReadOnlyList<string>> PlaceNames { get; }

    /// <summary>What was reported and not yet read at its source, the newest first.</summary>
    public IReadOnlyList<Lead> Leads { get; }

    /// <summary>What was found at the sources' addresses, by the source's id; nothing of those that nobody looked at.</summary>
    public IReadOnlyDictionary<string, SourceSeen> Seen { get; }

    /// <summary>The settled reports of readers, the newest first.</summary>
    public IReadOnlyList<ReaderReport> Reports { get; }

    public IReadOnlyList<string> Collections { get; }

    /// <summary>How much the record holds of each actor, the parties first.</summary>
    public IReadOnlyList<SymmetryRow> Symmetry { get; }

    /// <summary>Documents of the store with their publishers and those who first published what they say, which no query need
    /// join.</summary>
    public IReadOnlyList<SourceRow> Published(IEnumerable<SourceRow> documents) =>
        [
            .. documents.Select(document =>
            {
                document.Publisher = Publishers[document.PublisherId];
                document.Origin = document.OriginId is null ? null : Publishers[document.OriginId];
                return document;
            }),
        ];

    /// <summary>Reads the vocabulary of a store from its document.</summary>
    public static Vocabulary Read(string document) => new(VocabularyDocument.Read(document));

    private static OrderedDictionary<string, T> ById<T>(IEnumerable<T> rows, Func<T, string> id)
        where T : class
    {
        var map = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            map.Add(id(row), row);
        }

        return map;
    }
}
