using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Text;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Terms;

/// <summary>Where the stances are had one by one: as data here, and in words on the page of their issue.</summary>
[QueryNames("actor", "issue")]
public sealed class IndexModel : TrackerPage
{
    public PositionFilter Filter { get; private set; } = PositionFilter.Default;

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    /// <summary>How many stances there are on each issue that has any.</summary>
    public IReadOnlyList<(IssueRow Issue, int Stances)> Issues { get; private set; } = [];

    public IActionResult OnGet()
    {
        (Filter, Problems) = PositionFilter.Read(Request.Query, Store, TermsExport.Filters);
        if (Problems.Count == 0 && ToOwnAddress(Links.Terms(Filter)) is { } redirect)
        {
            return redirect;
        }

        var counts = new TermsExport(ExportContext, Filter).Stances().CountBy(held => held.Stated.Term.Issue).ToDictionary();
        Issues =
        [
            .. Store.Vocabulary.Issues.Values.Where(issue => counts.ContainsKey(issue.Id)).Select(issue => (issue, counts[issue.Id])),
        ];
        if (Problems.Count > 0)
        {
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }
}
