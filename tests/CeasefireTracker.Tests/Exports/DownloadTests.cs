using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using CeasefireTracker.Web;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The whole record as files.</summary>
public sealed class DownloadTests(AwkwardSite site) : IClassFixture<AwkwardSite>
{
    [Fact]
    public async Task The_SQLite_file_opens_read_only_and_its_counts_are_those_of_the_site()
    {
        using var client = site.Site.Reader();
        var bytes = await client.GetByteArrayAsync($"/data/ceasefire-{site.Store.Hash}.sqlite");
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, bytes);
            using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
            connection.Open();
            Assert.Equal((long)site.Ids.Count, Scalar("SELECT count(*) FROM events"));
            Assert.Equal(3L, Scalar("SELECT count(*) FROM sources"));
            Assert.Equal("2022-03", Scalar("SELECT date FROM events WHERE id = 'istanbul-draft'"));
            Assert.Equal(site.Store.Hash, Scalar("SELECT value FROM about WHERE key = 'dataset'"));

            object? Scalar(string sql)
            {
                using var command = connection.CreateCommand();
                command.CommandText = sql;
                return command.ExecuteScalar();
            }
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Equal(
            $"{Sum(bytes)}  ceasefire-{site.Store.Hash}.sqlite\n",
            await site.Get($"/data/ceasefire-{site.Store.Hash}.sqlite.sha256")
        );
    }

    [Fact]
    public async Task The_bundle_describes_itself_and_every_sum_and_count_in_it_is_right()
    {
        using var client = site.Site.Reader();
        using var archive = new ZipArchive(new MemoryStream(await client.GetByteArrayAsync($"/data/ceasefire-{site.Store.Hash}.zip")));
        var files = archive.Entries.ToDictionary(entry => entry.FullName, Bytes);
        var sums = Encoding
            .UTF8.GetString(files["SHA256SUMS"])
            .TrimEnd()
            .Split('\n')
            .Select(line => line.Split("  "))
            .ToDictionary(line => line[1], line => line[0]);

        Assert.Equal(files.Keys.Except(["SHA256SUMS"]).Order(StringComparer.Ordinal), sums.Keys.Order(StringComparer.Ordinal));
        Assert.All(sums, sum => Assert.Equal(sum.Value, Sum(files[sum.Key])));

        using var package = JsonDocument.Parse(files["datapackage.json"]);
        var resources = package.RootElement.GetProperty("resources").EnumerateArray().ToList();
        Assert.Equal(Table.All.Select(table => table.Name), resources.Select(resource => resource.GetProperty("name").GetString()));
        foreach (var resource in resources)
        {
            var file = files[resource.GetProperty("path").GetString()!];
            Assert.Equal(file.Length, resource.GetProperty("bytes").GetInt64());
            Assert.Equal("sha256:" + Sum(file), resource.GetProperty("hash").GetString());
            var fields = resource
                .GetProperty("schema")
                .GetProperty("fields")
                .EnumerateArray()
                .Select(field => (Name: field.GetProperty("name").GetString()!, Type: field.GetProperty("type").GetString()))
                .ToList();
            var table = CsvRows.Of(Encoding.UTF8.GetString(file));
            Assert.Equal(table.Names, fields.Select(field => field.Name));
            var keys = new HashSet<string>();
            foreach (var row in table.Rows)
            {
                Assert.All(
                    fields.Where(field => field.Type == "date" && row[field.Name].Length > 0),
                    field => Assert.True(DateOnly.TryParseExact(row[field.Name], "yyyy-MM-dd", out _))
                );
                Assert.All(fields.Where(field => field.Type == "boolean"), field => Assert.Contains(row[field.Name], new[] { "0", "1" }));
                if (resource.GetProperty("schema").TryGetProperty("primaryKey", out var key))
                {
                    Assert.True(keys.Add(string.Join('\n', key.EnumerateArray().Select(column => row[column.GetString()!]))));
                }
            }
        }

        Assert.Contains("停戦", Encoding.UTF8.GetString(files["codebook.ja.md"]), StringComparison.Ordinal);
        Assert.Contains("`demands`", Encoding.UTF8.GetString(files["codebook.en.md"]), StringComparison.Ordinal);

        static byte[] Bytes(ZipArchiveEntry entry)
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }

    [Fact]
    public void The_same_data_gives_the_same_bundle()
    {
        var (first, second) = (Bundled(), Bundled());
        Assert.Equal(Sum(first), Sum(second));

        static byte[] Bundled()
        {
            using var record = new SmallRecord();
            using var stream = new MemoryStream();
            var (store, sqlite) = (record.Open(), Path.Combine(record.Data, "..", "download.sqlite"));
            SqliteDownload.Write(store, sqlite);
            Bundle.Write(stream, new ExportContext(store, CeasefireTracker.Dataset.Model.Language.En, AwkwardSite.Origin, Options), sqlite);
            return stream.ToArray();
        }
    }

    [Fact]
    public async Task The_page_of_data_says_what_each_download_weighs_and_it_does()
    {
        using var client = site.Site.Reader();
        var live = site.Site.Services.GetRequiredService<LiveStore>().Current!;
        await site
            .Site.Services.GetRequiredService<Downloads>()
            .Of(
                new ExportContext(
                    live,
                    CeasefireTracker.Dataset.Model.Language.Ja,
                    AwkwardSite.Origin,
                    site.Site.Services.GetRequiredService<SiteOptions>()
                )
            );
        var page = await new HtmlParser().ParseDocumentAsync(await site.Get("/ja/data"));
        var rows = page.QuerySelectorAll(".downloads tbody tr").ToList();

        Assert.Equal(2 + DataList.All.Sum(offer => offer.Endings.Count), rows.Count);
        foreach (var row in rows)
        {
            var address = row.QuerySelector("a")!.GetAttribute("href")!;
            var bytes = await client.GetByteArrayAsync(address);
            Assert.EndsWith(
                address + (row.QuerySelector("code")!.TextContent.EndsWith('\'') ? "'" : ""),
                row.QuerySelector("code")!.TextContent,
                StringComparison.Ordinal
            );
            Assert.Equal(Sum(bytes), row.QuerySelector("td:last-child code")!.TextContent);
            var numbers = row.QuerySelectorAll(".number")
                .Select(number => int.Parse(number.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))
                .ToList();
            Assert.Equal(bytes.Length, numbers[^1]);
            if (numbers.Count > 1)
            {
                Assert.Equal((address, RowsOf(address, Encoding.UTF8.GetString(bytes), live)), (address, numbers[0]));
            }
        }
    }

    // A picture draws all events, several of them as one mark.
    private static int RowsOf(string address, string text, OpenStore live) =>
        address[(address.IndexOf('.', StringComparison.Ordinal) + 1)..] switch
        {
            "csv" => CsvRows.Of(text).Rows.Count,
            "ndjson" => text.Count(c => c == '\n'),
            "ics" => text.Split("BEGIN:VEVENT").Length - 1,
            "atom" => text.Split("<entry>").Length - 1,
            "bib" => text.Split("\n}\n").Length - 1,
            "record.ndjson" => text.Count(c => c == '\n'),
            "svg" or "png" or "xlsx" => address.Contains("/terms", StringComparison.Ordinal) ? Stances(live) : live.Index.Count,
            "ris" => text.Split("\r\nER  - ").Length - 1,
            _ => JsonDocument.Parse(text).RootElement is { ValueKind: JsonValueKind.Object } list
                ? list.EnumerateObject()
                    .Single(property =>
                        property.Value.ValueKind == JsonValueKind.Array
                        && (property.Name is "events" or "items" || address.Contains($"/{property.Name}.", StringComparison.Ordinal))
                    )
                    .Value.GetArrayLength()
                : JsonDocument.Parse(text).RootElement.GetArrayLength(),
        };

    private static int Stances(OpenStore live)
    {
        using var context = live.Context();
        return context.Events.Where(e => e.Ordinal != null).AsEnumerable().SelectMany(e => e.Document.Terms).Sum(term => term.Actors.Count);
    }

    [Theory]
    [InlineData("/data/ceasefire.sqlite", HttpStatusCode.Redirect)]
    [InlineData("/data/ceasefire.zip", HttpStatusCode.Redirect)]
    [InlineData("/data/ceasefire-0000000000000000.sqlite", HttpStatusCode.NotFound)]
    [InlineData("/data/ceasefire-0000000000000000.zip", HttpStatusCode.NotFound)]
    [InlineData("/data/..%2F..%2Fetc%2Fpasswd", HttpStatusCode.NotFound)]
    [InlineData("/data/anything", HttpStatusCode.NotFound)]
    [InlineData("/problems/bad-date", HttpStatusCode.Redirect)]
    public async Task Other_files_are_not_there(string address, HttpStatusCode status)
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync(address);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Every_type_of_problem_is_explained_on_the_page_of_data()
    {
        var page = await new HtmlParser().ParseDocumentAsync(await site.Get("/en/data"));
        Assert.All(CeasefireTracker.Web.Pages.Data.IndexModel.Problems, problem => Assert.NotNull(page.GetElementById(problem)));
    }

    [Fact]
    public void The_export_command_writes_what_the_site_serves_and_the_sums_of_it()
    {
        using var record = new SmallRecord();
        var folder = Directory.CreateTempSubdirectory("ceasefire-export-").FullName;
        try
        {
            var (output, errors) = (new StringWriter(), new StringWriter());
            Assert.Equal(0, Commands.Run(["export", "--out", folder, "--data", record.Data, "--store", record.Store], output, errors));

            var sums = File.ReadAllLines(Path.Combine(folder, "SHA256SUMS")).Select(line => line.Split("  ")).ToList();
            Assert.Equal(2 * (DataList.All.Sum(offer => offer.Endings.Count) + 3 * Endings.Event.Length) + 2, sums.Count);
            Assert.All(sums, sum => Assert.Equal(sum[0], Sum(File.ReadAllBytes(Path.Combine(folder, sum[1])))));
            Assert.Contains("ja/events/conditional-answer.csl.json", sums.Select(sum => sum[1]));
            Assert.Equal("", errors.ToString());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Sum(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static readonly SiteOptions Options = SiteOptions.Read(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
}
