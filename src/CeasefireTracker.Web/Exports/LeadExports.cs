using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Exports;

/// <summary>The leads as JSON, version 1: documented keys are only ever added.</summary>
/// <param name="RecordedUpTo">The last day of the record; leads are no part of it.</param>
public sealed record LeadsJson(
    string Version,
    string Dataset,
    DateOnly? RecordedUpTo,
    string Url,
    int Total,
    IReadOnlyList<LeadJson> Leads
);

/// <summary>Something that was reported and not read at its source.</summary>
public sealed record LeadJson(
    string Id,
    DateJson Date,
    string Kind,
    TextJson What,
    IReadOnlyList<string> Actors,
    TextJson Missing,
    IReadOnlyList<LeadReportJson> Seen
);

/// <summary>A report of it.</summary>
public sealed record LeadReportJson(string Publisher, string? Url, string? Published);

/// <summary>The leads that a format writes: all of them, the newest first, as on the page.</summary>
public sealed record LeadsExport(ExportContext ExportContext)
{
    public int Total => ExportContext.Store.Vocabulary.Leads.Count;
}

/// <summary>Writes the leads. No other format has them.</summary>
public static class LeadExports
{
    public static IEnumerable<string> Json(LeadsExport export)
    {
        var (edition, store) = (export.ExportContext, export.ExportContext.Store);
        var body = new LeadsJson(
            "1",
            store.Hash,
            store.RecordedUpTo,
            edition.Whole(edition.Links.Leads()),
            export.Total,
            [
                .. store.Vocabulary.Leads.Select(lead => new LeadJson(
                    lead.Id,
                    DateJson.Of(lead.Date),
                    lead.Kind.Text(),
                    TextJson.Of(lead.What)!,
                    lead.Actors,
                    TextJson.Of(lead.Missing)!,
                    [.. lead.Seen.Select(report => new LeadReportJson(report.Publisher, report.Url, report.Published?.ToString()))]
                )),
            ]
        );
        return [TrackerJson.Text(body, TrackerJson.Default.LeadsJson) + "\n"];
    }

    public static IEnumerable<string> Csv(LeadsExport export)
    {
        var edition = export.ExportContext;
        using var csv = new CsvLines();
        yield return csv.Head(
            "id",
            "edtf",
            "earliest",
            "latest",
            "kind",
            "what_en",
            "what_ja",
            "actors",
            "missing_en",
            "missing_ja",
            "publishers",
            "source_urls",
            "dataset"
        );
        foreach (var lead in edition.Store.Vocabulary.Leads)
        {
            yield return csv.Word(lead.Id)
                .Word(lead.Date.ToString())
                .Day(lead.Date.Span.Earliest)
                .Day(lead.Date.Span.Latest)
                .Word(lead.Kind.Text())
                .Text(lead.What.En)
                .Text(lead.What.Ja)
                .Words(lead.Actors)
                .Text(lead.Missing.En)
                .Text(lead.Missing.Ja)
                .Texts(lead.Seen.Select(report => report.Publisher))
                .Addresses(lead.Seen.Select(report => report.Url).OfType<string>())
                .Word(edition.Store.Hash)
                .End();
        }
    }
}
