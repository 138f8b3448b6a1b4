namespace CeasefireTracker.Web.Pages.About;

/// <summary>The method: how an event gets in, how dates and disputes are treated, what the seed article is, who is responsible.</summary>
public sealed class IndexModel : TrackerPage;
