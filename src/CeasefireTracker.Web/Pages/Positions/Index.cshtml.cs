using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Positions;

/// <summary>The table of positions: issue by actor on one day.</summary>
[QueryNames(Reader = typeof(PositionFilter))]
public sealed class IndexModel : TrackerPage
{
    public PositionResult Result { get; private set; } = null!;

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    public PositionFilter Filter => Result.Filter;

    /// <summary>What of it fits on the page.</summary>
    public PositionTable Table => new(Result);

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

    /// <summary>What was not understood of one field.</summary>
    public IEnumerable<FilterProblem> ProblemsOf(string field) => Problems.Where(problem => problem.Field == field);
}
