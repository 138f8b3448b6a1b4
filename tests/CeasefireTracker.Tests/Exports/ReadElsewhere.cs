using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;

namespace CeasefireTracker.Tests.Exports;

/// <summary>What the programs in <c>tests/readers</c> find in the files of <see cref="AwkwardSite"/>: read once, when the first test
/// asks.</summary>
public sealed class ReadElsewhere : IDisposable
{
    /// <summary>The collection of all tests that ask.</summary>
    public const string Name = "read elsewhere";

    private Task<JsonDocument>? reading;

    public AwkwardSite Site { get; } = new();

    /// <summary>What one sort of reader found in a file, named without its ending.</summary>
    public async Task<JsonElement> Found(string readers, string file) =>
        (await (reading ??= Read())).RootElement.GetProperty(readers).GetProperty(file);

    /// <summary>What a client generated from the document of the API read in an answer; under <c>errors</c> what its compiler
    /// says.</summary>
    public async Task<JsonElement> Client(string answer) => await Found("client", answer);

    public void Dispose()
    {
        if (reading is { IsCompletedSuccessfully: true })
        {
            reading.Result.Dispose();
        }

        Site.Dispose();
    }

    private async Task<JsonDocument> Read()
    {
        var folder = Directory.CreateTempSubdirectory("ceasefire-readers-").FullName;
        try
        {
            foreach (var ending in new[] { ".bib", ".ris", ".csl.json" })
            {
                await Write("timeline" + ending, await Site.Get("/en/timeline" + ending));
                var events = new List<string>();
                foreach (var id in Site.Ids)
                {
                    events.Add(await Site.Get($"/en/events/{id}{ending}"));
                }

                // Each file of an event is an array of one; the reader wants them together.
                await Write(
                    "events" + ending,
                    ending == ".csl.json" ? $"[{string.Join(',', events.Select(text => text.Trim()[1..^1]))}]" : string.Concat(events)
                );
            }

            foreach (
                var (language, list) in from language in new[] { "en", "ja" }
                                        from list in new[]
                                        {
                    "timeline.ics",
                    "timeline.atom",
                    "changes.atom",
                    "timeline.csv",
                    "sources.csv",
                    "positions.csv",
                    "disputes.csv",
                    "terms.csv",
                    "actors.csv",
                    "issues.csv",
                }
                                        select (language, list)
            )
            {
                await Write(list.Replace(".", $".{language}.", StringComparison.Ordinal), await Site.Get($"/{language}/{list}"));
            }

            using var packed = Site.Site.Reader();
            foreach (var list in new[] { "timeline", "terms" })
            {
                await File.WriteAllBytesAsync(Path.Combine(folder, list + ".xlsx"), await packed.GetByteArrayAsync($"/en/{list}.xlsx"));
            }

            await Write("openapi.json", await Site.Get("/openapi/v1.json"));
            foreach (
                var answer in new[]
                {
                    "timeline.json",
                    "timeline.timelinejs.json",
                    "timeline.csl.json",
                    "timeline.jsonfeed",
                    "changes.json",
                    "changes.jsonfeed",
                    "positions.json",
                    "disputes.json",
                    "sources.json",
                    "sources.csl.json",
                }
            )
            {
                await Write("client." + answer, await Site.Get("/en/" + answer));
            }

            foreach (var ending in new[] { "json", "jsonld", "csl.json" })
            {
                await Write("client.events." + ending, await Site.Get($"/en/events/conditional-answer.{ending}"));
            }

            await Write("interval.ics", await Site.Get("/en/events/interval.ics"));
            using var client = Site.Site.Reader();
            using var bundle = new ZipArchive(new MemoryStream(await client.GetByteArrayAsync($"/data/ceasefire-{Site.Store.Hash}.zip")));
            foreach (var table in bundle.Entries.Where(entry => entry.Name.EndsWith(".csv", StringComparison.Ordinal)))
            {
                using var text = new StreamReader(table.Open());
                await Write("bundle." + table.Name, await text.ReadToEndAsync());
            }

            using var node = Process.Start(
                new ProcessStartInfo(
                    Readers.Node ?? throw new InvalidOperationException("There is no Node.js, and CI must not skip what needs it."),
                    ["read.mjs", folder]
                )
                {
                    WorkingDirectory = Readers.Folder,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, await errors);
            return JsonDocument.Parse(await output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Task Write(string name, string text) => File.WriteAllTextAsync(Path.Combine(folder, name), text);
    }
}

[CollectionDefinition(ReadElsewhere.Name)]
public sealed class ReadElsewhereCollection : ICollectionFixture<ReadElsewhere>;
