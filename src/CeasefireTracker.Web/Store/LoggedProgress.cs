using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Web.Store;

/// <summary>Tells the log how far a build is, one line a step.</summary>
internal sealed class LoggedProgress(ILogger log) : IProgress<ReadingProgress>
{
    public void Report(ReadingProgress value)
    {
        if (value.IsDone && value.Events >= ReadingProgress.Step)
        {
            log.LogInformation("{Step}: {Events} events", value.Name, value.Events);
        }
    }
}
