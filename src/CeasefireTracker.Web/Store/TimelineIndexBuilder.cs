using System.Runtime.InteropServices;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Store;

/// <summary>Makes what <see cref="TimelineIndex"/> reads, from events that pass one by one in any order.</summary>
/// <param name="selectedBy">What each event is selected by.</param>
internal sealed class TimelineIndexBuilder(TrackerDataset dataset, SelectedBy selectedBy)
{
    private readonly int length = dataset.Register.Placed;
    private readonly Func<Event, string?, IEnumerable<(string Name, string Value)>> valuesOf = selectedBy.Values(dataset);
    private readonly Func<Event, IEnumerable<(string Group, string[] Values)>> thingsOf = selectedBy.Things(dataset);
    private readonly Dictionary<(string Facet, string Value), ulong[]> sets = [];
    private readonly Dictionary<string, SortedDictionary<string, SortedSet<int>>> things = [];
    private readonly int[] earliest = new int[dataset.Register.Placed];
    private readonly int[] latest = new int[dataset.Register.Placed];
    private readonly int[] known = new int[dataset.Register.Placed];
    private readonly List<(int Ordinal, int Earliest, int Latest)> reported = [];
    private readonly List<(int Ordinal, int Earliest, int Latest)> parts = [];
    private DateOnly? lastCertain;
    private DateOnly? lastPossible;

    /// <summary>
    /// The last day that is certain to lie behind something recorded (<see cref="EdtfDate.LastCertain"/>) when the tracker added it; where
    /// no day is certain, the last one possible.
    /// </summary>
    public DateOnly? RecordedUpTo => lastCertain ?? lastPossible;

    /// <summary>The last day on which an event was added, corrected or withdrawn.</summary>
    public DateOnly? ChangedOn { get; private set; }

    /// <summary>Takes note of any event, also of one that is not on the timeline.</summary>
    public void Note(Event e)
    {
        var day = e.Changed.Select(change => change.Date).Append(e.Added).Append(e.Withdrawn?.Date ?? e.Added).Max();
        ChangedOn = day <= ChangedOn ? ChangedOn : day;
    }

    /// <summary>Adds an event that is on the timeline.</summary>
    public void Add(Event e, int ordinal, string? phase)
    {
        foreach (var value in valuesOf(e, phase))
        {
            ref var words = ref CollectionsMarshal.GetValueRefOrAddDefault(sets, value, out _);
            words ??= new ulong[(length + 63) / 64];
            words[ordinal >> 6] |= 1UL << (ordinal & 63);
        }

        foreach (var (group, values) in thingsOf(e))
        {
            var known = things.TryGetValue(group, out var rows) ? rows : things[group] = new(StringComparer.Ordinal);
            var row = string.Join(' ', values);
            (known.TryGetValue(row, out var events) ? events : known[row] = []).Add(ordinal);
        }

        (earliest[ordinal], latest[ordinal]) = Days(e.Date.Span);
        known[ordinal] = PublicDay.Of(e.Date, e.KnownFrom, e.Added).DayNumber;
        lastCertain = Later(lastCertain, e.Date.LastCertain(e.Added), e.Added);
        lastPossible = Later(lastPossible, e.Date.Span.Latest, e.Added);
        if (e.Date.Parts.Count > 1)
        {
            parts.AddRange(Parts(ordinal, e.Date));
        }

        foreach (var report in Dispute.In(e).Where(dispute => dispute.About == DifferenceAbout.Date).SelectMany(dispute => dispute.Reports))
        {
            reported.AddRange(Parts(ordinal, EdtfDate.Parse(report.Value)));
        }
    }

    /// <summary>The values of a name that any event has, in alphabetical order.</summary>
    public IEnumerable<string> Values(string name) =>
        sets.Keys.Where(key => key.Facet == name).Select(key => key.Value).Order(StringComparer.Ordinal);

    public IEnumerable<BitmapRow> Rows()
    {
        foreach (
            var (key, words) in sets.OrderBy(set => set.Key.Facet, StringComparer.Ordinal)
                .ThenBy(set => set.Key.Value, StringComparer.Ordinal)
        )
        {
            var set = BitSet.FromWords(length, words);
            yield return new BitmapRow
            {
                Facet = key.Facet,
                Value = key.Value,
                Count = set.Count(),
                Bits = set.ToBytes(),
            };
        }

        foreach (var (group, rows) in things.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            yield return new BitmapRow
            {
                Facet = TimelineIndex.ThingsFacet,
                Value = group,
                Count = rows.Count,
                Bits = IndexedThing.Write(rows.Select(row => new IndexedThing(row.Key.Split(' '), [.. row.Value]))),
            };
        }

        reported.Sort();
        parts.Sort();
        yield return Numbers(TimelineIndex.Earliest, earliest);
        yield return Numbers(TimelineIndex.Latest, latest);
        yield return Numbers(TimelineIndex.KnownFrom, known);
        yield return Numbers(TimelineIndex.Parts, [.. parts.SelectMany(Three)]);
        yield return Numbers(TimelineIndex.Reported, [.. reported.SelectMany(Three)]);
    }

    private static int[] Three((int Ordinal, int Earliest, int Latest) days) => [days.Ordinal, days.Earliest, days.Latest];

    private static IEnumerable<(int Ordinal, int Earliest, int Latest)> Parts(int ordinal, EdtfDate date) =>
        date.Parts.Select(part => (ordinal, Days(part).Earliest, Days(part).Latest));

    // An open end stands for no day; what was added can reach no further than the day of that.
    private static DateOnly? Later(DateOnly? known, DateOnly? day, DateOnly added) =>
        (day > added ? added : day) is { } reached && !(reached <= known) ? reached : known;

    private static (int Earliest, int Latest) Days(DateSpan span) =>
        (span.Earliest?.DayNumber ?? int.MinValue, span.Latest?.DayNumber ?? int.MaxValue);

    private BitmapRow Numbers(string value, int[] numbers) =>
        new()
        {
            Facet = TimelineIndex.DaysFacet,
            Value = value,
            Count = length,
            Bits = MemoryMarshal.AsBytes<int>(numbers).ToArray(),
        };
}
