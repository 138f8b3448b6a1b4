using System.Net;
using AngleSharp.Html.Parser;
using CeasefireTracker.Tests.Checking;
using CeasefireTracker.Tests.Exports;
using CeasefireTracker.Web.Exports;

namespace CeasefireTracker.Tests.Pages;

public sealed class LeadsPageTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly TrackerSite site;
    private readonly HttpClient reader;

    public LeadsPageTests()
    {
        record.Write("data/leads.yml", LeadRulesTests.Lead);
        site = new TrackerSite(record.Data);
        reader = site.Reader();
    }

    public void Dispose()
    {
        reader.Dispose();
        site.Dispose();
        record.Dispose();
    }

    [Theory]
    [InlineData("en", "July 2026", "A paper reported that an air truce was offered.", "Nobody has seen the text.")]
    [InlineData("ja", "2026年7月", "空の停戦が提案されたと報じられた。", "文面は確認されていない。")]
    public async Task A_lead_is_shown_under_its_month_with_what_is_missing_and_where_it_was_reported(
        string language,
        string month,
        string what,
        string missing
    )
    {
        var page = new HtmlParser().ParseDocument(await reader.GetStringAsync($"/{language}/leads"));

        Assert.Equal(month, page.QuerySelector(".leads-of-month > summary")!.FirstChild!.TextContent.Trim());
        var lead = Assert.Single(page.QuerySelectorAll(".leads > li"));
        Assert.Contains(what, lead.TextContent, StringComparison.Ordinal);
        Assert.Contains(missing, lead.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://paper.example.com/truce", lead.QuerySelector("a")!.GetAttribute("href"));
        Assert.Matches(@"^[0-9]{4}(-[0-9]{2}){0,2}\z", lead.QuerySelector("time")!.GetAttribute("datetime"));
    }

    [Fact]
    public async Task Addresses_in_one_cell_are_parted_by_semicolons_and_have_none()
    {
        using var another = new SmallRecord().Write(
            "data/leads.yml",
            LeadRulesTests.Lead.Replace("example.com/truce\"", "example.com/truce;page=2?a;b\"", StringComparison.Ordinal)
        );
        using var awkward = new TrackerSite(another.Data);

        var lead = Assert.Single(CsvRows.Of(await awkward.Reader().GetStringAsync("/en/leads.csv")).Rows);

        Assert.Equal("https://paper.example.com/truce%3Bpage=2?a%3Bb", lead["source_urls"]);
    }

    [Theory]
    [InlineData("en", "1 report not yet verified")]
    [InlineData("ja", "未確認の報道1件")]
    public async Task The_first_screen_says_how_many_there_are(string language, string words) =>
        Assert.Equal(
            words,
            new HtmlParser()
                .ParseDocument(await reader.GetStringAsync($"/{language}/timeline"))
                .QuerySelector($".stand a[href='/{language}/leads']")
                ?.TextContent
        );

    [Fact]
    public async Task No_page_and_no_format_but_its_own_tells_of_a_lead()
    {
        foreach (var list in DataList.All.Where(list => list.Name != "leads"))
        {
            foreach (var ending in list.Endings)
            {
                Assert.DoesNotContain(
                    "air-truce",
                    await reader.GetStringAsync($"/en/{list.Name}{ending.Suffix}"),
                    StringComparison.Ordinal
                );
            }
        }

        foreach (var page in new[] { "timeline", "timeline?q=truce", "positions?asof=2026-11-29", "actors/russia", "issues/ceasefire" })
        {
            Assert.DoesNotContain("air truce", await reader.GetStringAsync($"/en/{page}"), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/en/events/an-air-truce-is-offered")).StatusCode);
        Assert.Contains("an-air-truce-is-offered", await reader.GetStringAsync("/en/leads.json"), StringComparison.Ordinal);
        Assert.Contains("an-air-truce-is-offered", await reader.GetStringAsync("/ja/leads.csv"), StringComparison.Ordinal);
    }
}
