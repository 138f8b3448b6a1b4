using System.Text.Json;

namespace CeasefireTracker.Tests.Exports;

/// <summary>Bibliographies, read by citation.js and citeproc: every event and every source, with nothing lost.</summary>
[Trait("Takes", "long")]
[Collection(ReadElsewhere.Name)]
public sealed class ReferenceReaderTests(ReadElsewhere elsewhere)
{
    [ReaderFact]
    public async Task Reference_managers_accept_every_event_and_every_source()
    {
        string[] sources = ["article", "awkward", "reuters-march"];
        var ids = elsewhere.Site.Ids.Select(id => "ceasefire-" + id).Order(StringComparer.Ordinal).ToList();

        foreach (var format in new[] { "bibtex", "ris", "csl" })
        {
            var (timeline, events) = (await elsewhere.Found(format, "timeline"), await elsewhere.Found(format, "events"));
            Assert.Equal(sources, Sorted(timeline, "id"));
            Assert.Equal(ids, Sorted(events, "id"));
            var awkward = Find(timeline, "awkward");
            // TeX has no straight marks.
            Assert.Equal(
                (format == "bibtex" ? "NATO & “Minsk III”" : "NATO & \"Minsk III\"")
                    + ": 100% {braced} \\ $5 #1_2 ~ Łódź, Straße; 停戦の「条件」",
                awkward.GetProperty("title").GetString()
            );
            Assert.Equal("https://www.reuters.com/world/a_b?c=d&e=%E5%81%9C", awkward.GetProperty("url").GetString());
            Assert.StartsWith("2022", awkward.GetProperty("issued").GetString(), StringComparison.Ordinal);
            Assert.Equal(
                @"Back\slash, comma; semicolon & <b>markup</b> {braces} 10% $5 #1 a_b ~^",
                Find(events, "ceasefire-interval").GetProperty("title").GetString()
            );
            Assert.All(events.EnumerateArray(), entry => Assert.Equal("webpage", entry.GetProperty("type").GetString()));
        }

        var bibliography = await elsewhere.Found("bibliography", "events");
        Assert.Equal(ids.Count, bibliography.GetArrayLength());
        Assert.Contains("December 1). A year, and that in doubt. CeasefireTracker. ", bibliography.ToString(), StringComparison.Ordinal);
        Assert.Contains("(2022, July). Reuters.", (await elsewhere.Found("bibliography", "timeline")).ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Sorted(JsonElement list, string name) =>
        list.EnumerateArray().Select(entry => entry.GetProperty(name).GetString()!).Order(StringComparer.Ordinal);

    private static JsonElement Find(JsonElement list, string id) =>
        list.EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == id);
}
