using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Changes;

namespace CeasefireTracker.Web.Exports;

/// <summary>The changes of the record as JSON, version 1: documented keys are only ever added.</summary>
/// <param name="Total">How many changes there are; reports are not counted.</param>
public sealed record ChangesJson(
    string Version,
    string Dataset,
    DateOnly? RecordedUpTo,
    string Url,
    int Total,
    IReadOnlyList<RecordChangeJson> Changes,
    IReadOnlyList<SettledReportJson> Reports
);

/// <summary>One change.</summary>
/// <param name="On">The day on which the record changed; not the event's date.</param>
/// <param name="Change"><c>correction</c>, <c>withdrawal</c> or <c>addition</c>.</param>
/// <param name="What">What was corrected, or why the event was withdrawn; null for an addition.</param>
public sealed record RecordChangeJson(DateOnly On, string Change, string Event, string Url, TextJson Title, TextJson? What);

/// <summary>What a reader reported and what came of it, in the editors' words.</summary>
/// <param name="Outcome"><c>corrected</c> or <c>unchanged</c>.</param>
/// <param name="Waiting">How many other reports waited for an answer on that day.</param>
public sealed record SettledReportJson(
    string Id,
    string Url,
    DateOnly Settled,
    TextJson What,
    string Outcome,
    TextJson Answer,
    IReadOnlyList<string> Events,
    int Waiting
);

/// <summary>The changes of the record, that a format writes: the newest first, as on the page.</summary>
public sealed record ChangesExport(ExportContext ExportContext)
{
    private ChangeLog Log => new(ExportContext.Store, ExportContext.Stop);

    /// <summary>How many there are in all.</summary>
    public int Total => Log.Count();

    public IEnumerable<string> Json()
    {
        var (edition, total) = (ExportContext, Total);
        var page = edition.Whole(edition.Links.Changes());
        var body = new ChangesJson(
            "1",
            edition.Store.Hash,
            edition.Store.RecordedUpTo,
            page,
            total,
            [
                .. Log.Read(0, total)
                    .Select(entry => new RecordChangeJson(
                        entry.Day,
                        entry.Sort.Text(),
                        entry.Event.Id,
                        edition.Whole(edition.Links.Event(entry.Event.Id)),
                        TextJson.Of(entry.Event.Title)!,
                        TextJson.Of(entry.What)
                    )),
            ],
            [
                .. edition.Store.Vocabulary.Reports.Select(report => new SettledReportJson(
                    report.Id,
                    $"{page}#report-{report.Id}",
                    report.Settled,
                    TextJson.Of(report.What)!,
                    report.Outcome.Text(),
                    TextJson.Of(report.Answer)!,
                    report.Events,
                    report.Waiting
                )),
            ]
        );
        return [TrackerJson.Text(body, TrackerJson.Default.ChangesJson) + "\n"];
    }
}
