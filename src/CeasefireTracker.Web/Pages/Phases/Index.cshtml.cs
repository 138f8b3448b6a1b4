using CeasefireTracker.Web.Phases;

namespace CeasefireTracker.Web.Pages.Phases;

/// <summary>The whole story in its chapters.</summary>
public sealed class IndexModel : TrackerPage
{
    public Story Story => Story.Of(Store);
}
