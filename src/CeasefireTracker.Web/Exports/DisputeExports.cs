using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>The disputes as JSON, version 1: documented keys are only ever added.</summary>
public sealed record DisputesJson(
    string Version,
    string Dataset,
    DateOnly? RecordedUpTo,
    string Url,
    int Total,
    string? Next,
    IReadOnlyList<DisputeEntryJson> Disputes
);

/// <summary>One dispute with its event. <paramref name="Placed"/> is the value that the tracker uses, null if it uses none.</summary>
/// <param name="Standing">That of the event.</param>
public sealed record DisputeEntryJson(
    string Event,
    string Url,
    DateJson Date,
    TextJson Title,
    string About,
    string? Of,
    TextJson AboutText,
    string? Placed,
    TextJson PlacedText,
    IReadOnlyList<DisputeReportJson> Reports,
    string Standing
);

/// <summary>One source's other version, and why it differs.</summary>
public sealed record DisputeReportJson(
    string Source,
    string Publisher,
    string? SourceUrl,
    string Value,
    TextJson ValueText,
    string Why,
    TextJson Note
);

/// <summary>The disputes that a format writes.</summary>
/// <param name="Limit">The most events of one answer, for the formats that come in pages.</param>
public sealed record DisputesExport(ExportContext ExportContext, DisputeFilter Filter, int Limit = TimelineQuery.PageSize)
{
    /// <summary>The page that <see cref="Limit"/> makes of the same result as the page's.</summary>
    public DisputeResult Result() => new DisputeQuery(ExportContext.Store, ExportContext.Stop).Run(Filter, Limit);
}

/// <summary>Writes the disputes: as JSON a page at a time, as a table whole; the same filter and result as the page.</summary>
public static class DisputeExports
{
    public static IEnumerable<string> Json(DisputesExport export)
    {
        var (edition, filter, limit) = export;
        var store = edition.Store;
        var result = export.Result();
        var (en, ja) = (new DisputeWords(store.Vocabulary, Language.En), new DisputeWords(store.Vocabulary, Language.Ja));
        var body = new DisputesJson(
            "1",
            store.Hash,
            store.RecordedUpTo,
            edition.Whole(edition.Links.Disputes(filter)),
            result.Total,
            result.Next is { } next
                ? Paging.Next(edition, edition.Links.Disputes(filter with { After = next }, ".json"), limit)
                : null,
            [
                .. result.Events.SelectMany(
                    pair => pair.Disputes,
                    (pair, place) => Of(pair.Event, pair.Event.Disputes[place], en, ja, edition.Whole(edition.Links.Event(pair.Event.Id)))
                ),
            ]
        );
        return [TrackerJson.Text(body, TrackerJson.Default.DisputesJson) + "\n"];
    }

    private static DisputeEntryJson Of(RecordedEvent e, Dispute dispute, DisputeWords en, DisputeWords ja, string url) =>
        new(
            e.Id,
            url,
            DateJson.Of(e.Event.Date),
            TextJson.Of(e.Event.Title)!,
            dispute.About.Text(),
            dispute.Of,
            new TextJson(en.About(e, dispute), ja.About(e, dispute)),
            dispute.Placed,
            new TextJson(en.Placed(e, dispute), ja.Placed(e, dispute)),
            [
                .. dispute.Reports.Select(report => new DisputeReportJson(
                    report.Source,
                    e.Sources[report.Source].PublisherId,
                    e.Sources[report.Source].Url,
                    report.Value,
                    new TextJson(en.Value(e, dispute, report.Value), ja.Value(e, dispute, report.Value)),
                    report.Why.Text(),
                    TextJson.Of(report.Note)!
                )),
            ],
            e.Event.Standing.Text()
        );

    public static IEnumerable<string> Csv(DisputesExport export)
    {
        var edition = export.ExportContext;
        using var csv = new CsvLines();
        yield return csv.Head(
            "event",
            "edtf",
            "title_en",
            "title_ja",
            "about",
            "of",
            "placed",
            "source",
            "publisher",
            "value",
            "why",
            "note_en",
            "note_ja",
            "source_url",
            "url",
            "dataset",
            "standing"
        );
        foreach (var (recorded, dispute, report) in Reports(export))
        {
            var (e, source) = (recorded.Event, recorded.Sources[report.Source]);
            yield return csv.Word(e.Id)
                .Word(e.Date.ToString())
                .Text(e.Title.En)
                .Text(e.Title.Ja)
                .Word(dispute.About.Text())
                .Text(dispute.Of)
                .Text(dispute.Placed)
                .Word(source.Id)
                .Word(source.PublisherId)
                .Text(report.Value)
                .Word(report.Why.Text())
                .Text(report.Note.En)
                .Text(report.Note.Ja)
                .Word(source.Url)
                .Word(edition.Whole(edition.Links.Event(e.Id)))
                .Word(edition.Store.Hash)
                .Word(e.Standing.Text())
                .End();
        }
    }

    /// <summary>Every report on all pages; events are fetched a page at a time, so that memory does not grow with the record.</summary>
    public static IEnumerable<(RecordedEvent Event, Dispute Dispute, DisputeReport Report)> Reports(DisputesExport export)
    {
        var query = new DisputeQuery(export.ExportContext.Store, export.ExportContext.Stop);
        for (DisputeFilter? page = export.Filter; page is not null;)
        {
            var result = query.Run(page, Paging.Most);
            foreach (var (e, disputes) in result.Events)
            {
                foreach (
                    var (dispute, report) in disputes
                        .Select(place => e.Disputes[place])
                        .SelectMany(dispute => dispute.Reports, (dispute, report) => (dispute, report))
                )
                {
                    yield return (e, dispute, report);
                }
            }

            page = result.Next is { } next ? export.Filter with { After = next } : null;
        }
    }
}
