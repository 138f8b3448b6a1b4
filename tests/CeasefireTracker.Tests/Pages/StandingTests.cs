using System.Text.Json;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Pages;

/// <summary>What others deny is told nowhere as a fact: wherever the event is named, its standing is.</summary>
public sealed class StandingTests : IClassFixture<StandingTests.Denied>
{
    private readonly HttpClient reader;

    public StandingTests(Denied denied) => reader = denied.Reader;

    [Theory]
    [InlineData("/en/embed/events/thirty-day-proposal", "denied")]
    [InlineData("/en/embed/timeline", "denied")]
    [InlineData("/en/timeline", "denied")]
    [InlineData("/en/timeline?view=cards", "denied")]
    [InlineData("/en/brief?asof=2025-03-12", "denied")]
    [InlineData("/ja/brief?asof=2025-03-12", "否定あり")]
    [InlineData("/en/positions?asof=2025-03-12", "denied")]
    [InlineData("/en/compare?event=thirty-day-proposal&event=conditional-answer", "denied")]
    [InlineData("/en/issues/ceasefire", "denied")]
    [InlineData("/en/sources/reuters-march", "denied")]
    [InlineData("/en/truces", "denied")]
    [InlineData("/en/talks", "denied")]
    [InlineData("/en/disputes", "denied")]
    [InlineData("/en/phases", "denied")]
    [InlineData("/en/changes", "denied")]
    [InlineData("/en/events/conditional-answer", "denied")]
    public async Task A_page_that_names_an_event_says_how_it_stands(string address, string standing)
    {
        var page = new HtmlParser().ParseDocument(await reader.GetStringAsync(address));

        Assert.Contains(page.QuerySelectorAll("main .standing, .embed .standing, body .standing"), word => word.TextContent == standing);
    }

    [Theory]
    [InlineData("truces", "truces")]
    [InlineData("talks", "talks")]
    [InlineData("disputes", "disputes")]
    public async Task A_list_of_events_says_it_in_JSON_and_in_its_last_column(string name, string key)
    {
        using var json = JsonDocument.Parse(await reader.GetStringAsync($"/en/{name}.json"));
        var csv = await reader.GetStringAsync($"/en/{name}.csv");

        Assert.Contains(json.RootElement.GetProperty(key).EnumerateArray(), entry => entry.GetProperty("standing").GetString() == "denied");
        Assert.Contains(",denied\r\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_turning_points_of_a_chapter_say_it_too() =>
        Assert.Contains("\"standing\": \"denied\"", await reader.GetStringAsync("/en/phases.json"), StringComparison.Ordinal);

    /// <summary>The small record, its proposal denied, a truce, talks and a point of difference.</summary>
    public sealed class Denied : IDisposable
    {
        private readonly SmallRecord record = new SmallRecord()
            .Replace(SmallRecord.Proposal, "standing: established", "standing: denied")
            .Replace(SmallRecord.Proposal, "US proposes a 30-day ceasefire", "US reported to propose a 30-day ceasefire")
            .Replace(SmallRecord.Proposal, "米国が30日間の停戦を提案\"", "米国が30日間の停戦を提案と報じられる\"")
            .Replace(
                SmallRecord.Proposal,
                "kind: proposal",
                """
                kind: agreement
                meeting: { form: in-person, between: mediated }
                truce:
                  announced-by: [united-states]
                  scope: all
                  covers: { en: All., ja: すべて。 }
                """
            )
            .Replace(
                SmallRecord.Proposal,
                "    supports: { en: The proposal., ja: 提案。 }",
                """
                    supports: { en: The proposal., ja: 提案。 }
                  - source: article
                    supports: { en: The proposal., ja: 提案。 }
                    differs:
                      - { about: date, value: "2024-06", why: conflation, note: { en: "Two in one.", ja: "二つを一つに。" } }
                """
            )
            .Replace(
                SmallRecord.Proposal,
                "role: respondent }",
                "role: respondent }\n  - { actor: volodymyr-zelenskyy, role: participant }"
            )
            .Replace("data/site.yml", "collections:", "truce-issue: ceasefire\ncollections:");

        private readonly TrackerSite site;

        public Denied()
        {
            Assert.Empty(record.Check());
            site = new TrackerSite(record.Data);
            Reader = site.Reader();
        }

        public HttpClient Reader { get; }

        public void Dispose()
        {
            Reader.Dispose();
            site.Dispose();
            record.Dispose();
        }
    }
}
