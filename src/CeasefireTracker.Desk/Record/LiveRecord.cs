using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Desk.Record;

/// <summary>The record as it is now: the newest commit of the desk's clone, or the published files where there is no git.</summary>
public sealed class LiveRecord
{
    private const int Kept = 3;

    private readonly DeskOptions options;
    private readonly Lock one = new();
    private readonly Lazy<Clone?> clone;
    private readonly Lazy<string> desk;
    private RecordVersion? last;

    public LiveRecord(DeskOptions options)
    {
        this.options = options;
        clone = new Lazy<Clone?>(() => Clone.Open(options));
        desk = new Lazy<string>(Named);
    }

    /// <summary>What tells this desk from another on the same database.</summary>
    public string Desk => desk.Value;

    /// <summary>Where commits are made; null where there is no git.</summary>
    public Clone? Clone => clone.Value;

    /// <summary>The newest version.</summary>
    public RecordVersion Now()
    {
        lock (one)
        {
            var name = Clone?.Tip ?? StoreFile.HashOf(options.Data);
            if (last?.Name != name)
            {
                last = new RecordVersion(name, Clone is null ? options.Data : FolderOf(name));
            }

            return last;
        }
    }

    /// <summary>The data folder of a commit, written to the disk if it is not there.</summary>
    public string FolderOf(string commit)
    {
        var versions = Directory.CreateDirectory(Path.Combine(options.State, "versions"));
        var folder = Path.Combine(versions.FullName, commit);
        if (!Directory.Exists(folder))
        {
            Clone!.Export(commit, folder);
            Sweep(versions, commit);
        }

        return Path.Combine(folder, "data");
    }

    private string Named()
    {
        var path = Path.Combine(options.State, "name");
        if (!File.Exists(path))
        {
            File.WriteAllText(path, Guid.NewGuid().ToString("N"));
        }

        return File.ReadAllText(path);
    }

    // Readers of a switched folder may still be at the one before.
    private void Sweep(DirectoryInfo versions, string newest)
    {
        var served = new DirectoryInfo(options.Data).LinkTarget;
        foreach (
            var old in versions
                .EnumerateDirectories()
                .OrderByDescending(folder => folder.CreationTimeUtc)
                .Skip(Kept)
                .Where(folder => folder.Name != newest && served?.Contains(folder.Name, StringComparison.Ordinal) != true)
                .ToList()
        )
        {
            old.Delete(recursive: true);
        }
    }
}
