using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Positions;

/// <summary>What one holder stated on one option of an issue, cut into the spans in which each stance stood.</summary>
internal sealed class OptionHistory
{
    private readonly string holder;
    private readonly List<StatedTerm> terms;
    private readonly List<StatedTerm> byDay;
    private readonly IReadOnlyList<(StatedTerm By, StatedTerm Ended)> withdrawals;
    private readonly Dictionary<StatedTerm, int> places;
    private readonly Func<StatedTerm, Rank?> office;
    private readonly CancellationToken stop;

    /// <param name="terms">The stances, all of which count from some day on, in any order.</param>
    /// <param name="withdrawals">The terms of the same holder that withdraw one of this option, with the one that they name.</param>
    /// <param name="office">How high the office is in which a term was stated for the holder.</param>
    public OptionHistory(
        string holder,
        IReadOnlyList<StatedTerm> terms,
        IReadOnlyList<(StatedTerm By, StatedTerm Ended)> withdrawals,
        Func<StatedTerm, Rank?> office,
        CancellationToken stop = default
    )
    {
        (this.holder, this.withdrawals, this.office, this.stop) = (holder, withdrawals, office, stop);
        // Whatever is later than a term stands after it in this order.
        this.terms = [.. terms.OrderBy(term => term.Event.Date.Span.Earliest ?? DateOnly.MinValue).ThenBy(term => term.Event.Order)];
        byDay = [.. this.terms.OrderBy(PositionRules.CountsFrom)];
        places = this.terms.Select((term, place) => (term, place)).ToDictionary(pair => pair.term, pair => pair.place);
    }

    /// <summary>The last day on which a term counts, inclusive; null: until changed.</summary>
    public static DateOnly? LastDay(StatedTerm term) => term.Term.Holds?.Span.Latest;

    /// <summary>The spans, in the order in which they began.</summary>
    public IReadOnlyList<Position> Positions()
    {
        var (found, open) = (new List<Position>(), new Dictionary<StatedTerm, DateOnly>());
        var (stances, withdrawing) = (new LatestFirst(terms), new LatestFirst(withdrawals.Select(withdrawal => withdrawal.By)));
        foreach (var day in Boundaries())
        {
            stop.ThrowIfCancellationRequested();
            var standing = Standing(day, Max(stances.On(day), withdrawing.On(day)));
            foreach (var term in open.Keys.Where(term => !standing.Contains(term)).ToList())
            {
                open.Remove(term, out var from);
                found.Add(Ended(term, from, day));
            }

            foreach (var term in standing)
            {
                open.TryAdd(term, day);
            }
        }

        found.AddRange(open.Select(pair => new Position(holder, pair.Key, pair.Value, null, null, null)));
        List<Position> ordered = [.. found.OrderBy(position => position.From).ThenBy(position => places[position.Stated])];
        var first = new Dictionary<StatedTerm, int>();
        return
        [
            .. ordered
                .TakeUntil(stop)
                .Select(
                    (position, place) => Told(ordered, first.TryAdd(position.Stated, place) ? place : first[position.Stated], position)
                ),
        ];
    }

    /// <summary>With what was before it. What stands again after a span that is over has not moved: it is told as when it was
    /// stated.</summary>
    private static Position Told(List<Position> ordered, int stated, Position position)
    {
        var first = ordered[Since(ordered, stated)];
        return position with { Before = Before(ordered, stated), Since = first.From, SinceTerm = first.Stated };
    }

    /// <summary>The days on which anything can change: nothing does between them.</summary>
    private List<DateOnly> Boundaries() =>
        [
            .. terms
                .Concat(withdrawals.Select(withdrawal => withdrawal.By))
                .SelectMany(term =>
                    new[] { PositionRules.CountsFrom(term), LastDay(term) is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : null }
                )
                .OfType<DateOnly>()
                .Distinct()
                .Order(),
        ];

    /// <summary>What stands on a day, of the few terms that end no earlier than the latest one that counts begins: all others are replaced
    /// or withdrawn.</summary>
    private HashSet<StatedTerm> Standing(DateOnly day, DateOnly floor)
    {
        var candidates = new List<StatedTerm>();
        for (var place = FirstFrom(floor); place < byDay.Count && PositionRules.CountsFrom(byDay[place]) <= day; place++)
        {
            if (!(LastDay(byDay[place]) < day))
            {
                candidates.Add(byDay[place]);
            }
        }

        return [.. candidates.Where(term => WithdrawnBy(term, day) is null && !candidates.Exists(other => Replaces(other, term)))];
    }

    private int FirstFrom(DateOnly day)
    {
        var (low, high) = (0, byDay.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = PositionRules.CountsFrom(byDay[middle]) < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>True if the one term is later than the other, and not of a lower office on the same day.</summary>
    private bool Replaces(StatedTerm term, StatedTerm than) =>
        PositionRules.IsLater(term, than)
        && (term.Event.Date.Span != than.Event.Date.Span || Nullable.Compare(office(term), office(than)) >= 0);

    private static bool Counts(StatedTerm term, DateOnly day) => PositionRules.CountsFrom(term) <= day && !(LastDay(term) < day);

    private StatedTerm? WithdrawnBy(StatedTerm term, DateOnly day) =>
        withdrawals
            .Where(withdrawal =>
                Counts(withdrawal.By, day)
                && withdrawal.By != term
                && (withdrawal.Ended == term || PositionRules.IsLater(withdrawal.By, term))
            )
            .Select(withdrawal => withdrawal.By)
            .FirstOrDefault();

    private Position Ended(StatedTerm term, DateOnly from, DateOnly next)
    {
        var until = next.AddDays(-1);
        if (LastDay(term) < next)
        {
            return new Position(holder, term, from, until, PositionEnd.Lapsed, null);
        }

        return WithdrawnBy(term, next) is { } withdrawal
            ? new Position(holder, term, from, until, PositionEnd.Withdrawn, withdrawal)
            : new Position(
                holder,
                term,
                from,
                until,
                PositionEnd.Replaced,
                terms.Skip(places[term] + 1).FirstOrDefault(other => Counts(other, next) && Replaces(other, term))
            );
    }

    /// <summary>The last stance before this one that was another word.</summary>
    private static StatedTerm? Before(List<Position> found, int place)
    {
        var earlier = place - 1;
        while (earlier >= 0 && (found[earlier].From == found[place].From || found[earlier].Term.Stance == found[place].Term.Stance))
        {
            earlier--;
        }

        return earlier < 0 ? null : found[earlier].Stated;
    }

    /// <summary>The place of the first stance of the unbroken run of the same word.</summary>
    private static int Since(List<Position> found, int place)
    {
        var since = place;
        for (var earlier = place - 1; earlier >= 0; earlier--)
        {
            var other = found[earlier];
            if (other.From == found[place].From)
            {
                continue;
            }

            if (other.Term.Stance != found[place].Term.Stance || other.Until < found[since].From.AddDays(-1))
            {
                break;
            }

            since = earlier;
        }

        return since;
    }

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;

    /// <summary>The latest first day of the terms that count on a day; the days must be asked for in their order.</summary>
    private sealed class LatestFirst
    {
        private readonly Queue<StatedTerm> coming;
        private readonly PriorityQueue<StatedTerm, int> counting = new();

        public LatestFirst(IEnumerable<StatedTerm> terms) =>
            coming = new(terms.Where(term => term.Event.Date.Span.Earliest is not null).OrderBy(PositionRules.CountsFrom));

        public DateOnly On(DateOnly day)
        {
            while (coming.TryPeek(out var next) && PositionRules.CountsFrom(next) <= day)
            {
                counting.Enqueue(coming.Dequeue(), -next.Event.Date.Span.Earliest!.Value.DayNumber);
            }

            while (counting.TryPeek(out var latest, out _) && LastDay(latest) < day)
            {
                counting.Dequeue();
            }

            return counting.TryPeek(out var first, out _) ? first.Event.Date.Span.Earliest!.Value : DateOnly.MinValue;
        }
    }
}
