using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Filters;

/// <summary>
/// Facets that are of one thing: a part in an event, a stance, a document. Where two of a group are asked for, and one of them is what the
/// group is about, one and the same thing must have all of them: who offers what, and not somebody who is there where anybody offers it.
/// </summary>
public sealed class Together
{
    /// <summary>The part of one actor: who had which role.</summary>
    public static readonly Together Part = new("part")
    {
        Facets = [Facet.Actor, Facet.Role],
        About = [Facet.Role],
        RowsOf = indexed => indexed.Event.Roles(indexed.Actors).Select(part => new[] { part.Actor, part.Role.Text() }),
    };

    /// <summary>One stance: who takes which on what.</summary>
    public static readonly Together Term = new("term")
    {
        Facets = [Facet.Actor, Facet.Issue, Facet.Stance, Facet.Option],
        About = [Facet.Stance, Facet.Option],
        RowsOf = indexed =>
            indexed
                .Event.Terms.Where(term => term.Counts)
                .SelectMany(
                    term => indexed.Event.Holders(term, indexed.Actors),
                    (term, actor) => new[] { actor, term.Issue, term.Stance.Text(), new OptionAddress(term.Issue, term.Option).ToString() }
                ),
    };

    /// <summary>One cited document: who published it, how near it stands, and who reported it first. Its id stands behind.</summary>
    public static readonly Together Document = new("document")
    {
        Facets = [Facet.Publisher, Facet.Tier, Facet.Origin],
        About = [Facet.Tier, Facet.Origin],
        RowsOf = indexed =>
            indexed
                .Event.Citations.Select(citation => indexed.Sources[citation.Source])
                .Select(source => new[] { source.Publisher, source.Tier.Text(), source.FirstPublisher, source.Id }),
    };

    public static readonly IReadOnlyList<Together> All = [Part, Term, Document];

    private Together(string name) => Name = name;

    /// <summary>The name under which the index has it.</summary>
    public string Name { get; }

    /// <summary>The facets, in the order of the values of a row.</summary>
    public required IReadOnlyList<Facet> Facets { get; init; }

    /// <summary>What the group is about: without one of these each facet selects by itself.</summary>
    public required IReadOnlyList<Facet> About { get; init; }

    /// <summary>The things of one event, a value a facet, and what else is to be known of them.</summary>
    public required Func<IndexedEvent, IEnumerable<string[]>> RowsOf { get; init; }

    /// <summary>True if one thing must have all that is asked for of the group.</summary>
    public bool IsAsked(Asked asked) =>
        About.Any(facet => !asked.For(facet).IsEmpty) && Facets.Count(facet => !asked.For(facet).IsEmpty) > 1;

    /// <summary>The events that have one thing with all that is asked for of the group.</summary>
    /// <param name="isKnown">Leaves out rows; null: all count.</param>
    public BitSet Select(Asked asked, TimelineIndex index, Func<IReadOnlyList<string>, bool>? isKnown = null) =>
        BitSet.Of(index.Count, Rows(asked, index, isKnown).Select(row => row.Events));

    /// <summary>For each value of a facet the events that one thing with it has with the rest of what is asked for.</summary>
    /// <param name="isKnown">Leaves out rows; null: all count.</param>
    public IReadOnlyDictionary<string, BitSet> By(
        Facet facet,
        Asked asked,
        TimelineIndex index,
        Func<IReadOnlyList<string>, bool>? isKnown = null
    )
    {
        var place = Facets.Index().First(known => known.Item == facet).Index;
        return Rows(asked.With(facet, facet.None), index, isKnown)
            .GroupBy(row => row.Values[place], StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => BitSet.Of(index.Count, group.Select(row => row.Events)), StringComparer.Ordinal);
    }

    private IEnumerable<IndexedThing> Rows(Asked asked, TimelineIndex index, Func<IReadOnlyList<string>, bool>? isKnown)
    {
        var wanted = Facets
            .Index()
            .Select(facet => (facet.Index, Values: asked.For(facet.Item)))
            .Where(one => !one.Values.IsEmpty)
            .ToList();
        return index
            .Things(Name)
            .Where(row => wanted.TrueForAll(one => one.Values.Contains(row.Values[one.Index])) && isKnown?.Invoke(row.Values) != false);
    }
}
