using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Positions;

/// <summary>How much one cell of a table tells: the fewer cells there are, the more of each.</summary>
/// <param name="AtOnce">Of what was said within the year, in full; the rest stands behind the fold.</param>
/// <param name="Folded">Behind the fold.</param>
/// <param name="Past">How many of these may be such as stand no more.</param>
public sealed record CellRoom(int AtOnce, int Folded, int Past)
{
    /// <summary>Where a cell has all five options of an issue, more would hide what was said last.</summary>
    public const int MostAtOnce = 3;
}

/// <summary>As much of a table of positions as one page shows; what does not fit is linked.</summary>
public sealed record PositionTable(PositionResult Result)
{
    private const int MostColumns = 12;
    private const int MostRows = 60;
    private const int MostTold = 200;
    private const int MostStances = 1500;
    private const int MostPast = 300;
    private const int LeastOfCell = 3;
    private const int MostMoves = 300;

    public IEnumerable<ActorRow> Columns => Result.Columns.Take(MostColumns);

    public IEnumerable<PositionLine> Rows => Result.Rows.Take(MostRows);

    /// <summary>How much each cell tells.</summary>
    public CellRoom Room
    {
        get
        {
            var atOnce = AtOnce();
            // What is not told at once takes no room from what was told behind the fold.
            return new(atOnce, OfEach(MostStances) + CellRoom.MostAtOnce - atOnce, OfEach(MostPast));
        }
    }

    private int AtOnce()
    {
        var most = CellRoom.MostAtOnce;
        while (most > 1 && Rows.SelectMany(row => row.Cells.Take(MostColumns)).Sum(cell => cell.Current.Take(most).Count()) > MostTold)
        {
            most--;
        }

        return most;
    }

    private int OfEach(int most) => Math.Max(LeastOfCell, most / Math.Max(1, Columns.Count() * Rows.Count()));

    /// <summary>What moved, an issue a group; the rest is in the data.</summary>
    public IEnumerable<IGrouping<IssueRow, PositionMove>> Moves => (Result.Moves ?? []).Take(MostMoves).GroupBy(move => move.Issue);

    /// <summary>How many moves do not fit.</summary>
    public int MovesLeft => Math.Max(0, (Result.Moves?.Count ?? 0) - MostMoves);

    /// <summary>The chosen actors and issues that do not fit, as many to a link as a page shows.</summary>
    public IEnumerable<(IEnumerable<LocalizedText> Names, PositionFilter Filter)> Others =>
        [
            .. Result
                .Columns.Skip(MostColumns)
                .Chunk(MostColumns)
                .Select(actors =>
                    (
                        actors.Select(actor => actor.Name),
                        Result.Filter with
                        {
                            Actors = PositionFilter.Default.Actors.Union(actors.Select(actor => actor.Id)),
                        }
                    )
                ),
            .. Result
                .Rows.Skip(MostRows)
                .Select(row => row.Issue)
                .Chunk(MostRows)
                .Select(issues =>
                    (
                        issues.Select(issue => issue.Label),
                        Result.Filter with
                        {
                            Issues = PositionFilter.Default.Issues.Union(issues.Select(issue => issue.Id)),
                        }
                    )
                ),
        ];
}
