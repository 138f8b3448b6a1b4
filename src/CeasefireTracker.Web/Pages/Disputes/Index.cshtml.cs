using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Pages.Disputes;

/// <summary>Every point on which sources differ, in the order of the events.</summary>
public sealed class IndexModel : TrackerPage
{
    public IReadOnlyList<EventRow> Events { get; private set; } = [];

    public DifferenceAbout? About { get; private set; }

    public IReadOnlyDictionary<DifferenceAbout, int> Counts { get; private set; } = new Dictionary<DifferenceAbout, int>();

    public DisputeWords Sentences => new(Store.Vocabulary, Language);

    public string? Problem { get; private set; }

    public void OnGet(string? about)
    {
        var query = new TimelineQuery(Store);
        var disputed = query.Fetch([.. query.Matching(TimelineFilter.Everything with { Disputed = true }).Ordinals()]);
        Counts = disputed.SelectMany(e => e.Disputes).CountBy(dispute => dispute.About).ToDictionary();
        if (about is not null && EnumText.TryParse<DifferenceAbout>(about, out var wanted))
        {
            About = wanted;
        }
        else if (!string.IsNullOrEmpty(about))
        {
            Problem = about;
            Response.Headers.CacheControl = "no-store";
        }

        Events = [.. disputed.Where(e => About is null || e.Disputes.Exists(dispute => dispute.About == About))];
    }
}
