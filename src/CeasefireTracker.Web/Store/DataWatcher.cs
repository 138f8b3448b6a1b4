namespace CeasefireTracker.Web.Store;

/// <summary>Looks at the data folder once a second, because file notifications are lost on many mounts, and tends the store that serves.</summary>
public sealed class DataWatcher(LiveStore store, StoreOptions options, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        // No stamp yet: what changed since the program first looked would be missed.
        long? last = null;
        var lastTry = clock.GetUtcNow();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            store.Tend();
            var now = Stamp();
            if (now != last || (store.IsBehind && clock.GetUtcNow() - lastTry >= Patience))
            {
                (last, lastTry) = (now, clock.GetUtcNow());
                store.Refresh();
            }
        }
    }

    // Names, lengths and times are enough to know that something changed; the hash then says whether it matters.
    private long Stamp()
    {
        var stamp = new HashCode();
        try
        {
            foreach (var file in new DirectoryInfo(options.Data).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
            {
                stamp.Add(file.FullName);
                stamp.Add(file.Length);
                stamp.Add(file.LastWriteTimeUtc);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file went while the folder was read; the next look sees the folder at rest.
        }

        return stamp.ToHashCode();
    }
}
