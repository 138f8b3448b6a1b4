using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Web.Store;

/// <summary>What every page needs of a store: its actors, issues, phases, publishers and words, by id and in the order of their files.</summary>
public sealed class Vocabulary
{
    private Vocabulary(SqliteConnection connection)
    {
        Actors = ById(StoreRow.Of(connection, "SELECT id, place, kind, party, colour, name_en, name_ja, aliases, members, wikidata FROM actors ORDER BY place").Select(row => new ActorRow
        {
            Id = row.Text(),
            Place = row.Number(),
            Kind = row.Word<ActorKind>(),
            Party = row.Flag(),
            Colour = row.WordOrNull<PartyColour>(),
            Name = row.Both(),
            Aliases = row.Texts(),
            Members = row.Texts(),
            Wikidata = row.TextOrNull(),
        }), actor => actor.Id);
        foreach (var row in StoreRow.Of(connection, "SELECT id, actor_id, \"for\", \"from\", \"to\" FROM actor_mandates ORDER BY id"))
        {
            var mandate = new MandateRow { Id = row.Number(), ActorId = row.Text(), For = row.Text(), From = row.DayOrNull(), To = row.DayOrNull() };
            Actors[mandate.ActorId].SpeaksFor.Add(mandate);
        }

        foreach (var row in StoreRow.Of(connection, "SELECT id, actor_id, title_en, title_ja, \"from\", \"to\" FROM actor_offices ORDER BY id"))
        {
            var office = new OfficeRow { Id = row.Number(), ActorId = row.Text(), Title = row.Both(), From = row.DayOrNull(), To = row.DayOrNull() };
            Actors[office.ActorId].Offices.Add(office);
        }

        Issues = ById(StoreRow.Of(connection, "SELECT id, place, label_en, label_ja, definition_en, definition_ja, example_en, example_ja FROM issues ORDER BY place").Select(row => new IssueRow
        {
            Id = row.Text(),
            Place = row.Number(),
            Label = row.Both(),
            Definition = row.Both(),
            Example = row.Both(),
        }), issue => issue.Id);
        foreach (var row in StoreRow.Of(connection, "SELECT issue_id, option_id, place, label_en, label_ja FROM issue_options ORDER BY place"))
        {
            var option = new IssueOptionRow { IssueId = row.Text(), OptionId = row.Text(), Place = row.Number(), Label = row.Both() };
            Issues[option.IssueId].Options.Add(option);
        }

        Publishers = ById(StoreRow.Of(connection, "SELECT id, name_en, name_ja, home, state_media FROM publishers ORDER BY id").Select(row => new PublisherRow
        {
            Id = row.Text(),
            Name = row.Both(),
            Home = row.TextOrNull(),
            StateMedia = row.TextOrNull(),
        }), publisher => publisher.Id);
        Phases = ById(StoreRow.Of(connection, "SELECT id, place, span, title_en, title_ja, text_en, text_ja, sources FROM phases ORDER BY place").Select(row => new PhaseRow
        {
            Id = row.Text(),
            Place = row.Number(),
            Span = row.Date(),
            Title = row.Both(),
            Text = row.Both(),
            Sources = row.Texts(),
        }), phase => phase.Id);
        Glossary = [.. StoreRow.Of(connection, "SELECT id, place, term_en, term_ja, meaning_en, meaning_ja FROM glossary ORDER BY place").Select(row => new GlossaryRow
        {
            Id = row.Text(), Place = row.Number(), Term = row.Both(), Meaning = row.Both(),
        })];
        Spellings = new Spellings(StoreRow.Of(connection, "SELECT spellings FROM place_names ORDER BY id").Select(row => row.Texts()).ToList());
        Symmetry = [.. StoreRow.Of(connection, "SELECT actor_id, place, events, terms, citations, single_origin, languages FROM symmetry ORDER BY place").Select(row => new SymmetryRow
        {
            ActorId = row.Text(), Place = row.Number(), Events = row.Number(), Terms = row.Number(), Citations = row.Number(), SingleOrigin = row.Number(), Languages = row.Text(),
        })];
        Collections = [.. StoreRow.Of(connection, "SELECT value FROM bitmaps WHERE facet = 'collection' ORDER BY value").Select(row => row.Text())];
    }

    public OrderedDictionary<string, ActorRow> Actors { get; }

    public OrderedDictionary<string, IssueRow> Issues { get; }

    public OrderedDictionary<string, PublisherRow> Publishers { get; }

    public OrderedDictionary<string, PhaseRow> Phases { get; }

    public IReadOnlyList<GlossaryRow> Glossary { get; }

    /// <summary>The places under each of their names.</summary>
    public Spellings Spellings { get; }

    public IReadOnlyList<string> Collections { get; }

    /// <summary>How much the record holds of each actor, the parties first.</summary>
    public IReadOnlyList<SymmetryRow> Symmetry { get; }

    /// <summary>Reads the vocabulary of a store.</summary>
    public static Vocabulary Read(SqliteConnection connection) => new(connection);

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
