using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using CeasefireTracker.Tests.Checking;
using CeasefireTracker.Tests.Hostile;

namespace CeasefireTracker.Tests.Pages;

/// <summary>What readers of the site see of what readers reported.</summary>
public sealed class ReportsTests : IDisposable
{
    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [Theory]
    [InlineData(
        "en",
        "2 other reports waited",
        "name-of-a-town",
        "Looked at and left as it is",
        "A reader wrote that a town has another name."
    )]
    [InlineData("ja", "ほかに2件あった", "name-of-a-town", "確認のうえ変更なし", "町の名が違うという指摘。")]
    public async Task Settled_reports_stand_among_the_changes_the_newest_first_and_open_ones_as_a_number_with_its_day(
        string language,
        string waiting,
        string first,
        string outcome,
        string what
    )
    {
        // Of one day the last in the file is the newest, and its number counts.
        record.Write("data/reports.yml", ReportRulesTests.Reports.TrimEnd() + "\n  waiting: 2\n");
        using var site = new TrackerSite(record.Data);
        using var reader = site.Reader();

        var page = new HtmlParser().ParseDocument(await reader.GetStringAsync($"/{language}/changes"));

        var section = page.QuerySelector("section:has(> #reports)")!;
        Assert.Contains(waiting, section.TextContent, StringComparison.Ordinal);
        var items = section.QuerySelectorAll("li").ToList();
        Assert.Equal([$"report-{first}", "report-hour-of-the-answer"], items.Select(item => item.Id));
        Assert.Contains(outcome, items[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(what, items[0].TextContent, StringComparison.Ordinal);
        Assert.Equal($"/{language}/events/conditional-answer", items[1].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("#reports", page.QuerySelector(".lead a[href='#reports']")!.GetAttribute("href"));

        // And for programs, whole and in the same order.
        Assert.NotNull(page.QuerySelector($"link[rel=alternate][href='/{language}/changes.json']"));
        var reports = JsonNode.Parse(await reader.GetStringAsync($"/{language}/changes.json"))!["reports"]!.AsArray();
        Assert.Equal([first, "hour-of-the-answer"], reports.Select(report => (string)report!["id"]!));
        Assert.Equal(
            ("unchanged", 2, what),
            ((string)reports[0]!["outcome"]!, (int)reports[0]!["waiting"]!, (string)reports[0]!["what"]![language]!)
        );
        Assert.EndsWith($"/{language}/changes#report-{first}", (string)reports[0]!["url"]!, StringComparison.Ordinal);
        Assert.Equal("conditional-answer", (string)Assert.Single(reports[1]!["events"]!.AsArray())!);
    }

    [Fact]
    public async Task A_record_without_reports_says_nothing_of_any()
    {
        using var site = new TrackerSite(record.Data);
        using var reader = site.Reader();

        Assert.DoesNotContain("id=\"reports\"", await reader.GetStringAsync("/en/changes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_payloads_is_text()
    {
        var payload = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>";
        record.Write(
            "data/reports.yml",
            ReportRulesTests.Reports.Replace(
                "A reader wrote that a town has another name.",
                payload.Replace("\"", "\\\"", StringComparison.Ordinal),
                StringComparison.Ordinal
            )
        );
        using var site = new TrackerSite(record.Data);
        using var reader = site.Reader();

        var page = await reader.GetStringAsync("/en/changes");

        Assert.Empty(Danger.In(page));
        Assert.Contains(
            payload,
            new HtmlParser().ParseDocument(page).QuerySelector("#report-name-of-a-town")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(
        "https://desk.example.org",
        "mailto:desk@example.org",
        "https://desk.example.org/en/report?page=https%3A%2F%2Freader.example.org%2Fen%2Fevents%2Fconditional-answer"
    )]
    [InlineData("", "mailto:desk@example.org", "mailto:desk@example.org")]
    [InlineData("", "", "/en/about#report")]
    public async Task A_mistake_is_reported_by_the_desks_form_else_to_the_contact(string desk, string contact, string address)
    {
        using var site = new TrackerSite(
            record.Data,
            ("Tracker:ReportAddress", desk),
            ("Tracker:Contact", contact),
            ("Tracker:PublicOrigin", "https://reader.example.org")
        );
        using var reader = site.Reader();

        var page = new HtmlParser().ParseDocument(await reader.GetStringAsync("/en/events/conditional-answer"));

        Assert.Equal(address, page.QuerySelector("footer a")!.GetAttribute("href"));
        var about = new HtmlParser().ParseDocument(await reader.GetStringAsync("/en/about"));
        var own = about.QuerySelector("#report ~ p a")?.GetAttribute("href");
        Assert.True(desk.Length > 0 ? own == "https://desk.example.org/en/report" : contact.Length == 0 || own == contact, own);
    }
}
