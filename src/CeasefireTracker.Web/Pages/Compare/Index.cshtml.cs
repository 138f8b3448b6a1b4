using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Web.Pages.Compare;

/// <summary>Two to four proposals side by side, term by term.</summary>
[QueryNames("event", ComparisonQuery.PickName, BriefName)]
public sealed class IndexModel : TrackerPage
{
    // The form of the timeline that makes a brief sends the way back to its list.
    private const string BriefName = "brief";

    /// <summary>True if picks were sent here, and there were none.</summary>
    public bool IsNothingPicked { get; private set; }

    public Comparison Comparison { get; private set; } = null!;

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    public IReadOnlyList<Event> Choices { get; private set; } = [];

    public IReadOnlyList<Lineage> Lineages { get; private set; } = [];

    /// <summary>The letter by which a column is called: A, B …</summary>
    public static string Letter(int place) => ((char)('A' + place)).ToString();

    public IActionResult OnGet()
    {
        var query = new ComparisonQuery(Store, Stop);
        var picked = Request.Query[ComparisonQuery.PickName];
        var (events, problems) = query.Read(StringValues.Concat(Request.Query["event"], picked));
        IsNothingPicked = events.Count == 0 && problems.Count == 0 && Request.Query.ContainsKey(BriefName);
        if (problems.Count == 0 && !IsNothingPicked && ToOwnAddress(Links.Compare(events.Select(e => e.Id))) is { } redirect)
        {
            return redirect;
        }

        (Problems, Comparison, Choices) = (problems, query.Run(events), query.Choices());
        var all = Lineage.All(Store, Stop);
        Lineages = events.Count == 0 ? all : [.. all.Where(lineage => lineage.Rows.Any(row => events.Any(e => e.Id == row.Event.Id)))];
        if (problems.Count > 0 || IsNothingPicked)
        {
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }
}
