using CeasefireTracker.Web.Briefs;
using CeasefireTracker.Web.Filters;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Briefs;

/// <summary>The state of play on one day, to be printed.</summary>
[QueryNames(Reader = typeof(Brief))]
public sealed class IndexModel : TrackerPage
{
    public Brief Brief { get; private set; } = null!;

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    public PositionFilter Filter => Brief.Filter;

    public IActionResult OnGet()
    {
        var (filter, problems) = Brief.Read(Request.Query, Store);
        if (problems.Count == 0 && ToOwnAddress(Links.Brief(filter)) is { } redirect)
        {
            return redirect;
        }

        (Problems, Brief) = (problems, Brief.Of(Store, filter, Stop));
        if (problems.Count > 0)
        {
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }

    /// <summary>What was not understood of one field.</summary>
    public IEnumerable<FilterProblem> ProblemsOf(string field) => Problems.Where(problem => problem.Field == field);
}
