using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Changes;

/// <summary>What happened to an event of the record; of one day, corrections come first.</summary>
public enum LogSort
{
    Correction,
    Withdrawal,
    Addition,
}

/// <summary>One change of the record.</summary>
/// <param name="Day">The day on which the record changed; not the event's date.</param>
/// <param name="Place">The place of a correction among its event's, from 0, the one told first; 0 for all else.</param>
/// <param name="What">What was corrected, or why the event was withdrawn; null for an addition.</param>
public sealed record LogEntry(DateOnly Day, LogSort Sort, int Place, Event Event, LocalizedText? What);

/// <summary>Every correction, withdrawal and addition, the newest first.</summary>
/// <param name="stop">Ends a reading that nobody waits for any more.</param>
public sealed class ChangeLog(OpenStore store, CancellationToken stop = default)
{
    /// <summary>How many there are in all.</summary>
    public int Count()
    {
        using var context = store.Context();
        return context.Changes.Count() + context.Events.Count(e => e.WithdrawnOn != null) + context.Events.Count();
    }

    /// <summary>A part of the log. Of one day and sort the newest event comes first; those that were withdrawn have no place and come
    /// last.</summary>
    public IReadOnlyList<LogEntry> Read(int skip, int take)
    {
        using var context = store.Context();
        var most = skip + take;
        var corrections = context
            .Changes.OrderByDescending(change => change.On)
            .ThenByDescending(change => change.Event.Ordinal ?? -1)
            .ThenBy(change => change.EventId)
            .ThenByDescending(change => change.Place)
            .Take(most)
            .Select(change => new
            {
                change.EventId,
                change.Event.Ordinal,
                change.Place,
                Day = change.On,
            })
            .AsEnumerable()
            .TakeUntil(stop)
            .Select(change => new Line(change.Day, LogSort.Correction, change.EventId, change.Ordinal, change.Place));
        var withdrawals = context
            .Events.Where(e => e.WithdrawnOn != null)
            .OrderByDescending(e => e.WithdrawnOn)
            .ThenBy(e => e.Id)
            .Take(most)
            .Select(e => new { e.Id, Day = e.WithdrawnOn!.Value })
            .AsEnumerable()
            .TakeUntil(stop)
            .Select(e => new Line(e.Day, LogSort.Withdrawal, e.Id, null, 0));
        var additions = context
            .Events.OrderByDescending(e => e.Added)
            .ThenByDescending(e => e.Ordinal ?? -1)
            .ThenBy(e => e.Id)
            .Take(most)
            .Select(e => new
            {
                e.Id,
                e.Ordinal,
                e.Added,
            })
            .AsEnumerable()
            .TakeUntil(stop)
            .Select(e => new Line(e.Added, LogSort.Addition, e.Id, e.Ordinal, 0));
        var lines = corrections
            .Concat(withdrawals)
            .Concat(additions)
            .OrderByDescending(line => line.Day)
            .ThenBy(line => line.Sort)
            .ThenByDescending(line => line.Ordinal)
            .ThenBy(line => line.EventId, StringComparer.Ordinal)
            .ThenByDescending(line => line.Place)
            .Skip(skip)
            .Take(take)
            .ToList();
        var ids = lines.Select(line => line.EventId).Distinct().ToList();
        var events = context.Events.Where(e => ids.Contains(e.Id)).Select(e => e.Document).ToDictionary(e => e.Id, StringComparer.Ordinal);
        return [.. lines.Select(line => Entry(line, events[line.EventId]))];
    }

    private static LogEntry Entry(Line line, Event e) =>
        new(
            line.Day,
            line.Sort,
            line.Place,
            e,
            line.Sort switch
            {
                LogSort.Correction => e.Changed[^(line.Place + 1)].What,
                LogSort.Withdrawal => e.Withdrawn?.Why,
                _ => null,
            }
        );

    private sealed record Line(DateOnly Day, LogSort Sort, string EventId, int? Ordinal, int Place);
}
