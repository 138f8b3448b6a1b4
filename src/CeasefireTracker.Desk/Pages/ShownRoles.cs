using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Pages;

/// <summary>The roles to choose from, and the one that is chosen.</summary>
public sealed record ShownRoles(DeskPage Page, DeskRole Chosen);
