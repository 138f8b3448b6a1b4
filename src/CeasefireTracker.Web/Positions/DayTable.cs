using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Positions;

/// <summary>Who holds what on one day. What an actor holds on an issue is worked out once, because other issues of the same matter ask for
/// it too.</summary>
/// <param name="endings">The events with which a stance was moot, by id.</param>
internal sealed class DayTable(PositionRules rules, IReadOnlyDictionary<string, StatedEvent> endings, DateOnly day)
{
    private readonly Dictionary<(string Issue, string Actor), (List<Position> Standing, List<Position> Earlier)> held = [];

    public PositionCell Cell(IssueRow issue, ActorRow actor)
    {
        var (standing, earlier) = Held(issue.Id, actor.Id);
        return new PositionCell(actor, standing, earlier) { Elsewhere = Elsewhere(issue, actor) };
    }

    private (List<Position> Standing, List<Position> Earlier) Held(string issue, string actor)
    {
        if (!held.TryGetValue((issue, actor), out var both))
        {
            var (standing, earlier) = (new List<Position>(), new List<Position>());
            foreach (var position in rules.Of(issue, actor).SkipWhile(position => position.From > day))
            {
                (position.StandsOn(day) ? standing : earlier).Add(position);
            }

            both = held[(issue, actor)] = (
                [
                    // What stands on the day must not tell how it ends later.
                    .. standing
                        .Select(position => position with { Until = null, End = null, EndedBy = null, Fold = Fold(position) })
                        .OrderBy(position => position.Fold is not null)
                        .ThenBy(position => PositionRules.StandsBeside(position.Term.Stance)),
                ],
                earlier
            );
        }

        return both;
    }

    /// <summary>What an actor holds on the same matter under other issues and that is not folded, as the vocabulary relates their
    /// options: the latest first, of one event as they stand there.</summary>
    private IReadOnlyList<Position> Elsewhere(IssueRow issue, ActorRow actor) =>
        [
            .. issue
                .Options.SelectMany(option => option.SeeAlso)
                .Distinct()
                .Select(OptionAddress.Parse)
                .SelectMany(option => Held(option.Issue, actor.Id).Standing.Where(position => position.Term.Option == option.Option))
                .Where(position => position.Fold is null)
                .OrderByDescending(position => position.From)
                .ThenByDescending(position => position.Stated.Ordinal),
        ];

    private PositionFold? Fold(Position position) =>
        position.Term.Moot is { } moot && endings.TryGetValue(moot.Event, out var end) && end.Date.Span.Latest <= day ? PositionFold.Moot
        : PositionRules.CountsFrom(position.Stated) < PositionQuery.YearBefore(day) ? PositionFold.Old
        : null;
}
