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

    /// <summary>The row of an event and those of the indexes over it.</summary>
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
        row.Terms.AddRange(
            e.Terms.Select(
                (term, place) =>
                    new TermRow
                    {
                        EventId = e.Id,
                        Place = place,
                        IssueId = term.Issue,
                    }
            )
        );
        row.Citations.AddRange(
            e.Citations.Select(
                (citation, place) =>
                    new CitationRow
                    {
                        EventId = e.Id,
                        Place = place,
                        SourceId = citation.Source,
                    }
            )
        );
        row.Disputes.AddRange(Dispute.In(e).Select((dispute, place) => Disputed(e.Id, dispute, place)));
        row.Relations.AddRange(
            Enum.GetValues<RelationKind>()
                .SelectMany(kind =>
                    RecordedEvent
                        .Targets(e, kind)
                        .Select(target => new RelationRow
                        {
                            EventId = e.Id,
                            Kind = kind,
                            TargetId = target,
                        })
                )
        );
        row.Changes.AddRange(
            e.Changed.Reverse()
                .Select(
                    (change, place) =>
                        new ChangeRow
                        {
                            EventId = e.Id,
                            Place = place,
                            On = change.Date,
                            What = change.What,
                        }
                )
        );
        return row;
    }

    private static DisputeRow Disputed(string id, Dispute dispute, int place) =>
        new()
        {
            EventId = id,
            Place = place,
            About = dispute.About,
            Reports =
            [
                .. dispute.Reports.Select(
                    (report, number) =>
                        new DisputeReportRow
                        {
                            EventId = id,
                            DisputePlace = place,
                            Place = number,
                            SourceId = report.Source,
                            Value = report.Value,
                            Why = report.Why,
                        }
                ),
            ],
        };
}
