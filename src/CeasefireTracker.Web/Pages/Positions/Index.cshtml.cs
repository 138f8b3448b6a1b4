using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Positions;

/// <summary>The table of positions: issue by actor on one day.</summary>
[QueryNames(Reader = typeof(PositionFilter))]
public sealed class IndexModel : TrackerPage
{
    private const int MostColumns = 12;
    private const int MostRows = 60;
    private const int MostStances = 1500;
    private const int LeastOfCell = 3;

    public PositionResult Result { get; private set; } = null!;

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    public PositionFilter Filter => Result.Filter;

    /// <summary>The columns of the table; those that do not fit are linked.</summary>
    public IEnumerable<ActorRow> Columns => Result.Columns.Take(MostColumns);

    /// <summary>The rows of the table; those that do not fit are linked.</summary>
    public IEnumerable<PositionLine> Rows => Result.Rows.Take(MostRows);

    /// <summary>The stances that one cell tells in full: the fewer cells are chosen, the more of each.</summary>
    public int MostOfCell => Math.Max(LeastOfCell, MostStances / Math.Max(1, Columns.Count() * Rows.Count()));

    /// <summary>The chosen actors and issues that do not fit, as many to a link as a page shows.</summary>
    public IEnumerable<(string Words, string Address)> Others =>
        [
            .. Result
                .Columns.Skip(MostColumns)
                .Chunk(MostColumns)
                .Select(actors =>
                    (
                        Names(actors.Select(actor => actor.Name)),
                        Links.Positions(Filter with { Actors = PositionFilter.Default.Actors.Union(actors.Select(actor => actor.Id)) })
                    )
                ),
            .. Result
                .Rows.Skip(MostRows)
                .Select(row => row.Issue)
                .Chunk(MostRows)
                .Select(issues =>
                    (
                        Names(issues.Select(issue => issue.Label)),
                        Links.Positions(Filter with { Issues = PositionFilter.Default.Issues.Union(issues.Select(issue => issue.Id)) })
                    )
                ),
        ];

    public PositionSentence Sentence => new(Store.Vocabulary, Store.Site, Language);

    public IActionResult OnGet()
    {
        var (filter, problems) = PositionFilter.Read(Request.Query, Store);
        if (problems.Count == 0 && ToOwnAddress(Links.Positions(filter)) is { } redirect)
        {
            return redirect;
        }

        (Problems, Result) = (problems, new PositionQuery(Store, Stop).Run(filter));
        if (problems.Count > 0)
        {
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }

    private string Names(IEnumerable<LocalizedText> names) => string.Join(Say("list.comma"), names.Select(name => name.In(Language)));

    /// <summary>What was not understood of one field.</summary>
    public IEnumerable<FilterProblem> ProblemsOf(string field) => Problems.Where(problem => problem.Field == field);
}
