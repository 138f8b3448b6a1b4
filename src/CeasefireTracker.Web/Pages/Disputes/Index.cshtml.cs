using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Disputes;

/// <summary>Every point on which sources differ, in the order of the events.</summary>
[QueryNames(Reader = typeof(DisputeFilter))]
public sealed class IndexModel : TrackerPage
{
    public DisputeResult Result { get; private set; } = null!;

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    public DisputeFilter Filter => Result.Filter;

    public IActionResult OnGet()
    {
        var (filter, problems) = DisputeFilter.Read(Request.Query, Store);
        if (problems.Count == 0 && ToOwnAddress(Links.Disputes(filter)) is { } redirect)
        {
            return redirect;
        }

        (Problems, Result) = (problems, new DisputeQuery(Store, Stop).Run(filter));
        if (problems.Count > 0)
        {
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }
}
