using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// Looks at the data folder once a second, because file notifications are lost on many mounts, and tends the store that serves. The looking
/// is done aside: a folder that does not answer (a mount that hangs) stops neither the tending nor the end of the program.
/// </summary>
public sealed class DataWatcher(LiveStore store, StoreOptions options, TimeProvider clock, ILogger<DataWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // A thread each, until the folder answers.
    private const int MostHeldUp = 4;

    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);

    private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Task> heldUp = [];
    private Task look = Task.CompletedTask;
    private long began;
    private long? last;
    private int looks;

    /// <summary>Ends when the first look is over: a store serves, or it is known why none does.</summary>
    public Task First => first.Task;

    /// <summary>
    /// Takes the first look, and waits a moment for what comes of it, so that where the store is there already nobody is told to come back.
    /// To build one takes its time; probes and readers are answered meanwhile.
    /// </summary>
    public Task Begin()
    {
        (began, look) = (
            clock.GetTimestamp(),
            Task.Run(() =>
            {
                store.Refresh();
                first.TrySetResult();
            })
        );
        return Task.WhenAny(look, Task.Delay(Moment));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            store.Tend();
            if (!options.Publishes)
            {
                continue;
            }

            if (!look.IsCompleted)
            {
                if (store.Building is not null || clock.GetElapsedTime(began) < Patience)
                {
                    continue;
                }

                store.DoesNotAnswer();
                first.TrySetResult();
                heldUp.RemoveAll(one => one.IsCompleted);
                if (heldUp.Count >= MostHeldUp)
                {
                    continue;
                }

                // It may answer under the same name by now: the folder was switched to another.
                heldUp.Add(look);
            }

            began = clock.GetTimestamp();
            look = Task.Run(Look, stoppingToken);
        }
    }

    private void Look()
    {
        var own = Interlocked.Increment(ref looks);
        var stamp = Stamp();
        if (own != looks || (stamp == last && !(store.TryAgainAt <= clock.GetUtcNow())))
        {
            return;
        }

        last = stamp;
        store.Refresh();
    }

    // Names, lengths and times are enough to know that something changed; the hash then says whether it matters.
    private long? Stamp()
    {
        var stamp = new HashCode();
        try
        {
            var folder = DataFolder.Read(options.Data);
            foreach (var path in folder.Files)
            {
                var file = new FileInfo(folder.PathOf(path));
                stamp.Add(path);
                stamp.Add(file.Length);
                stamp.Add(file.LastWriteTimeUtc);
            }

            foreach (var path in folder.Others.Concat(folder.Leftovers))
            {
                stamp.Add(path);
            }

            store.Looked();
            return stamp.ToHashCode();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Either a file went while the folder was read, and the next look sees it at rest; or it cannot be read, and looking closer
            // says so.
            log.LogDebug(e, "The data folder could not be looked at");
            return null;
        }
    }
}
