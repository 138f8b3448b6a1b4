using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store.Rows;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Store;

/// <summary>What every page needs of a store: its actors, issues, phases, publishers and words, by id and in the order of their files.</summary>
public sealed class Vocabulary
{
    private Vocabulary(TrackerContext context)
    {
        Actors = ById(context.Actors.Include(actor => actor.SpeaksFor.OrderBy(mandate => mandate.Id)).Include(actor => actor.Offices.OrderBy(office => office.Id))
            .OrderBy(actor => actor.Place), actor => actor.Id);
        Issues = ById(context.Issues.Include(issue => issue.Options.OrderBy(option => option.Place)).OrderBy(issue => issue.Place), issue => issue.Id);
        Publishers = ById(context.Publishers.OrderBy(publisher => publisher.Id), publisher => publisher.Id);
        Phases = ById(context.Phases.OrderBy(phase => phase.Place), phase => phase.Id);
        Glossary = [.. context.Glossary.OrderBy(word => word.Place)];
        Spellings = new Spellings(context.PlaceNames.OrderBy(place => place.Id).Select(place => place.Spellings).ToList());
        Symmetry = [.. context.Symmetry.OrderBy(row => row.Place)];
        Collections = [.. context.Bitmaps.Where(set => set.Facet == "collection").OrderBy(set => set.Value).Select(set => set.Value)];
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
    public static Vocabulary Read(TrackerContext context) => new(context);

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
