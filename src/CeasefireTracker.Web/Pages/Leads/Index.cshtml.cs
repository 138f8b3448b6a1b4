namespace CeasefireTracker.Web.Pages.Leads;

/// <summary>What was reported after the record's last day and nobody has read at its source: apart from everything else.</summary>
public sealed class IndexModel : TrackerPage;
