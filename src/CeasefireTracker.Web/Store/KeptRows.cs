using System.Collections.Concurrent;

namespace CeasefireTracker.Web.Store;

/// <summary>What was last read of some events, because neighbouring pages and filters show the same ones. Nobody may change it.</summary>
/// <param name="most">The most events that are kept.</param>
public sealed class KeptRows<TRow>(int most)
    where TRow : class
{
    private readonly ConcurrentDictionary<int, TRow> rows = new();

    /// <summary>What is kept of the event with this ordinal, or null.</summary>
    public TRow? Find(int ordinal) => rows.GetValueOrDefault(ordinal);

    /// <summary>Keeps what was read together.</summary>
    public void Keep(IReadOnlyDictionary<int, TRow> together)
    {
        // All at once: what is asked for again is read again.
        if (rows.Count + together.Count > most)
        {
            rows.Clear();
        }

        foreach (var (ordinal, row) in together)
        {
            rows[ordinal] = row;
        }
    }
}
