using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Pages.Embed;

/// <summary>The picture of a filtered view and a short list of it, for the pages of others.</summary>
[QueryNames(AnswersForUnknown = true)]
public sealed class TimelineModel : TrackerPage
{
    private const int Size = 12;

    public TimelineResult Result { get; private set; } = null!;

    /// <summary>The drawing of all that the filter selects; null if nothing matches.</summary>
    public SelectionPicture? Picture { get; private set; }

    public IReadOnlyList<FilterProblem> Problems { get; private set; } = [];

    public void OnGet()
    {
        (var filter, Problems) = FilterReader.Read(Request.Query, Store);
        filter = filter.OnPage();
        Result = new TimelineQuery(Store, Stop).Run(filter with { Sort = filter.Sort ?? SortOrder.Newest }, Size) with { Filter = filter };
        Picture = new PictureQuery(Store, Result.Telling, Stop).Draw(filter, Result.Selection.Matches);
        if (Problems.Count > 0)
        {
            Response.Headers.CacheControl = "no-store";
        }
    }
}
