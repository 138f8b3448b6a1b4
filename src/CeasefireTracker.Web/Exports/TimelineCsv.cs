using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Pages;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Exports;

/// <summary>The timeline as a table, one line an event, both languages.</summary>
public static class TimelineCsv
{
    /// <summary>The column names, in order; new ones are only ever added at the end.</summary>
    public static readonly string[] Columns =
    [
        "id", "url", "edtf", "earliest", "latest", "date_text_en", "date_text_ja", "kind", "standing", "phase", "collections",
        "title_en", "title_ja", "summary_en", "summary_ja", "actors", "issues", "responds_to", "disputed", "sources", "source_urls",
        "added", "changed", "dataset",
    ];

    public static IEnumerable<string> Write(TimelineExport export)
    {
        yield return CsvLine.Head(Columns);
        foreach (var e in export.Events())
        {
            yield return Line(e, export.Edition);
        }
    }

    private static string Line(EventRow e, Edition edition) => new CsvLine()
        .Word(e.Id)
        .Word(edition.Whole(edition.Links.Event(e.Id)))
        .Word(e.Date.ToString()).Day(e.Earliest).Day(e.Latest)
        .Text(DateWords.Describe(e.Date, Language.En)).Text(DateWords.Describe(e.Date, Language.Ja))
        .Word(e.Kind.Text()).Word(e.Standing.Text()).Word(e.PhaseId).Words(e.Collections)
        .Text(e.Title.En).Text(e.Title.Ja).Text(e.Summary.En).Text(e.Summary.Ja)
        .Words(Parts.Of(e).Select(part => part.ActorId))
        .Words(e.Terms.Where(term => term.Only.Count == 0).Select(term => term.IssueId).Distinct())
        .Words(e.Relations.Where(relation => relation.Kind == RelationKind.RespondsTo).Select(relation => relation.TargetId).Order(StringComparer.Ordinal))
        .Yes(e.Disputes.Count > 0)
        .Words(e.Citations.Select(citation => citation.SourceId))
        .Text(string.Join(' ', e.Citations.Select(citation => citation.Source.Url).OfType<string>()))
        .Day(e.Added).Day(e.LastChange()).Word(edition.Store.Hash)
        .ToString();
}
