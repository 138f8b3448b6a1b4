using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// What selecting needs of a store: for each value of each facet the set of its events, and each event's first and last day. A selection is
/// then an intersection of sets, at any number of events. Each set is read when it is first asked for and kept.
/// </summary>
public sealed class TimelineIndex
{
    /// <summary>The name under which the days stand among the store's bitmaps.</summary>
    public const string DaysFacet = "days";

    /// <summary>The name under which the collections stand.</summary>
    public const string CollectionFacet = "collection";

    /// <summary>The name under which the events that an actor leads stand among the store's bitmaps.</summary>
    public const string LeadFacet = "lead";

    /// <summary>The name under which the things stand that have several values at once (<see cref="IndexedThing"/>).</summary>
    public const string ThingsFacet = "things";

    /// <summary>Under <see cref="DaysFacet"/>, each event's first day as a day number; an open one is the least number.</summary>
    internal const string Earliest = "earliest";

    /// <summary>Under <see cref="DaysFacet"/>, each event's last day; an open one is the greatest number.</summary>
    internal const string Latest = "latest";

    /// <summary>Under <see cref="DaysFacet"/>, the day from which each event was public; the greatest number where none is known.</summary>
    internal const string KnownFrom = "known";

    /// <summary>Under <see cref="DaysFacet"/>, for each part of a date that has several the event's ordinal, the first and the last
    /// day.</summary>
    internal const string Parts = "parts";

    /// <summary>Under <see cref="DaysFacet"/>, for each part of each other report of a date the event's ordinal, the first and the last
    /// day.</summary>
    internal const string Reported = "reported";

    private readonly Func<TrackerContext> open;
    private readonly FrozenDictionary<(string Facet, string Value), int> counts;
    private readonly ILookup<string, string> values;
    private readonly ConcurrentDictionary<(string Facet, string Value), BitSet> sets = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<IndexedThing>> things = new();
    private readonly Lazy<int[]> earliest;
    private readonly Lazy<int[]> latest;
    private readonly Lazy<int[]> lastSoFar;
    private readonly Lazy<int[]> known;
    private readonly Lazy<int[]> reported;
    private readonly Lazy<ILookup<int, DateSpan>> parts;

    private TimelineIndex(IReadOnlyList<(string Facet, string Value, int Count)> rows, Func<TrackerContext> open)
    {
        this.open = open;
        Count = rows.Single(row => row is (DaysFacet, Earliest, _)).Count;
        counts = rows.Where(row => row.Facet != DaysFacet).ToFrozenDictionary(row => (row.Facet, row.Value), row => row.Count);
        values = rows.ToLookup(row => row.Facet, row => row.Value);
        (earliest, latest, known, reported) = (
            new(() => Numbers(Earliest)),
            new(() => Numbers(Latest)),
            new(() => Numbers(KnownFrom)),
            new(() => Numbers(Reported))
        );
        lastSoFar = new(LastSoFar);
        parts = new(() => Triples(Numbers(Parts)).ToLookup(part => part.Ordinal, part => Span(part.Earliest, part.Latest)));
        Everything = BitSet.All(Count);
        Nothing = BitSet.Empty(Count);
    }

    /// <summary>How many events there are.</summary>
    public int Count { get; }

    /// <summary>The set of every event.</summary>
    public BitSet Everything { get; }

    /// <summary>The set of no event.</summary>
    public BitSet Nothing { get; }

    /// <summary>Reads the index of a store.</summary>
    /// <param name="sets">How many events are in each of its sets, in the order of facets and values.</param>
    /// <param name="open">Opens the store for what is read later.</param>
    public static TimelineIndex Read(IReadOnlyList<(string Facet, string Value, int Count)> sets, Func<TrackerContext> open) =>
        new(sets, open);

    /// <summary>The ordinal of an event, or null if there is none of this id on the timeline.</summary>
    public int? Ordinal(string id)
    {
        using var context = open();
        return context.Events.Where(e => e.Id == id).Select(e => e.Ordinal).SingleOrDefault();
    }

    /// <summary>The events with this value.</summary>
    public BitSet Having(string facet, string value) => Set(facet, value);

    /// <summary>The things of a group that any event has.</summary>
    public IReadOnlyList<IndexedThing> Things(string group) =>
        counts.ContainsKey((ThingsFacet, group)) ? things.GetOrAdd(group, name => IndexedThing.Read(Bits(ThingsFacet, name))) : [];

    /// <summary>How many events have this value.</summary>
    public int CountOf(string facet, string value) => counts.GetValueOrDefault((facet, value));

    /// <summary>The events whose file names this actor first, or somebody who spoke for it.</summary>
    public BitSet LedBy(string actor) => Set(LeadFacet, actor);

    /// <summary>The first and the last day that an event's date may mean.</summary>
    public DateSpan Days(int ordinal) => Span(earliest.Value[ordinal], latest.Value[ordinal]);

    /// <summary>The last day on which any of these events, of which there is one, may have happened: of one without a last day, its
    /// first.</summary>
    public DateOnly LastDay(BitSet events)
    {
        var last = int.MinValue;
        // Most of what begins last ends last: soon none of the earlier ones can last longer.
        foreach (var ordinal in events.Ordinals(highestFirst: true).TakeWhile(ordinal => lastSoFar.Value[ordinal] > last))
        {
            last = Math.Max(last, LastDay(ordinal));
        }

        return DateOnly.FromDayNumber(last);
    }

    /// <summary>The first ordinal of an event whose first day is known.</summary>
    public int FirstDated => FirstAfter(earliest.Value, int.MinValue);

    /// <summary>How many events may have happened before a day; none where there is no day.</summary>
    public int CountBefore(DateOnly? day) => day is { } first ? FirstAfter(earliest.Value, first.DayNumber - 1) : 0;

    /// <summary>The values of a facet that any event has.</summary>
    public IEnumerable<string> Values(string facet) => values[facet];

    /// <summary>The events whose date can overlap the span; of a date in parts, one of these.</summary>
    public BitSet Overlapping(DateSpan span)
    {
        var whole = OverlappingAsWhole(span);
        List<int> between =
        [
            .. parts.Value.Where(date => whole.Contains(date.Key) && !date.Any(part => part.Overlaps(span))).Select(date => date.Key),
        ];
        return between.Count == 0 ? whole : whole.And(BitSet.Of(Count, between).Not());
    }

    private BitSet OverlappingAsWhole(DateSpan span)
    {
        var from = span.Earliest?.DayNumber ?? int.MinValue;
        var to = span.Latest?.DayNumber ?? int.MaxValue;
        // Ordinals follow the earliest day, so those that begin in time are the first so many.
        var begun = to == int.MaxValue ? Count : FirstAfter(earliest.Value, to);
        return from == int.MinValue ? BitSet.First(Count, begun) : BitSet.AtLeast(latest.Value.AsSpan(0, begun), from, Count);
    }

    /// <summary>The events that were public by the end of a day.</summary>
    public BitSet PublicBy(DateOnly day) =>
        day == DateOnly.MaxValue ? Everything : BitSet.AtLeast(known.Value, day.DayNumber + 1, Count).Not();

    /// <summary>The events that surely ended before a day.</summary>
    public BitSet EndedBefore(DateOnly day)
    {
        // None ended that had not begun.
        var begun = CountBefore(day);
        return BitSet.First(Count, begun).And(BitSet.AtLeast(latest.Value.AsSpan(0, begun), day.DayNumber, Count).Not());
    }

    /// <summary>The events that some source places in the span, wherever the tracker places them.</summary>
    public BitSet ReportedIn(DateSpan span)
    {
        var from = span.Earliest?.DayNumber ?? int.MinValue;
        var to = span.Latest?.DayNumber ?? int.MaxValue;
        return BitSet.Of(
            Count,
            Triples(reported.Value).Where(part => part.Earliest <= to && part.Latest >= from).Select(part => part.Ordinal)
        );
    }

    private static IEnumerable<(int Ordinal, int Earliest, int Latest)> Triples(int[] numbers) =>
        numbers.Chunk(3).Select(three => (three[0], three[1], three[2]));

    private static DateSpan Span(int earliest, int latest) =>
        new(
            earliest == int.MinValue ? null : DateOnly.FromDayNumber(earliest),
            latest == int.MaxValue ? null : DateOnly.FromDayNumber(latest)
        );

    private static int FirstAfter(int[] sorted, int day)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = sorted[middle] <= day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int LastDay(int ordinal) => latest.Value[ordinal] == int.MaxValue ? earliest.Value[ordinal] : latest.Value[ordinal];

    // For each ordinal the last day on which it or one below it may have happened.
    private int[] LastSoFar()
    {
        var days = new int[Count];
        for (var ordinal = 0; ordinal < Count; ordinal++)
        {
            days[ordinal] = Math.Max(LastDay(ordinal), ordinal == 0 ? int.MinValue : days[ordinal - 1]);
        }

        return days;
    }

    private BitSet Set(string facet, string value) =>
        sets.TryGetValue((facet, value), out var set) ? set
        : counts.ContainsKey((facet, value)) ? sets.GetOrAdd((facet, value), key => BitSet.FromBytes(Count, Bits(key.Facet, key.Value)))
        : Nothing;

    private int[] Numbers(string value) => MemoryMarshal.Cast<byte, int>(Bits(DaysFacet, value)).ToArray();

    private byte[] Bits(string facet, string value)
    {
        using var context = open();
        return context.Bitmaps.Where(set => set.Facet == facet && set.Value == value).Select(set => set.Bits).Single();
    }
}
