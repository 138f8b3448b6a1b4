using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>The timeline as a table, one line an event, both languages.</summary>
public static class TimelineTable
{
    /// <summary>The column names, in order; new ones are only ever added at the end. The second version of the table: see
    /// <see cref="FormatChange"/>.</summary>
    public static readonly string[] Columns =
    [
        "id",
        "url",
        "edtf",
        "earliest",
        "latest",
        "date_text_en",
        "date_text_ja",
        "kind",
        "standing",
        "phase",
        "collections",
        "title_en",
        "title_ja",
        "summary_en",
        "summary_ja",
        "actors",
        "issues",
        "responds_to",
        "disputed",
        "sources",
        "source_urls",
        "added",
        "changed",
        "dataset",
        "at",
        "in_force",
        "in_force_earliest",
        "in_force_latest",
        "roles",
        "facts",
        "truce_scope",
        "meeting_place_en",
        "meeting_place_ja",
        "meeting_form",
        "meeting_level",
        "meeting_between",
        "also_known_as",
    ];

    /// <param name="lines">The table's format; it is disposed of.</param>
    public static IEnumerable<string> Write(TimelineExport export, TableLines lines)
    {
        using (lines)
        {
            yield return lines.Head(Columns);
            foreach (var e in export.EventsAlone())
            {
                yield return Line(lines, e.Event, e, export.ExportContext);
            }
        }
    }

    private static string Line(TableLines lines, Event e, RecordedEvent recorded, ExportContext edition) =>
        lines
            .Word(e.Id)
            .Word(edition.Whole(edition.Links.Event(e.Id)))
            .Date(e.Date)
            .Day(e.Date.Span.Earliest)
            .Day(e.Date.Span.Latest)
            .Text(DateWords.Describe(e.Date, Language.En))
            .Text(DateWords.Describe(e.Date, Language.Ja))
            .Word(e.Kind.Text())
            .Word(e.Standing.Text())
            .Word(recorded.Phase?.Id)
            .Words(e.Collections)
            .Text(e.Title.En)
            .Text(e.Title.Ja)
            .Text(e.Summary.En)
            .Text(e.Summary.Ja)
            .Words(Parts.Of(e).Select(part => part.Actor))
            .Words(e.Terms.Where(term => term.Counts).Select(term => term.Issue).Distinct())
            .Words(RecordedEvent.Targets(e, RelationKind.RespondsTo))
            .Yes(recorded.Disputes.Count > 0)
            .Words(e.Citations.Select(citation => citation.Source))
            .Addresses(recorded.Cited.Select(source => source.Url))
            .Day(e.Added)
            .Day(e.LastChange())
            .Word(edition.Store.Hash)
            .Word(EventTime.At(e))
            .Date(e.InForce)
            .Day(e.InForce?.Span.Earliest)
            .Day(e.InForce?.Span.Latest)
            .Word(string.Join(';', e.Actors.Where(part => part.Counts).Select(part => $"{part.Actor}={part.Role.Text()}")))
            .Text(
                string.Join(
                    ';',
                    e.Facts.Select(fact => $"{fact.Id}={fact.Value.Replace(';', ',')}{(fact.Unit is null ? "" : " " + fact.Unit)}")
                )
            )
            .Word(e.Truce?.Scope.Text())
            .Text(e.Meeting?.Place?.En)
            .Text(e.Meeting?.Place?.Ja)
            .Word(e.Meeting?.Form?.Text())
            .Word(e.Meeting?.Level?.Text())
            .Word(e.Meeting?.Between.Text())
            .Words(e.AlsoKnownAs)
            .End();
}
