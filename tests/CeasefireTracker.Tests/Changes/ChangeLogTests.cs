using System.Xml.Linq;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web;
using CeasefireTracker.Web.Changes;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Changes;

/// <summary>In which order corrections of an event are told, and by what each is known.</summary>
public sealed class ChangeLogTests : IDisposable
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [Fact]
    public void Corrections_of_one_day_are_each_told_once_wherever_a_page_ends()
    {
        record.Replace(
            SmallRecord.Answer,
            "added: \"2026-11-24\"",
            """
            added: "2026-11-24"
            changed:
              - { date: "2026-11-25", what: { en: Third., ja: 三。 } }
              - { date: "2026-11-25", what: { en: Second., ja: 二。 } }
              - { date: "2026-11-25", what: { en: First., ja: 一。 } }
            """
        );
        var log = new ChangeLog(record.Open());
        List<LogEntry> told = [.. Enumerable.Range(0, log.Count()).SelectMany(place => log.Read(place, 1))];

        Assert.Equal(log.Read(0, 100).Select(Words), told.Select(Words));
        Assert.Equal(["Third.", "Second.", "First."], told.Take(3).Select(entry => entry.What?.En));

        static string Words(LogEntry entry) => $"{entry.Event.Id} {entry.Sort} {entry.Place}";
    }

    [Fact]
    public async Task What_a_feed_calls_a_correction_stays_when_another_of_its_day_comes_on_top()
    {
        const string First = "\n  - { date: \"2026-11-25\", what: { en: First., ja: 一。 } }";
        record.Replace(SmallRecord.Answer, "added: \"2026-11-24\"", "added: \"2026-11-24\"\nchanged:" + First);
        var before = await Ids();
        record.Replace(SmallRecord.Answer, First, "\n  - { date: \"2026-11-25\", what: { en: Second., ja: 二。 } }" + First);
        var after = await Ids();

        Assert.Equal(before["First."], after["First."]);
        Assert.NotEqual(after["First."], after["Second."]);

        async Task<Dictionary<string, string>> Ids()
        {
            using var site = new TrackerSite(record.Data);
            using var reader = site.Reader();
            var feed = XDocument.Parse(await reader.GetStringAsync("/en/changes.atom"));
            return feed.Descendants(Atom + "entry")
                .Where(entry => entry.Element(Atom + "summary")!.Value is "First." or "Second.")
                .ToDictionary(entry => entry.Element(Atom + "summary")!.Value, entry => entry.Element(Atom + "id")!.Value);
        }
    }

    [Fact]
    public async Task A_correction_has_the_same_place_in_the_table_of_changes_and_in_the_SQLite_file()
    {
        record.Replace(
            SmallRecord.Answer,
            "added: \"2026-11-24\"",
            """
            added: "2026-11-24"
            changed:
              - { date: "2026-11-25", what: { en: Second., ja: 二。 } }
              - { date: "2026-11-25", what: { en: First., ja: 一。 } }
            """
        );
        using var site = new TrackerSite(record.Data);
        using var reader = site.Reader();
        var (store, file) = (site.Services.GetRequiredService<LiveStore>().Current!, record.PathOf("download.sqlite"));
        var context = new ExportContext(store, Language.En, "http://localhost", site.Services.GetRequiredService<SiteOptions>());
        await File.WriteAllBytesAsync(file, await reader.GetByteArrayAsync($"/data/ceasefire-{store.Hash}.sqlite"));
        using var download = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        download.Open();
        using var command = download.CreateCommand();
        command.CommandText = """SELECT event_id || ',' || place || ',' || "on" || ',' || what_en FROM changes ORDER BY place""";
        var rows = new List<string>();
        using (var found = command.ExecuteReader())
        {
            while (found.Read())
            {
                rows.Add(found.GetString(0));
            }
        }

        Assert.Equal(["conditional-answer,0,2026-11-25,First.", "conditional-answer,1,2026-11-25,Second."], rows);
        Assert.Equal(
            rows,
            Table.All.Single(one => one.Name == "changes").Write(context).Skip(1).Select(line => line[..line.LastIndexOf(',')])
        );
    }
}
