using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Changes;

/// <summary>A settled report with what the events that it was about are called.</summary>
public sealed record SettledReport(ReaderReport Report, IReadOnlyList<(string Id, LocalizedText Title)> Events);

/// <summary>What readers reported and what came of it, as the editors published it.</summary>
public static class SettledReports
{
    /// <summary>All of them, the newest first.</summary>
    public static IReadOnlyList<SettledReport> Of(OpenStore store)
    {
        var reports = store.Vocabulary.Reports;
        var ids = reports.SelectMany(report => report.Events).Distinct().ToList();
        using var context = store.Context();
        var titles =
            ids.Count == 0
                ? []
                : context
                    .Events.Where(e => ids.Contains(e.Id))
                    .Select(e => e.Document)
                    .ToDictionary(e => e.Id, e => e.Title, StringComparer.Ordinal);
        return
        [
            .. reports.Select(report => new SettledReport(
                report,
                // An id that went into another event leads on, and is all that is known of it here.
                [.. report.Events.Select(id => (id, titles.GetValueOrDefault(id) ?? new LocalizedText(id, id)))]
            )),
        ];
    }
}
