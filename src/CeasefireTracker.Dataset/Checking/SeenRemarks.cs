using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>
/// What was found at an address that its source has no more, or of a source that is no more. Nothing is wrong with the data then, readers
/// are told none of it, and the next run of the archive lets it go, so these are remarks beside the problems.
/// </summary>
public static class SeenRemarks
{
    /// <summary>A remark for each, in the order of the file.</summary>
    public static IReadOnlyList<Problem> Of(TrackerDataset dataset)
    {
        var now = dataset.SeenNow();
        return
        [
            .. dataset
                .Seen.Except(now)
                .Select(seen => new Problem(
                    "data/seen.yml",
                    seen.Line,
                    "stale",
                    $"No source '{seen.Source}' has the address {seen.Url} any more: readers are told nothing of it, and the next run of the archive lets it go."
                )),
        ];
    }
}
