using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Pages;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>What a table tells of an event. A table of everything is read as these few columns, because whole events cost ten times as much.</summary>
internal sealed record TableRow(
    string Id, EdtfDate Date, DateOnly? Earliest, DateOnly? Latest, EventKind Kind, Standing Standing, string? PhaseId, IReadOnlyList<string> Collections,
    LocalizedText Title, LocalizedText Summary, IEnumerable<string> Actors, IEnumerable<string> Issues, IEnumerable<string> RespondsTo, bool IsDisputed,
    IReadOnlyList<(string Id, string? Url)> Sources, DateOnly Added, DateOnly Changed)
{
    private const int Batch = 1000;

    /// <summary>The rows of a selection in its order, read a batch at a time.</summary>
    public static IEnumerable<TableRow> Of(TimelineExport export)
    {
        // A past day and a source's telling change whole events.
        if (export.Known is not null || export.Filter.KnownOn is not null || export.Filter.ToldBy is not null)
        {
            return export.Events().Select(Of);
        }

        return export.Ordinals().Chunk(Batch).SelectMany(batch => Read(export, batch));
    }

    private static TableRow Of(EventRow e) => new(
        e.Id, e.Date, e.Earliest, e.Latest, e.Kind, e.Standing, e.PhaseId, e.Collections, e.Title, e.Summary,
        Parts.Of(e).Select(part => part.ActorId),
        e.Terms.Where(term => term.Only.Count == 0).Select(term => term.IssueId),
        e.Relations.Where(relation => relation.Kind == RelationKind.RespondsTo).Select(relation => relation.TargetId).Order(StringComparer.Ordinal),
        e.Disputes.Count > 0, [.. e.Citations.Select(citation => (citation.SourceId, citation.Source.Url))], e.Added, e.LastChange());

    private static IEnumerable<TableRow> Read(TimelineExport export, int[] ordinals)
    {
        using var context = export.Edition.Store.Context();
        var wanted = ordinals.Select(ordinal => (int?)ordinal).ToList();
        var rows = context.Events.Where(e => wanted.Contains(e.Ordinal)).Select(e => new
        {
            Ordinal = e.Ordinal!.Value,
            e.Id,
            e.Date,
            e.Earliest,
            e.Latest,
            e.Kind,
            e.Standing,
            e.PhaseId,
            e.Collections,
            e.Title,
            e.Summary,
            e.Added,
            IsDisputed = e.Disputes.Any(),
            Changed = e.Changes.Max(change => (DateOnly?)change.On),
            Actors = e.Actors.Where(part => part.Role != Role.Mentioned && part.Only.Count == 0).OrderBy(part => part.Place).Select(part => part.ActorId).ToList(),
            Issues = e.Terms.Where(term => term.Only.Count == 0).OrderBy(term => term.Place).Select(term => term.IssueId).ToList(),
            RespondsTo = e.Relations.Where(relation => relation.Kind == RelationKind.RespondsTo).Select(relation => relation.TargetId).ToList(),
            Sources = e.Citations.OrderBy(citation => citation.Place).Select(citation => new { citation.SourceId, citation.Source.Url }).ToList(),
        }).ToDictionary(e => e.Ordinal);
        return ordinals.Select(ordinal => rows[ordinal]).Select(e => new TableRow(
            e.Id, e.Date, e.Earliest, e.Latest, e.Kind, e.Standing, e.PhaseId, e.Collections, e.Title, e.Summary,
            e.Actors.Distinct(), e.Issues, e.RespondsTo.Order(StringComparer.Ordinal), e.IsDisputed,
            [.. e.Sources.Select(source => (source.SourceId, source.Url))], e.Added, e.Changed > e.Added ? e.Changed.Value : e.Added));
    }
}
