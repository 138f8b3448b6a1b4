using System.Diagnostics;

namespace CeasefireTracker.Tests.Trials;

/// <summary>Tells when the writing of a store begins and when it is done, so that nothing has to look again and again. Made before the
/// build starts.</summary>
internal sealed class StoreWatch : IDisposable
{
    private readonly FileSystemWatcher watcher;
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StoreWatch(string path)
    {
        watcher = new FileSystemWatcher(Path.GetDirectoryName(path)!) { NotifyFilter = NotifyFilters.FileName };
        watcher.Created += (_, e) => Note(begun, e.FullPath, path + ".tmp");
        watcher.Renamed += (_, e) => Note(done, e.FullPath, path);
        watcher.EnableRaisingEvents = true;
    }

    /// <summary>Ends when the unfinished store has come into the folder, or the build has ended.</summary>
    public Task Begun(Process build) => Task.WhenAny(begun.Task, build.WaitForExitAsync());

    /// <summary>Ends when the store has its name, or the build has ended.</summary>
    public Task Done(Process build) => Task.WhenAny(done.Task, build.WaitForExitAsync());

    public void Dispose() => watcher.Dispose();

    private static void Note(TaskCompletionSource what, string path, string wanted)
    {
        if (path == wanted)
        {
            what.TrySetResult();
        }
    }
}
