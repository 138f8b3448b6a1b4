using System.Text.Json;
using System.Xml.Linq;
using CeasefireTracker.Web.Changes;

namespace CeasefireTracker.Tests.Exports;

/// <summary>What an event that came later changes of what was there, and what one does that was taken back.</summary>
public sealed class FirstCitedTests : IDisposable
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [Fact]
    public async Task A_document_was_looked_at_on_the_day_when_it_was_first_cited_wherever_that_is_told()
    {
        record
            .Replace(SmallRecord.Answer, "added: \"2026-11-24\"", "added: \"2026-11-26\"")
            .Replace("data/sources/2025.yml", "  published: \"2025-03-13\"\n", "");
        using var site = new TrackerSite(record.Data);
        using var reader = site.Reader();

        foreach (var ending in new[] { "bib", "csl.json", "ris" })
        {
            var (all, one) = (
                await reader.GetStringAsync($"/en/sources.{ending}"),
                await reader.GetStringAsync($"/en/timeline.{ending}?from=2025-03-13")
            );
            Assert.DoesNotContain("2026-11-26", all + one, StringComparison.Ordinal);
        }

        using var json = JsonDocument.Parse(await reader.GetStringAsync("/en/events/conditional-answer.json"));
        Assert.DoesNotContain("20261126", json.RootElement.GetProperty("citations").ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "20261126",
            await reader.GetStringAsync("/en/events/conditional-answer"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_answer_that_was_withdrawn_answers_nothing()
    {
        record.Replace(
            SmallRecord.Answer,
            "added: \"2026-11-24\"",
            "added: \"2026-11-24\"\nwithdrawn: { date: \"2026-11-25\", why: { en: It never was., ja: なかった。 } }"
        );
        using var site = new TrackerSite(record.Data);
        using var json = JsonDocument.Parse(await site.Reader().GetStringAsync("/en/events/thirty-day-proposal.json"));

        Assert.Empty(json.RootElement.GetProperty("answeredBy").EnumerateArray());
    }

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
}
