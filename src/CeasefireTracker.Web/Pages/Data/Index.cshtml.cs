using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Pages.Data;

/// <summary>Every download with what it weighs, and how to ask for any other.</summary>
public sealed class IndexModel(Downloads downloads) : TrackerPage
{
    /// <summary>The types of problem that the data addresses answer with.</summary>
    public static readonly IReadOnlyList<string> Problems = ["bad-date", "bad-value", "unknown-ending", "unknown-id", "unknown-version"];

    public IReadOnlyList<Measured> Downloads { get; private set; } = [];

    /// <summary>The two files that hold everything.</summary>
    public IReadOnlyList<(WholeFile File, string Address, string MediaType)> Files { get; private set; } = [];

    public void OnGet()
    {
        Downloads = downloads.Of(Edition);
        Files =
        [
            (new WholeFile(Store.Path, new FileInfo(Store.Path).Length, Store.Sha256), $"/data/ceasefire-{Store.Hash}.sqlite", DownloadEndpoints.SqliteType),
            (downloads.Bundle(Edition), $"/data/ceasefire-{Store.Hash}.zip", "application/zip"),
        ];
    }

    public string Number(long number) => number.ToString("N0", Language.Culture());
}
