using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Pages.About;

/// <summary>The method: how an event gets in, how dates and disputes are treated, what the seed article is, who is responsible.</summary>
public sealed class IndexModel : TrackerPage
{
    private const int Shown = 20;

    /// <summary>How much the record holds of the parties and of the actors with most events.</summary>
    public IEnumerable<SymmetryRow> Symmetry => Store.Vocabulary.Symmetry.Take(Shown);
}
