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
    StatedEvent? By
)
{
    /// <summary>What was said after the earlier day and stands no more on the later one, the oldest first.</summary>
    public IReadOnlyList<Position> Meanwhile { get; init; } = [];

    /// <summary>What moved between two cells of one actor and issue.</summary>
    /// <param name="day">The earlier day; <paramref name="later"/> is the other.</param>
    /// <param name="begun">Everything that began by the later day, with its end.</param>
    /// <param name="endings">The events with which a stance was over, by id.</param>
    public static IEnumerable<PositionMove> Between(
        IssueRow issue,
        DateOnly day,
        DateOnly later,
        PositionCell then,
        PositionCell now,
        IEnumerable<Position> begun,
        IReadOnlyDictionary<string, StatedEvent> endings
    )
    {
        var (before, after) = (Standing(then), Standing(now));
        var history = begun.ToLookup(Key);
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
                var arrived = stands.Where(position => stood.TrueForAll(other => Word(other) != Word(position))).MaxBy(Since);
                var (on, by) = arrived is null ? Ended(history[key]) : (Since(arrived), Came(arrived).Event);
                return new PositionMove(issue, issue.Option(key.Option), then.Actor, stood, stands, on, by)
                {
                    Meanwhile =
                    [
                        .. history[key]
                            .Where(position => position.From > day && stands.TrueForAll(other => Word(other) != Word(position)))
                            .DistinctBy(position => position.Stated)
                            .OrderBy(position => position.From),
                    ],
                };
            });

        // A run of one word may be older than the day where the stance of that day was over.
        DateOnly Since(Position position) => position.Since > day ? position.Since : position.From;

        StatedTerm Came(Position position) => position.Since > day ? position.SinceTerm : position.Stated;

        // Nothing new stands: what ended last, by being replaced, withdrawn, lapsed or over.
        (DateOnly On, StatedEvent? By) Ended(IEnumerable<Position> held) =>
            held.Select(position =>
                    position.Until is { } until && until < later ? (until.AddDays(1), position.EndedBy?.Event)
                    : position.Term.Moot is { } moot && endings.TryGetValue(moot.Event, out var end) && end.Date.Span.Latest <= later
                        ? (end.Date.Span.Latest.Value, end)
                    : (DateOnly.MinValue, null)
                )
                .MaxBy(end => end.Item1);
    }

    private static Stance Word(Position position) => position.Term.Stance;

    // What is over waits for nothing on that day, whoever still holds it.
    private static ILookup<(string Option, bool IsBeside, StatedTerm? Text), Position> Standing(PositionCell cell) =>
        cell.Standing.Where(position => position.Fold != PositionFold.Moot).ToLookup(Key);

    private static (string Option, bool IsBeside, StatedTerm? Text) Key(Position position) =>
        (position.Term.Option, PositionRules.StandsBeside(position.Term.Stance), position.Text);
}
