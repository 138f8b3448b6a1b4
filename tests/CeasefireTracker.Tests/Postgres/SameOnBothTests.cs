using System.Net;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Postgres;

/// <summary>The record on both engines at once: the same bytes, the same tags, the same order of what is found.</summary>
[Trait("Takes", "long")]
public sealed class SameOnBothTests
{
    private static readonly string[] Searches =
    [
        "nato",
        "ceasefire",
        "停戦",
        "米",
        "a",
        "\"security guarantees\"",
        "ceasefire -nato",
        "Kiev",
        "プーチン トランプ",
        "treaties",
        "cease-fire talks",
        "the of",
        "-nato",
        "ウィットコフ",
        "z",
        "Istanbul agreement neutral",
        "合意案 停戦 -NATO",
        "\"US\" \"EU\"",
        "İstanbul",
        "停戦、トルコ",
    ];

    private static readonly string[] Languages = ["en", "ja"];

    private static readonly string[] Addresses =
    [
        .. from pair in new[]
        {
            "timeline",
            "timeline?sort=newest",
            "timeline?q=nato&sort=relevance",
            "timeline?q=%E5%81%9C%E6%88%A6",
            "timeline?actor=russia&from=2025",
            "timeline?kind=ceasefire",
            "timeline/picture",
            "positions",
            "disputes",
            "truces",
            "talks",
            "talks.json",
            "phases",
            "phases.json",
            "brief",
            "brief.json",
            "sources",
            "changes",
            "actors",
            "issues",
            "terms",
            "terms.json",
            "terms.csv",
            "terms?actor=russia",
            "actors.json",
            "issues.csv",
            "glossary",
            "data",
            "timeline.json?q=nato&sort=relevance",
            "sources.csv",
            "sources.bib",
            "positions.csv",
            "disputes.json",
            "changes.atom",
            "compare",
        }
            .Concat(Endings.Timeline.Select(ending => "timeline" + ending.Suffix))
            .Append("terms.xlsx")
            .Index()
        // In the long run each in both languages.
        from language in Goals.Cases(0, 1) == 1 ? Languages : Languages.Skip(pair.Index % 2).Take(1)
        select $"/{language}/{pair.Item}",
    ];

    [PostgresFact]
    public async Task Pages_and_every_format_have_the_same_bytes_and_the_same_tag()
    {
        var database = Cluster.Shared.NewDatabase();
        var folder = Directory.CreateTempSubdirectory("ceasefire-both-").FullName;
        using (var files = new TrackerSite(Repository.Data, ("Tracker:Store", folder), ("Tracker:PublicOrigin", "https://tracker.example")))
        using (
            var server = new TrackerSite(
                Repository.Data,
                ("Tracker:Database", database),
                ("Tracker:Publish", "true"),
                ("Tracker:PublicOrigin", "https://tracker.example")
            )
        )
        {
            using var one = files.Reader();
            using var other = server.Reader();
            var found = 0;
            foreach (var address in Addresses)
            {
                using var expected = await one.GetAsync(address);
                using var answer = await other.GetAsync(address);
                Assert.Equal(
                    (expected.StatusCode, expected.Headers.ETag, await expected.Content.ReadAsStringAsync()),
                    (answer.StatusCode, answer.Headers.ETag, await answer.Content.ReadAsStringAsync())
                );
                found += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
            }

            Assert.True(found > Addresses.Length * 3 / 4, $"only {found} of {Addresses.Length} addresses are pages");
        }

        Cluster.Shared.Drop(database);
        Directory.Delete(folder, recursive: true);
    }

    [PostgresFact]
    public void Search_finds_the_same_and_ranks_it_alike_and_the_file_to_download_has_the_same_bytes()
    {
        var folder = Directory.CreateTempSubdirectory("ceasefire-both-").FullName;
        var database = Cluster.Shared.NewDatabase();
        using (var files = new SqliteEngine(folder, Indexing.Rules))
        using (var server = new PostgresEngine(database, Indexing.Rules))
        {
            var (one, other) = (TestEngine.Open(files, Repository.Data), TestEngine.Open(server, Repository.Data));
            foreach (var typed in Searches)
            {
                var search = SearchText.Parse(typed, KnownWords.Of(one).Spellings);
                Assert.Equal(
                    (typed, Join(SearchIndex.Find(one, search)!.Ordinals())),
                    (typed, Join(SearchIndex.Find(other, search)!.Ordinals()))
                );
                Assert.Equal((typed, Join(SearchIndex.Ranked(one, search))), (typed, Join(SearchIndex.Ranked(other, search))));
            }

            SqliteDownload.Write(one, Path.Combine(folder, "one"));
            SqliteDownload.Write(other, Path.Combine(folder, "other"));
            Assert.Equal(StoreSeal.HashOf(Path.Combine(folder, "one")), StoreSeal.HashOf(Path.Combine(folder, "other")));
            one.Close();
            other.Close();
        }

        Cluster.Shared.Drop(database);
        Directory.Delete(folder, recursive: true);
    }

    private static string Join(IEnumerable<int>? ordinals) => ordinals is null ? "nothing" : string.Join(' ', ordinals);
}
