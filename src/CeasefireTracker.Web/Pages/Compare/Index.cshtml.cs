using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Compare;

/// <summary>Two to four proposals side by side, term by term.</summary>
[QueryNames("event")]
public sealed class IndexModel : TrackerPage
{
    public Comparison Comparison { get; private set; } = null!;

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    public IReadOnlyList<Event> Choices { get; private set; } = [];

    public IReadOnlyList<Lineage> Lineages { get; private set; } = [];

    /// <summary>The letter by which a column is called: A, B …</summary>
    public static string Letter(int place) => ((char)('A' + place)).ToString();

    public IActionResult OnGet()
    {
        var query = new ComparisonQuery(Store, Stop);
        var (events, problems) = query.Read(Request.Query["event"]);
        if (problems.Count == 0 && ToOwnAddress(Links.Compare(events.Select(e => e.Id))) is { } redirect)
        {
            return redirect;
        }

        (Problems, Comparison, Choices) = (problems, query.Run(events), query.Choices());
        var all = Lineage.All(Store, Stop);
        Lineages = events.Count == 0 ? all : [.. all.Where(lineage => lineage.Rows.Any(row => events.Any(e => e.Id == row.Event.Id)))];
        if (problems.Count > 0)
        {
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }
}
