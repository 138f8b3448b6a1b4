namespace CeasefireTracker.Desk.Pages;

/// <summary>Recovery codes on the page that shows them, once.</summary>
public sealed record ShownCodes(DeskPage Page, IReadOnlyList<string> Codes);
