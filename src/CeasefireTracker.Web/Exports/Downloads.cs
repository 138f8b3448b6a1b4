using System.Collections.Concurrent;
using System.Security.Cryptography;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Exports;

/// <summary>What a download weighs: the answer of its address, be that a page or the whole.</summary>
/// <param name="Rows">How many things it lists; null, like the rest, where the record is so large that nobody should wait for the
/// sum.</param>
public sealed record Measured(DataList DataList, Ending Ending, string Address, int? Rows, long? Bytes, string? Sha256);

/// <summary>All that the page of data says of weights.</summary>
/// <param name="Sqlite">Null, like the bundle, as long as it is being made.</param>
public sealed record Weights(IReadOnlyList<Measured> Lists, WholeFile? Sqlite, WholeFile? Bundle);

/// <summary>The sums of all downloads, the SQLite file and the bundle, made once for each dataset and kept in a folder of the program's
/// own.</summary>
public sealed class Downloads(StoreOptions folders) : IDisposable
{
    private const int MostMeasured = 20_000;
    private const int MostKept = 4;

    private readonly ConcurrentDictionary<(string Hash, string Site, Dataset.Model.Language Language), Lazy<Task<Weights>>> measured =
        new();
    private readonly WholeFiles files = new(folders.Store);

    /// <summary>The weights of all downloads of an edition; they are taken once, and in the background.</summary>
    public Task<Weights> Of(ExportContext edition)
    {
        var key = (edition.Store.Hash, edition.Origin + edition.Base, edition.Language);
        foreach (var old in measured.Keys.Where(other => measured.Count >= MostKept && other.Hash != key.Hash))
        {
            measured.TryRemove(old, out _);
        }

        if (measured.TryGetValue(key, out var known) && known.Value.IsFaulted)
        {
            measured.TryRemove(key, out _);
        }

        return measured.GetOrAdd(key, _ => new Lazy<Task<Weights>>(() => Task.Run(() => Weigh(edition with { Stop = default })))).Value;
    }

    /// <summary>The same list before anything is weighed.</summary>
    public static Weights Unweighed(ExportContext edition) =>
        new([.. DataList.All.SelectMany(offer => offer.Endings, (offer, ending) => Unmeasured(offer, ending, edition))], null, null);

    /// <summary>The SQLite file of a dataset.</summary>
    public Task<WholeFile> Sqlite(OpenStore store) =>
        files.Of(
            $"ceasefire-{store.Hash}.sqlite",
            path =>
            {
                SqliteDownload.Write(store, path);
                return Task.CompletedTask;
            }
        );

    /// <summary>The same of an older dataset, whose store is opened only if the file is to be made.</summary>
    /// <exception cref="StoreUnreadableException">It cannot be opened.</exception>
    public Task<WholeFile> Sqlite(string hash, StoreEngine engine) =>
        files.Of(
            $"ceasefire-{hash}.sqlite",
            path =>
            {
                var store = engine.Open(hash);
                try
                {
                    SqliteDownload.Write(store, path);
                }
                finally
                {
                    store.Close();
                }

                return Task.CompletedTask;
            }
        );

    /// <summary>The bundle of the edition's dataset; English addresses, because the tables hold both languages.</summary>
    public Task<WholeFile> Bundle(ExportContext edition) =>
        files.Of(
            $"ceasefire-{edition.Store.Hash}{edition.Base.Replace('/', '+')}.zip",
            async path =>
            {
                var sqlite = await Sqlite(edition.Store);
                using var file = File.Create(path);
                Exports.Bundle.Write(file, edition with { Language = Dataset.Model.Language.En, Stop = default }, sqlite.Path);
            }
        );

    public void Dispose() => files.Dispose();

    private async Task<Weights> Weigh(ExportContext edition) =>
        new(
            edition.Store.Index.Count > MostMeasured ? Unweighed(edition).Lists : Measure(edition),
            await Sqlite(edition.Store),
            await Bundle(edition)
        );

    private static IReadOnlyList<Measured> Measure(ExportContext edition) =>
        [
            .. DataList.All.SelectMany(offer =>
            {
                var write = offer.Open(edition, false);
                return offer.Endings.Select(ending =>
                {
                    var offered = write(ending);
                    var (bytes, sum) = Sum(offered.Pieces);
                    return Unmeasured(offer, ending, edition) with { Rows = offered.Rows(), Bytes = bytes, Sha256 = sum };
                });
            }),
        ];

    private static Measured Unmeasured(DataList offer, Ending ending, ExportContext edition) =>
        new(offer, ending, offer.Address(edition.Links, ending.Suffix), null, null, null);

    private static (long Bytes, string Sha256) Sum(IEnumerable<byte[]> pieces)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = 0L;
        foreach (var piece in pieces)
        {
            hash.AppendData(piece);
            bytes += piece.Length;
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
