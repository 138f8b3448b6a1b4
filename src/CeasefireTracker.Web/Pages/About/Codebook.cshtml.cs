namespace CeasefireTracker.Web.Pages.About;

/// <summary>Every controlled word with its definition, from the data's own files.</summary>
public sealed class CodebookModel : TrackerPage;
