using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Archive;

/// <summary>One cited page over time.</summary>
/// <param name="History">What was found at the address that its source has now, the latest first.</param>
/// <param name="Copies">The copies on this machine, the latest first; those of earlier addresses are all that may be left of them.</param>
/// <param name="Change">What changed that nobody has read; null if nothing did.</param>
public sealed record CitedPage(Source Source, IReadOnlyList<Sighting> History, IReadOnlyList<Copy> Copies, PageChange? Change);

/// <summary>What changed in a cited page.</summary>
/// <param name="Before">The copy that says what was read; null if it is not on this machine.</param>
/// <param name="After">The copy that says what the page says now; null if it is not on this machine.</param>
/// <param name="Difference">Null where a copy is not here, or no text can be taken out of it.</param>
public sealed record PageChange(ChangedPage Page, Copy? Before, Copy? After, TextDiff? Difference);

/// <summary>Finds what is known of a cited page: in the record, among the copies, and in the log.</summary>
public sealed class CitedPages(LiveRecord record, ArchiveFolder folder, ChangedPages changed)
{
    /// <summary>The page of a source; null if there is no such source.</summary>
    public CitedPage? Find(string id)
    {
        var dataset = record.Now().Dataset;
        if (dataset.Sources.FirstOrDefault(source => source.Id == id) is not { } source)
        {
            return null;
        }

        var copies = folder.Copies(id).ToList();
        var history = dataset.SeenNow().FirstOrDefault(seen => seen.Source == id)?.History ?? [];
        var change = changed.Waiting(dataset).FirstOrDefault(page => page.Source == id);
        return new CitedPage(source, [.. history.Reverse()], copies, change is null ? null : Compare(source, copies, change));
    }

    private PageChange Compare(Source source, List<Copy> copies, ChangedPage page)
    {
        var (before, after) = (Find(page.Was), Find(page.Now));
        var (was, will) = (Text(before), Text(after));
        return new PageChange(page, before, after, was is null || will is null ? null : TextDiff.Of(was, will));

        Copy? Find(Sighting found) => copies.Find(copy => copy.Url == source.Url && copy.SaysWhat(found));
        IReadOnlyList<string>? Text(Copy? copy) => copy is null ? null : folder.TextOf(source.Id, copy);
    }
}
