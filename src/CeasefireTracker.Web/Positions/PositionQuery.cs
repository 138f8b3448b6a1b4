using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Positions;

/// <summary>Answers a <see cref="PositionFilter"/> from one store.</summary>
/// <param name="stop">Ends a query that nobody waits for any more.</param>
public sealed class PositionQuery(OpenStore store, CancellationToken stop = default)
{
    private const int ColumnsBesideParties = 2;

    /// <summary>The table of one day.</summary>
    public PositionResult Run(PositionFilter filter)
    {
        stop.ThrowIfCancellationRequested();
        var statements = Statements.Of(store);
        var (rules, endings) = filter.KnownOn is { } known ? statements.KnownOn(known, stop) : (statements.Rules, statements.Endings);
        var end = filter.KnownOn < store.LastDay ? filter.KnownOn.Value : store.LastDay;
        var asOf = filter.AsOf ?? end;
        var choosable = store.Vocabulary.Actors.Values.Where(actor => rules.Count(actor.Id) > 0).ToList();
        var columns = filter.Actors.IsEmpty
            ? MainActors(choosable, rules)
            : [.. store.Vocabulary.Actors.Values.Where(actor => filter.Actors.Contains(actor.Id))];
        var issues = store.Vocabulary.Issues.Values.Where(issue => filter.Issues.IsEmpty || filter.Issues.Contains(issue.Id)).ToList();
        var now = new DayTable(rules, endings, asOf);
        var rows = issues
            .TakeUntil(stop)
            .Select(issue => new PositionLine(
                issue,
                [.. columns.TakeUntil(stop).Select(actor => now.Cell(issue, actor))]
            ))
            .ToList();
        var (previous, next) = Steps(rules, [.. issues.SelectMany(issue => columns.Select(actor => (issue.Id, actor.Id)))], asOf);
        return new PositionResult(
            filter,
            asOf,
            columns,
            [.. rows.Where(row => !IsSilent(row))],
            [.. rows.Where(IsSilent).Select(row => row.Issue)],
            previous,
            next,
            choosable
        )
        {
            Moves = filter.From is { First: var from } ? Moves(from, new DayTable(rules, endings, from)) : null,
        };

        IReadOnlyList<PositionMove> Moves(DateOnly from, DayTable before) =>
            [.. rows.TakeUntil(stop).SelectMany(row => MovesOf(row, from, before))];

        IEnumerable<PositionMove> MovesOf(PositionLine row, DateOnly from, DayTable before) =>
            row.Cells.SelectMany(cell =>
                PositionMove.Between(
                    row.Issue,
                    from,
                    asOf,
                    before.Cell(row.Issue, cell.Actor),
                    cell,
                    rules
                        .Of(row.Issue.Id, cell.Actor.Id)
                        .Where(position => position.From <= asOf)
                        .OrderBy(position => position.From)
                        .ThenBy(position => position.Stated.Ordinal)
                        .ThenBy(position => position.Stated.Place),
                    endings
                )
            );
    }

    /// <summary>What one actor holds and held, an issue a cell, as of a day.</summary>
    public IReadOnlyList<(IssueRow Issue, PositionCell Cell)> Of(ActorRow actor, DateOnly day)
    {
        var statements = Statements.Of(store);
        var table = new DayTable(statements.Rules, statements.Endings, day);
        return
        [
            .. store
                .Vocabulary.Issues.Values.TakeUntil(stop)
                .Select(issue => (issue, Cell: table.Cell(issue, actor)))
                .Where(row => row.Cell.Standing.Count > 0 || row.Cell.Earlier.Count > 0),
        ];
    }

    private static bool IsSilent(PositionLine row) =>
        row.Cells.All(cell => cell is { Standing.Count: 0, Earlier.Count: 0, Elsewhere.Count: 0 });

    /// <summary>The parties, and the states and bodies that have said most besides them.</summary>
    private static List<ActorRow> MainActors(List<ActorRow> choosable, PositionRules rules)
    {
        var others = choosable
            .Where(actor => !actor.Party && actor.Kind != ActorKind.Person)
            .OrderByDescending(actor => rules.Count(actor.Id))
            .ThenBy(actor => actor.Place)
            .Take(ColumnsBesideParties);
        return [.. choosable.Where(actor => actor.Party), .. others];
    }

    /// <summary>The same day of the year before.</summary>
    public static DateOnly YearBefore(DateOnly day) => day.Year == DateOnly.MinValue.Year ? DateOnly.MinValue : day.AddYears(-1);

    private static (PositionStep? Previous, PositionStep? Next) Steps(
        PositionRules rules,
        IReadOnlyList<(string Issue, string Holder)> cells,
        DateOnly asOf
    )
    {
        (DateOnly? before, DateOnly? after) = (null, null);
        foreach (var (issue, holder) in cells)
        {
            var turns = rules.Turns(issue, holder);
            var (found, isTurn) = turns.BinarySearch(asOf) is var place && place >= 0 ? (place, true) : (~place, false);
            if (found > 0 && !(turns[found - 1] <= before))
            {
                before = turns[found - 1];
            }

            var following = isTurn ? found + 1 : found;
            if (following < turns.Count && !(turns[following] >= after))
            {
                after = turns[following];
            }
        }

        return (Step(before), Step(after));

        PositionStep? Step(DateOnly? day) =>
            day is null
                ? null
                : new PositionStep(
                    day.Value,
                    [
                        .. cells
                            .Where(cell => rules.Turns(cell.Issue, cell.Holder).BinarySearch(day.Value) >= 0)
                            .SelectMany(cell => rules.Of(cell.Issue, cell.Holder))
                            .Where(position => position.From == day || position.Until?.AddDays(1) == day)
                            .SelectMany<Position, StatedTerm?>(position =>
                                [
                                    position.From == day && PositionRules.CountsFrom(position.Stated) == day ? position.Stated : null,
                                    position.Until?.AddDays(1) == day ? position.EndedBy : null,
                                ]
                            )
                            .OfType<StatedTerm>()
                            .DistinctBy(term => term.Ordinal)
                            .OrderBy(term => term.Ordinal)
                            .Select(term => term.Event),
                    ]
                );
    }
}
