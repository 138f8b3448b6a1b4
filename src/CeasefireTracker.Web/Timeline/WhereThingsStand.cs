using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Timeline;

/// <summary>Where things stood on a day, such as the last one that the record reaches: each line is an event of the record that had begun
/// by then, or that there is none.</summary>
/// <param name="TruceInForce">A truce whose span holds the day and that nobody ended before, or null if none is recorded.</param>
/// <param name="LastTruce">The latest truce that was announced, in force or not; an event is one as on the page of truces.</param>
/// <param name="LastTalks">The latest talks between the sides or with a go-between; a meeting inside one camp is none.</param>
/// <param name="Parties">What each belligerent said last on a ceasefire.</param>
/// <param name="Newest">The latest events, the last first.</param>
public sealed record WhereThingsStand(
    Event? TruceInForce,
    Event? LastTruce,
    Event? LastTalks,
    IReadOnlyList<PartyWord> Parties,
    IReadOnlyList<Event> Newest
)
{
    private const int MostNewest = 3;

    // Of what is looked for, one that passes is among the first; where there is none, so many have been read.
    private const int MostLookedAt = 200;

    private static readonly FacetList Truces = new(Facet.Scope);

    /// <summary>How the latest truce ended, if it had by the day.</summary>
    public TruceEnding? LastTruceEnded { get; init; }

    /// <summary>That of the record's last day, read once.</summary>
    public static WhereThingsStand Of(OpenStore store) => store.Once(static store => On(store, store.LastDay))!;

    /// <summary>That of a day.</summary>
    public static WhereThingsStand On(OpenStore store, DateOnly day)
    {
        var query = new TimelineQuery(store);
        var truces = Latest(store, query, Truces.Listed(store, TimelineFilter.Everything), day).ToList();
        return new WhereThingsStand(
            truces.Find(e => IsInForce(e, store, day)),
            truces.FirstOrDefault(),
            Talks(store, query, day),
            [.. Words(store, query, day)],
            [.. Latest(store, query, TimelineFilter.Everything, day).Take(MostNewest)]
        )
        {
            LastTruceEnded = Ended(truces.FirstOrDefault(), store, day),
        };
    }

    // Where nobody has said yet who met whom, the sides met if both took part.
    private static Event? Talks(OpenStore store, TimelineQuery query, DateOnly day)
    {
        var (direct, mediated) = (MeetingBetween.Direct.Text(), MeetingBetween.Mediated.Text());
        var (talks, summit) = (EventKind.Talks.Text(), EventKind.Summit.Text());
        var said = Latest(store, query, TimelineFilter.Everything.With(Facet.Between, direct).With(Facet.Between, mediated), day)
            .FirstOrDefault();
        return Latest(store, query, TimelineFilter.Everything.With(Facet.Kind, talks).With(Facet.Kind, summit), day)
                .TakeWhile(e => said is null || store.Index.Ordinal(e.Id) > store.Index.Ordinal(said.Id))
                .FirstOrDefault(e => e.Meeting is null && Parts.Sides(e, store.Vocabulary).Count(side => side.Party) > 1)
            ?? said;
    }

    private static IEnumerable<PartyWord> Words(OpenStore store, TimelineQuery query, DateOnly day)
    {
        if (store.Site.TruceIssue is not { } issue)
        {
            yield break;
        }

        foreach (var party in store.Vocabulary.Actors.Values.Where(actor => actor.Party))
        {
            var filter = TimelineFilter.Everything.With(Facet.Actor, party.Id).With(Facet.Issue, issue);
            var said = Latest(store, query, filter, day)
                .SelectMany(
                    e => e.Terms.Where(term => term.Issue == issue && IsOf(term, e, party, store.Vocabulary)),
                    (e, term) => (e, term)
                )
                .Select(stated => new StatedWord(stated.e, stated.term, IsOver(stated.term, store, day)));
            PartyWord? word = null;
            foreach (var stated in said)
            {
                word ??= new PartyWord(party, stated, null);
                if (stated.Term.Stance is Stance.Offers or Stance.Conditional or Stance.Accepts)
                {
                    word = stated == word.Latest ? word : word with { LastYes = stated };
                    break;
                }
            }

            if (word is not null)
            {
                yield return word;
            }
        }
    }

    /// <summary>The events of a filter that had begun by a day, by ordinal, the latest first. One that began nobody knows when had if it
    /// was over.</summary>
    public static IEnumerable<int> Begun(OpenStore store, TimelineQuery query, TimelineFilter filter, DateOnly day) =>
        query
            .Matching(filter)
            .Ordinals(highestFirst: true)
            .Where(ordinal => store.Index.Days(ordinal) is var days && (days.Earliest ?? days.Latest) <= day);

    private static IEnumerable<Event> Latest(OpenStore store, TimelineQuery query, TimelineFilter filter, DateOnly day) =>
        Begun(store, query, filter, day).Take(MostLookedAt).Chunk(20).SelectMany(query.Fetch).Select(e => e.Event);

    private static bool IsInForce(Event e, OpenStore store, DateOnly day) =>
        e.InForce?.Parts.Any(part => part.Contains(day)) == true && Ended(e, store, day) is null or { How: TruceEnd.Extended };

    private static TruceEnding? Ended(Event? e, OpenStore store, DateOnly day) =>
        e?.Truce?.Ended is { } end && OverFrom(e, end, store) <= day ? end : null;

    // A truce that ran out holds on its last day. Where no day of the end is known, it was over when the event that tells it had begun, but
    // not before it was in force: an announcement may tell the end too.
    private static DateOnly? OverFrom(Event e, TruceEnding end, OpenStore store)
    {
        if (end.How == TruceEnd.Lapsed && LastDay(e, end) is { } last)
        {
            return last.AddDays(1);
        }

        var told = end.Event is { } id && store.Index.Ordinal(id) is { } ordinal ? store.Index.Days(ordinal).Earliest : null;
        var first = e.InForce?.Span.Earliest;
        return end.On?.Span.Earliest ?? (told is null || told < first ? first : told);
    }

    // One day alone is a beginning, and says nothing of the end where an event tells it.
    private static DateOnly? LastDay(Event e, TruceEnding end) =>
        end.On is null && e.InForce?.Span.IsOneDay == true && end.Event is not null ? null : (end.On ?? e.InForce)?.Span.Latest;

    private static bool IsOf(Term term, Event e, ActorRow party, Vocabulary vocabulary) =>
        term.Counts
        && term.Actors.Any(actor =>
            actor == party.Id
            || (
                vocabulary.Actors.TryGetValue(actor, out var row)
                && row.SpeaksFor.Any(mandate => mandate.For == party.Id && new DateSpan(mandate.From, mandate.To).Overlaps(e.Date.Span))
            )
        );

    private static bool IsOver(Term term, OpenStore store, DateOnly day) =>
        term.Holds?.Span.Latest < day
        || (term.Moot is { } moot && store.Index.Ordinal(moot.Event) is { } ordinal && store.Index.Days(ordinal).Latest <= day);
}

/// <summary>A stance as it was stated at an event.</summary>
/// <param name="IsOver">True if it was stated for a span or an occasion that was over by the record's last day.</param>
public sealed record StatedWord(Event Event, Term Term, bool IsOver);

/// <summary>What a belligerent said last on a ceasefire.</summary>
/// <param name="LastYes">The last offer or acceptance, on a condition or without, where something else was said since; null where there
/// is none, or where the latest word is one.</param>
public sealed record PartyWord(ActorRow Party, StatedWord Latest, StatedWord? LastYes)
{
    /// <summary>The latest word and the last yes.</summary>
    public IEnumerable<StatedWord> Told => LastYes is null ? [Latest] : [Latest, LastYes];
}
