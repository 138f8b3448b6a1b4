using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Exports;

/// <summary>The timeline as a table, one line an event, both languages.</summary>
public static class TimelineCsv
{
    /// <summary>The column names, in order; new ones are only ever added at the end. The second version of the table: see <see cref="FormatChange"/>.</summary>
    public static readonly string[] Columns =
    [
        "id", "url", "edtf", "earliest", "latest", "date_text_en", "date_text_ja", "kind", "standing", "phase", "collections",
        "title_en", "title_ja", "summary_en", "summary_ja", "actors", "issues", "responds_to", "disputed", "sources", "source_urls",
        "added", "changed", "dataset", "at", "in_force", "in_force_earliest", "in_force_latest", "roles", "facts",
    ];

    public static IEnumerable<string> Write(TimelineExport export)
    {
        using var csv = new CsvLines();
        yield return csv.Head(Columns);
        foreach (var row in TableRow.Of(export))
        {
            yield return Line(csv, row, export.ExportContext);
        }
    }

    private static string Line(CsvLines csv, TableRow e, ExportContext edition) => csv
        .Word(e.Id)
        .Word(edition.Whole(edition.Links.Event(e.Id)))
        .Word(e.Date.ToString()).Day(e.Earliest).Day(e.Latest)
        .Text(DateWords.Describe(e.Date, Language.En)).Text(DateWords.Describe(e.Date, Language.Ja))
        .Word(e.Kind.Text()).Word(e.Standing.Text()).Word(e.PhaseId).Words(e.Collections)
        .Text(e.Title.En).Text(e.Title.Ja).Text(e.Summary.En).Text(e.Summary.Ja)
        .Words(e.Actors).Words(e.Issues.Distinct()).Words(e.RespondsTo)
        .Yes(e.IsDisputed)
        .Words(e.Sources).Word(e.SourceUrls)
        .Day(e.Added).Day(e.Changed).Word(edition.Store.Hash)
        .Word(e.At).Word(e.InForce?.ToString()).Day(e.InForce?.Span.Earliest).Day(e.InForce?.Span.Latest).Word(e.Roles).Text(e.Facts)
        .End();
}
