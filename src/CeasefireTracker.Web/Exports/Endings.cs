using System.Collections.Immutable;
using CeasefireTracker.Web.Addresses;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Picture;

namespace CeasefireTracker.Web.Exports;

/// <summary>Which formats each sort of address has: the one table that routes, links and the page of data are made from.</summary>
public static class Endings
{
    public static readonly ImmutableArray<Ending<TimelineExport>> Timeline =
    [
        new(".json", "application/json", "JSON", TimelineJson.Write, export => Math.Min(export.Total, export.Limit), Reach.Page),
        new(".ndjson", "application/x-ndjson", "NDJSON", TimelineNdjson.Write, export => export.Total),
        new(".record.ndjson", "application/x-ndjson", "NDJSON (data/)", RecordNdjson.Write, export => export.Total)
        {
            // Put into data/, an event as one source tells it, or without what appeared later, would stand there as the record.
            Refused = [TellerFilter.ToldBy.Name, DayFilter.KnownOn.Name],
        },
        new(".csv", "text/csv", "CSV", export => TimelineTable.Write(export, new CsvLines()), export => export.Total),
        new(".xlsx", XlsxFile.MediaType, "XLSX", export => TimelineTable.Write(export, new XlsxLines()), export => export.Total)
        {
            Draw = XlsxFile.Of,
        },
        new(".ics", "text/calendar", "iCalendar", Icalendar.Write, export => export.EventsAlone().Sum(e => Icalendar.CountOf(e.Event))),
        new(
            ".atom",
            AtomFeed.MediaType,
            "Atom",
            export => AtomFeed.Write(Feed.Of(export)),
            export => Math.Min(export.Total, Feed.MostEntries),
            Reach.Newest
        ),
        new(
            ".jsonfeed",
            JsonFeed.MediaType,
            "JSON Feed",
            export => JsonFeed.Write(Feed.Of(export)),
            export => Math.Min(export.Total, Feed.MostEntries),
            Reach.Newest
        ),
        new(
            ".timelinejs.json",
            "application/json",
            "TimelineJS",
            TimelineJs.Write,
            export => export.EventsAlone().Sum(e => e.Event.Date.Parts.Count)
        ),
        new(".svg", PictureExport.SvgType, "SVG", PictureExport.Svg, export => export.Total),
        new(".png", PicturePng.MediaType, "PNG", PictureExport.Svg, export => export.Total)
        {
            Draw = pieces => PicturePng.Twice(string.Concat(pieces)),
        },
        new(
            ".bib",
            "application/x-bibtex",
            "BibTeX",
            export => BibTex.Write(Reference.CitedBy(export)),
            export => Reference.CitedBy(export).Count()
        ),
        new(
            ".ris",
            "application/x-research-info-systems",
            "RIS",
            export => Ris.Write(Reference.CitedBy(export)),
            export => Reference.CitedBy(export).Count()
        ),
        new(
            ".csl.json",
            CslJson.MediaType,
            "CSL-JSON",
            export => CslJson.Write(Reference.CitedBy(export)),
            export => Reference.CitedBy(export).Count()
        ),
    ];

    public static readonly ImmutableArray<Ending<EventExport>> Event =
    [
        new(".json", "application/json", "JSON", EventJson.Write),
        new(".jsonld", JsonLd.MediaType, "JSON-LD", JsonLd.Write),
        new(".ics", "text/calendar", "iCalendar", Icalendar.Write),
        new(".bib", "application/x-bibtex", "BibTeX", export => BibTex.Write([Reference.Of(export.Recorded.Event, export.ExportContext)])),
        new(
            ".ris",
            "application/x-research-info-systems",
            "RIS",
            export => Ris.Write([Reference.Of(export.Recorded.Event, export.ExportContext)])
        ),
        new(
            ".csl.json",
            CslJson.MediaType,
            "CSL-JSON",
            export => CslJson.Write([Reference.Of(export.Recorded.Event, export.ExportContext)])
        ),
        new(".md", "text/markdown", "Markdown", EventMarkdown.Write),
    ];

    public static readonly ImmutableArray<Ending<PositionsExport>> Positions =
    [
        new(".json", "application/json", "JSON", PositionExports.Json, export => export.Result().Standing.Count()),
        new(".csv", "text/csv", "CSV", PositionExports.Csv, export => PositionExports.Lines(export.Result()).Count()),
    ];

    public static readonly ImmutableArray<Ending<TermsExport>> Terms =
    [
        new(".json", "application/json", "JSON", export => export.Json(), export => export.Stances().Count),
        new(".csv", "text/csv", "CSV", export => export.Table(new CsvLines()), export => export.Stances().Count),
        new(".xlsx", XlsxFile.MediaType, "XLSX", export => export.Table(new XlsxLines()), export => export.Stances().Count)
        {
            Draw = XlsxFile.Of,
        },
    ];

    public static readonly ImmutableArray<Ending<ActorsExport>> Actors =
    [
        new(".json", "application/json", "JSON", export => export.Json(), export => export.Total),
        new(".csv", "text/csv", "CSV", export => export.Csv(), export => export.Total),
    ];

    public static readonly ImmutableArray<Ending<IssuesExport>> Issues =
    [
        new(".json", "application/json", "JSON", export => export.Json(), export => export.Total),
        new(".csv", "text/csv", "CSV", export => export.Csv(), export => export.Options),
    ];

    public static readonly ImmutableArray<Ending<BriefExport>> Brief =
    [
        new(".json", "application/json", "JSON", export => export.Json()),
        new(".csv", "text/csv", "CSV", export => export.Csv()),
    ];

    public static readonly ImmutableArray<Ending<DisputesExport>> Disputes =
    [
        new(
            ".json",
            "application/json",
            "JSON",
            DisputeExports.Json,
            export => export.Result().Events.Sum(pair => pair.Disputes.Count),
            Reach.Page
        ),
        new(".csv", "text/csv", "CSV", DisputeExports.Csv, export => DisputeExports.Reports(export).Count()),
    ];

    public static readonly ImmutableArray<Ending<TrucesExport>> Truces =
    [
        new(".json", "application/json", "JSON", export => export.Json(), export => Math.Min(export.Total, export.Limit), Reach.Page),
        new(".csv", "text/csv", "CSV", export => export.Csv(), export => export.Total),
    ];

    public static readonly ImmutableArray<Ending<TalksExport>> Talks =
    [
        new(".json", "application/json", "JSON", export => export.Json(), export => Math.Min(export.Total, export.Limit), Reach.Page),
        new(".csv", "text/csv", "CSV", export => export.Csv(), export => export.Total),
    ];

    public static readonly ImmutableArray<Ending<PhasesExport>> Phases =
    [
        new(".json", "application/json", "JSON", export => export.Json(), export => export.Total),
        new(".csv", "text/csv", "CSV", export => export.Csv(), export => export.Total),
    ];

    public static readonly ImmutableArray<Ending<SourcesExport>> Sources =
    [
        new(".json", "application/json", "JSON", SourcesJson.Write, export => export.Total),
        new(".csv", "text/csv", "CSV", SourcesCsv.Write, export => export.Total),
        new(".bib", "application/x-bibtex", "BibTeX", export => BibTex.Write(export.References()), export => export.Total),
        new(".ris", "application/x-research-info-systems", "RIS", export => Ris.Write(export.References()), export => export.Total),
        new(".csl.json", CslJson.MediaType, "CSL-JSON", export => CslJson.Write(export.References()), export => export.Total),
    ];

    public static readonly ImmutableArray<Ending<LeadsExport>> Leads =
    [
        new(".json", "application/json", "JSON", LeadExports.Json, export => export.Total),
        new(".csv", "text/csv", "CSV", LeadExports.Csv, export => export.Total),
    ];

    public static readonly ImmutableArray<Ending<ChangesExport>> Changes =
    [
        new(".json", "application/json", "JSON", export => export.Json(), export => export.Total),
        new(
            ".atom",
            AtomFeed.MediaType,
            "Atom",
            export => AtomFeed.Write(Feed.Of(export)),
            export => Math.Min(export.Total, Feed.MostEntries),
            Reach.Newest
        ),
        new(
            ".jsonfeed",
            JsonFeed.MediaType,
            "JSON Feed",
            export => JsonFeed.Write(Feed.Of(export)),
            export => Math.Min(export.Total, Feed.MostEntries),
            Reach.Newest
        ),
    ];

    /// <summary>What sites show that show a link: pictures of pages, which are no data and stand in no list.</summary>
    public static readonly Ending<TimelineExport> TimelineCard = Card<TimelineExport>(PictureExport.Card);

    /// <inheritdoc cref="TimelineCard"/>
    public static readonly Ending<EventExport> EventCard = Card<EventExport>(PictureExport.Card);

    /// <inheritdoc cref="TimelineCard"/>
    public static readonly Ending<PositionsExport> PositionsCard = Card<PositionsExport>(PictureExport.Card);

    /// <summary>The media type of every format that is text.</summary>
    public static IEnumerable<string> TextTypes =>
        new IEnumerable<Ending>[]
        {
            Timeline,
            Event,
            Positions,
            Terms,
            Brief,
            Disputes,
            Truces,
            Talks,
            Phases,
            Actors,
            Issues,
            Sources,
            Leads,
            Changes,
        }
            .SelectMany(endings => endings)
            .Where(ending => ending.Draw is null)
            .Select(ending => ending.MediaType)
            .Distinct();

    private static Ending<T> Card<T>(Func<T, IEnumerable<string>> write) =>
        new(Links.Card, PicturePng.MediaType, "PNG", write) { Draw = pieces => PicturePng.Once(string.Concat(pieces)) };

    /// <summary>The formats that a selection of the timeline can be had in.</summary>
    public static IReadOnlyList<Ending<TimelineExport>> Of(TimelineFilter filter) =>
        [.. Timeline.Where(ending => ending.Refused.Count == 0 || filter is { ToldBy: null, KnownOn: null })];

    /// <summary>The formats as a page announces them to programs.</summary>
    public static IReadOnlyList<(string MediaType, string Address)> Alternates(IEnumerable<Ending> endings, Func<string, string> address) =>
        [.. endings.Select(ending => (ending.MediaType, address(ending.Suffix)))];
}
