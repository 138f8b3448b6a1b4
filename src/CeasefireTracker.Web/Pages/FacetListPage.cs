using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Mvc;

namespace CeasefireTracker.Web.Pages;

/// <summary>A page of those events alone that have a value of a facet, the newest first where no order is asked for.</summary>
public abstract class FacetListPage(FacetList list) : TrackerPage
{
    public TimelineResult Result { get; private set; } = null!;

    /// <summary>The filter as the address has it.</summary>
    public TimelineFilter Filter { get; private set; } = TimelineFilter.Everything;

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    /// <summary>The facet's values that choose something.</summary>
    public IReadOnlyList<FacetChoice> Choices { get; private set; } = [];

    public Facet Facet => list.Facet;

    /// <summary>The page's address with a filter, or that of one of its formats.</summary>
    public abstract string Address(TimelineFilter filter, string ending = "");

    public IActionResult OnGet()
    {
        (var filter, Problems) = list.Read(Request.Query, Store);
        Filter = filter.OnPage();
        if (Problems.Count == 0 && ToOwnAddress(Address(Filter)) is { } redirect)
        {
            return redirect;
        }

        Result = list.Run(Store, Filter with { Sort = Filter.Sort ?? SortOrder.Newest }, TimelineQuery.PageSize, Stop);
        Choices = list.Choices(Store, Filter, Stop);
        if (Problems.Count > 0)
        {
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }

    /// <summary>What a field of the form shows: what was typed and not understood, else what is asked for.</summary>
    public string? Field(string name, string? asked) => Problems.FirstOrDefault(problem => problem.Field == name)?.Value ?? asked;
}
