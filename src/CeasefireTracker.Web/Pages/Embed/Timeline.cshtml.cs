using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Pages.Embed;

/// <summary>A short list of a filtered view, for the pages of others.</summary>
[QueryNames(AnswersForUnknown = true)]
public sealed class TimelineModel : TrackerPage
{
    private const int Size = 12;

    public TimelineResult Result { get; private set; } = null!;

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    public void OnGet()
    {
        (var filter, Problems) = FilterReader.Read(Request.Query, Store);
        filter = filter.OnPage();
        Result = new TimelineQuery(Store, Stop).Run(filter with { Sort = filter.Sort ?? SortOrder.Newest }, Size) with { Filter = filter };
        if (Problems.Count > 0)
        {
            Response.Headers.CacheControl = "no-store";
        }
    }
}
