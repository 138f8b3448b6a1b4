namespace CeasefireTracker.Web.Pages.About;

/// <summary>The words of the subject in both languages.</summary>
public sealed class GlossaryModel : TrackerPage;
