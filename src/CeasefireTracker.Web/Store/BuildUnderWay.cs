using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Web.Store;

/// <summary>A build that is under way: since when, how far it is, and when it should be over. It also tells the log, one line a
/// step.</summary>
public sealed class BuildUnderWay(TimeProvider clock, ILogger log) : IProgress<ReadingProgress>
{
    // Measured at 10,000 and at 100,000 events: of the time until a store is sealed, the walk that reads takes a third, the one that checks
    // and writes most of the rest.
    private const int ReadAt = 33;
    private const int WrittenAt = 95;

    // Less says nothing of the pace.
    private const int LeastToTell = 5;

    private volatile int percent;

    public DateTimeOffset Since { get; } = clock.GetUtcNow();

    /// <summary>How much of the work is done, from 0 to 99.</summary>
    public int Percent => percent;

    /// <summary>The time that is left if it goes on as it went so far; null where that cannot be told yet.</summary>
    public TimeSpan? Left => Percent is >= LeastToTell and var done ? (clock.GetUtcNow() - Since) * (100.0 / done - 1) : null;

    public void Report(ReadingProgress value)
    {
        var share =
            value.IsDone ? 1
            : value.Total is > 0 and var total ? Math.Min(1, (double)value.Events / total)
            : 0;
        percent = value.Name == DatasetReader.Step ? (int)(share * ReadAt) : ReadAt + (int)(share * (WrittenAt - ReadAt));
        if (value.IsDone && value.Events >= ReadingProgress.Step)
        {
            log.LogInformation("{Step}: {Events} events", value.Name, value.Events);
        }
    }
}
