using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Pages;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Exports;

/// <summary>The disputes as JSON, version 1: documented keys are only ever added.</summary>
public sealed record DisputesJson(
    string Version, string Dataset, DateOnly RecordedUpTo, string Url, int Total, string? Next, IReadOnlyList<DisputeEntryJson> Disputes);

/// <summary>One dispute with its event. <paramref name="Placed"/> is the value that the tracker uses, null if it uses none.</summary>
public sealed record DisputeEntryJson(
    string Event, string Url, DateJson Date, TextJson Title, string About, string? Of, TextJson AboutText, string? Placed, TextJson PlacedText,
    IReadOnlyList<DisputeReportJson> Reports);

/// <summary>One source's other version, and why it differs.</summary>
public sealed record DisputeReportJson(string Source, string Publisher, string? SourceUrl, string Value, TextJson ValueText, string Why, TextJson Note);

/// <summary>Serves <c>/{lang}/disputes.json</c>, a page at a time, and <c>.csv</c>, whole: the same filter and result as the page.</summary>
public static class DisputeEndpoints
{
    public static void MapDisputes(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/{lang:language}/disputes.json", (HttpContext context, string lang, Origin origin) => Answer(context, lang, (filter, language) => Json(context, filter, language, origin.Value)));
        routes.MapRead("/{lang:language}/disputes.csv", (HttpContext context, string lang, Origin origin) => Answer(context, lang, (filter, language) => Csv(context, filter, language, origin.Value).Answer()));
    }

    private static IResult Answer(HttpContext context, string lang, Func<DisputeFilter, Language, IResult> write)
    {
        EnumText.TryParse<Language>(lang, out var language);
        context.Response.Headers.AccessControlAllowOrigin = "*";
        var (filter, problems) = DisputeFilterReader.Read(context.Request.Query, context.Store());
        return problems.Count > 0 ? ProblemAnswer.Of(problems, language) : write(filter, language);
    }

    private static IResult Json(HttpContext context, DisputeFilter filter, Language language, string origin)
    {
        var (store, links) = (context.Store(), new Links(language));
        var result = new DisputeQuery(store).Run(filter);
        var (en, ja) = (new DisputeWords(store.Vocabulary, Language.En), new DisputeWords(store.Vocabulary, Language.Ja));
        return Results.Json(
            new DisputesJson(
                "1", store.Hash, store.RecordedUpTo, origin + links.Disputes(filter), result.Total, result.Next is { } next ? origin + links.Disputes(filter with { After = next }, ".json") : null,
                [.. result.Events.SelectMany(pair => pair.Disputes, (pair, dispute) => Of(pair.Event, dispute, en, ja, origin + links.Event(pair.Event.Id)))]),
            TrackerJson.Default.DisputesJson);
    }

    private static DisputeEntryJson Of(EventRow e, DisputeRow dispute, DisputeWords en, DisputeWords ja, string url) => new(
        e.Id, url, DateJson.Of(e.Date), TextJson.Of(e.Title)!, dispute.About.Text(), dispute.Of, new TextJson(en.About(e, dispute), ja.About(e, dispute)), dispute.Placed,
        new TextJson(en.Placed(e, dispute), ja.Placed(e, dispute)),
        [
            .. dispute.Reports.Select(report => new DisputeReportJson(
                report.SourceId, report.Source.PublisherId, report.Source.Url, report.Value, new TextJson(en.Value(e, dispute, report.Value), ja.Value(e, dispute, report.Value)),
                report.Why.Text(), TextJson.Of(report.Note)!)),
        ]);

    /// <summary>One row a report; events are fetched a page at a time, so that memory does not grow with the record.</summary>
    private static CsvText Csv(HttpContext context, DisputeFilter filter, Language language, string origin)
    {
        var (query, links) = (new DisputeQuery(context.Store()), new Links(language));
        var csv = new CsvText().Row(
            "event", "edtf", "title_en", "title_ja", "about", "of", "placed", "source", "publisher", "value", "why", "note_en", "note_ja", "source_url", "url");
        for (DisputeFilter? page = filter; page is not null;)
        {
            var result = query.Run(page, 500);
            foreach (var (e, disputes) in result.Events)
            {
                foreach (var (dispute, report) in disputes.SelectMany(dispute => dispute.Reports, (dispute, report) => (dispute, report)))
                {
                    csv.Row(
                        e.Id, e.Date.ToString(), e.Title.En, e.Title.Ja, dispute.About.Text(), dispute.Of, dispute.Placed, report.SourceId, report.Source.PublisherId, report.Value,
                        report.Why.Text(), report.Note.En, report.Note.Ja, report.Source.Url, origin + links.Event(e.Id));
                }
            }

            page = result.Next is { } next ? filter with { After = next } : null;
        }

        return csv;
    }
}
