using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages.Timeline;

/// <summary>The timeline as its address filters it.</summary>
public sealed class IndexModel : TrackerPage
{
    private readonly Dictionary<Facet, IReadOnlyList<FacetChoice>> choices = [];

    public TimelineResult Result { get; private set; } = null!;

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    public TimelineFilter Filter => Result.Filter;

    public TimelineQuery Query { get; private set; } = null!;

    public FilterSentence Sentence => new(Store.Vocabulary, Language);

    public IActionResult OnGet()
    {
        var (filter, problems) = FilterReader.Read(Request.Query, Store);
        // A form sends its empty fields; the address that is kept has none.
        if (problems.Count == 0 && Request.QueryString.HasValue && Links.Timeline(filter) is var address && address != Request.Path + Request.QueryString)
        {
            return Redirect(address);
        }

        Problems = problems;
        Query = new TimelineQuery(Store);
        Result = Query.Run(filter);
        if (problems.Count > 0)
        {
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }

    /// <summary>What was not understood of one field.</summary>
    public IEnumerable<FilterProblem> ProblemsOf(string field) => Problems.Where(problem => problem.Field == field);

    /// <summary>The choices of a facet, the most frequent first.</summary>
    public IReadOnlyList<FacetChoice> Choices(Facet facet) => choices.TryGetValue(facet, out var known) ? known : choices[facet] =
        [.. Query.Choices(Filter, facet).OrderByDescending(choice => choice.Count).ThenBy(choice => choice.Value, StringComparer.Ordinal)];
}
