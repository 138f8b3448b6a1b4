using System.Linq.Expressions;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// Reads events as pages show them: the documents, and joined to them in memory the vocabulary's own rows, the documents that they cite, and the events
/// that they stand in relation to, which come without their own lists.
/// </summary>
internal sealed class EventReader(OpenStore store)
{
    /// <summary>The events with these ordinals, in no particular order.</summary>
    public IReadOnlyList<EventRow> Read(IEnumerable<int> ordinals)
    {
        List<int?> wanted = [.. ordinals];
        return Read(e => wanted.Contains(e.Ordinal));
    }

    /// <summary>The event with this id or this former one, withdrawn ones included; null if there is none.</summary>
    public EventRow? Find(string id)
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

    private List<EventRow> Read(Expression<Func<EventRow, bool>> which)
    {
        using var context = store.Context();
        var events = Rows(context, which);
        if (events.Count > 0)
        {
            events.ForEach(EventRows.AddParts);
            JoinActors(events);
            JoinSources(context, events);
            JoinEvents(context, events);
        }

        return events;
    }

    private List<EventRow> Rows(TrackerContext context, Expression<Func<EventRow, bool>> which)
    {
        var events = context.Events.Where(which).ToList();
        events.ForEach(e => e.Phase = e.PhaseId is null ? null : store.Vocabulary.Phases[e.PhaseId]);
        return events;
    }

    private void JoinActors(List<EventRow> events)
    {
        foreach (var part in events.SelectMany(e => e.Actors))
        {
            part.Actor = store.Vocabulary.Actors[part.ActorId];
        }
    }

    private void JoinSources(TrackerContext context, List<EventRow> events)
    {
        var (citations, reports) = (events.SelectMany(e => e.Citations).ToList(), Reports(events).ToList());
        var ids = citations.Select(citation => citation.SourceId).Concat(reports.Select(report => report.SourceId)).Distinct().ToList();
        var sources = context.Sources.Where(source => ids.Contains(source.Id)).ToDictionary(source => source.Id, StringComparer.Ordinal);
        foreach (var source in sources.Values)
        {
            source.Publisher = store.Vocabulary.Publishers[source.PublisherId];
            source.Origin = source.OriginId is null ? null : store.Vocabulary.Publishers[source.OriginId];
        }

        citations.ForEach(citation => citation.Source = sources[citation.SourceId]);
        reports.ForEach(report => report.Source = sources[report.SourceId]);
    }

    private void JoinEvents(TrackerContext context, List<EventRow> events)
    {
        var ids = events.ConvertAll(e => e.Id);
        var (to, from) = (events.SelectMany(e => e.Relations).ToList(), context.Relations.Where(relation => ids.Contains(relation.TargetId)).ToList());
        var reports = Reports(events).Where(report => report.ReportedEventId is not null).ToList();
        var moot = events.SelectMany(e => e.Terms).Where(term => term.MootEvent is not null).ToList();
        var others = to.Select(relation => relation.TargetId).Concat(from.Select(relation => relation.EventId)).Concat(reports.Select(report => report.ReportedEventId!))
            .Concat(moot.Select(term => term.MootEvent!)).Distinct().ToList();
        var related = others.Count == 0 ? [] : Rows(context, e => others.Contains(e.Id)).ToDictionary(e => e.Id, StringComparer.Ordinal);
        to.ForEach(relation => relation.Target = related[relation.TargetId]);
        reports.ForEach(report => report.ReportedEvent = related[report.ReportedEventId!]);
        moot.ForEach(term => term.MootBy = related[term.MootEvent!]);
        var read = events.ToDictionary(e => e.Id, StringComparer.Ordinal);
        foreach (var relation in from)
        {
            (relation.Event, relation.Target) = (related[relation.EventId], read[relation.TargetId]);
            relation.Target.RelatedFrom.Add(relation);
        }
    }

    private static IEnumerable<DisputeReportRow> Reports(IEnumerable<EventRow> events) => events.SelectMany(e => e.Disputes).SelectMany(dispute => dispute.Reports);
}
