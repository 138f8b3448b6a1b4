using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Positions;

/// <summary>
/// That an actor stood otherwise on an option of an issue on the later of two days: by another word, by a first one, or by none any more.
/// Questions and postponements move by themselves, because they stand beside the answers.
/// </summary>
/// <param name="Then">What stood on the earlier day; empty: no known position, or none that still stood.</param>
/// <param name="Now">What stands on the later one.</param>
/// <param name="On">The day on which it came to be as it is now, after the earlier day.</param>
/// <param name="By">The event that moved it; null if a stated span ended.</param>
public sealed record PositionMove(
    IssueRow Issue,
    IssueOptionRow Option,
    ActorRow Actor,
    IReadOnlyList<Position> Then,
    IReadOnlyList<Position> Now,
    DateOnly On,
    Event? By
)
{
    /// <summary>What moved between two cells of one actor and issue.</summary>
    /// <param name="day">The earlier day; <paramref name="later"/> is the other.</param>
    /// <param name="begun">Everything that began by the later day, with its end.</param>
    /// <param name="over">The events with which a stance was over, by id.</param>
    public static IEnumerable<PositionMove> Between(
        IssueRow issue,
        DateOnly day,
        DateOnly later,
        PositionCell then,
        PositionCell now,
        IEnumerable<Position> begun,
        IReadOnlyDictionary<string, Event> over
    )
    {
        var (before, after, ends) = (Standing(then), Standing(now), begun.ToDictionary(position => (position.Stated, position.From)));
        return before
            .Select(group => group.Key)
            .Union(after.Select(group => group.Key))
            .Where(key => !before[key].Select(Word).ToHashSet().SetEquals(after[key].Select(Word)))
            .OrderBy(key => issue.Option(key.Option).Place)
            .ThenBy(key => key.IsBeside)
            .Select(key =>
            {
                List<Position> stood = [.. before[key]];
                List<Position> stands = [.. after[key]];
                var arrived = stands.Where(position => stood.TrueForAll(other => Word(other) != Word(position)));
                var gone = stood.Where(position => stands.TrueForAll(other => Word(other) != Word(position)));
                var (on, by) = arrived.Select(Came).Concat(gone.Select(Ended)).First();
                return new PositionMove(issue, issue.Option(key.Option), then.Actor, stood, stands, on, by);
            });

        // A run of one word may be older than the day where the stance of that day was over.
        (DateOnly On, Event? By) Came(Position position) =>
            position.Since > day ? (position.Since, position.SinceTerm.Event) : (position.From, position.Event);

        (DateOnly On, Event? By) Ended(Position position)
        {
            if (ends[(position.Stated, position.From)] is { Until: { } until, EndedBy: var by } && until < later)
            {
                return (until.AddDays(1), by?.Event);
            }

            var end = over[position.Term.Moot!.Event];
            return (end.Date.Span.Latest!.Value, end);
        }
    }

    private static Stance Word(Position position) => position.Term.Stance;

    // What is over waits for nothing on that day, whoever still holds it.
    private static ILookup<(string Option, bool IsBeside), Position> Standing(PositionCell cell) =>
        cell
            .Standing.Where(position => position.Fold != PositionFold.Moot)
            .ToLookup(position => (position.Term.Option, PositionRules.StandsBeside(position.Term.Stance)));
}
