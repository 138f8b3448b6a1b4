namespace CeasefireTracker.Web.Pages.Issues;

/// <summary>The questions of the talks.</summary>
public sealed class IndexModel : TrackerPage;
