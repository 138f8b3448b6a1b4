using System.Net;
using CeasefireTracker.Web.Exports;

namespace CeasefireTracker.Tests.Exports;

/// <summary>Every format, in both languages, byte for byte.</summary>
public sealed class GoldenTests(AwkwardSite site) : IClassFixture<AwkwardSite>
{
    public static IEnumerable<object[]> TimelineFormats =>
        from language in new[] { "en", "ja" }
        from ending in Endings.Timeline
            // What is drawn from an SVG is compared with it where pictures are tested.
        where ending.Draw is null
        select new object[] { language, ending.Suffix };

    [Theory]
    [MemberData(nameof(TimelineFormats))]
    public async Task The_timeline_is_written_as_agreed(string language, string suffix) =>
        Golden.Is($"timeline.{language}{suffix}", await site.Get($"/{language}/timeline{suffix}"), site.Store.Hash);

    [Theory]
    [MemberData(nameof(TimelineFormats))]
    public async Task A_format_says_its_type_its_encoding_and_that_any_site_may_read_it(string language, string suffix)
    {
        using var client = site.Site.Reader();
        using var answer = await client.GetAsync($"/{language}/timeline{suffix}?actor=russia");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Endings.Timeline.Single(ending => ending.Suffix == suffix).MediaType, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("utf-8", answer.Content.Headers.ContentType?.CharSet);
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.NotNull(answer.Headers.ETag);
        // A line as the files under data/ have it has no place for it.
        Assert.Equal(
            suffix != ".record.ndjson",
            (await answer.Content.ReadAsStringAsync()).Contains(site.Store.Hash, StringComparison.Ordinal)
        );
    }

    public static IEnumerable<object[]> EventFormats =>
        from language in new[] { "en", "ja" }
        from id in new[] { "interval", "some-year", "conditional-answer" }
        from ending in Endings.Event
        select new object[] { language, id, ending.Suffix };

    [Theory]
    [MemberData(nameof(EventFormats))]
    public async Task An_event_is_written_as_agreed(string language, string id, string suffix) =>
        Golden.Is($"{id}.{language}{suffix}", await site.Get($"/{language}/events/{id}{suffix}"), site.Store.Hash);

    public static IEnumerable<object[]> SourcesFormats =>
        from language in new[] { "en", "ja" }
        from ending in Endings.Sources
        select new object[] { language, ending.Suffix };

    [Theory]
    [MemberData(nameof(SourcesFormats))]
    public async Task The_sources_are_written_as_agreed(string language, string suffix) =>
        Golden.Is($"sources.{language}{suffix}", await site.Get($"/{language}/sources{suffix}"), site.Store.Hash);

    public static IEnumerable<object[]> OtherLists =>
        from language in new[] { "en", "ja" }
        from list in new[] { "changes.json", "changes.atom", "changes.jsonfeed", "positions.json", "disputes.json", "disputes.csv" }
            .Concat(["truces.json", "truces.csv", "talks.json", "talks.csv", "phases.json", "phases.csv", "brief.json"])
            .Concat(["positions.csv", "terms.json", "terms.csv", "actors.json", "actors.csv", "issues.json", "issues.csv"])
        select new object[] { language, list };

    [Theory]
    [MemberData(nameof(OtherLists))]
    public async Task Other_lists_are_written_as_agreed(string language, string list) =>
        Golden.Is(list.Replace(".", $".{language}.", StringComparison.Ordinal), await site.Get($"/{language}/{list}"), site.Store.Hash);
}
