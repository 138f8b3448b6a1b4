using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Pages.About;

/// <summary>The method: how an event gets in, how dates and disputes are treated, what the seed article is, who is responsible.</summary>
public sealed class IndexModel : TrackerPage
{
    /// <summary>How much the record holds of the parties and of the actors with most events.</summary>
    public IReadOnlyList<SymmetryRow> Symmetry { get; private set; } = [];

    public void OnGet()
    {
        const int shown = 20;
        using var context = Store.Context();
        Symmetry = [.. context.Symmetry.OrderBy(row => row.Place).Take(shown)];
    }
}
