namespace CeasefireTracker.Web.Store;

/// <summary>Looks at the data folder once a second, because file notifications are lost on many mounts.</summary>
public sealed class DataWatcher(LiveStore store, StoreOptions options, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        var last = Stamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = Stamp();
            if (now != last)
            {
                last = now;
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
        catch (IOException)
        {
            // A file went while the folder was read; the next look sees the folder at rest.
        }

        return stamp.ToHashCode();
    }
}
