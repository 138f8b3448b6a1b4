using System.Collections.Concurrent;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Exports;

/// <summary>A file that is written once for a dataset.</summary>
public sealed record WholeFile(string Path, long Bytes, string Sha256)
{
    /// <summary>Opens it, and whoever has it open can read it to its end; null if it had to give way to a newer one in the
    /// meantime.</summary>
    public FileStream? Open()
    {
        try
        {
            return File.OpenRead(Path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}

/// <summary>Large files that are written once, when somebody first asks for them, in a folder of the program's own; the newest few are
/// kept.</summary>
/// <param name="store">The folder in which that folder is made where the machine has no temporary folder that can be written
/// to.</param>
public sealed class WholeFiles(string store) : IDisposable
{
    private const int MostKept = 6;
    private const string Name = "ceasefire-files-";

    // What a program left that was killed; no download takes as long.
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, Lazy<Task<WholeFile>>> files = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> order = new();
    private readonly Lazy<string> folder = new(() => Folder(store));

    /// <summary>The file of this name; all who ask while it is being written wait for the same one.</summary>
    /// <param name="write">Writes it to a path.</param>
    public async Task<WholeFile> Of(string name, Func<string, Task> write)
    {
        var file = files.GetOrAdd(name, _ => new Lazy<Task<WholeFile>>(() => Task.Run(() => Make(name, write))));
        try
        {
            var made = await file.Value;
            if (File.Exists(made.Path))
            {
                return made;
            }
        }
        catch
        {
            // What stood in the way may pass, so the next reader tries again.
            files.TryRemove(new KeyValuePair<string, Lazy<Task<WholeFile>>>(name, file));
            throw;
        }

        // Machines sweep what lies long in their temporary folders.
        files.TryRemove(new KeyValuePair<string, Lazy<Task<WholeFile>>>(name, file));
        return await Of(name, write);
    }

    public void Dispose()
    {
        if (folder.IsValueCreated && Directory.Exists(folder.Value))
        {
            Directory.Delete(folder.Value, recursive: true);
        }
    }

    private static string Folder(string store)
    {
        try
        {
            return Directory.CreateTempSubdirectory(Name).FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Directory.CreateDirectory(store);
            foreach (var left in new DirectoryInfo(store).EnumerateDirectories(Name + "*"))
            {
                // The machine's own clock, because the disk's times are of it.
                if (DateTime.UtcNow - left.LastWriteTimeUtc > Forgotten)
                {
                    left.Delete(recursive: true);
                }
            }

            return Directory.CreateDirectory(Path.Combine(store, Name + Path.GetRandomFileName())).FullName;
        }
    }

    private async Task<WholeFile> Make(string name, Func<string, Task> write)
    {
        var path = Path.Combine(Directory.CreateDirectory(folder.Value).FullName, name);
        await write(path);
        order.Enqueue(name);
        while (order.Count > MostKept && order.TryDequeue(out var old))
        {
            // Whoever reads it now has it open.
            files.TryRemove(old, out _);
            File.Delete(Path.Combine(folder.Value, old));
        }

        return new WholeFile(path, new FileInfo(path).Length, StoreSeal.HashOf(path));
    }
}
