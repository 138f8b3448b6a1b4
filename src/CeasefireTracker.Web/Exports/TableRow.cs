using System.Text.Json;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Pages;
using CeasefireTracker.Web.Store.Rows;
using CeasefireTracker.Web.Timeline;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Exports;

/// <summary>What a table tells of an event. A table of everything is read as these few columns, because whole events cost ten times as much.</summary>
internal sealed record TableRow(
    string Id, EdtfDate Date, DateOnly? Earliest, DateOnly? Latest, EventKind Kind, Standing Standing, string? PhaseId, IReadOnlyList<string> Collections,
    LocalizedText Title, LocalizedText Summary, IEnumerable<string> Actors, IEnumerable<string> Issues, IEnumerable<string> RespondsTo, bool IsDisputed,
    IEnumerable<string> Sources, string SourceUrls, DateOnly Added, DateOnly Changed)
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
        e.Disputes.Count > 0, e.Citations.Select(citation => citation.SourceId), string.Join(' ', e.Citations.Select(citation => citation.Source.Url).OfType<string>()), e.Added, e.LastChange());

    private static List<TableRow> Read(TimelineExport export, int[] ordinals)
    {
        using var context = export.Edition.Store.Context();
        return
        [
            .. context.Database.SqlQueryRaw<Columns>(Sql, new SqliteParameter("$ordinals", JsonSerializer.Serialize(ordinals))).AsEnumerable().Select(e => new TableRow(
                e.Id, EdtfDate.Parse(e.Date), e.Earliest, e.Latest, Word<EventKind>(e.Kind), Word<Standing>(e.Standing), e.PhaseId, JsonSerializer.Deserialize<string[]>(e.Collections)!,
                new LocalizedText(e.TitleEn, e.TitleJa), new LocalizedText(e.SummaryEn, e.SummaryJa), Ids(e.Actors).Distinct(), Ids(e.Issues), Ids(e.RespondsTo), e.IsDisputed,
                Ids(e.Sources), e.SourceUrls ?? "", e.Added, e.Changed > e.Added ? e.Changed.Value : e.Added)),
        ];

        static string[] Ids(string? joined) => joined?.Split(';') ?? [];
        static T Word<T>(string word) where T : struct, Enum => EnumText.TryParse<T>(word, out var value) ? value : throw new FormatException($"'{word}' is no {typeof(T).Name}.");
    }

    // Written out, because what EF Core makes of lists inside rows is a query for each list, and those took twice the time of this one.
    private const string Sql = """
        SELECT e.id AS Id, e.date AS Date, e.earliest AS Earliest, e.latest AS Latest, e.kind AS Kind, e.standing AS Standing, e.phase_id AS PhaseId, e.collections AS Collections,
            e.title_en AS TitleEn, e.title_ja AS TitleJa, e.summary_en AS SummaryEn, e.summary_ja AS SummaryJa, e.added AS Added,
            EXISTS (SELECT 1 FROM disputes AS d WHERE d.event_id = e.id) AS IsDisputed,
            (SELECT max(c."on") FROM changes AS c WHERE c.event_id = e.id) AS Changed,
            (SELECT group_concat(a.actor_id, ';' ORDER BY a.place) FROM event_actors AS a WHERE a.event_id = e.id AND a.role <> 'mentioned' AND a.only = '[]') AS Actors,
            (SELECT group_concat(t.issue_id, ';' ORDER BY t.place) FROM terms AS t WHERE t.event_id = e.id AND t.only = '[]') AS Issues,
            (SELECT group_concat(r.target_id, ';' ORDER BY r.target_id) FROM relations AS r WHERE r.event_id = e.id AND r.kind = 'responds-to') AS RespondsTo,
            (SELECT group_concat(c.source_id, ';' ORDER BY c.place) FROM citations AS c WHERE c.event_id = e.id) AS Sources,
            (SELECT group_concat(s.url, ' ' ORDER BY c.place) FROM citations AS c JOIN sources AS s ON s.id = c.source_id WHERE c.event_id = e.id) AS SourceUrls
        FROM json_each($ordinals) AS wanted JOIN events AS e ON e.ordinal = wanted.value
        ORDER BY wanted.key
        """;

    private sealed record Columns(
        string Id, string Date, DateOnly? Earliest, DateOnly? Latest, string Kind, string Standing, string? PhaseId, string Collections, string TitleEn, string TitleJa,
        string SummaryEn, string SummaryJa, DateOnly Added, bool IsDisputed, DateOnly? Changed, string? Actors, string? Issues, string? RespondsTo, string? Sources, string? SourceUrls);
}
