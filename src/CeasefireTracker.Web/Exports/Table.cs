using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>A column that names a row of another table by its <c>id</c>.</summary>
public sealed record Join(string Column, string Table);

/// <summary>A table of the bundle.</summary>
/// <param name="Key">The columns that tell one row from another; none where rows have no name of their own.</param>
/// <param name="Joins">Columns that name a row of another table.</param>
/// <param name="Write">The lines of CSV, the first one the column names.</param>
public sealed record Table(
    string Name,
    IReadOnlyList<string> Key,
    IReadOnlyList<Join> Joins,
    Func<ExportContext, IEnumerable<string>> Write
)
{
    private static readonly Join OfEvent = new("event", "events");
    private static readonly Join OfSource = new("source", "sources");
    private static readonly Join OfActor = new("actor", "actors");

    /// <summary>Every table, in the order of the bundle.</summary>
    public static readonly IReadOnlyList<Table> All =
    [
        new("events", ["id"], [], edition => TimelineTable.Write(new TimelineExport(edition, TimelineFilter.Everything), new CsvLines())),
        new("citations", ["event", "place"], [OfEvent, OfSource], Citations),
        new("terms", ["event", "term"], [OfEvent], Terms),
        new("disputes", [], [OfEvent, OfSource], edition => DisputeExports.Csv(new DisputesExport(edition, DisputeFilter.Everything))),
        new("positions", [], [OfEvent, OfActor], edition => PositionExports.Csv(new PositionsExport(edition, PositionFilter.Default))),
        new("sources", ["id"], [], edition => SourcesCsv.Write(new SourcesExport(edition))),
        new("actors", ["id"], [], edition => new ActorsExport(edition).Csv()),
        // Corrections of events that were withdrawn are there too, so an event need not be in its table.
        new("changes", ["event", "place"], [], Changes),
        new("truces", ["event"], [OfEvent], edition => new TrucesExport(edition, TimelineFilter.Everything).Csv()),
        new("talks", ["event"], [OfEvent], edition => new TalksExport(edition, TimelineFilter.Everything).Csv()),
        new("roles", ["event", "place"], [OfEvent, OfActor], Roles),
        new("facts", ["event", "fact"], [OfEvent], Facts),
        new(
            "stances",
            ["event", "term", "holder"],
            [OfEvent, new("holder", "actors")],
            edition => new TermsExport(edition, PositionFilter.Default).Table(new CsvLines())
        ),
        new("issues", ["issue", "option"], [], edition => new IssuesExport(edition).Csv()),
    ];

    private static IEnumerable<string> Citations(ExportContext edition)
    {
        using var csv = new CsvLines();
        yield return csv.Head("event", "place", "source", "supports_en", "supports_ja", "locator");
        foreach (var (e, place, row) in Of(edition, e => e.Citations))
        {
            yield return csv.Word(e.Id).Number(place).Word(row.Source).Text(row.Supports.En).Text(row.Supports.Ja).Text(row.Locator).End();
        }
    }

    private static IEnumerable<string> Terms(ExportContext edition)
    {
        using var csv = new CsvLines();
        yield return csv.Head(
            "event",
            "term",
            "issue",
            "issue_en",
            "issue_ja",
            "option",
            "option_en",
            "option_ja",
            "actors",
            "spoken_by",
            "stance",
            "detail_en",
            "detail_ja",
            "cite",
            "only",
            "holds",
            "ends",
            "counts",
            "moot_event",
            "moot_why_en",
            "moot_why_ja",
            "words",
            "words_language",
            "words_meaning_en",
            "words_meaning_ja",
            "words_cite"
        );
        foreach (var (e, _, row) in Of(edition, e => e.Terms))
        {
            var issue = edition.Store.Vocabulary.Issues[row.Issue];
            var option = issue.Option(row.Option);
            yield return csv.Word(e.Id)
                .Word(row.Id)
                .Word(row.Issue)
                .Text(issue.Label.En)
                .Text(issue.Label.Ja)
                .Word(row.Option)
                .Text(option.Label.En)
                .Text(option.Label.Ja)
                .Words(row.Actors)
                .Word(row.SpokenBy)
                .Word(row.Stance.Text())
                .Text(row.Detail.En)
                .Text(row.Detail.Ja)
                .Words(row.Cite)
                .Words(row.OnlyReportedBy)
                .Word(row.Holds?.ToString())
                .Word(row.Ends)
                .Yes(row.Counts)
                .Word(row.Moot?.Event)
                .Text(row.Moot?.Why.En)
                .Text(row.Moot?.Why.Ja)
                .Text(row.Words?.Text)
                .Word(row.Words?.Language)
                .Text(row.Words?.En)
                .Text(row.Words?.Ja)
                .Word(row.Words?.Cite)
                .End();
        }
    }

    private static IEnumerable<string> Roles(ExportContext edition)
    {
        using var csv = new CsvLines();
        yield return csv.Head("event", "place", "actor", "role", "counts", "only");
        foreach (var (e, place, row) in Of(edition, e => e.Actors))
        {
            yield return csv.Word(e.Id).Number(place).Word(row.Actor).Word(row.Role.Text()).Yes(row.Counts).Words(row.OnlyReportedBy).End();
        }
    }

    private static IEnumerable<string> Facts(ExportContext edition)
    {
        using var csv = new CsvLines();
        yield return csv.Head("event", "fact", "what_en", "what_ja", "unit", "value", "cite", "by");
        foreach (var (e, _, row) in Of(edition, e => e.Facts))
        {
            yield return csv.Word(e.Id)
                .Word(row.Id)
                .Text(row.What.En)
                .Text(row.What.Ja)
                .Word(row.Unit)
                .Text(row.Value)
                .Words(row.Cite)
                .Words(row.By)
                .End();
        }
    }

    private static IEnumerable<string> Changes(ExportContext edition)
    {
        using var csv = new CsvLines();
        yield return csv.Head("event", "place", "day", "what_en", "what_ja");
        using var context = edition.Store.Context();
        foreach (var row in context.Changes.OrderBy(row => row.EventId).ThenBy(row => row.Place).AsEnumerable())
        {
            yield return csv.Word(row.EventId).Number(row.Place).Day(row.On).Text(row.What.En).Text(row.What.Ja).End();
        }
    }

    private static IEnumerable<(Event Event, int Place, T Row)> Of<T>(ExportContext edition, Func<Event, IEnumerable<T>> rows) =>
        new TimelineExport(edition, TimelineFilter.Everything)
            .EventsAlone()
            .SelectMany(e => rows(e.Event).Index(), (e, row) => (e.Event, row.Index, row.Item));
}
