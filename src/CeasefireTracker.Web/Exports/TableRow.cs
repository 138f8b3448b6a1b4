using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Pages;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>What a table tells of an event. A table of everything is read as these few columns, because whole events cost ten times as much.</summary>
internal sealed record TableRow(
    string Id, EdtfDate Date, DateOnly? Earliest, DateOnly? Latest, EventKind Kind, Standing Standing, string? PhaseId, IReadOnlyList<string> Collections,
    LocalizedText Title, LocalizedText Summary, IEnumerable<string> Actors, IEnumerable<string> Issues, IEnumerable<string> RespondsTo, bool IsDisputed,
    IEnumerable<string> Sources, string SourceUrls, DateOnly Added, DateOnly Changed, string? At, EdtfDate? InForce, string Roles, string Facts)
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
        e.Disputes.Count > 0, e.Citations.Select(citation => citation.SourceId), string.Join(';', e.Citations.Select(citation => citation.Source.Url?.Replace(";", "%3B", StringComparison.Ordinal))),
        e.Added, e.LastChange(), e.At, e.InForce,
        string.Join(';', e.Actors.Where(part => part.Only.Count == 0).Select(part => $"{part.ActorId}={part.Role.Text()}")),
        string.Join(';', e.Facts.Select(fact => $"{fact.FactId}={fact.Value.Replace(';', ',')}{(fact.Unit is null ? "" : " " + fact.Unit)}")));

    private static List<TableRow> Read(TimelineExport export, int[] ordinals)
    {
        using var connection = export.Edition.Store.Connection();
        return
        [
            .. StoreRow.Of(connection, Sql, StoreRow.List(ordinals)).Select(row => new TableRow(
                row.Text(), row.Date(), row.DayOrNull(), row.DayOrNull(), row.Word<EventKind>(), row.Word<Standing>(), row.TextOrNull(), row.Texts(),
                row.Both(), row.Both(), Ids(row).Distinct(), Ids(row), Ids(row), row.Flag(),
                Ids(row), row.TextOrNull() ?? "", row.Day(), row.Day(), row.TextOrNull(), row.DateOrNull(), row.TextOrNull() ?? "", row.TextOrNull() ?? "")),
        ];

        static string[] Ids(StoreRow row) => row.TextOrNull()?.Split(';') ?? [];
    }

    // Its columns stand in the order of the record's.
    private const string Sql = """
        SELECT e.id, e.date, e.earliest, e.latest, e.kind, e.standing, e.phase_id, e.collections,
            e.title_en, e.title_ja, e.summary_en, e.summary_ja,
            (SELECT group_concat(a.actor_id, ';' ORDER BY a.place) FROM event_actors AS a WHERE a.event_id = e.id AND a.role <> 'mentioned' AND a.only = '[]'),
            (SELECT group_concat(t.issue_id, ';' ORDER BY t.place) FROM terms AS t WHERE t.event_id = e.id AND t.only = '[]'),
            (SELECT group_concat(r.target_id, ';' ORDER BY r.target_id) FROM relations AS r WHERE r.event_id = e.id AND r.kind = 'responds-to'),
            EXISTS (SELECT 1 FROM disputes AS d WHERE d.event_id = e.id),
            (SELECT group_concat(c.source_id, ';' ORDER BY c.place) FROM citations AS c WHERE c.event_id = e.id),
            (SELECT group_concat(replace(coalesce(s.url, ''), ';', '%3B'), ';' ORDER BY c.place) FROM citations AS c JOIN sources AS s ON s.id = c.source_id WHERE c.event_id = e.id),
            e.added, (SELECT max(e.added, coalesce(max(c."on"), '')) FROM changes AS c WHERE c.event_id = e.id),
            e.at, e.in_force,
            (SELECT group_concat(a.actor_id || '=' || a.role, ';' ORDER BY a.place) FROM event_actors AS a WHERE a.event_id = e.id AND a.only = '[]'),
            (SELECT group_concat(f.fact_id || '=' || replace(f.value, ';', ',') || coalesce(' ' || f.unit, ''), ';' ORDER BY f.place) FROM facts AS f WHERE f.event_id = e.id)
        FROM json_each($1) AS wanted JOIN events AS e ON e.ordinal = wanted.value
        ORDER BY wanted.key
        """;
}
