using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Exports;

/// <summary>What a download weighs: the answer of its address, be that a page or the whole.</summary>
/// <param name="Rows">How many things it lists; null, like the rest, where the record is so large that nobody should wait for the sum.</param>
public sealed record Measured(Offer Offer, Ending Ending, string Address, int? Rows, long? Bytes, string? Sha256);

/// <summary>All that the page of data says of weights.</summary>
public sealed record Weights(IReadOnlyList<Measured> Lists, WholeFile? Bundle);

/// <summary>A file that is written once for a dataset.</summary>
public sealed record WholeFile(string Path, long Bytes, string Sha256);

/// <summary>The sums of all downloads and the bundle, made once for each dataset and kept beside the program, never beside the store.</summary>
public sealed class Downloads : IDisposable
{
    private const int MostMeasured = 20_000;
    private const int MostKept = 4;

    private readonly ConcurrentDictionary<(string Hash, string Origin, Dataset.Model.Language Language), Lazy<Task<Weights>>> measured = new();
    private readonly Lock oneBundle = new();
    private string? folder;
    private (string Hash, WholeFile File)? bundle;

    /// <summary>The weights of all downloads of an edition; they are taken once, and in the background.</summary>
    public Task<Weights> Of(Edition edition)
    {
        var key = (edition.Store.Hash, edition.Origin, edition.Language);
        foreach (var old in measured.Keys.Where(other => measured.Count >= MostKept && other.Hash != key.Hash))
        {
            measured.TryRemove(old, out _);
        }

        if (measured.TryGetValue(key, out var known) && known.Value.IsFaulted)
        {
            measured.TryRemove(key, out _);
        }

        return measured.GetOrAdd(key, _ => new Lazy<Task<Weights>>(() => Task.Run(() => Weigh(edition)))).Value;
    }

    /// <summary>The same list before anything is weighed.</summary>
    public static Weights Unweighed(Edition edition) => new([.. Offer.All.SelectMany(offer => offer.Endings, (offer, ending) => Unmeasured(offer, ending, edition))], null);

    /// <summary>The bundle of the edition's dataset; English addresses, because the tables hold both languages.</summary>
    public WholeFile Bundle(Edition edition)
    {
        lock (oneBundle)
        {
            if (bundle is { } made && made.Hash == edition.Store.Hash && File.Exists(made.File.Path))
            {
                return made.File;
            }

            folder ??= Directory.CreateTempSubdirectory("ceasefire-bundle-").FullName;
            var path = Path.Combine(folder, $"ceasefire-{edition.Store.Hash}.zip");
            using (var file = File.Create(path))
            {
                Exports.Bundle.Write(file, edition with { Language = Dataset.Model.Language.En });
            }

            var before = bundle?.File.Path;
            bundle = (edition.Store.Hash, new WholeFile(path, new FileInfo(path).Length, StoreSeal.HashOf(path)));
            if (before is not null && before != path)
            {
                File.Delete(before);
            }

            return bundle.Value.File;
        }
    }

    public void Dispose()
    {
        if (folder is not null && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private Weights Weigh(Edition edition) => (edition.Store.Index.Count > MostMeasured ? Unweighed(edition) : new Weights(Measure(edition), null)) with { Bundle = Bundle(edition) };

    private static IReadOnlyList<Measured> Measure(Edition edition) =>
    [
        .. Offer.All.SelectMany(offer =>
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

    private static Measured Unmeasured(Offer offer, Ending ending, Edition edition) => new(offer, ending, offer.Address(edition.Links, ending.Suffix), null, null, null);

    private static (long Bytes, string Sha256) Sum(IEnumerable<string> pieces)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = 0L;
        foreach (var piece in pieces)
        {
            var block = Encoding.UTF8.GetBytes(piece);
            hash.AppendData(block);
            bytes += block.Length;
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
