using System.Globalization;
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

    public EventRow Of(Event e, int? ordinal) => new()
    {
        Id = e.Id,
        Ordinal = ordinal,
        Date = e.Date,
        Earliest = e.Date.Span.Earliest,
        Latest = e.Date.Span.Latest,
        At = e.At?.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture),
        InForce = e.InForce,
        OrderInDay = e.Order,
        DateNote = e.DateNote,
        Kind = e.Kind,
        Standing = e.Standing,
        PhaseId = PhaseOf(e, phases),
        Collections = [.. e.Collections],
        Added = e.Added,
        KnownFrom = e.KnownFrom,
        Title = e.Title,
        Summary = e.Summary,
        Narrative = e.Narrative,
        NarrativeHtml = e.Narrative is null ? null : html.Of(e.Narrative),
        WithdrawnOn = e.Withdrawn?.Date,
        WithdrawnWhy = e.Withdrawn?.Why,
        Formerly = [.. e.Formerly],
        Actors = [.. e.Actors.Select((part, place) => new EventActorRow { EventId = e.Id, Place = place, ActorId = part.Actor, Role = part.Role, Only = [.. part.Only] })],
        Terms = [.. e.Terms.Select((term, place) => Term(e, term, place))],
        Facts = [.. e.Facts.Select((fact, place) => new FactRow
        {
            EventId = e.Id, FactId = fact.Id, Place = place, What = fact.What, Unit = fact.Unit, Value = fact.Value, Cite = [.. fact.Cite],
        })],
        Citations = [.. e.Citations.Select((citation, place) => new CitationRow
        {
            EventId = e.Id, Place = place, SourceId = citation.Source, Supports = citation.Supports, Locator = citation.Locator,
        })],
        Disputes = [.. Dispute.In(e).Select((dispute, place) => Disputed(e, dispute, place))],
        Relations = [.. Relations(e)],
        Changes = [.. e.Changed.Select((change, place) => new ChangeRow { EventId = e.Id, Place = place, On = change.Date, What = change.What })],
    };

    private static TermRow Term(Event e, Term term, int place) => new()
    {
        EventId = e.Id,
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
    };

    private static DisputeRow Disputed(Event e, Dispute dispute, int place) => new()
    {
        EventId = e.Id,
        Place = place,
        About = dispute.About,
        Of = dispute.Of,
        Placed = dispute.Placed,
        Reports = [.. dispute.Reports.Select((report, reportPlace) => new DisputeReportRow
        {
            EventId = e.Id, DisputePlace = place, Place = reportPlace, SourceId = report.Source, Value = report.Value,
            ReportedEventId = dispute.About == DifferenceAbout.Relation && report.Value != "none" ? report.Value : null, Why = report.Why, Note = report.Note,
        })],
    };

    private static IEnumerable<RelationRow> Relations(Event e)
    {
        foreach (var target in e.RespondsTo)
        {
            yield return new RelationRow { EventId = e.Id, Kind = RelationKind.RespondsTo, TargetId = target };
        }

        foreach (var target in e.Revises)
        {
            yield return new RelationRow { EventId = e.Id, Kind = RelationKind.Revises, TargetId = target };
        }

        if (e.PartOf is { } whole)
        {
            yield return new RelationRow { EventId = e.Id, Kind = RelationKind.PartOf, TargetId = whole };
        }
    }
}
