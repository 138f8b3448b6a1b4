using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Sources;

/// <summary>Rewrites an event by what one teller reports differently. What it does not report differently stays as it is.</summary>
internal static class Retelling
{
    public static RecordedEvent Of(RecordedEvent recorded, Telling telling, Vocabulary vocabulary)
    {
        var e = recorded.Event;
        var reports = recorded
            .Disputes.SelectMany(
                dispute => dispute.Reports.Where(report => telling.Documents.Contains(report.Source)),
                (dispute, report) => (dispute.About, dispute.Of, report.Value)
            )
            .ToList();
        var move = recorded.Ordinal is { } ordinal ? telling.MoveOf(ordinal) : null;
        return recorded with
        {
            Event = Told(),
            Phase = move is null ? recorded.Phase : PhaseOf(move.Told.Span),
            Disputes =
            [
                .. recorded
                    .Disputes.Select(dispute =>
                        dispute with
                        {
                            Reports = [.. dispute.Reports.Where(report => telling.Documents.Contains(report.Source))],
                        }
                    )
                    .Where(dispute => dispute.Reports.Count > 0),
            ],
        };

        Event Told() =>
            e with
            {
                Date = move?.Told ?? e.Date,
                At = move is null ? e.At : null,
                Summary = Supported() ?? e.Summary,
                Standing =
                    Value(DifferenceAbout.Occurrence, null) is { } value && EnumText.TryParse<Standing>(value, out var standing)
                        ? standing
                        : e.Standing,
                Actors = [.. e.Actors.Select(Part).OfType<EventActor>(), .. NewParts()],
                Terms = [.. e.Terms.Select(Term).OfType<Term>()],
                Facts = [.. e.Facts.Select(Fact)],
                RespondsTo = Relations(RelationKind.RespondsTo, e.RespondsTo),
                Revises = Relations(RelationKind.Revises, e.Revises),
                PartOf = Relations(RelationKind.PartOf, e.PartOf is null ? [] : [e.PartOf]).Order(StringComparer.Ordinal).FirstOrDefault(),
            };

        // What a document says of an event is what it is cited for; the summary is the record's.
        LocalizedText? Supported() =>
            e.Citations.Where(citation => telling.Documents.Contains(citation.Source)).Select(citation => citation.Supports).ToList()
                is { Count: > 0 } supports
                ? new LocalizedText(string.Join(' ', supports.Select(text => text.En)), string.Concat(supports.Select(text => text.Ja)))
                : null;

        PhaseRow? PhaseOf(DateSpan span) =>
            (span.Earliest ?? span.Latest) is { } day
                ? vocabulary.Phases.Values.FirstOrDefault(phase => phase.Span.Span.Contains(day))
                : null;

        string? Value(DifferenceAbout about, string? of) =>
            reports.FirstOrDefault(report => report.About == about && report.Of == of).Value;

        bool IsTold(IReadOnlyList<string> only) => only.Count == 0 || only.Any(telling.Documents.Contains);

        EventActor? Part(EventActor part)
        {
            var told = Value(DifferenceAbout.Role, part.Actor);
            return told == "none" || !IsTold(part.OnlyReportedBy)
                ? null
                : part with
                {
                    OnlyReportedBy = [],
                    Role = told is not null && EnumText.TryParse<Role>(told, out var role) ? role : part.Role,
                };
        }

        IEnumerable<EventActor> NewParts()
        {
            foreach (
                var (_, of, value) in reports.Where(report =>
                    report.About == DifferenceAbout.Role && e.Actors.All(part => part.Actor != report.Of)
                )
            )
            {
                if (EnumText.TryParse<Role>(value, out var role) && vocabulary.Actors.ContainsKey(of!))
                {
                    yield return new EventActor(of!, role, [], 0);
                }
            }
        }

        Term? Term(Term term)
        {
            var told = Value(DifferenceAbout.Term, term.Id);
            return told == "none" || !IsTold(term.OnlyReportedBy)
                ? null
                : term with
                {
                    Option =
                        told is not null && vocabulary.Issues[term.Issue].Options.Exists(option => option.OptionId == told)
                            ? told
                            : term.Option,
                    Actors = told is not null && vocabulary.Actors.ContainsKey(told) ? [told] : term.Actors,
                    Stance = told is not null && EnumText.TryParse<Stance>(told, out var stance) ? stance : term.Stance,
                    OnlyReportedBy = [],
                    Words = term.Words is { } words && telling.Documents.Contains(words.Cite) ? words : null,
                };
        }

        Fact Fact(Fact fact) =>
            Value(DifferenceAbout.Fact, fact.Id) is { } told
                ? fact with
                {
                    Value = told,
                    By = [.. telling.Documents.Intersect(e.Citations.Select(citation => citation.Source))],
                }
                : fact;

        IReadOnlyList<string> Relations(RelationKind kind, IReadOnlyList<string> placed) =>
            Value(DifferenceAbout.Relation, kind.Text()) is null
                ? placed
                :
                [
                    .. reports
                        .Where(report =>
                            report.About == DifferenceAbout.Relation && report.Of == kind.Text() && recorded.Named.ContainsKey(report.Value)
                        )
                        .Select(report => report.Value),
                ];
    }
}
