namespace CeasefireTracker.Web.Store;

/// <summary>Ends walks through many rows.</summary>
public static class Stopping
{
    /// <summary>The same sequence, which fails as cancelled at the first row that is asked for after <paramref name="stop"/>.</summary>
    public static IEnumerable<T> TakeUntil<T>(this IEnumerable<T> rows, CancellationToken stop)
    {
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            yield return row;
        }
    }
}
