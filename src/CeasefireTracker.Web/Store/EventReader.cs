using System.Linq.Expressions;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Store;

/// <summary>Reads events as pages show them: the documents, and joined to them in memory what stands beside them.</summary>
internal sealed class EventReader(OpenStore store)
{
    /// <summary>The events with these ordinals, in no particular order.</summary>
    /// <param name="isAlone">True: without the events that they name and that name them, each of which is a document more to read.</param>
    public IReadOnlyList<RecordedEvent> Read(IEnumerable<int> ordinals, bool isAlone = false)
    {
        List<int?> wanted = [.. ordinals];
        return Read(e => wanted.Contains(e.Ordinal), isAlone);
    }

    /// <summary>The events that cite a document, in day order, withdrawn ones first.</summary>
    public IReadOnlyList<RecordedEvent> Citing(string source) =>
        [
            .. Read(e => e.Citations.Any(citation => citation.SourceId == source))
                .OrderBy(e => e.Ordinal)
                .ThenBy(e => e.Id, StringComparer.Ordinal),
        ];

    /// <summary>The event with this id or this former one, withdrawn ones included; null if there is none.</summary>
    public RecordedEvent? Find(string id)
    {
        if (Read(e => e.Id == id) is [var found])
        {
            return found;
        }

        using var context = store.Context();
        return context.FormerIds.Where(former => former.Id == id).Select(former => former.EventId).SingleOrDefault() is { } present
            ? Read(e => e.Id == present).SingleOrDefault()
            : null;
    }

    private List<RecordedEvent> Read(Expression<Func<EventRow, bool>> which, bool isAlone = false)
    {
        using var context = store.Context();
        var rows = context
            .Events.Where(which)
            .Select(e => new
            {
                e.Document,
                e.Ordinal,
                e.PhaseId,
                e.NarrativeHtml,
            })
            .ToList();
        var events = rows.ConvertAll(row => new RecordedEvent(
            row.Document,
            row.Ordinal,
            row.PhaseId is null ? null : store.Vocabulary.Phases[row.PhaseId],
            row.NarrativeHtml
        ));
        if (events.Count == 0)
        {
            return events;
        }

        var withSources = WithSources(context, events);
        return isAlone ? withSources : WithEvents(context, withSources);
    }

    private List<RecordedEvent> WithSources(TrackerContext context, List<RecordedEvent> events)
    {
        var ids = events.SelectMany(e => e.Event.Citations).Select(citation => citation.Source).Distinct().ToList();
        var sources = store
            .Vocabulary.Published(context.Sources.Where(source => ids.Contains(source.Id)))
            .ToDictionary(source => source.Id, StringComparer.Ordinal);
        return events.ConvertAll(e =>
            e with
            {
                Sources = e
                    .Event.Citations.Select(citation => citation.Source)
                    .Distinct()
                    .ToDictionary(id => id, id => sources[id], StringComparer.Ordinal),
            }
        );
    }

    private static List<RecordedEvent> WithEvents(TrackerContext context, List<RecordedEvent> events)
    {
        var ids = events.ConvertAll(e => e.Id);
        var from = context
            .Relations.Where(relation => ids.Contains(relation.TargetId))
            .Select(relation => new
            {
                relation.EventId,
                relation.Kind,
                relation.TargetId,
            })
            .ToList();
        var others = events.SelectMany(Names).Concat(from.Select(relation => relation.EventId)).Distinct().ToList();
        var related =
            others.Count == 0
                ? []
                : context
                    .Events.Where(e => others.Contains(e.Id))
                    .Select(e => new { e.Document, e.Ordinal })
                    .ToDictionary(e => e.Document.Id, StringComparer.Ordinal);
        var namedBy = from.Select(relation => (Relation: relation, Other: related[relation.EventId]))
            .OrderBy(pair => pair.Other.Ordinal)
            .ThenBy(pair => pair.Relation.EventId, StringComparer.Ordinal)
            .ToLookup(pair => pair.Relation.TargetId, pair => new Relation(pair.Relation.Kind, pair.Other.Document));
        return events.ConvertAll(e =>
            e with
            {
                Named = Names(e).Distinct().ToDictionary(id => id, id => related[id].Document, StringComparer.Ordinal),
                NamedBy = [.. namedBy[e.Id]],
            }
        );
    }

    private static IEnumerable<string> Names(RecordedEvent e) =>
        [
            .. Enum.GetValues<RelationKind>().SelectMany(kind => RecordedEvent.Targets(e.Event, kind)),
            .. e.Disputes.SelectMany(dispute => dispute.Reports.Select(dispute.OtherEvent)).OfType<string>(),
            .. e.Event.Terms.Select(term => term.Moot?.Event).OfType<string>(),
            .. e.Event.Truce?.Events() ?? [],
        ];
}
