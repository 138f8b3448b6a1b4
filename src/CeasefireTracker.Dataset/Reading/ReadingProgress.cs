namespace CeasefireTracker.Dataset.Reading;

/// <summary>How far somebody has walked through the events of a dataset.</summary>
/// <param name="Name">What is done with them on this walk.</param>
/// <param name="Events">How many have passed; 0 when the walk begins.</param>
/// <param name="Total">How many there are, on the first walk as many as there are files; null on a first walk that has to count
/// them.</param>
/// <param name="IsDone">True once, when all have passed.</param>
public sealed record ReadingProgress(string Name, int Events, int? Total, bool IsDone)
{
    /// <summary>How many events pass between two reports; a smaller dataset needs none.</summary>
    public const int Step = 1000;

    /// <summary>Reports while the events pass.</summary>
    internal static IEnumerable<T> Watch<T>(IEnumerable<T> events, string name, Func<int?> total, IProgress<ReadingProgress>? progress)
    {
        var passed = 0;
        progress?.Report(new ReadingProgress(name, 0, total(), false));
        foreach (var e in events)
        {
            yield return e;
            if (++passed % Step == 0)
            {
                progress?.Report(new ReadingProgress(name, passed, total(), false));
            }
        }

        progress?.Report(new ReadingProgress(name, passed, total(), true));
    }
}
