using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Exports;

/// <summary>
/// Everything in one archive: the SQLite file, each table, a description of them (Frictionless Data Package), the codebook in both
/// languages and the sums of all. Its times are the record's, so the same data gives the same bytes.
/// </summary>
public sealed class Bundle
{
    // A zip archive knows no later year.
    private static readonly DateOnly LastOfArchives = new(2107, 12, 31);

    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = TrackerJson.Encoder,
        WriteIndented = true,
        NewLine = "\n",
    };

    private readonly List<(string Name, long Bytes, string Sha256)> written = [];
    private readonly ZipArchive archive;
    private readonly ExportContext edition;

    private Bundle(ZipArchive archive, ExportContext edition) => (this.archive, this.edition) = (archive, edition);

    /// <summary>Writes the archive; addresses in it are those of the edition.</summary>
    /// <param name="sqlite">The path of what <see cref="SqliteDownload"/> wrote of the same dataset.</param>
    public static void Write(Stream stream, ExportContext edition, string sqlite)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        new Bundle(archive, edition).Write(sqlite);
    }

    private void Write(string sqlite)
    {
        using (var file = File.OpenRead(sqlite))
        {
            Add($"ceasefire-{edition.Store.Hash}.sqlite", Blocks(file));
        }

        var resources = new JsonArray();
        foreach (var table in Table.All)
        {
            resources.Add(Resource(table));
        }

        Add("codebook.en.md", Text(Codebook.Write(edition, Language.En)));
        Add("codebook.ja.md", Text(Codebook.Write(edition, Language.Ja)));
        Add("datapackage.json", Text([Package(resources).ToJsonString(Options) + "\n"]));
        Add("SHA256SUMS", Text(written.Select(file => $"{file.Sha256}  {file.Name}\n").ToList()));
    }

    private JsonNode Resource(Table table)
    {
        var name = table.Name + ".csv";
        var columns = Array.Empty<string>();
        Add(
            name,
            Text(
                table
                    .Write(edition)
                    .Select(
                        (line, place) =>
                        {
                            columns = place == 0 ? line.TrimEnd().Split(',') : columns;
                            return line;
                        }
                    )
            )
        );
        var schema = new JsonObject { ["fields"] = new JsonArray([.. columns.Select(Field)]), ["missingValues"] = new JsonArray("") };
        if (table.Key.Count > 0)
        {
            schema["primaryKey"] = new JsonArray([.. table.Key.Select(column => (JsonNode)column)]);
        }

        if (table.Joins.Count > 0)
        {
            schema["foreignKeys"] = new JsonArray([
                .. table.Joins.Select(join =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["fields"] = join.Column,
                            ["reference"] = new JsonObject { ["resource"] = join.Table, ["fields"] = "id" },
                        }
                ),
            ]);
        }

        return new JsonObject
        {
            ["name"] = table.Name,
            ["path"] = name,
            ["profile"] = "tabular-data-resource",
            ["format"] = "csv",
            ["mediatype"] = "text/csv",
            ["encoding"] = "utf-8",
            ["bytes"] = written[^1].Bytes,
            ["hash"] = "sha256:" + written[^1].Sha256,
            ["schema"] = schema,
        };
    }

    private static JsonNode Field(string column)
    {
        var type = FieldName.Of(column).Type;
        var field = new JsonObject
        {
            ["name"] = column,
            ["type"] = type,
            ["description"] = Codebook.Meaning(column, Language.En),
        };
        if (type == "boolean")
        {
            (field["trueValues"], field["falseValues"]) = (new JsonArray("1"), new JsonArray("0"));
        }

        return field;
    }

    private JsonObject Package(JsonArray resources) =>
        new()
        {
            ["name"] = "ceasefire-tracker",
            ["profile"] = "tabular-data-package",
            ["title"] = $"{edition.Store.Site.Name.En}: {edition.Store.Site.Title.En}",
            ["description"] = Language.En.Say("timeline.lead"),
            ["homepage"] = edition.Whole(edition.Links.Data()),
            ["version"] = edition.Store.Hash,
            ["created"] = FormattableString.Invariant($"{edition.Store.ChangedOn:yyyy-MM-dd}T00:00:00Z"),
            ["resources"] = resources,
        };

    private void Add(string name, IEnumerable<ReadOnlyMemory<byte>> blocks)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(
            new[] { edition.Store.ChangedOn, LastOfArchives }.Min().ToDateTime(default),
            TimeSpan.Zero
        );
        using var stream = entry.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = 0L;
        foreach (var block in blocks)
        {
            hash.AppendData(block.Span);
            stream.Write(block.Span);
            bytes += block.Length;
        }

        written.Add((name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Text(IEnumerable<string> pieces) =>
        pieces.Select(piece => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(piece));

    private static IEnumerable<ReadOnlyMemory<byte>> Blocks(Stream file)
    {
        var buffer = new byte[1 << 16];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            yield return buffer.AsMemory(0, read);
        }
    }
}
