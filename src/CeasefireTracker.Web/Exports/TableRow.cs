using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>What a table tells of an event.</summary>
internal sealed record TableRow(
    string Id, EdtfDate Date, DateOnly? Earliest, DateOnly? Latest, EventKind Kind, Standing Standing, string? PhaseId, IReadOnlyList<string> Collections,
    LocalizedText Title, LocalizedText Summary, IEnumerable<string> Actors, IEnumerable<string> Issues, IEnumerable<string> RespondsTo, bool IsDisputed,
    IEnumerable<string> Sources, string SourceUrls, DateOnly Added, DateOnly Changed, string? At, EdtfDate? InForce, string Roles, string Facts)
{
    /// <summary>The rows of a selection in its order.</summary>
    public static IEnumerable<TableRow> Of(TimelineExport export) => export.Events().Select(Of);

    private static TableRow Of(RecordedEvent recorded) => Of(recorded.Event, recorded);

    private static TableRow Of(Event e, RecordedEvent recorded) => new(
        e.Id, e.Date, e.Date.Span.Earliest, e.Date.Span.Latest, e.Kind, e.Standing, recorded.Phase?.Id, e.Collections, e.Title, e.Summary,
        Parts.Of(e).Select(part => part.Actor),
        e.Terms.Where(term => term.Only.Count == 0).Select(term => term.Issue),
        RecordedEvent.Targets(e, RelationKind.RespondsTo),
        recorded.Disputes.Count > 0, e.Citations.Select(citation => citation.Source), string.Join(';', recorded.Cited.Select(source => source.Url?.Replace(";", "%3B", StringComparison.Ordinal))),
        e.Added, e.LastChange(), EventTime.At(e), e.InForce,
        string.Join(';', e.Actors.Where(part => part.Only.Count == 0).Select(part => $"{part.Actor}={part.Role.Text()}")),
        string.Join(';', e.Facts.Select(fact => $"{fact.Id}={fact.Value.Replace(';', ',')}{(fact.Unit is null ? "" : " " + fact.Unit)}")));
}
