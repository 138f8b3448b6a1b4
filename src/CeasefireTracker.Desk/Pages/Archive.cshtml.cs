using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Archive;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Pages;

/// <summary>How the cited pages are: which changed, which are gone, which nobody has looked at.</summary>
public sealed class ArchiveModel(LiveRecord record, ChangedPages changed) : DeskPage
{
    /// <summary>How many of a group are shown.</summary>
    public const int MostShown = 100;

    private readonly TrackerDataset dataset = record.Now().Dataset;

    public override string Title => Say("archive.title");

    public override string Section => "archive";

    /// <summary>The pages by what is to be done about them.</summary>
    public IEnumerable<(string Key, IReadOnlyList<string> Sources)> Groups =>
        [
            ("changed", [.. changed.Waiting(dataset).Select(page => page.Source)]),
            ("gone", Last(found => found.IsGone)),
            ("silent", Last(found => !found.IsPage && !found.IsGone)),
            ("never", [.. ArchiveRun.Due(dataset, null).Select(source => source.Id)]),
        ];

    /// <summary>How many cited pages answered when they were last looked at.</summary>
    public int Answered => Last(found => found.IsPage).Count;

    private List<string> Last(Func<Sighting, bool> isOne) =>
        [.. dataset.SeenNow().Where(seen => isOne(seen.Latest)).Select(seen => seen.Source)];
}
