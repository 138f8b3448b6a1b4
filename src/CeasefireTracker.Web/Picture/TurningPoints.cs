using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Picture;

/// <summary>
/// The events by which a selection is told in a few words. The rule: of each chapter the event that most other events of the record
/// answer, and of like ones the earliest; then, of all that is left, those that most answer, until there are <see cref="Most"/>. An event
/// that nothing answers is none, nor is one on which fewer than <see cref="LeastPublishers"/> publishers report. Nobody picks them by hand.
/// </summary>
/// <remarks>The method page says the same to readers.</remarks>
public sealed class TurningPoints
{
    /// <summary>How many there are at most.</summary>
    public const int Most = 12;

    /// <summary>How many publishers have to report on one.</summary>
    public const int LeastPublishers = 2;

    private readonly List<(int Ordinal, string? Phase, int Answers)> candidates;

    private TurningPoints(OpenStore store)
    {
        using var context = store.Context();
        var answers = context
            .Relations.Where(relation => relation.Kind == RelationKind.RespondsTo && relation.Target.Ordinal != null)
            .GroupBy(relation => relation.Target.Ordinal!.Value)
            .Select(group => new { Ordinal = group.Key, Count = group.Count() })
            .ToList();
        List<int?> answered = [.. answers.Select(answer => (int?)answer.Ordinal)];
        var events = context
            .Events.Where(e => answered.Contains(e.Ordinal))
            .Select(e => new
            {
                Ordinal = e.Ordinal!.Value,
                e.PhaseId,
                Publishers = e.Citations.Select(citation => citation.Source.PublisherId).Distinct().Count(),
            })
            .ToDictionary(e => e.Ordinal);
        Answered =
        [
            .. answers
                .Select(answer => (answer.Ordinal, events[answer.Ordinal].PhaseId, answer.Count))
                .OrderByDescending(candidate => candidate.Count)
                .ThenBy(candidate => candidate.Ordinal),
        ];
        candidates = [.. Answered.Where(candidate => events[candidate.Ordinal].Publishers >= LeastPublishers)];
    }

    /// <summary>Every event that others answer, by ordinal, with its chapter and how many they are: the most answered first, and of like
    /// ones the earliest.</summary>
    public IReadOnlyList<(int Ordinal, string? Phase, int Answers)> Answered { get; }

    /// <summary>Those of a store, counted once.</summary>
    public static TurningPoints Of(OpenStore store) => store.Once(static store => new TurningPoints(store))!;

    /// <summary>The turning points of a selection, by ordinal, in the order of days.</summary>
    public IReadOnlyList<int> In(BitSet shown)
    {
        var there = candidates.Where(candidate => shown.Contains(candidate.Ordinal)).ToList();
        var firsts = there.Where(candidate => candidate.Phase is not null).DistinctBy(candidate => candidate.Phase);
        return [.. firsts.Concat(there).Select(candidate => candidate.Ordinal).Distinct().Take(Most).Order()];
    }
}
