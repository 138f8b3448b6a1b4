using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Positions;

/// <summary>
/// Turns the terms stated at events into who stands where on a day. Everything that decides this is here; the method page says the same in
/// words.
/// </summary>
/// <remarks>
/// <list type="number">
/// <item>A term counts from the latest day that its event's date may mean, that day included; without a latest day it counts on no
/// day.</item>
/// <item>A term that a contradicted source alone reports (<c>only</c>) never counts. One with <c>holds</c> counts until the last day of
/// that span.</item>
/// <item>A term is held by its actors, by whomever they speak for on a day of the event, and by the person whose words it was.
/// A group's stance is not its members', nor theirs the group's.</item>
/// <item>A later term of the same holder on the same option of an issue replaces the earlier one. Where dates do not tell which came first,
/// both stand; several terms of one event always do.</item>
/// <item>On an option that holds several texts (<see cref="IssueOption.Several"/>) no term replaces another, but for one that withdraws
/// another there: it is the next word on the same text.</item>
/// <item>A question or a postponement (<c>raises</c>, <c>defers</c>) replaces nothing but one of its own kind: what was demanded, offered
/// or refused stands beside it.</item>
/// <item>On one day a lower office does not replace the words of a higher one: both stand, the higher first. A text of the holder's own
/// ranks with its head's words.</item>
/// <item><c>ends</c> withdraws the term it names and all that the same holder had stated on that option before; on an option of several
/// texts only what was stated on that text. <c>drops</c> is nothing but a withdrawal. A term that does not count withdraws nothing.</item>
/// </list>
/// </remarks>
public sealed class PositionRules
{
    private readonly IReadOnlyDictionary<string, ActorRow> actors;
    private readonly Dictionary<string, int> counts;
    private readonly Dictionary<(string Issue, string Holder), Cell> cells;

    /// <summary>Reads the terms of a record.</summary>
    /// <param name="actors">Who speaks for whom, by id.</param>
    /// <param name="terms">The terms with their events, in any order; those of withdrawn events must be left out.</param>
    /// <param name="stop">Ends what nobody waits for any more.</param>
    public PositionRules(IReadOnlyDictionary<string, ActorRow> actors, IEnumerable<StatedTerm> terms, CancellationToken stop = default)
    {
        this.actors = actors;
        var counting = terms.Where(Counts).ToList();
        var byAddress = counting.ToDictionary(term => (term.Event.Id, term.Term.Id));
        var stated = counting.TakeUntil(stop).SelectMany(HoldersOf, (term, holder) => (Holder: holder, Stated: term)).ToList();
        var withdrawals = stated
            .Where(pair => pair.Stated.Term.Ends is not null)
            .Select(pair => (pair.Holder, By: pair.Stated, Ended: byAddress.GetValueOrDefault(Address(pair.Stated.Term.Ends!))))
            .Where(withdrawal => withdrawal.Ended is not null)
            .ToLookup(
                withdrawal => (withdrawal.Holder, withdrawal.Ended!.Term.Issue, withdrawal.Ended.Term.Option),
                withdrawal => (withdrawal.By, Ended: withdrawal.Ended!)
            );
        All =
        [
            .. stated
                .Where(pair => pair.Stated.Term.Stance != Stance.Drops)
                .GroupBy(
                    pair => (pair.Holder, pair.Stated.Term.Issue, pair.Stated.Term.Option, Text: TextOf(pair.Stated, byAddress)),
                    pair => pair.Stated
                )
                .SelectMany(group =>
                    OnOption(
                            group.Key.Holder,
                            [.. group],
                            [
                                .. withdrawals[(group.Key.Holder, group.Key.Issue, group.Key.Option)]
                                    .Where(withdrawal => TextOf(withdrawal.Ended, byAddress) == group.Key.Text),
                            ],
                            stop
                        )
                        .Select(position => position with { Text = group.Key.Text })
                )
                .TakeUntil(stop)
                .Select(position =>
                    position.Before is null && Ended(position, byAddress) is { } ended ? position with { Before = ended } : position
                )
                .OrderBy(position => position.From)
                .ThenBy(position => position.Stated.Ordinal)
                .ThenBy(position => position.Stated.Place)
                .ThenBy(position => position.Holder, StringComparer.Ordinal),
        ];
        counts = All.CountBy(position => position.Holder).ToDictionary(StringComparer.Ordinal);
        cells = All.TakeUntil(stop)
            .OrderByDescending(position => position.From)
            .ThenByDescending(position => Office(position.Stated, position.Holder))
            .ThenByDescending(position => position.Stated.Ordinal)
            .ThenBy(position => position.Stated.Place)
            .GroupBy(position => (position.Term.Issue, position.Holder))
            .ToDictionary(cell => cell.Key, cell => new Cell([.. cell]));
    }

    /// <summary>Every stance for every span in which it stood, in the order in which they began.</summary>
    public IReadOnlyList<Position> All { get; }

    /// <summary>Those of one holder on one issue, the latest first, of one day the higher office first.</summary>
    public IReadOnlyList<Position> Of(string issue, string holder) =>
        cells.TryGetValue((issue, holder), out var cell) ? cell.Positions : [];

    /// <summary>The days on which one of them begins or stands no more, in order, each once.</summary>
    public List<DateOnly> Turns(string issue, string holder) => cells.TryGetValue((issue, holder), out var cell) ? cell.Turns : [];

    /// <summary>How many stances an actor holds or held.</summary>
    public int Count(string holder) => counts.GetValueOrDefault(holder);

    /// <summary>The first day on which a term counts, or null if it counts on none.</summary>
    public static DateOnly? CountsFrom(StatedTerm term) => term.Event.Date.Span.Latest;

    /// <summary>Those whose stance a term is, each once.</summary>
    public IEnumerable<string> HoldersOf(StatedTerm term) =>
        term
            .Term.Actors.SelectMany(actor =>
                actors.TryGetValue(actor, out var row) ? Represented(row, term.Event.Date).Prepend(actor) : [actor]
            )
            .Concat(term.Term.SpokenBy is { } speaker ? [speaker] : [])
            .Distinct(StringComparer.Ordinal);

    /// <summary>Whom an actor spoke for on a day of the event of a term.</summary>
    public IEnumerable<string> Principals(string actor, StatedTerm term) =>
        actors.TryGetValue(actor, out var row) ? Represented(row, term.Event.Date) : [];

    /// <summary>True of the stances that answer nothing and so replace no answer.</summary>
    public static bool StandsBeside(Stance stance) => stance is Stance.Raises or Stance.Defers;

    /// <summary>How high the office is in which a term was stated for a holder; null: below a minister's.</summary>
    public Rank? Office(StatedTerm term, string holder) =>
        (term.Term.SpokenBy is { } speaker ? [speaker] : term.Term.Actors).Max(actor =>
            actor == holder ? Rank.Head : RankOf(actor, holder, term.Event.Date)
        );

    /// <summary>True if the one term is certainly later than the other.</summary>
    internal static bool IsLater(StatedTerm term, StatedTerm than)
    {
        var (span, other) = (term.Event.Date.Span, than.Event.Date.Span);
        return span.Earliest > other.Latest || (span.IsOneDay && span == other && term.Event.Order > than.Event.Order);
    }

    /// <summary>The answers as if nobody had asked or postponed anything, and what was asked and postponed between them.</summary>
    private IEnumerable<Position> OnOption(
        string holder,
        List<StatedTerm> terms,
        List<(StatedTerm By, StatedTerm Ended)> withdrawals,
        CancellationToken stop
    )
    {
        var answers = terms.Where(term => !StandsBeside(term.Term.Stance)).ToList();
        var beside =
            answers.Count == terms.Count
                ? []
                : History(terms)
                    .Where(position => StandsBeside(position.Term.Stance))
                    .Select(position =>
                        position.Before is { } before && !StandsBeside(before.Term.Stance) ? position with { Before = null } : position
                    );
        return History(answers).Concat(beside);

        IReadOnlyList<Position> History(List<StatedTerm> some) =>
            new OptionHistory(holder, some, withdrawals, term => Office(term, holder), stop).Positions();
    }

    // The same word on the same option has not moved.
    private StatedTerm? Ended(Position position, Dictionary<(string, string), StatedTerm> byAddress) =>
        position.Term.Ends is { } ends
        && byAddress.TryGetValue(Address(ends), out var ended)
        && !(IsOnOptionOf(ended, position.Stated) && ended.Term.Stance == position.Term.Stance)
        && HoldersOf(ended).Contains(position.Holder)
            ? ended
            : null;

    /// <summary>The first word on the text that a term is about, on an option that holds several; null on all others.</summary>
    private static StatedTerm? TextOf(StatedTerm term, Dictionary<(string, string), StatedTerm> byAddress)
    {
        while (
            term.IsApart
            && term.Term.Ends is { } ends
            && byAddress.TryGetValue(Address(ends), out var before)
            && IsOnOptionOf(before, term)
            && IsLater(term, before)
        )
        {
            term = before;
        }

        return term.IsApart ? term : null;
    }

    private static bool IsOnOptionOf(StatedTerm term, StatedTerm other) =>
        (term.Term.Issue, term.Term.Option) == (other.Term.Issue, other.Term.Option);

    private Rank? RankOf(string actor, string holder, EdtfDate date) =>
        actors.TryGetValue(actor, out var row)
            ? row.SpeaksFor.Where(mandate => mandate.For == holder && Covers(mandate, date)).Max(mandate => mandate.Rank)
            : null;

    private static bool Covers(MandateRow mandate, EdtfDate date) => new DateSpan(mandate.From, mandate.To).Overlaps(date.Span);

    private static IEnumerable<string> Represented(ActorRow actor, EdtfDate date) =>
        actor.SpeaksFor.Where(mandate => Covers(mandate, date)).Select(mandate => mandate.For);

    private static bool Counts(StatedTerm term) =>
        term.Term.Counts && CountsFrom(term) is { } from && !(OptionHistory.LastDay(term) < from);

    private static (string, string) Address(string text) => text.Split('#') is [var e, var term] ? (e, term) : (text, "");

    private sealed class Cell(List<Position> positions)
    {
        private List<DateOnly>? turns;

        public List<Position> Positions => positions;

        // When they are asked for, because what was known on a day is asked of a few cells of rules that live for one page.
        public List<DateOnly> Turns =>
            turns ??=
            [
                .. positions
                    .SelectMany<Position, DateOnly>(position =>
                        position.Until is { } until ? [position.From, until.AddDays(1)] : [position.From]
                    )
                    .Distinct()
                    .Order(),
            ];
    }
}
