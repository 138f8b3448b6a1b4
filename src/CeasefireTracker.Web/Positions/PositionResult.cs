using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Positions;

/// <summary>Where the chosen actors stand on the chosen issues on one day: the same for the page and every format.</summary>
/// <param name="AsOf">The day, whether it was asked for or is the end of the record.</param>
/// <param name="Columns">The actors, the parties first.</param>
/// <param name="Rows">The issues on which any of them holds or held a position by that day.</param>
/// <param name="Silent">The other issues: nobody chosen has a known position.</param>
/// <param name="Previous">The last change before the day; null if there is none.</param>
/// <param name="Next">The first change after it.</param>
/// <param name="Choosable">Everybody who holds a position on any day, in the order of the columns.</param>
public sealed record PositionResult(
    PositionFilter Filter,
    DateOnly AsOf,
    IReadOnlyList<ActorRow> Columns,
    IReadOnlyList<PositionLine> Rows,
    IReadOnlyList<IssueRow> Silent,
    PositionStep? Previous,
    PositionStep? Next,
    IReadOnlyList<ActorRow> Choosable
)
{
    /// <summary>What moved since <see cref="PositionFilter.From"/>, row by row; null where no earlier day is asked for.</summary>
    public IReadOnlyList<PositionMove>? Moves { get; init; }

    /// <summary>Every position that stands, row by row; of two days, those that moved.</summary>
    public IEnumerable<Position> Standing =>
        Moves?.SelectMany(move => move.Now) ?? Rows.SelectMany(row => row.Cells).SelectMany(cell => cell.Standing);
}

/// <summary>One issue, a cell for each column.</summary>
public sealed record PositionLine(IssueRow Issue, IReadOnlyList<PositionCell> Cells);

/// <summary>What one actor holds on one issue.</summary>
/// <param name="Standing">
/// What stands: first what was said within the year, the latest first and of one day the higher office, with questions and postponements
/// after the answers; then what is folded. Empty: no known position, which is not a stance.
/// </param>
/// <param name="Earlier">What stood before, the latest first.</param>
public sealed record PositionCell(ActorRow Actor, IReadOnlyList<Position> Standing, IReadOnlyList<Position> Earlier)
{
    /// <summary>What the actor holds on the same matter under other issues, as the vocabulary relates their options: what was said within
    /// the year, the latest first.</summary>
    public IReadOnlyList<Position> Elsewhere { get; init; } = [];

    /// <summary>What stands and was said within the year before the day, on something that is not over.</summary>
    public IEnumerable<Position> Current => Standing.Where(position => position.Fold is null);

    /// <summary>What stands because nobody changed it, and is old or bound to something that is over.</summary>
    public IEnumerable<Position> Folded => Standing.Where(position => position.Fold is not null);
}

/// <summary>A day on which a chosen position changes.</summary>
/// <param name="Events">The events that change it; empty if a stated span ended.</param>
public sealed record PositionStep(DateOnly Day, IReadOnlyList<StatedEvent> Events);
