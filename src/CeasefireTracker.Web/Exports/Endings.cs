using System.Collections.Immutable;

namespace CeasefireTracker.Web.Exports;

/// <summary>Which formats each sort of address has: the one table that routes, links and the page of data are made from.</summary>
public static class Endings
{
    public static readonly ImmutableArray<Ending<TimelineExport>> Timeline =
    [
        new(".json", "application/json", "JSON", TimelineJson.Write, Reach.Page),
        new(".ndjson", "application/x-ndjson", "NDJSON", TimelineNdjson.Write),
        new(".csv", "text/csv", "CSV", TimelineCsv.Write),
        new(".ics", "text/calendar", "iCalendar", Icalendar.Write),
        new(".atom", AtomFeed.MediaType, "Atom", export => AtomFeed.Write(Feed.Of(export)), Reach.Newest),
        new(".jsonfeed", JsonFeed.MediaType, "JSON Feed", export => JsonFeed.Write(Feed.Of(export)), Reach.Newest),
    ];

    public static readonly ImmutableArray<Ending<ChangesExport>> Changes =
    [
        new(".atom", AtomFeed.MediaType, "Atom", export => AtomFeed.Write(Feed.Of(export)), Reach.Newest),
        new(".jsonfeed", JsonFeed.MediaType, "JSON Feed", export => JsonFeed.Write(Feed.Of(export)), Reach.Newest),
    ];

    /// <summary>The formats as a page announces them to programs.</summary>
    public static IReadOnlyList<(string MediaType, string Address)> Alternates(IEnumerable<Ending> endings, Func<string, string> address) =>
        [.. endings.Select(ending => (ending.MediaType, address(ending.Suffix)))];
}
