using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Positions;

/// <summary>What one holder stated on one option of an issue, cut into the spans in which each stance stood.</summary>
/// <param name="terms">The stances, all of which count from some day on.</param>
/// <param name="withdrawals">The terms of the same holder that withdraw one of this option, with the one that they name.</param>
internal sealed class OptionHistory(string holder, IReadOnlyList<TermRow> terms, IReadOnlyList<(TermRow Term, TermRow Ended)> withdrawals)
{
    /// <summary>The last day on which a term counts, inclusive; null: until changed.</summary>
    public static DateOnly? LastDay(TermRow term) => term.Holds?.Span.Latest;

    /// <summary>The spans, in the order in which they began.</summary>
    public IEnumerable<Position> Positions()
    {
        var days = Boundaries();
        var found = new List<Position>();
        foreach (var term in terms)
        {
            for (var i = 0; i < days.Count; i++)
            {
                if (!Stands(term, days[i]))
                {
                    continue;
                }

                var from = days[i];
                while (i + 1 < days.Count && Stands(term, days[i + 1]))
                {
                    i++;
                }

                found.Add(i + 1 < days.Count ? Ended(term, from, days[i + 1]) : new Position(holder, term, from, null, null, null));
            }
        }

        found.Sort((a, b) => a.From.CompareTo(b.From));
        return found.Select(position => position with { Before = Before(found, position), Since = Since(found, position) });
    }

    /// <summary>The days on which anything can change: nothing does between them.</summary>
    private List<DateOnly> Boundaries() =>
    [
        .. terms.Concat(withdrawals.Select(withdrawal => withdrawal.Term))
            .SelectMany(term => new[] { PositionRules.CountsFrom(term), LastDay(term) is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : null })
            .OfType<DateOnly>().Distinct().Order(),
    ];

    private bool Stands(TermRow term, DateOnly day) => Counts(term, day) && WithdrawnBy(term, day) is null && !IsReplaced(term, day);

    private static bool Counts(TermRow term, DateOnly day) => PositionRules.CountsFrom(term) <= day && !(LastDay(term) < day);

    private bool IsReplaced(TermRow term, DateOnly day) => terms.Any(other => Counts(other, day) && PositionRules.IsLater(other, term));

    private TermRow? WithdrawnBy(TermRow term, DateOnly day) => withdrawals
        .Where(withdrawal => Counts(withdrawal.Term, day) && withdrawal.Term != term && (withdrawal.Ended == term || PositionRules.IsLater(withdrawal.Term, term)))
        .Select(withdrawal => withdrawal.Term).FirstOrDefault();

    private Position Ended(TermRow term, DateOnly from, DateOnly next)
    {
        var until = next.AddDays(-1);
        if (LastDay(term) < next)
        {
            return new Position(holder, term, from, until, PositionEnd.Lapsed, null);
        }

        return WithdrawnBy(term, next) is { } withdrawal
            ? new Position(holder, term, from, until, PositionEnd.Withdrawn, withdrawal)
            : new Position(holder, term, from, until, PositionEnd.Replaced, terms.FirstOrDefault(other => Counts(other, next) && PositionRules.IsLater(other, term)));
    }

    /// <summary>The last stance before this one that was another word.</summary>
    private static TermRow? Before(List<Position> found, Position position) =>
        found.FindLast(other => other.From < position.From && other.Term.Stance != position.Term.Stance)?.Term;

    /// <summary>The first day of the unbroken run of the same word.</summary>
    private static DateOnly Since(List<Position> found, Position position)
    {
        var since = position.From;
        foreach (var other in found.Where(other => other.From < position.From).Reverse())
        {
            if (other.Term.Stance != position.Term.Stance || other.Until < since.AddDays(-1))
            {
                break;
            }

            since = other.From;
        }

        return since;
    }
}
