using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// The files of the store: <c>ceasefire-&lt;hash&gt;.sqlite</c>, named after what they were made from, and the seal of each
/// (<see cref="StoreSeal"/>). A store is written under another name, flushed, renamed, then sealed; a sealed one never changes.
/// </summary>
public static class StoreFile
{
    private const int Kept = 3;
    private const string Temporary = ".tmp";

    /// <summary>The hash of a data folder and of the builder: 16 hexadecimal digits. Equal hashes mean equal stores.</summary>
    public static string HashOf(string data) => HashOf(DataFolder.Read(data));

    /// <inheritdoc cref="HashOf(string)"/>
    public static string HashOf(DataFolder data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(StoreBuilder.Version));
        hash.AppendData(Encoding.UTF8.GetBytes(StoreBuilder.Schema));
        var piece = new byte[1 << 16];
        foreach (var path in data.Files)
        {
            using var file = new FileStream(data.PathOf(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n{path}\n{file.Length}\n")));
            // No more than it said it has, because some files never end.
            for (
                long left = file.Length;
                left > 0 && file.Read(piece, 0, (int)Math.Min(left, piece.Length)) is > 0 and var read;
                left -= read
            )
            {
                hash.AppendData(piece, 0, read);
            }
        }

        foreach (var path in data.Others)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{path}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>The path that the store of this hash has, whether it exists or not.</summary>
    public static string PathOf(string folder, string hash) => Path.Combine(folder, $"ceasefire-{hash}.sqlite");

    /// <summary>The hash in the name of a store.</summary>
    public static string HashIn(string path) => Path.GetFileNameWithoutExtension(path)[^16..];

    /// <summary>Reads, checks and builds; an existing sound store of the same hash is kept. Nothing is published if there is a
    /// problem.</summary>
    /// <param name="isDoubted">True if the existing store cannot be read though its seal fits: it is built again.</param>
    /// <returns>The problems that stood in the way; none if the store exists now.</returns>
    /// <exception cref="StoreBusyException">Another builder is at work in the folder.</exception>
    /// <exception cref="IOException">The store could not be written, or the data changed while it was read.</exception>
    public static ProblemList Publish(
        string data,
        SelectedBy selectedBy,
        string folder,
        string hash,
        IProgress<ReadingProgress>? progress = null,
        bool isDoubted = false
    )
    {
        var path = PathOf(folder, hash);
        if (!isDoubted && StoreSeal.Refusal(path) is null)
        {
            return new ProblemList();
        }

        Directory.CreateDirectory(folder);
        using var held = BuildLock.Take(folder);
        // A file changed between hashing and reading would be published under the name of what it was.
        var problems =
            !isDoubted && StoreSeal.Refusal(path) is null
                ? new ProblemList()
                : Write(data, selectedBy, hash, path, held, () => HashOf(data) == hash, progress);
        Sweep(folder);
        return problems;
    }

    /// <summary>The dataset and everything that is wrong with it, from reading and from checking.</summary>
    public static (TrackerDataset Dataset, ProblemList Problems) Load(string data, IProgress<ReadingProgress>? progress = null)
    {
        var (dataset, unread) = DatasetReader.Read(data, progress);
        return (dataset, Problems(data, dataset, unread));
    }

    /// <summary>Reads, checks and builds beside the path, flushes, renames and seals: at no moment does the path hold half a store that
    /// counts as one.</summary>
    /// <returns>The problems that stood in the way; none if the store exists now.</returns>
    /// <exception cref="StoreBusyException">Another builder is at work in the folder.</exception>
    /// <exception cref="IOException">The store could not be written.</exception>
    public static ProblemList Write(
        string data,
        SelectedBy selectedBy,
        string hash,
        string path,
        IProgress<ReadingProgress>? progress = null
    )
    {
        using var held = BuildLock.Take(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return Write(data, selectedBy, hash, path, held, () => true, progress);
    }

    /// <summary>The sealed stores of a folder, the newest first; whether they still are what their seals say is not looked at.</summary>
    public static IReadOnlyList<string> Existing(string folder) =>
        !Directory.Exists(folder)
            ? []
            :
            [
                .. Directory
                    .EnumerateFiles(folder, "ceasefire-*.sqlite")
                    .Where(path => StoreSeal.Claimed(path) is not null)
                    .OrderByDescending(path => File.GetLastWriteTimeUtc(StoreSeal.PathOf(path)))
                    .ThenBy(path => path, StringComparer.Ordinal),
            ];

    /// <summary>Makes an older store the newest again, so that it is not swept away while it serves; without effect where nothing can be
    /// written.</summary>
    public static void MarkNewest(string path, DateTimeOffset now)
    {
        try
        {
            File.SetLastWriteTimeUtc(StoreSeal.PathOf(path), now.UtcDateTime);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written, nothing is swept either.
        }
    }

    /// <summary>The first half of the SHA-256 of the schema as SQL, 32 hexadecimal digits.</summary>
    public static string SchemaHash() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(";\n", SqliteEngine.Schema()))))[..32];

    internal static ProblemList Problems(string data, TrackerDataset dataset, ProblemList unread)
    {
        var (all, files, rules) = (new ProblemList(), new UnreadFiles(data, unread), DatasetChecker.Check(dataset));
        if (unread.Count == 0)
        {
            return rules;
        }

        all.Add(unread);
        foreach (var problem in rules.Where(problem => !files.Explain(problem)))
        {
            all.Add(problem);
        }

        return all.Sorted();
    }

    private static ProblemList Write(
        string data,
        SelectedBy selectedBy,
        string hash,
        string path,
        BuildLock held,
        Func<bool> isStillTrue,
        IProgress<ReadingProgress>? progress
    )
    {
        var (dataset, unread) = DatasetReader.Read(data, progress);
        if (unread.Count > 0)
        {
            return Problems(data, dataset, unread);
        }

        var (store, seal) = (path + Temporary, StoreSeal.PathOf(path) + Temporary);
        Remove([store, seal, .. StoreSeal.SideFilesOf(store)]);
        try
        {
            if (StoreBuilder.Build(dataset, selectedBy, hash, store) is { Count: > 0 } problems)
            {
                return problems;
            }

            File.WriteAllText(seal, StoreSeal.Text(StoreSeal.HashOf(store), path));
            FlushFile(store);
            FlushFile(seal);
            if (!isStillTrue())
            {
                throw new IOException("The data changed while it was read.");
            }

            Remove(StoreSeal.SideFilesOf(path));
            File.Move(store, path, overwrite: true);
            // Connections that are kept read what had the name before.
            SqliteEngine.Close(path);
            File.Move(seal, StoreSeal.PathOf(path), overwrite: true);
            held.Flush();
            return new ProblemList();
        }
        finally
        {
            Remove([store, seal, .. StoreSeal.SideFilesOf(store)]);
        }
    }

    /// <summary>Keeps the newest stores, and those that any process serves; what else a build, a broken-off one too, left in the folder
    /// goes.</summary>
    private static void Sweep(string folder)
    {
        var kept = Existing(folder)
            .Take(Kept)
            .Concat(Directory.EnumerateFiles(folder, "ceasefire-*.sqlite").Where(StoreInUse.IsSo))
            .ToList();
        Remove(
            Directory
                .EnumerateFiles(folder, "ceasefire-*")
                .Where(path =>
                    !kept.Exists(store =>
                        path.StartsWith(store, StringComparison.Ordinal) && !path.EndsWith(Temporary, StringComparison.Ordinal)
                    )
                )
        );
    }

    // Seals go first: a store without one counts for nothing.
    private static void Remove(IEnumerable<string> paths)
    {
        foreach (var path in paths.OrderByDescending(path => path.EndsWith(StoreSeal.Ending, StringComparison.Ordinal)).ToList())
        {
            File.Delete(path);
        }
    }

    private static void FlushFile(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }
}
