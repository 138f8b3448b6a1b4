using System.Security.Cryptography;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>The whole site's data as files, with the paths of its addresses; what a mirror or an archive keeps.</summary>
public static class ExportFolder
{
    /// <summary>Writes everything into a folder, which is made if it is missing; files of the same names are replaced.</summary>
    /// <returns>How many files were written.</returns>
    public static int Write(ExportContext edition, string folder)
    {
        var sums = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var language in Enum.GetValues<Language>())
        {
            var here = edition with { Language = language };
            foreach (var offer in DataList.All)
            {
                var write = offer.Open(here, true);
                foreach (var ending in offer.Endings)
                {
                    Put($"{language.Text()}/{offer.Name}{ending.Suffix}", write(ending).Pieces);
                }
            }

            foreach (var e in new TimelineExport(here, TimelineFilter.Everything).Events())
            {
                foreach (var ending in Endings.Event)
                {
                    Put($"{language.Text()}/events/{e.Id}{ending.Suffix}", ending.Bytes(ending.Write(new EventExport(here, e))));
                }
            }
        }

        var sqlite = $"data/ceasefire-{edition.Store.Hash}.sqlite";
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        SqliteDownload.Write(edition.Store, Path.Combine(folder, sqlite));
        sums[sqlite] = StoreSeal.HashOf(Path.Combine(folder, sqlite));
        Copy(
            $"data/ceasefire-{edition.Store.Hash}.zip",
            stream => Bundle.Write(stream, edition with { Language = Language.En }, Path.Combine(folder, sqlite))
        );
        File.WriteAllText(Path.Combine(folder, "SHA256SUMS"), string.Concat(sums.Select(sum => $"{sum.Value}  {sum.Key}\n")));
        return sums.Count + 1;

        void Put(string name, IEnumerable<byte[]> pieces) =>
            Copy(
                name,
                stream =>
                {
                    foreach (var piece in pieces)
                    {
                        stream.Write(piece);
                    }
                }
            );

        void Copy(string name, Action<Stream> write)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
            write(file);
            file.Position = 0;
            sums[name] = Convert.ToHexStringLower(SHA256.HashData(file));
        }
    }
}
