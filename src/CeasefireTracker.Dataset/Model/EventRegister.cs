using System.Runtime.InteropServices;
using System.Text;
using CeasefireTracker.Dataset.Dates;

namespace CeasefireTracker.Dataset.Model;

/// <summary>
/// What has to be known of all events at once, in a few dozen bytes each: ids, days, order and facts. Events themselves pass by and are
/// not kept, so that a million of them fit a small machine. An event's place is its number in reading order, from 0.
/// </summary>
public sealed class EventRegister
{
    // Ids stand one after another in one array: a million strings would weigh three times as much.
    private readonly List<byte> letters = [];
    private readonly List<Entry> entries = [];
    private readonly List<Facts> facts = [];
    private readonly List<string> files = [];
    private readonly Dictionary<string, string> wholes = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> partOf = [];
    private readonly HashSet<string> ended = new(StringComparer.Ordinal);
    private int[] table = new int[1024];

    /// <summary>How many events there are, withdrawn ones included.</summary>
    public int Count => facts.Count;

    /// <summary>How many events are on the timeline.</summary>
    public int Placed => facts.Count(fact => !fact.Withdrawn);

    /// <summary>The terms that any event says it ends, <c>event-id#term-id</c>.</summary>
    public IReadOnlySet<string> Ended => ended;

    /// <summary>Every id, former ones included.</summary>
    public IEnumerable<string> Ids => entries.Select(entry => Encoding.UTF8.GetString(Letters(entry)));

    /// <summary>Notes the next event in reading order.</summary>
    public void Add(Event e)
    {
        var place = facts.Count;
        if (files.Count == 0 || files[^1] != e.File)
        {
            files.Add(e.File);
        }

        facts.Add(new Facts(e.Date.Span.Earliest?.DayNumber ?? int.MinValue, e.Date.Span.Latest?.DayNumber ?? int.MaxValue, e.Order, files.Count - 1, e.Line, e.Withdrawn is not null));
        if (e.PartOf is { } whole)
        {
            wholes.TryAdd(whole, whole);
            partOf[place] = wholes[whole];
        }

        ended.UnionWith(e.Terms.Select(term => term.Ends).OfType<string>());
        Add(e.Id, place, isOwn: true);
        foreach (var id in e.Formerly)
        {
            Add(id, place, isOwn: false);
        }
    }

    /// <summary>The place of the event with this id; null if there is none.</summary>
    public int? Find(string id) => Home(id) is { } home && home.IsOwn ? home.Place : null;

    /// <summary>The place of the event that first used this id or once had it, and whether the id is its own; null if there is none.</summary>
    public (int Place, bool IsOwn)? Home(string id)
    {
        Span<byte> few = stackalloc byte[256];
        var slot = Slot(Encoding.UTF8.TryGetBytes(id, few, out var length) ? few[..length] : Encoding.UTF8.GetBytes(id));
        return table[slot] == 0 ? null : (entries[table[slot] - 1].Place, entries[table[slot] - 1].IsOwn);
    }

    /// <summary>True if the event that is read at a place is the one that was registered there.</summary>
    public bool Has(int place, Event e) => place < Count && FileOf(place) == e.File && LineOf(place) == e.Line && SpanOf(place) == e.Date.Span;

    /// <summary>The file of the event at a place.</summary>
    public string FileOf(int place) => files[facts[place].File];

    /// <summary>The line of the event at a place.</summary>
    public int LineOf(int place) => facts[place].Line;

    /// <summary>The days that the event at a place may span, inclusive.</summary>
    public DateSpan SpanOf(int place) => new(
        facts[place].Earliest == int.MinValue ? null : DateOnly.FromDayNumber(facts[place].Earliest),
        facts[place].Latest == int.MaxValue ? null : DateOnly.FromDayNumber(facts[place].Latest));

    /// <summary>The id that the event at a place says it is part of.</summary>
    public string? PartOf(int place) => partOf.GetValueOrDefault(place);

    /// <summary>
    /// For each place the event's ordinal, from 0 in day order: earliest day (open first), the order within the day, latest day (open last), id.
    /// Withdrawn events have none and stand as -1.
    /// </summary>
    public int[] Ordinals()
    {
        var names = new int[Count];
        for (var i = 0; i < entries.Count; i++)
        {
            names[entries[i].Place] = entries[i].IsOwn ? i : names[entries[i].Place];
        }

        var places = Enumerable.Range(0, Count).Where(place => !facts[place].Withdrawn).ToArray();
        Array.Sort(places, (a, b) => facts[a].CompareTo(facts[b]) is not 0 and var order ? order : Letters(entries[names[a]]).SequenceCompareTo(Letters(entries[names[b]])));
        var ordinals = new int[Count];
        Array.Fill(ordinals, -1);
        for (var ordinal = 0; ordinal < places.Length; ordinal++)
        {
            ordinals[places[ordinal]] = ordinal;
        }

        return ordinals;
    }

    private void Add(string id, int place, bool isOwn)
    {
        var bytes = Encoding.UTF8.GetBytes(id);
        if (entries.Count * 2 >= table.Length)
        {
            Grow();
        }

        var slot = Slot(bytes);
        entries.Add(new Entry(letters.Count, bytes.Length, place, isOwn));
        letters.AddRange(bytes);
        // Of two events with one id the first counts; the checker names the second.
        table[slot] = table[slot] == 0 ? entries.Count : table[slot];
    }

    private void Grow()
    {
        table = new int[table.Length * 2];
        for (var i = 0; i < entries.Count; i++)
        {
            var slot = Slot(Letters(entries[i]));
            table[slot] = table[slot] == 0 ? i + 1 : table[slot];
        }
    }

    private int Slot(ReadOnlySpan<byte> id)
    {
        var hash = new HashCode();
        hash.AddBytes(id);
        var slot = (uint)hash.ToHashCode() & (uint)(table.Length - 1);
        while (table[slot] != 0 && !Letters(entries[table[slot] - 1]).SequenceEqual(id))
        {
            slot = (slot + 1) & (uint)(table.Length - 1);
        }

        return (int)slot;
    }

    private ReadOnlySpan<byte> Letters(Entry entry) => CollectionsMarshal.AsSpan(letters).Slice(entry.Start, entry.Length);

    private readonly record struct Entry(int Start, int Length, int Place, bool IsOwn);

    private readonly record struct Facts(int Earliest, int Latest, int Order, int File, int Line, bool Withdrawn) : IComparable<Facts>
    {
        public int CompareTo(Facts other) => (Earliest, Order, Latest).CompareTo((other.Earliest, other.Order, other.Latest));
    }
}
