using System.Net;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Sources;

public sealed class BlastRadiusTests : IDisposable
{
    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [Theory]
    [InlineData("https://www.reuters.com/world/march", "as it stands")]
    [InlineData("http://www.reuters.com/world/march/", "scheme and final slash")]
    [InlineData("reuters.com/world/march", "without scheme and www")]
    [InlineData("HTTPS://WWW.REUTERS.COM/world/march#comments", "case of the host, fragment")]
    [InlineData("https://www.reuters.com/world/march?utm_source=x&fbclid=1", "tracking names")]
    [InlineData("https://m.reuters.com/world/march", "mobile host")]
    [InlineData("https://mobile.reuters.com/world/march", "another mobile host")]
    [InlineData("https://amp.reuters.com/world/march", "AMP host")]
    [InlineData("https://www.reuters.com/world/march/amp", "AMP path")]
    [InlineData("https://www.reuters.com/amp/world/march", "another AMP path")]
    [InlineData("https://www.reuters.com/world/march?amp=1", "AMP query")]
    [InlineData("https://www.google.com/amp/s/www.reuters.com/world/march", "a search engine's AMP")]
    [InlineData("https://www-reuters-com.cdn.ampproject.org/c/s/www.reuters.com/world/march", "the AMP cache")]
    [InlineData("https://web.archive.org/web/20250313/https://www.reuters.com/world/march", "an archived copy")]
    [InlineData("  https://www.reuters.com/world/march  ", "pasted with space around it")]
    public void Every_form_in_which_an_address_is_passed_on_finds_its_document(string pasted, string why)
    {
        var found = BlastRadius.Of(record.Open(), pasted).Sources.Select(source => source.Id).ToList();

        Assert.True(found is ["reuters-march"], $"{why}: {string.Join(' ', found)}");
    }

    [Theory]
    [InlineData("https://www.reuters.com/world/april")]
    [InlineData("https://www.reuters.com/world/march?page=2")]
    [InlineData("https://reuters.com.example.org/world/march")]
    public void Another_document_is_not_taken_for_it(string pasted) => Assert.Empty(BlastRadius.Of(record.Open(), pasted).Sources);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://www.reuters.com/world/march")]
    [InlineData("no address")]
    [InlineData("https://")]
    [InlineData("///")]
    public void What_is_no_address_is_said_to_be_none(string pasted) => Assert.False(BlastRadius.Of(record.Open(), pasted).IsAddress);

    [Fact]
    public void It_lists_every_statement_and_which_would_have_no_other_source()
    {
        var radius = BlastRadius.Of(record.Open(), "https://www.reuters.com/world/march");

        Assert.Equal(
            ["istanbul-draft False ", "thirty-day-proposal True truce:True", "conditional-answer False truce:True"],
            radius.Events.Select(e =>
                $"{e.Event.Id} {e.IsAlone} {string.Join(' ', e.Statements.Select(statement => $"{statement.Term?.Id}:{statement.IsAlone}"))}"
            )
        );
        Assert.Equal(3, radius.Alone);
        Assert.Equal(["beginning", "thirty-days"], radius.Phases.Select(phase => phase.Id));
    }

    [Fact]
    public void A_republished_report_is_the_agency_s_and_two_of_one_publisher_are_one()
    {
        record
            .Write(
                "data/sources/2026.yml",
                """
                - id: copy
                  publisher: the-article
                  origin: reuters
                  url: "https://example.org/copy"
                  title: "A copy"
                  published: "2025-03-14"
                  language: en
                  access: open
                  tier: news
                  checked: full
                - id: own
                  publisher: the-article
                  url: "https://example.org/own"
                  title: "Its own"
                  published: "2025-03-15"
                  language: en
                  access: open
                  tier: news
                  checked: full

                """
            )
            .Replace(SmallRecord.Proposal, "citations:\n", "citations:\n  - source: copy\n    supports: { en: The same., ja: 同じ。 }\n");
        record.Replace(SmallRecord.Answer, "citations:\n", "citations:\n  - source: own\n    supports: { en: The same., ja: 同じ。 }\n");
        var events = new TimelineQuery(record.Open()).Run(TimelineFilter.Everything).Events.ToDictionary(e => e.Id);

        Assert.Equal(["reuters"], Independence.Origins(events["thirty-day-proposal"].Cited).Select(publisher => publisher.Id));
        Assert.Equal("reuters", Independence.SingleOrigin(events["thirty-day-proposal"], ["reuters-march", "copy"])?.Id);
        Assert.Equal(2, Independence.Origins(events["conditional-answer"].Cited).Count);
        Assert.Null(Independence.SingleOrigin(events["conditional-answer"], ["reuters-march", "own"]));
    }

    [Theory]
    [InlineData("https%3A%2F%2Fwww.reuters.com%2Fworld%2Fmarch%3Futm_source%3Dx", "of these would have no other source")]
    [InlineData("https%3A%2F%2Fwww.reuters.com%2Fother", "Nothing here rests on this address")]
    [InlineData("%3Cscript%3E", "&lt;script&gt;")]
    public async Task The_page_answers_a_pasted_address(string pasted, string said)
    {
        using var site = new TrackerSite(record.Data);
        var response = await site.Reader().GetAsync("/en/sources?url=" + pasted);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(said, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_says_on_how_many_independent_origins_it_rests()
    {
        using var site = new TrackerSite(record.Data);
        var page = await (await site.Reader().GetAsync("/en/events/thirty-day-proposal")).Content.ReadAsStringAsync();

        Assert.Contains("1 link, 1 independent origin.", page, StringComparison.Ordinal);
        Assert.Contains("one origin: Reuters", page, StringComparison.Ordinal);
    }
}
