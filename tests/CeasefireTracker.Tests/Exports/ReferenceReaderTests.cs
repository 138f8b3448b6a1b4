using System.Diagnostics;
using System.Text.Json;

namespace CeasefireTracker.Tests.Exports;

/// <summary>Bibliographies and the calendar, read by citation.js, citeproc and ical.js: every event and every source, with nothing lost.</summary>
public sealed class ReferenceReaderTests(AwkwardSite site) : IClassFixture<AwkwardSite>
{
    [ReaderFact]
    public async Task Reference_managers_and_a_calendar_accept_every_event_and_every_source()
    {
        using var found = await Read();
        var root = found.RootElement;
        string[] sources = ["article", "awkward", "reuters-march"];
        var events = site.Ids.Select(id => "ceasefire-" + id).Order(StringComparer.Ordinal).ToList();

        foreach (var format in new[] { "bibtex", "ris", "csl" })
        {
            Assert.Equal(sources, Sorted(root.GetProperty(format).GetProperty("timeline"), "id"));
            Assert.Equal(events, Sorted(root.GetProperty(format).GetProperty("events"), "id"));
            var awkward = Find(root.GetProperty(format).GetProperty("timeline"), "awkward");
            Assert.Equal("NATO & \"Minsk III\": 100% {braced} \\ $5 #1_2 ~ Łódź, Straße; 停戦の「条件」", awkward.GetProperty("title").GetString());
            Assert.Equal("https://www.reuters.com/world/a_b?c=d&e=%E5%81%9C", awkward.GetProperty("url").GetString());
            Assert.StartsWith("2022", awkward.GetProperty("issued").GetString(), StringComparison.Ordinal);
            Assert.Equal(@"Back\slash, comma; semicolon & <b>markup</b> {braces} 100% $5 #1 a_b ~^", Find(root.GetProperty(format).GetProperty("events"), "ceasefire-interval").GetProperty("title").GetString());
            // This BibTeX parser knows the type online only in the other dialect.
            Assert.All(root.GetProperty(format).GetProperty("events").EnumerateArray(), entry => Assert.Equal(format == "bibtex" ? "document" : "webpage", entry.GetProperty("type").GetString()));
        }

        Assert.Equal(events.Count, root.GetProperty("bibliography").GetProperty("events").GetArrayLength());
        Assert.Contains("December 1). A year, and that in doubt. CeasefireTracker. ", root.GetProperty("bibliography").GetProperty("events").ToString(), StringComparison.Ordinal);
        Assert.Contains("(2022, July). Reuters.", root.GetProperty("bibliography").GetProperty("timeline").ToString(), StringComparison.Ordinal);
    }

    [ReaderFact]
    public async Task Another_calendar_reader_agrees_on_every_entry_and_its_days()
    {
        using var found = await Read();
        var entries = found.RootElement.GetProperty("calendar").EnumerateArray().ToDictionary(entry => entry.GetProperty("uid").GetString()!.Split('@')[0]);

        Assert.Equal(site.Ids.Order(StringComparer.Ordinal), entries.Keys.Order(StringComparer.Ordinal));
        Assert.All(entries.Values, entry => Assert.True(entry.GetProperty("isDate").GetBoolean()));
        Assert.Equal(("2022-07-01", "2022-07-04"), (entries["interval"].GetProperty("start").GetString(), entries["interval"].GetProperty("end").GetString()));
        Assert.Contains(AwkwardSite.LongTitle, entries["spring"].GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonDocument> Read()
    {
        var folder = Directory.CreateTempSubdirectory("ceasefire-readers-").FullName;
        try
        {
            foreach (var ending in new[] { ".bib", ".ris", ".csl.json" })
            {
                await File.WriteAllTextAsync(Path.Combine(folder, "timeline" + ending), await site.Get("/en/timeline" + ending));
                var events = new List<string>();
                foreach (var id in site.Ids)
                {
                    events.Add(await site.Get($"/en/events/{id}{ending}"));
                }

                // Each file of an event is an array of one; the reader wants them together.
                await File.WriteAllTextAsync(
                    Path.Combine(folder, "events" + ending),
                    ending == ".csl.json" ? $"[{string.Join(',', events.Select(text => text.Trim()[1..^1]))}]" : string.Concat(events));
            }

            await File.WriteAllTextAsync(Path.Combine(folder, "timeline.ics"), await site.Get("/ja/timeline.ics"));
            using var node = Process.Start(new ProcessStartInfo(Readers.Node ?? throw new InvalidOperationException("There is no Node.js, and CI must not skip what needs it."), ["read.mjs", folder])
            {
                WorkingDirectory = Readers.Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
            await node.WaitForExitAsync();
            Assert.True(node.ExitCode == 0, await errors);
            return JsonDocument.Parse(await output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> Sorted(JsonElement list, string name) => list.EnumerateArray().Select(entry => entry.GetProperty(name).GetString()!).Order(StringComparer.Ordinal);

    private static JsonElement Find(JsonElement list, string id) => list.EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == id);
}
