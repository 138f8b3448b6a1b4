using System.Collections.Frozen;
using System.Runtime.InteropServices;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Timeline;

/// <summary>
/// What selecting needs of a store, in memory: for each value of each facet the set of its events, and each event's first and last day.
/// A selection is then an intersection of sets, at any number of events.
/// </summary>
public sealed class TimelineIndex
{
    /// <summary>The name under which the days stand among the store's bitmaps.</summary>
    public const string DaysFacet = "days";

    /// <summary>The name under which the events that an actor leads stand among the store's bitmaps.</summary>
    public const string LeadFacet = "lead";

    private readonly FrozenDictionary<(string, string), BitSet> sets;
    private readonly int[] earliest;
    private readonly int[] latest;
    private readonly FrozenDictionary<string, int> ordinals;
    private readonly IReadOnlyList<(int Ordinal, DateSpan Span)> reportedDates;

    private TimelineIndex(TrackerContext context)
    {
        var rows = context.Bitmaps.ToList();
        earliest = Days(rows.Single(row => row is { Facet: DaysFacet, Value: "earliest" }).Bits);
        latest = Days(rows.Single(row => row is { Facet: DaysFacet, Value: "latest" }).Bits);
        sets = rows.Where(row => row.Facet != DaysFacet).ToFrozenDictionary(row => (row.Facet, row.Value), row => BitSet.FromBytes(Count, row.Bits));
        ordinals = context.Events.Where(e => e.Ordinal != null).Select(e => new { e.Id, e.Ordinal }).ToFrozenDictionary(e => e.Id, e => e.Ordinal!.Value);
        reportedDates =
        [
            .. context.Disputes.Where(dispute => dispute.About == DifferenceAbout.Date && dispute.Event.Ordinal != null)
                .SelectMany(dispute => dispute.Reports, (dispute, report) => new { dispute.Event.Ordinal, report.Value })
                .AsEnumerable().Select(report => (report.Ordinal!.Value, EdtfDate.Parse(report.Value).Span)),
        ];
    }

    /// <summary>How many events there are.</summary>
    public int Count => earliest.Length;

    /// <summary>Reads the index of a store.</summary>
    public static TimelineIndex Read(TrackerContext context) => new(context);

    /// <summary>The ordinal of an event, or null if there is none of this id on the timeline.</summary>
    public int? Ordinal(string id) => ordinals.TryGetValue(id, out var ordinal) ? ordinal : null;

    /// <summary>The events with this value.</summary>
    public BitSet Having(Facet facet, string value) => sets.TryGetValue((facet.Text(), value), out var set) ? set : BitSet.Empty(Count);

    /// <summary>The events whose file names this actor first, or somebody who spoke for it.</summary>
    public BitSet LedBy(string actor) => sets.TryGetValue((LeadFacet, actor), out var set) ? set : BitSet.Empty(Count);

    /// <summary>The first and the last day that an event's date may mean.</summary>
    public DateSpan Days(int ordinal) => new(
        earliest[ordinal] == int.MinValue ? null : DateOnly.FromDayNumber(earliest[ordinal]),
        latest[ordinal] == int.MaxValue ? null : DateOnly.FromDayNumber(latest[ordinal]));

    /// <summary>How many events may have happened before a day; none where there is no day.</summary>
    public int CountBefore(DateOnly? day) => day is { } first ? earliest.Count(number => number < first.DayNumber) : 0;

    /// <summary>The events with any of these values; every event if there are none.</summary>
    public BitSet HavingAny(Facet facet, IReadOnlyCollection<string> values) => values.Count == 0
        ? BitSet.All(Count)
        : values.Select(value => Having(facet, value)).Aggregate(static (a, b) => a.Or(b));

    /// <summary>The values of a facet that any event has.</summary>
    public IEnumerable<string> Values(Facet facet) => sets.Keys.Where(key => key.Item1 == facet.Text()).Select(key => key.Item2);

    /// <summary>The events whose date can overlap the span.</summary>
    public BitSet Overlapping(DateSpan span)
    {
        var from = span.Earliest?.DayNumber ?? int.MinValue;
        var to = span.Latest?.DayNumber ?? int.MaxValue;
        return BitSet.Where(Count, ordinal => earliest[ordinal] <= to && latest[ordinal] >= from);
    }

    /// <summary>The events that some source places in the span, wherever the tracker places them.</summary>
    public BitSet ReportedIn(DateSpan span) => BitSet.Of(Count, reportedDates.Where(report => report.Span.Overlaps(span)).Select(report => report.Ordinal));

    private static int[] Days(byte[] bytes) => MemoryMarshal.Cast<byte, int>(bytes).ToArray();
}
