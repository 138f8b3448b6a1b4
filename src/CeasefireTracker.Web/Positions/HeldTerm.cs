using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Positions;

/// <summary>A stance of one holder, as it was stated, with the span in which it stood.</summary>
/// <param name="Holder">Whoever the term names; of a joint one each.</param>
/// <param name="Side">The party whose word it was: the holder, or the one that the holder spoke for on a day of the event; null if
/// neither is a party.</param>
/// <param name="Stood">Where it stood as a position, in order; empty where it never did, as where it does not count.</param>
public sealed record HeldTerm(StatedTerm Stated, string Holder, string? Side, IReadOnlyList<Position> Stood)
{
    /// <summary>True if it is a stance of the holder, and not only what a contradicted source reports.</summary>
    public bool Counts => Stated.Term.Counts;

    /// <summary>The first day on which it stood, inclusive; null if it never did.</summary>
    public DateOnly? From => Stood.Count == 0 ? null : Stood[0].From;

    /// <summary>The last day on which it stood, inclusive; null while it stands, or if it never did.</summary>
    public DateOnly? Until => Stood.Count == 0 ? null : Stood[^1].Until;

    /// <summary>What ended it; null while it stands, or if it never did.</summary>
    public Position? Last => Stood.Count == 0 ? null : Stood[^1];

    /// <summary>Every stance of the record in the order of its events, also what does not count.</summary>
    /// <param name="filter">Leaves only those that its actors hold or spoke, or that were held for them, on its issues.</param>
    public static IReadOnlyList<HeldTerm> All(OpenStore store, PositionFilter filter, CancellationToken stop)
    {
        var (statements, actors) = (Statements.Of(store), store.Vocabulary.Actors);
        var (terms, rules) = (statements.Terms, statements.Rules);
        var stood = rules.All.TakeUntil(stop).ToLookup(position => (position.Stated, position.Holder));
        return
        [
            .. terms
                .TakeUntil(stop)
                .Where(stated => filter.Issues.IsEmpty || filter.Issues.Contains(stated.Term.Issue))
                .SelectMany(stated => stated.Term.Actors, (stated, holder) => (stated, holder))
                .Where(held => filter.Actors.IsEmpty || Whose(held.stated, held.holder).Any(filter.Actors.Contains))
                .Select(held => new HeldTerm(held.stated, held.holder, SideOf(held.stated, held.holder), [.. stood[held]])),
        ];

        IEnumerable<string> Whose(StatedTerm stated, string holder) =>
            rules.Principals(holder, stated).Append(holder).Append(stated.Term.SpokenBy).OfType<string>();

        string? SideOf(StatedTerm stated, string holder) =>
            rules.Principals(holder, stated).Prepend(holder).FirstOrDefault(actor => actors.TryGetValue(actor, out var row) && row.Party);
    }
}
