using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Dataset.Model;

/// <summary>
/// What has to be known of all events at once: ids, days, order and facts. Events themselves pass by and are not kept. An event's place is
/// its number in reading order, from 0.
/// </summary>
public sealed class EventRegister
{
    private readonly Dictionary<string, (int Place, bool IsOwn)> homes = new(StringComparer.Ordinal);
    private readonly List<string> ids = [];
    private readonly List<Facts> facts = [];
    private readonly List<string> files = [];
    private readonly Dictionary<int, string> partOf = [];
    private readonly HashSet<string> ended = new(StringComparer.Ordinal);
    private readonly HashSet<string> namedByTruces = new(StringComparer.Ordinal);

    /// <summary>How many events there are, withdrawn ones included.</summary>
    public int Count => facts.Count;

    /// <summary>How many events are on the timeline.</summary>
    public int Placed => facts.Count(fact => !fact.Withdrawn);

    /// <summary>The terms that any event says it ends, <c>event-id#term-id</c>.</summary>
    public IReadOnlySet<string> Ended => ended;

    /// <summary>The events in which a truce says that its answers, its end or its breaches are told.</summary>
    public IReadOnlySet<string> NamedByTruces => namedByTruces;

    /// <summary>Every id, former ones included.</summary>
    public IEnumerable<string> Ids => homes.Keys;

    /// <summary>Notes the next event in reading order.</summary>
    public void Add(Event e)
    {
        var place = facts.Count;
        if (files.Count == 0 || files[^1] != e.File)
        {
            files.Add(e.File);
        }

        var (earliest, latest) = (e.Date.Span.Earliest?.DayNumber ?? int.MinValue, e.Date.Span.Latest?.DayNumber ?? int.MaxValue);
        facts.Add(new Facts(earliest, latest, e.Order, files.Count - 1, e.Line, e.Withdrawn is not null));
        if (e.PartOf is { } whole)
        {
            partOf[place] = whole;
        }

        ended.UnionWith(e.Terms.Select(term => term.Ends).OfType<string>());
        namedByTruces.UnionWith(e.Truce?.Events() ?? []);
        ids.Add(e.Id);
        // Of two events with one id the first counts; the checker names the second.
        homes.TryAdd(e.Id, (place, true));
        foreach (var id in e.Formerly)
        {
            homes.TryAdd(id, (place, false));
        }
    }

    /// <summary>The place of the event with this id; null if there is none.</summary>
    public int? Find(string id) => Home(id) is { } home && home.IsOwn ? home.Place : null;

    /// <summary>The place of the event that first used this id or once had it, and whether the id is its own; null if there is
    /// none.</summary>
    public (int Place, bool IsOwn)? Home(string id) => homes.TryGetValue(id, out var home) ? home : null;

    /// <summary>True if the event that is read at a place is the one that was registered there.</summary>
    public bool Has(int place, Event e) =>
        place < Count && FileOf(place) == e.File && LineOf(place) == e.Line && SpanOf(place) == e.Date.Span;

    /// <summary>The file of the event at a place.</summary>
    public string FileOf(int place) => files[facts[place].File];

    /// <summary>The line of the event at a place.</summary>
    public int LineOf(int place) => facts[place].Line;

    /// <summary>The days that the event at a place may span, inclusive.</summary>
    public DateSpan SpanOf(int place) =>
        new(
            facts[place].Earliest == int.MinValue ? null : DateOnly.FromDayNumber(facts[place].Earliest),
            facts[place].Latest == int.MaxValue ? null : DateOnly.FromDayNumber(facts[place].Latest)
        );

    /// <summary>The id that the event at a place says it is part of.</summary>
    public string? PartOf(int place) => partOf.GetValueOrDefault(place);

    /// <summary>
    /// For each place the event's ordinal, from 0 in day order: earliest day (open first), the order within the day, latest day (open
    /// last), id. Withdrawn events have none and stand as -1.
    /// </summary>
    public int[] Ordinals()
    {
        var places = Enumerable.Range(0, Count).Where(place => !facts[place].Withdrawn).ToArray();
        Array.Sort(places, (a, b) => facts[a].CompareTo(facts[b]) is not 0 and var order ? order : string.CompareOrdinal(ids[a], ids[b]));
        var ordinals = new int[Count];
        Array.Fill(ordinals, -1);
        for (var ordinal = 0; ordinal < places.Length; ordinal++)
        {
            ordinals[places[ordinal]] = ordinal;
        }

        return ordinals;
    }

    private readonly record struct Facts(int Earliest, int Latest, int Order, int File, int Line, bool Withdrawn) : IComparable<Facts>
    {
        public int CompareTo(Facts other) => (Earliest, Order, Latest).CompareTo((other.Earliest, other.Order, other.Latest));
    }
}
