using System.Net;
using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using Microsoft.Extensions.Primitives;

namespace CeasefireTracker.Tests.Filters;

/// <summary>Dates as people write them, wherever an address has one.</summary>
public sealed partial class WrittenDateTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly OpenStore store;

    public WrittenDateTests() => store = record.Open();

    public void Dispose() => record.Dispose();

    [Theory]
    [InlineData("2025", "2025")]
    [InlineData("2025-03", "2025-03")]
    [InlineData("2025-03-11", "2025-03-11")]
    [InlineData("2025-3-11", "2025-03-11")]
    [InlineData("11 March 2025", "2025-03-11")]
    [InlineData("11th of march, 2025", "2025-03-11")]
    [InlineData("March 11, 2025", "2025-03-11")]
    [InlineData("Mar. 11th 2025", "2025-03-11")]
    [InlineData("Tuesday, 11 March 2025", "2025-03-11")]
    [InlineData("Tue 11 Mar 2025", "2025-03-11")]
    [InlineData("11 March 2025, Tuesday", "2025-03-11")]
    [InlineData("March 11, 2025 Tue.", "2025-03-11")]
    [InlineData("2025年3月11日、火曜日", "2025-03-11")]
    [InlineData("11-Mar-2025", "2025-03-11")]
    [InlineData("2025 March 11", "2025-03-11")]
    [InlineData("March 2025", "2025-03")]
    [InlineData("Sept 2025", "2025-09")]
    [InlineData("2025/03/11", "2025-03-11")]
    [InlineData("2025.3.11", "2025-03-11")]
    [InlineData("2025 3 11", "2025-03-11")]
    [InlineData("20250311", "2025-03-11")]
    [InlineData("202503", "2025-03")]
    [InlineData("2025/3", "2025-03")]
    [InlineData("03/2025", "2025-03")]
    [InlineData("13/3/2025", "2025-03-13")]
    [InlineData("3/13/2025", "2025-03-13")]
    [InlineData("3.3.2025", "2025-03-03")]
    [InlineData("2025年3月11日", "2025-03-11")]
    [InlineData("2025年3月11日(火)", "2025-03-11")]
    [InlineData("２０２５年３月１１日（火曜日）", "2025-03-11")]
    [InlineData("2025年 3月 11日", "2025-03-11")]
    [InlineData("2025年3月", "2025-03")]
    [InlineData("２０２５年", "2025")]
    [InlineData("２０２５／０３／１１", "2025-03-11")]
    [InlineData("２０２５－０３－１１", "2025-03-11")]
    [InlineData("2025ー03ー11", "2025-03-11")]
    [InlineData("2025–03–11", "2025-03-11")]
    [InlineData("令和7年3月11日", "2025-03-11")]
    [InlineData("令和七年三月十一日", "2025-03-11")]
    [InlineData("二〇二五年三月", "2025-03")]
    [InlineData("令和元年5月", "2019-05")]
    [InlineData("令和7年", "2025")]
    [InlineData("R7.3.11", "2025-03-11")]
    [InlineData("㋿7年3月", "2025-03")]
    [InlineData("平成31年4月30日", "2019-04-30")]
    [InlineData("昭和20年8月15日", "1945-08-15")]
    public void A_date_is_read_as_people_write_it_and_kept_as_one(string written, string kept)
    {
        var (filter, problems) = Timeline("from", written);

        Assert.Empty(problems);
        Assert.Equal(kept, filter.From!.ToString());
    }

    [Theory]
    [InlineData("11 March 2025")]
    [InlineData("２０２５年３月１１日")]
    [InlineData("令和7年3月11日")]
    public void Every_name_that_takes_a_date_reads_it(string written)
    {
        var day = new DateOnly(2025, 3, 11);
        Assert.Equal(day, Timeline("to", written).Filter.To?.Last);
        Assert.Equal(day, Timeline("known-on", written).Filter.KnownOn?.Last);
        var (positions, problems) = PositionFilter.Read(Query(("asof", written), ("known-on", written)), store);
        Assert.Empty(problems);
        Assert.Equal((day, day), (positions.AsOf, positions.KnownOn));
    }

    [Theory]
    [InlineData("2025-13", "13")]
    [InlineData("2025-21", "21")]
    [InlineData("2025年13月", "13")]
    [InlineData("2025-02-30", "2025-02-30")]
    [InlineData("30 February 2025", "2025-02-30")]
    [InlineData("tomorrow", "")]
    [InlineData("March 11", "")]
    [InlineData("11/3/25", "")]
    [InlineData("2025-03~", "")]
    [InlineData("2025-03-11T10:00", "")]
    [InlineData("Marble 2025", "")]
    [InlineData("0000", "")]
    [InlineData("٢٠٢٥", "")]
    [InlineData("\uD83D", "")]
    public void What_is_no_date_is_said_with_advice_that_is_then_accepted(string written, string named)
    {
        var message = Assert.Single(Timeline("from", written).Problems).Message;

        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.Contains(named, message.In(language), StringComparison.Ordinal);
            Assert.DoesNotContain(language == Language.En ? "season" : "季節", message.In(language), StringComparison.Ordinal);
        }

        Advised(message, except: named);
    }

    [Fact]
    public void What_the_forms_advise_is_accepted() =>
        Assert.All(["filter.bound", "filter.span.hint", "positions.known-on.hint"], key => Advised(Words.Both(key), except: null));

    [Fact]
    public void A_date_that_can_be_read_two_ways_asks_which()
    {
        var problem = Assert.Single(Timeline("from", "3/11/2025").Problems);

        Assert.Equal(
            ["11 March 2025", "3 November 2025"],
            new[] { "11 March 2025", "3 November 2025" }.Where(day => problem.Message.En.Contains(day, StringComparison.Ordinal))
        );
        Assert.Contains("2025年3月11日", problem.Message.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_readings_are_links_and_the_address_that_is_kept_has_the_date_as_one()
    {
        using var site = new TrackerSite(record.Data);
        foreach (
            var (page, name) in new[]
            {
                ("timeline", "from"),
                ("timeline", "to"),
                ("timeline", "known-on"),
                ("positions", "asof"),
                ("positions", "known-on"),
            }
        )
        {
            var answer = await site.Reader().GetStringAsync($"/en/{page}?actor=russia&{name}=3/11/2025");
            Assert.Contains($"href=\"/en/{page}?actor=russia&amp;{name}=2025-03-11\"", answer, StringComparison.Ordinal);
            Assert.Contains($"href=\"/en/{page}?actor=russia&amp;{name}=2025-11-03\"", answer, StringComparison.Ordinal);

            var kept = await site.Reader().GetAsync($"/ja/{page}?{name}={Uri.EscapeDataString("令和7年3月11日")}");
            Assert.Equal($"/ja/{page}?{name}=2025-03-11", kept.Headers.Location?.ToString());
        }
    }

    [Fact]
    public async Task No_field_for_a_date_calls_up_a_pad_without_a_hyphen()
    {
        using var site = new TrackerSite(record.Data);
        foreach (var address in new[] { "/en/timeline", "/ja/positions" })
        {
            Assert.DoesNotContain("inputmode=\"numeric\"", await site.Reader().GetStringAsync(address), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en", "April 2025", "from=2025-04&to=2025-04")]
    [InlineData("ja", "2025年4月", "from=2025-04&to=2025-04")]
    [InlineData("en", "令和7年4月", "from=2025-04&to=2025-04")]
    public async Task A_search_for_a_date_alone_leads_to_its_events(string language, string typed, string span)
    {
        using var site = new TrackerSite(record.Data);
        using var answer = await site.Reader().GetAsync($"/{language}/timeline?q={Uri.EscapeDataString(typed)}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/{language}/timeline?{span}", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("timeline.json?q=13%20March%202025", true)]
    [InlineData("timeline.json?q=13%20March%202025&sort=relevance", true)]
    [InlineData("timeline.csv?q=2025-03-13", true)]
    [InlineData("timeline.atom?q=%E4%BB%A4%E5%92%8C7%E5%B9%B43%E6%9C%8813%E6%97%A5", true)]
    [InlineData("embed/timeline?q=13%20March%202025", true)]
    [InlineData("timeline.json?q=%2213%20March%202025%22", false)]
    public async Task A_date_typed_alone_means_its_events_at_every_address(string address, bool isFound)
    {
        using var site = new TrackerSite(record.Data);
        var answer = await site.Reader().GetStringAsync("/en/" + address);

        Assert.Equal(isFound, answer.Contains("/conditional-answer", StringComparison.Ordinal));
        Assert.DoesNotContain("/istanbul-draft", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_to_embed_that_searches_for_a_date_is_called_by_it()
    {
        using var site = new TrackerSite(record.Data, ("Tracker:PublicOrigin", "https://tracker.example"));
        var answer = await site.Reader()
            .GetStringAsync("/oembed?url=" + Uri.EscapeDataString("https://tracker.example/en/timeline?q=13 March 2025"));

        Assert.Contains("13 March 2025", answer, StringComparison.Ordinal);
        Assert.Contains("from=2025-03-13", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_that_can_be_read_in_two_ways_is_offered_in_both()
    {
        using var site = new TrackerSite(record.Data);
        var page = await site.Reader().GetStringAsync("/en/timeline?q=4%2F5%2F2025");

        Assert.Contains("Events dated 4 May 2025<", page, StringComparison.Ordinal);
        Assert.Contains("Events dated 5 April 2025<", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_span_whose_end_lies_before_its_beginning_is_left_out_whole_and_offered_the_other_way_round()
    {
        var (filter, problems) = FilterReader.Read(Query(("from", "2025-05"), ("to", "2025-03"), ("actor", "russia")), store);

        Assert.Equal(TimelineFilter.Everything.With(Facet.Actor, "russia"), filter);
        Assert.Contains("March 2025", Assert.Single(problems).Message.En, StringComparison.Ordinal);
        Assert.DoesNotContain("the end was left out", problems[0].Message.En, StringComparison.Ordinal);
        Assert.Contains("2025年5月", problems[0].Message.Ja, StringComparison.Ordinal);
    }

    /// <summary>Every date that a sentence holds, but the one that it speaks of, is one that may be written.</summary>
    private void Advised(LocalizedText message, string? except)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var advised = Advice().Matches(message.In(language)).Select(match => match.Value).Where(date => date != except).ToList();
            Assert.NotEmpty(advised);
            Assert.All(advised, date => Assert.Empty(Timeline("from", date).Problems));
        }
    }

    private (TimelineFilter Filter, IReadOnlyList<FilterProblem> Problems) Timeline(string name, string value) =>
        FilterReader.Read(Query((name, value)), store);

    private static IEnumerable<KeyValuePair<string, StringValues>> Query(params (string Name, string Value)[] values) =>
        values.Select(pair => KeyValuePair.Create(pair.Name, new StringValues(pair.Value)));

    [GeneratedRegex(@"\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{4}|\d{4}年\d+月(\d+日)?|\d{4}(-\d\d){0,2}")]
    private static partial Regex Advice();
}
