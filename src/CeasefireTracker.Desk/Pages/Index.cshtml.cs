namespace CeasefireTracker.Desk.Pages;

/// <summary>What waits, and what is being worked on.</summary>
public sealed class IndexModel : DeskPage
{
    public override string Section => "drafts";
}
