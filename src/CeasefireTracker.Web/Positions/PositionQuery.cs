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

    /// <summary>The rules over the record's terms, in memory.</summary>
    /// <param name="knownOn">Leaves out what became public after this day.</param>
    public PositionRules Rules(DateOnly? knownOn = null) => new(store.Vocabulary.Actors, Terms(knownOn), stop);

    /// <summary>Every term of the timeline in the order of its events.</summary>
    /// <inheritdoc cref="Rules"/>
    public IReadOnlyList<StatedTerm> Terms(DateOnly? knownOn = null)
    {
        using var context = store.Context();
        var events = context
            .Events.Where(e => e.Ordinal != null && e.Terms.Any())
            .OrderBy(e => e.Ordinal)
            .Select(e => new { e.Document, Ordinal = e.Ordinal!.Value })
            .AsEnumerable()
            .TakeUntil(stop);
        var known = events.Where(e => IsKnown(e.Document, knownOn));
        return [.. known.SelectMany(e => StatedTerm.Of(e.Document, e.Ordinal, store.Vocabulary.Several))];
    }

    /// <summary>The table of one day.</summary>
    public PositionResult Run(PositionFilter filter)
    {
        var rules = Rules(filter.KnownOn);
        var end = filter.KnownOn < store.LastDay ? filter.KnownOn.Value : store.LastDay;
        var asOf = filter.AsOf ?? end;
        var counts = rules.All.TakeUntil(stop).CountBy(position => position.Holder).ToDictionary(StringComparer.Ordinal);
        var choosable = store.Vocabulary.Actors.Values.Where(actor => counts.ContainsKey(actor.Id)).ToList();
        var columns = filter.Actors.IsEmpty
            ? MainActors(choosable, counts)
            : [.. store.Vocabulary.Actors.Values.Where(actor => filter.Actors.Contains(actor.Id))];
        var issues = store.Vocabulary.Issues.Values.Where(issue => filter.Issues.IsEmpty || filter.Issues.Contains(issue.Id)).ToList();

        var (shownActors, shownIssues) = (columns.Select(actor => actor.Id).ToHashSet(), issues.Select(issue => issue.Id).ToHashSet());
        var shown = rules
            .All.TakeUntil(stop)
            .Where(position => shownActors.Contains(position.Holder) && shownIssues.Contains(position.Term.Issue))
            .ToList();
        var begun = shown.Where(position => position.From <= asOf).ToLookup(position => (position.Term.Issue, position.Holder));
        var over = Over(rules, filter.KnownOn);
        var related = Related(rules, asOf, over);
        var rows = issues
            .TakeUntil(stop)
            .Select(issue => new PositionLine(
                issue,
                [
                    .. columns
                        .TakeUntil(stop)
                        .Select(actor =>
                            Cell(rules, actor, begun[(issue.Id, actor.Id)], asOf, over) with
                            {
                                Elsewhere = Elsewhere(issue, actor, related),
                            }
                        ),
                ]
            ))
            .ToList();
        var (previous, next) = Steps(shown.TakeUntil(stop), asOf);
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
            {
                var known = begun[(row.Issue.Id, now.Actor.Id)].ToList();
                var then = Cell(rules, now.Actor, known.Where(position => position.From <= from), from, over);
                return PositionMove.Between(row.Issue, from, asOf, then, now, known, over);
            });
    }

    /// <summary>What one actor holds and held, an issue a cell, as of a day.</summary>
    public IReadOnlyList<(IssueRow Issue, PositionCell Cell)> Of(ActorRow actor, DateOnly day)
    {
        var rules = Rules();
        var over = Over(rules);
        var related = Related(rules, day, over);
        var begun = rules
            .All.TakeUntil(stop)
            .Where(position => position.Holder == actor.Id && position.From <= day)
            .ToLookup(position => position.Term.Issue);
        return
        [
            .. store
                .Vocabulary.Issues.Values.TakeUntil(stop)
                .Where(issue => begun.Contains(issue.Id))
                .Select(issue =>
                    (issue, Cell(rules, actor, begun[issue.Id], day, over) with { Elsewhere = Elsewhere(issue, actor, related) })
                ),
        ];
    }

    /// <summary>What stands on a day and is not folded, by holder and by an option that is seen beside another issue's.</summary>
    private ILookup<(string Holder, string Option), Position> Related(
        PositionRules rules,
        DateOnly day,
        IReadOnlyDictionary<string, Event> over
    )
    {
        var options = store.Vocabulary.Issues.Values.SelectMany(issue => issue.Options).SelectMany(option => option.SeeAlso).ToHashSet();
        return rules
            .On(day)
            .TakeUntil(stop)
            .Select(position => (Position: position, Option: new OptionAddress(position.Term.Issue, position.Term.Option).ToString()))
            .Where(held => options.Contains(held.Option) && Fold(held.Position, day, over) is null)
            .ToLookup(held => (held.Position.Holder, held.Option), held => held.Position);
    }

    private static IReadOnlyList<Position> Elsewhere(
        IssueRow issue,
        ActorRow actor,
        ILookup<(string Holder, string Option), Position> related
    ) =>
        [
            .. issue
                .Options.SelectMany(option => option.SeeAlso)
                .Distinct()
                .SelectMany(option => related[(actor.Id, option)])
                .OrderByDescending(position => position.From)
                .ThenByDescending(position => position.Stated.Ordinal),
        ];

    private static bool IsSilent(PositionLine row) =>
        row.Cells.All(cell => cell is { Standing.Count: 0, Earlier.Count: 0, Elsewhere.Count: 0 });

    /// <summary>The parties, and the states and bodies that have said most besides them.</summary>
    private static List<ActorRow> MainActors(List<ActorRow> choosable, Dictionary<string, int> counts)
    {
        var others = choosable
            .Where(actor => !actor.Party && actor.Kind != ActorKind.Person)
            .OrderByDescending(actor => counts[actor.Id])
            .ThenBy(actor => actor.Place)
            .Take(ColumnsBesideParties);
        return [.. choosable.Where(actor => actor.Party), .. others];
    }

    private static PositionCell Cell(
        PositionRules rules,
        ActorRow actor,
        IEnumerable<Position> begun,
        DateOnly day,
        IReadOnlyDictionary<string, Event> over
    )
    {
        var latestFirst = begun
            .OrderByDescending(position => position.From)
            .ThenByDescending(position => rules.Office(position.Stated, actor.Id))
            .ThenByDescending(position => position.Stated.Ordinal)
            .ThenBy(position => position.Stated.Place)
            .ToList();
        return new PositionCell(
            actor,
            [
                // What stands on the day must not tell how it ends later.
                .. latestFirst
                    .Where(position => position.StandsOn(day))
                    .Select(position => position with { Until = null, End = null, EndedBy = null, Fold = Fold(position, day, over) })
                    .OrderBy(position => position.Fold is not null)
                    .ThenBy(position => PositionRules.StandsBeside(position.Term.Stance)),
            ],
            [.. latestFirst.Where(position => !position.StandsOn(day))]
        );
    }

    private static PositionFold? Fold(Position position, DateOnly day, IReadOnlyDictionary<string, Event> over) =>
        position.Term.Moot is { } moot && over.TryGetValue(moot.Event, out var end) && end.Date.Span.Latest <= day ? PositionFold.Moot
        : PositionRules.CountsFrom(position.Stated) < YearBefore(day) ? PositionFold.Old
        : null;

    /// <summary>The same day of the year before.</summary>
    public static DateOnly YearBefore(DateOnly day) => day.Year == DateOnly.MinValue.Year ? DateOnly.MinValue : day.AddYears(-1);

    /// <summary>The events with which a stance was moot; of one that was not public yet nothing is told.</summary>
    private Dictionary<string, Event> Over(PositionRules rules, DateOnly? knownOn = null)
    {
        var ids = rules.All.Select(position => position.Term.Moot?.Event).OfType<string>().Distinct().ToList();
        using var context = store.Context();
        return context
            .Events.Where(e => ids.Contains(e.Id))
            .Select(e => e.Document)
            .AsEnumerable()
            .Where(e => e.Date.Span.Latest is not null && IsKnown(e, knownOn))
            .ToDictionary(e => e.Id, StringComparer.Ordinal);
    }

    private static bool IsKnown(Event e, DateOnly? day) => day is null || PublicDay.Of(e.Date, e.KnownFrom, e.Added) <= day;

    private static (PositionStep? Previous, PositionStep? Next) Steps(IEnumerable<Position> shown, DateOnly asOf)
    {
        var changes = shown.SelectMany(Changes).ToLookup(change => change.Day, change => change.By);
        var days = changes.Select(change => change.Key).Order().ToList();
        return (Step(days.FindLastIndex(day => day < asOf)), Step(days.FindIndex(day => day > asOf)));

        PositionStep? Step(int index) =>
            index < 0
                ? null
                : new PositionStep(
                    days[index],
                    [
                        .. changes[days[index]]
                            .OfType<StatedTerm>()
                            .DistinctBy(term => term.Ordinal)
                            .OrderBy(term => term.Ordinal)
                            .Select(term => term.Event),
                    ]
                );
    }

    private static IEnumerable<(DateOnly Day, StatedTerm? By)> Changes(Position position)
    {
        yield return (position.From, PositionRules.CountsFrom(position.Stated) == position.From ? position.Stated : null);
        if (position.Until is { } until)
        {
            yield return (until.AddDays(1), position.EndedBy);
        }
    }
}
