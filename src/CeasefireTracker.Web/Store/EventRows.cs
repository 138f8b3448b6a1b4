using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Store;

/// <summary>Makes the store's rows of an event.</summary>
internal sealed class EventRows(IReadOnlyList<Phase> phases)
{
    private readonly NarrativeHtml html = new();

    /// <summary>The phase of an event: the one that holds its earliest day.</summary>
    public static string? PhaseOf(Event e, IReadOnlyList<Phase> phases) =>
        e.Date.Span.Earliest is { } day ? phases.FirstOrDefault(phase => phase.Span.Span.Contains(day))?.Id : null;

    /// <summary>The row of an event and the rows of all that belongs to it.</summary>
    public EventRow Of(Event e, int? ordinal)
    {
        var row = new EventRow
        {
            Id = e.Id,
            Ordinal = ordinal,
            Date = e.Date,
            Earliest = e.Date.Span.Earliest,
            Latest = e.Date.Span.Latest,
            InForce = e.InForce,
            Kind = e.Kind,
            Standing = e.Standing,
            PhaseId = PhaseOf(e, phases),
            Added = e.Added,
            KnownFrom = e.KnownFrom,
            WithdrawnOn = e.Withdrawn?.Date,
            Title = e.Title,
            Document = e,
            NarrativeHtml = e.Narrative is null ? null : html.Of(e.Narrative),
        };
        row.Actors.AddRange(e.Actors.Select((part, place) => new EventActorRow
        {
            EventId = e.Id,
            Place = place,
            ActorId = part.Actor,
            Role = part.Role,
            Only = [.. part.Only],
        }));
        row.Terms.AddRange(e.Terms.Select((term, place) => Term(row, term, place)));
        row.Facts.AddRange(e.Facts.Select((fact, place) => new FactRow
        {
            EventId = e.Id,
            FactId = fact.Id,
            Place = place,
            What = fact.What,
            Unit = fact.Unit,
            Value = fact.Value,
            By = [.. fact.By],
            Cite = [.. fact.Cite],
        }));
        row.Citations.AddRange(e.Citations.Select((citation, place) => new CitationRow
        {
            EventId = e.Id,
            Event = row,
            Place = place,
            SourceId = citation.Source,
            Supports = citation.Supports,
            Locator = citation.Locator,
        }));
        row.Disputes.AddRange(Dispute.In(e).Select((dispute, place) => Disputed(row, dispute, place)));
        row.Relations.AddRange(Relations(row).OrderBy(relation => relation.Kind.Text(), StringComparer.Ordinal).ThenBy(relation => relation.TargetId, StringComparer.Ordinal));
        row.Changes.AddRange(e.Changed.Select((change, place) => new ChangeRow { EventId = e.Id, Event = row, Place = place, On = change.Date, What = change.What }));
        return row;
    }

    private static TermRow Term(EventRow e, Term term, int place) => new()
    {
        EventId = e.Id,
        Event = e,
        TermId = term.Id,
        Place = place,
        IssueId = term.Issue,
        OptionId = term.Option,
        Actors = [.. term.Actors],
        SpokenBy = term.SpokenBy,
        Stance = term.Stance,
        Detail = term.Detail,
        Cite = [.. term.Cite],
        Only = [.. term.Only],
        Holds = term.Holds,
        Ends = term.Ends,
        MootEvent = term.Moot?.Event,
        MootWhy = term.Moot?.Why,
        Words = term.Words,
    };

    private static DisputeRow Disputed(EventRow e, Dispute dispute, int place) => new()
    {
        EventId = e.Id,
        Event = e,
        Place = place,
        About = dispute.About,
        Of = dispute.Of,
        Placed = dispute.Placed,
        Reports = [.. dispute.Reports.Select((report, reportPlace) => new DisputeReportRow
        {
            EventId = e.Id, DisputePlace = place, Place = reportPlace, SourceId = report.Source, Value = report.Value, Why = report.Why, Note = report.Note,
            ReportedEventId = dispute.OtherEvent(report),
        })],
    };

    private static IEnumerable<RelationRow> Relations(EventRow e) =>
    [
        .. e.Document.RespondsTo.Select(target => Relation(e, RelationKind.RespondsTo, target)),
        .. e.Document.Revises.Select(target => Relation(e, RelationKind.Revises, target)),
        .. new[] { e.Document.PartOf }.OfType<string>().Select(whole => Relation(e, RelationKind.PartOf, whole)),
    ];

    private static RelationRow Relation(EventRow e, RelationKind kind, string target) => new() { EventId = e.Id, Event = e, Kind = kind, TargetId = target };
}
