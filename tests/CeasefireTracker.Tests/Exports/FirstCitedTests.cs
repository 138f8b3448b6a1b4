using System.Text.Json;

namespace CeasefireTracker.Tests.Exports;

/// <summary>What an event that came later changes of what was there, and what one does that was taken back.</summary>
public sealed class FirstCitedTests : IDisposable
{
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
}
