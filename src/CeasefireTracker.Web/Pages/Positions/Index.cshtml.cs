using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Positions;

/// <summary>The table of positions: issue by actor on one day.</summary>
[QueryNames(Reader = typeof(PositionFilterReader))]
public sealed class IndexModel : TrackerPage
{
    public PositionResult Result { get; private set; } = null!;

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    public PositionFilter Filter => Result.Filter;

    public PositionSentence Sentence => new(Language);

    public IActionResult OnGet()
    {
        var (filter, problems) = PositionFilterReader.Read(Request.Query, Store);
        // A form sends its empty fields; the address that is kept has none.
        if (problems.Count == 0 && UnknownNames.Of(HttpContext) is null && Request.QueryString.HasValue && Links.Positions(filter) is var address && address != Request.Path + Request.QueryString)
        {
            return Redirect(address);
        }

        (Problems, Result) = (problems, new PositionQuery(Store).Run(filter));
        if (problems.Count > 0)
        {
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }

    /// <summary>What was not understood of one field.</summary>
    public IEnumerable<FilterProblem> ProblemsOf(string field) => Problems.Where(problem => problem.Field == field);
}
