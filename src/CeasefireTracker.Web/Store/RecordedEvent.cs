using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Store;

/// <summary>An event, and beside it what the record knows of it that its own file does not say.</summary>
/// <param name="Ordinal">Its number in day order, from 0; null if it was withdrawn.</param>
/// <param name="Phase">The chapter of the story in which it stands, or null.</param>
/// <param name="NarrativeHtml">The narrative as sanitised HTML, made when the store was built.</param>
public sealed record RecordedEvent(Event Event, int? Ordinal, PhaseRow? Phase, LocalizedText? NarrativeHtml)
{
    public string Id => Event.Id;

    /// <summary>The points on which its sources differ.</summary>
    public IReadOnlyList<Dispute> Disputes { get; init; } = Dispute.In(Event);

    /// <summary>The documents that it cites, by id.</summary>
    public IReadOnlyDictionary<string, SourceRow> Sources { get; init; } = new Dictionary<string, SourceRow>();

    /// <summary>The documents that it cites, in the order of its citations.</summary>
    public IEnumerable<SourceRow> Cited => Event.Citations.Select(citation => Sources[citation.Source]);

    /// <summary>The events that it answers, revises, is part of or otherwise names, by id.</summary>
    public IReadOnlyDictionary<string, Event> Named { get; init; } = new Dictionary<string, Event>();

    /// <summary>The events that answer or revise it or are part of it, in day order, withdrawn ones first.</summary>
    public IReadOnlyList<Relation> NamedBy { get; init; } = [];

    /// <summary>The ids of the events to which it stands in a relation, in alphabetical order.</summary>
    public static IEnumerable<string> Targets(Event e, RelationKind kind) =>
        (
            kind switch
            {
                RelationKind.RespondsTo => e.RespondsTo,
                RelationKind.Revises => e.Revises,
                RelationKind.PartOf => e.PartOf is null ? [] : [e.PartOf],
                _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
            }
        ).Order(StringComparer.Ordinal);

    /// <summary>The events that stand in a relation to it, in day order, without those that were withdrawn.</summary>
    public IEnumerable<Event> Origins(RelationKind kind) =>
        NamedBy.Where(relation => relation.Kind == kind && relation.Event.Withdrawn is null).Select(relation => relation.Event);
}

/// <summary>That an event answers, revises or is part of another.</summary>
public sealed record Relation(RelationKind Kind, Event Event);
