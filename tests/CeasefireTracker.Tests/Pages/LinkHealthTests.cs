using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Pages;

/// <summary>What readers are told of a source's address.</summary>
public sealed class LinkHealthTests
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private const string Page = $$"""{ from: "2026-11-03", to: "2026-12-03", status: "200", hash: "{{Hash}}" }""";

    private const string NotKept = """{ from: "2026-11-03", to: "2026-12-03", status: "200" }""";
    private const string Again = $$"""{ from: "2026-12-12", to: "2026-12-12", status: "200", hash: "{{Hash}}" }""";
    private const string Url = "https://www.reuters.com/world/march";

    [Theory]
    [Trait("Takes", "long")]
    [InlineData("en", new[] { Page }, "the link answered on 3 December 2026")]
    [InlineData("ja", new[] { Page }, "2026年12月3日にリンクの応答を確認")]
    [InlineData("en", new[] { Page, "404", "410" }, "gone since 10 December 2026; a copy of 3 November 2026 is kept")]
    [InlineData("ja", new[] { Page, "404", "410" }, "2026年12月10日からリンク切れ（2026年11月3日時点の控えを保存）")]
    [InlineData("en", new[] { Page, "503", Again, "404" }, "gone since 17 December 2026; a copy of 3 November 2026 is kept")]
    [InlineData("en", new[] { NotKept, "404" }, "gone since 10 December 2026")]
    [InlineData("ja", new[] { NotKept, "404" }, "2026年12月10日からリンク切れ")]
    [InlineData("en", new[] { "404", "name-unknown" }, "no page was found at this link on 17 December 2026")]
    [InlineData("ja", new[] { "name-unknown" }, "2026年12月10日の確認ではページなし")]
    [InlineData("en", new[] { Page, "403" }, "could not be read by us on 10 December 2026; it last answered on 3 December 2026")]
    [InlineData("ja", new[] { Page, "timed-out" }, "2026年12月10日の確認では取得できず（最後の応答は2026年12月3日）")]
    [InlineData("en", new[] { "tls" }, "could not be read by us on 10 December 2026")]
    [InlineData("ja", new[] { "503" }, "2026年12月10日の確認では取得できず")]
    public async Task Readers_see_when_a_link_last_answered_beside_the_source(string language, string[] history, string words)
    {
        var day = new DateOnly(2026, 12, 3);
        var lines = history.Select(found => found.StartsWith('{') ? found : Line(day = day.AddDays(7), found));
        using var record = new SmallRecord();
        record.Write("data/seen.yml", Seen(Url, lines));
        using var site = new TrackerSite(record.Data);
        using var reader = site.Reader();

        foreach (var address in new[] { "sources/reuters-march", "events/conditional-answer" })
        {
            var page = new HtmlParser().ParseDocument(await reader.GetStringAsync($"/{language}/{address}"));
            Assert.Equal(words, page.QuerySelector(".source-facts .health")?.TextContent);
        }
    }

    private static string Seen(string url, IEnumerable<string> lines) =>
        $"- source: reuters-march\n  url: \"{url}\"\n  seen:\n" + string.Concat(lines.Select(line => $"    - {line}\n"));

    private static string Line(DateOnly day, string status) =>
        $$"""{ from: "{{day:yyyy-MM-dd}}", to: "{{day:yyyy-MM-dd}}", status: "{{status}}" }""";

    [Fact]
    public async Task Nothing_is_said_where_nobody_looked()
    {
        using var record = new SmallRecord();
        using var site = new TrackerSite(record.Data);
        using var reader = site.Reader();

        Assert.DoesNotContain("health", await reader.GetStringAsync("/en/sources/reuters-march"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_of_an_address_by_what_was_found_at_the_one_before_it_was_corrected()
    {
        using var record = new SmallRecord();
        record.Write("data/seen.yml", Seen("https://www.reuters.com/dead", [Page, Line(new DateOnly(2026, 12, 10), "404")]));
        using var site = new TrackerSite(record.Data);
        using var reader = site.Reader();

        Assert.DoesNotContain("health", await reader.GetStringAsync("/en/sources/reuters-march"), StringComparison.Ordinal);
    }
}
