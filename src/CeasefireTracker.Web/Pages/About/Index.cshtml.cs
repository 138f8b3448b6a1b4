using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Pages.About;

/// <summary>The method: how an event gets in, how dates and disputes are treated, what the seed article is, who is responsible.</summary>
public sealed class IndexModel : TrackerPage
{
    private const int Shown = 20;

    /// <summary>How much the record holds of the parties and of the actors with most events.</summary>
    public IEnumerable<SymmetryRow> Symmetry => Store.Vocabulary.Symmetry.Take(Shown);

    /// <summary>A part of a whole in per cent, with both numbers; nothing of nothing is no share.</summary>
    public string Share(int part, int whole) => whole == 0 ? "–" : Say("about.symmetry.share", 100.0 * part / whole, part, whole);

    /// <summary>How often this language's text tells an actor's statements with doubt.</summary>
    public string Doubted(SymmetryRow row) =>
        Language == Dataset.Model.Language.Ja ? Share(row.DoubtedJa, row.ToldJa) : Share(row.DoubtedEn, row.ToldEn);
}
