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
        var rows = issues
            .TakeUntil(stop)
            .Select(issue => new PositionLine(
                issue,
                [.. columns.TakeUntil(stop).Select(actor => Cell(rules, issue, actor, asOf, endings))]
            ))
            .ToList();
        var shown = issues.TakeUntil(stop).SelectMany(issue => columns.SelectMany(actor => rules.Of(issue.Id, actor.Id))).ToList();
        var (previous, next) = Steps(shown, asOf);
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
            Moves = filter.From is { } from ? [.. rows.TakeUntil(stop).SelectMany(row => Moves(row, from.First))] : null,
        };

        IEnumerable<PositionMove> Moves(PositionLine row, DateOnly from) =>
            row.Cells.SelectMany(now =>
                PositionMove.Between(
                    row.Issue,
                    from,
                    asOf,
                    Cell(rules, row.Issue, now.Actor, from, endings),
                    now,
                    rules
                        .Of(row.Issue.Id, now.Actor.Id)
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
        return
        [
            .. store
                .Vocabulary.Issues.Values.TakeUntil(stop)
                .Select(issue => (issue, Cell: Cell(statements.Rules, issue, actor, day, statements.Endings)))
                .Where(row => row.Cell.Standing.Count > 0 || row.Cell.Earlier.Count > 0),
        ];
    }

    /// <summary>What an actor holds on the same matter under other issues and that is not folded, as the vocabulary relates their
    /// options.</summary>
    private static IReadOnlyList<Position> Elsewhere(
        PositionRules rules,
        IssueRow issue,
        ActorRow actor,
        DateOnly day,
        IReadOnlyDictionary<string, StatedEvent> endings
    ) =>
        [
            .. issue
                .Options.SelectMany(option => option.SeeAlso)
                .Distinct()
                .Select(OptionAddress.Parse)
                .SelectMany(option => rules.Of(option.Issue, actor.Id).Where(position => position.Term.Option == option.Option))
                .Where(position => position.StandsOn(day) && Fold(position, day, endings) is null)
                .OrderByDescending(position => position.From)
                .ThenByDescending(position => position.Stated.Ordinal),
        ];

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

    private static PositionCell Cell(
        PositionRules rules,
        IssueRow issue,
        ActorRow actor,
        DateOnly day,
        IReadOnlyDictionary<string, StatedEvent> endings
    )
    {
        var begun = rules.Of(issue.Id, actor.Id).SkipWhile(position => position.From > day).ToLookup(position => position.StandsOn(day));
        return new PositionCell(
            actor,
            [
                // What stands on the day must not tell how it ends later.
                .. begun[true]
                    .Select(position => position with { Until = null, End = null, EndedBy = null, Fold = Fold(position, day, endings) })
                    .OrderBy(position => position.Fold is not null)
                    .ThenBy(position => PositionRules.StandsBeside(position.Term.Stance)),
            ],
            [.. begun[false]]
        )
        {
            Elsewhere = Elsewhere(rules, issue, actor, day, endings),
        };
    }

    private static PositionFold? Fold(Position position, DateOnly day, IReadOnlyDictionary<string, StatedEvent> endings) =>
        position.Term.Moot is { } moot && endings.TryGetValue(moot.Event, out var end) && end.Date.Span.Latest <= day ? PositionFold.Moot
        : PositionRules.CountsFrom(position.Stated) < YearBefore(day) ? PositionFold.Old
        : null;

    /// <summary>The same day of the year before.</summary>
    public static DateOnly YearBefore(DateOnly day) => day.Year == DateOnly.MinValue.Year ? DateOnly.MinValue : day.AddYears(-1);

    private static (PositionStep? Previous, PositionStep? Next) Steps(IReadOnlyList<Position> shown, DateOnly asOf)
    {
        (DateOnly? before, DateOnly? after) = (null, null);
        foreach (var position in shown)
        {
            Look(position.From);
            if (position.Until is { } until)
            {
                Look(until.AddDays(1));
            }
        }

        return (Step(before), Step(after));

        void Look(DateOnly day)
        {
            if (day < asOf && !(day <= before))
            {
                before = day;
            }
            else if (day > asOf && !(day >= after))
            {
                after = day;
            }
        }

        PositionStep? Step(DateOnly? day) =>
            day is null
                ? null
                : new PositionStep(
                    day.Value,
                    [
                        .. shown
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
