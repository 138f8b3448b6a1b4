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
    ];
}
