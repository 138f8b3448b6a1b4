using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Sources;

/// <summary>Rewrites an event by what one teller reports differently. What it does not report differently stays as it is.</summary>
internal static class Retelling
{
    public static EventRow Of(EventRow e, Telling telling, Vocabulary vocabulary)
    {
        var reports = e.Disputes.SelectMany(dispute => dispute.Reports.Where(report => telling.Documents.Contains(report.SourceId)), (dispute, report) => (dispute.About, dispute.Of, Report: report)).ToList();
        var move = e.Ordinal is { } ordinal ? telling.MoveOf(ordinal) : null;
        var date = move?.Told ?? e.Date;
        var phase = move is null ? e.Phase : (date.Span.Earliest ?? date.Span.Latest) is { } day ? vocabulary.Phases.Values.FirstOrDefault(phase => phase.Span.Span.Contains(day)) : null;
        return new EventRow
        {
            Id = e.Id,
            Ordinal = e.Ordinal,
            Date = date,
            Earliest = date.Span.Earliest,
            Latest = date.Span.Latest,
            InForce = e.InForce,
            Kind = e.Kind,
            Standing = Value(DifferenceAbout.Occurrence, null) is { } value && EnumText.TryParse<Standing>(value, out var standing) ? standing : e.Standing,
            PhaseId = phase?.Id,
            Phase = phase,
            Added = e.Added,
            KnownFrom = e.KnownFrom,
            WithdrawnOn = e.WithdrawnOn,
            Title = e.Title,
            Document = move is null ? e.Document : e.Document with { At = null },
            NarrativeHtml = e.NarrativeHtml,
            Actors = [.. e.Actors.Select(Part).OfType<EventActorRow>(), .. NewParts()],
            Terms = [.. e.Terms.Select(Term).OfType<TermRow>()],
            Facts = [.. e.Facts.Select(Fact)],
            Citations = e.Citations,
            Disputes = e.Disputes,
            Relations = [.. e.Relations.Where(relation => Value(DifferenceAbout.Relation, relation.Kind.Text()) is null), .. NewRelations()],
            RelatedFrom = e.RelatedFrom,
            Changes = e.Changes,
        };

        string? Value(DifferenceAbout about, string? of) => reports.FirstOrDefault(report => report.About == about && report.Of == of).Report?.Value;

        bool IsTold(List<string> only) => only.Count == 0 || only.Exists(telling.Documents.Contains);

        EventActorRow? Part(EventActorRow part)
        {
            var told = Value(DifferenceAbout.Role, part.ActorId);
            return told == "none" || !IsTold(part.Only) ? null : new EventActorRow
            {
                EventId = part.EventId,
                Place = part.Place,
                ActorId = part.ActorId,
                Actor = part.Actor,
                Only = [],
                Role = told is not null && EnumText.TryParse<Role>(told, out var role) ? role : part.Role,
            };
        }

        IEnumerable<EventActorRow> NewParts()
        {
            foreach (var (_, of, report) in reports.Where(report => report.About == DifferenceAbout.Role && e.Actors.TrueForAll(part => part.ActorId != report.Of)))
            {
                if (EnumText.TryParse<Role>(report.Value, out var role) && vocabulary.Actors.TryGetValue(of!, out var actor))
                {
                    yield return new EventActorRow { EventId = e.Id, Place = e.Actors.Count, ActorId = actor.Id, Actor = actor, Role = role, Only = [] };
                }
            }
        }

        TermRow? Term(TermRow term)
        {
            var told = Value(DifferenceAbout.Term, term.TermId);
            return told == "none" || !IsTold(term.Only) ? null : new TermRow
            {
                EventId = term.EventId,
                Event = term.Event,
                TermId = term.TermId,
                Place = term.Place,
                IssueId = term.IssueId,
                SpokenBy = term.SpokenBy,
                OptionId = told is not null && vocabulary.Issues[term.IssueId].Options.Exists(option => option.OptionId == told) ? told : term.OptionId,
                Actors = told is not null && vocabulary.Actors.ContainsKey(told) ? [told] : term.Actors,
                Stance = told is not null && EnumText.TryParse<Stance>(told, out var stance) ? stance : term.Stance,
                Detail = term.Detail,
                Cite = term.Cite,
                Only = [],
                Holds = term.Holds,
                Ends = term.Ends,
                MootEvent = term.MootEvent,
                MootWhy = term.MootWhy,
                MootBy = term.MootBy,
                Words = term.Words is { } words && telling.Documents.Contains(words.Cite) ? words : null,
            };
        }

        FactRow Fact(FactRow fact) => Value(DifferenceAbout.Fact, fact.FactId) is { } told
            ? new FactRow { EventId = fact.EventId, FactId = fact.FactId, Place = fact.Place, What = fact.What, Unit = fact.Unit, Value = told, By = [.. telling.Documents.Intersect(e.Citations.Select(citation => citation.SourceId))], Cite = fact.Cite }
            : fact;

        IEnumerable<RelationRow> NewRelations() => reports
            .Where(report => report.About == DifferenceAbout.Relation && report.Report.ReportedEvent is not null && EnumText.TryParse<RelationKind>(report.Of!, out _))
            .Select(report => new RelationRow
            {
                EventId = e.Id,
                Event = e,
                TargetId = report.Report.ReportedEventId!,
                Target = report.Report.ReportedEvent!,
                Kind = EnumText.TryParse<RelationKind>(report.Of!, out var kind) ? kind : default,
            });
    }
}
