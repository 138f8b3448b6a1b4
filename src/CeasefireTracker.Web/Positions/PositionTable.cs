using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Positions;

/// <summary>How much one cell of a table tells: the fewer cells there are, the more of each.</summary>
/// <param name="AtOnce">Of what was said within the year, in full; the rest stands behind the fold. As many of the same matter under other
/// issues.</param>
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
    private const int MostAtOnce = 150;
    private const int MostFolded = 300;
    private const int MostOfCell = 20;
    private const int MostPast = 160;
    private const int MostMoves = 300;

    public IEnumerable<ActorRow> Columns => Result.Columns.Take(MostColumns);

    public IEnumerable<PositionLine> Rows => Result.Rows.Take(MostRows);

    /// <summary>How much each cell tells.</summary>
    public CellRoom Room
    {
        get
        {
            List<PositionCell> cells = [.. Rows.SelectMany(row => row.Cells.Take(MostColumns))];
            var current = cells.Select(cell => Math.Min(cell.Current.Count(), CellRoom.MostAtOnce));
            var atOnce = Math.Min(OfEach(MostAtOnce, current), CellRoom.MostAtOnce);
            var past = OfEach(MostPast, cells.Select(cell => cell.Earlier.Count));
            var folded = cells.Select(cell => Math.Max(0, cell.Standing.Count - atOnce) + Math.Min(cell.Earlier.Count, past));
            // A cell that stands alone tells more, because the rest of one among others is linked there.
            return new(atOnce, Math.Min(OfEach(MostFolded, folded), cells.Count == 1 ? MostFolded : MostOfCell), past);
        }
    }

    /// <summary>How many each cell may tell so that all together tell at most so many; one at least.</summary>
    private static int OfEach(int most, IEnumerable<int> cells)
    {
        var (left, ofEach) = (most, most);
        var sorted = cells.Where(count => count > 0).Order().ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            ofEach = left / (sorted.Count - i);
            if (sorted[i] > ofEach)
            {
                return Math.Max(1, ofEach);
            }

            left -= sorted[i];
        }

        return most;
    }

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
