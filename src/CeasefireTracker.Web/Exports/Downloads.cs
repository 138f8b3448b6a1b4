using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Web.Exports;

/// <summary>What a download weighs.</summary>
/// <param name="Rows">How many things are listed; of a feed, how many there are to list.</param>
/// <param name="Bytes">Null where the record is so large that nobody should wait for the sum.</param>
public sealed record Measured(Offer Offer, Ending Ending, string Address, int Rows, long? Bytes, string? Sha256);

/// <summary>A file that is written once for a dataset.</summary>
public sealed record WholeFile(string Path, long Bytes, string Sha256);

/// <summary>The sums of all downloads and the bundle, made once for each dataset and kept beside the program, never beside the store.</summary>
public sealed class Downloads : IDisposable
{
    private const int MostMeasured = 20_000;
    private const int MostKept = 4;

    private readonly ConcurrentDictionary<(string Hash, string Origin, Dataset.Model.Language Language), Lazy<IReadOnlyList<Measured>>> measured = new();
    private readonly Lock oneBundle = new();
    private string? folder;
    private (string Hash, WholeFile File)? bundle;

    /// <summary>Every download of an edition.</summary>
    public IReadOnlyList<Measured> Of(Edition edition)
    {
        var key = (edition.Store.Hash, edition.Origin, edition.Language);
        foreach (var old in measured.Keys.Where(other => measured.Count >= MostKept && other.Hash != key.Hash))
        {
            measured.TryRemove(old, out _);
        }

        return measured.GetOrAdd(key, _ => new Lazy<IReadOnlyList<Measured>>(() => Measure(edition))).Value;
    }

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

    private static IReadOnlyList<Measured> Measure(Edition edition) =>
    [
        .. Offer.All.SelectMany(offer =>
        {
            var rows = offer.Rows(edition);
            return offer.Endings.Select(ending =>
            {
                var (bytes, sum) = rows > MostMeasured || ending.Reach == Reach.Page ? (null, null) : Sum(offer.Write(edition, ending));
                return new Measured(offer, ending, offer.Address(edition.Links, ending.Suffix), rows, bytes, sum);
            });
        }),
    ];

    private static (long?, string?) Sum(IEnumerable<string> pieces)
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
