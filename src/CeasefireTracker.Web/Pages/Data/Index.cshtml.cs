using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Pages.Data;

/// <summary>Every download with what it weighs, and how to ask for any other.</summary>
public sealed class IndexModel(Downloads downloads) : TrackerPage
{
    /// <summary>The types of problem that the data addresses answer with.</summary>
    public static readonly IReadOnlyList<string> Problems =
    [
        "bad-date",
        "bad-value",
        "busy",
        "failed",
        "rebuilding",
        "too-long",
        "unknown-address",
        "unknown-ending",
        "unknown-file",
        "unknown-id",
        "unknown-version",
    ];

    public IReadOnlyList<Measured> Downloads { get; private set; } = [];

    /// <summary>The two files that hold everything; null while they are being made.</summary>
    public IReadOnlyList<(WholeFile? File, string Address, string MediaType)> Files { get; private set; } = [];

    /// <summary>False while the sums are still being taken.</summary>
    public bool IsWeighed { get; private set; }

    public async Task OnGetAsync()
    {
        var weighing = downloads.Of(ExportContext);
        // Never waited for: this page has one of the few places for pages that are being made.
        IsWeighed = weighing.IsCompletedSuccessfully;
        var weights = IsWeighed ? await weighing : Exports.Downloads.Unweighed(ExportContext);
        Downloads = weights.Lists;
        Files =
        [
            (weights.Sqlite, Links.Whole(Store.Hash, ".sqlite"), DownloadEndpoints.SqliteType),
            (weights.Bundle, Links.Whole(Store.Hash, ".zip"), DownloadEndpoints.ZipType),
        ];
        if (!IsWeighed)
        {
            Response.Headers.CacheControl = "no-store";
        }
    }

    public string Number(long number) => number.ToString("N0", Language.Culture());
}
