using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// The files of the store: <c>ceasefire-&lt;hash&gt;.sqlite</c>, named after what they were made from, written under another name and renamed
/// when they are whole. A file that exists is complete and never changes.
/// </summary>
public static class StoreFile
{
    private const int Kept = 3;

    /// <summary>The hash of a data folder and of the builder: 16 hexadecimal digits. Equal hashes mean equal stores.</summary>
    public static string HashOf(string data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(StoreBuilder.Version));
        hash.AppendData(Encoding.UTF8.GetBytes(Schema.Value));
        var piece = new byte[1 << 16];
        foreach (var path in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(data, path)).Order(StringComparer.Ordinal))
        {
            using var file = new FileStream(Path.Combine(data, path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\n{path.Replace('\\', '/')}\n{file.Length}\n")));
            for (var read = file.Read(piece); read > 0; read = file.Read(piece))
            {
                hash.AppendData(piece, 0, read);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>The path that the store of this hash has, whether it exists or not.</summary>
    public static string PathOf(string folder, string hash) => Path.Combine(folder, $"ceasefire-{hash}.sqlite");

    /// <summary>Reads, checks and builds; an existing file of the same hash is kept. Nothing is written if there is a problem.</summary>
    /// <returns>The problems that stood in the way; none if the store exists now.</returns>
    public static IReadOnlyList<Problem> Publish(string data, string folder, string hash, IProgress<Passage>? progress = null)
    {
        var path = PathOf(folder, hash);
        if (File.Exists(path))
        {
            return [];
        }

        var (dataset, problems) = Load(data, progress);
        if (problems.Count > 0)
        {
            return problems;
        }

        Directory.CreateDirectory(folder);
        Write(dataset, hash, path);
        foreach (var old in Existing(folder).Skip(Kept))
        {
            File.Delete(old);
        }

        return [];
    }

    /// <summary>The dataset and everything that is wrong with it, from reading and from checking.</summary>
    public static (TrackerDataset Dataset, ProblemList Problems) Load(string data, IProgress<Passage>? progress = null)
    {
        var (dataset, unread) = DatasetReader.Read(data, progress);
        // What could not be read makes every reference to it dangle; those would only hide the cause.
        return (dataset, unread.Count > 0 ? unread.Sorted() : DatasetChecker.Check(dataset));
    }

    /// <summary>Builds beside the path, flushes, and renames: at no moment does the path hold half a store.</summary>
    public static void Write(TrackerDataset dataset, string hash, string path)
    {
        var temporary = $"{path}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.tmp";
        File.Delete(temporary);
        try
        {
            StoreBuilder.Build(dataset, hash, temporary);
            using (var file = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite))
            {
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>The complete stores of a folder, the newest first.</summary>
    public static IReadOnlyList<string> Existing(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "ceasefire-*.sqlite").OrderByDescending(File.GetLastWriteTimeUtc).ThenBy(path => path, StringComparer.Ordinal)];

    /// <summary>A context over the file.</summary>
    public static TrackerContext Context(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, ForeignKeys = true }.ToString();
        var options = new DbContextOptionsBuilder<TrackerContext>()
            .UseSqlite(connection, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .UseQueryTrackingBehavior(mode == SqliteOpenMode.ReadOnly ? QueryTrackingBehavior.NoTrackingWithIdentityResolution : QueryTrackingBehavior.TrackAll)
            .Options;
        return new TrackerContext(options);
    }

    private static readonly Lazy<string> Schema = new(() =>
    {
        using var context = Context(":memory:", SqliteOpenMode.Memory);
        return context.Database.GenerateCreateScript();
    });
}
