using System.Collections.Concurrent;
using CeasefireTracker.Web.Store.Rows;

namespace CeasefireTracker.Web.Timeline;

/// <summary>Whole rows of the events that were last read, because neighbouring pages and filters show the same ones. Nobody may change them.</summary>
public sealed class KeptEvents
{
    /// <summary>The most that are kept, some twenty megabytes.</summary>
    public const int Most = 2048;

    private readonly ConcurrentDictionary<int, EventRow> rows = new();

    /// <summary>The event with this ordinal, or null if it is not kept.</summary>
    public EventRow? Find(int ordinal) => rows.GetValueOrDefault(ordinal);

    /// <summary>Keeps events that were read together.</summary>
    public void Keep(IReadOnlyCollection<EventRow> together)
    {
        // All at once, because rows that were read together hold each other in memory.
        if (rows.Count + together.Count > Most)
        {
            rows.Clear();
        }

        foreach (var e in together)
        {
            rows[e.Ordinal!.Value] = e;
        }
    }
}
