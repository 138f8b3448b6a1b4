using System.Text.Json;
using AngleSharp.Html.Parser;
using CodeHollow.FeedReader;
using CodeHollow.FeedReader.Feeds;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The feeds, read by a reader that had no part in writing them; another one's findings are in
/// <see cref="FeedReaderTests"/>.</summary>
public sealed class FeedTests(AwkwardSite site) : IClassFixture<AwkwardSite>
{
    [Theory]
    [InlineData("/en/timeline.atom")]
    [InlineData("/ja/timeline.atom")]
    [InlineData("/en/timeline.atom?actor=russia&q=day")]
    [InlineData("/en/changes.atom")]
    [InlineData("/ja/changes.atom")]
    public async Task A_feed_reader_finds_lasting_ids_the_newest_first_and_itself(string address)
    {
        var (feed, items) = Atom(await site.Get(address));

        Assert.NotEmpty(items);
        Assert.StartsWith("tag:ceasefiretracker.example,2026-11-24:", feed.Id, StringComparison.Ordinal);
        Assert.All(items, item => Assert.StartsWith("tag:ceasefiretracker.example,2026-11-24:", item.Id, StringComparison.Ordinal));
        Assert.Equal(items.Count, items.Select(item => item.Id).Distinct().Count());
        Assert.Equal(
            items.Select(item => item.PublishedDateString).OrderDescending(StringComparer.Ordinal),
            items.Select(item => item.PublishedDateString)
        );
        Assert.Equal(AwkwardSite.Origin + address, Assert.Single(feed.Links, link => link.Relation == "self").Href);
        Assert.Equal(address[1..3], Assert.Single(feed.Links, link => link.Relation == "alternate").HrefLanguage);
        Assert.Equal(feed.UpdatedDateString, items.Max(item => item.UpdatedDateString));
    }

    [Fact]
    public async Task Every_event_of_the_timeline_is_in_its_feed_under_the_day_on_which_it_was_added_or_changed()
    {
        var items = Atom(await site.Get("/en/timeline.atom")).Items.ToDictionary(item => item.Id.Split('/')[^1]);

        Assert.Equal(site.Ids.Order(StringComparer.Ordinal), items.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("2026-11-25T00:00:00Z", items["some-year"].PublishedDateString);
        Assert.Equal("2026-12-01T00:00:00Z", items["some-year"].UpdatedDateString);
        Assert.Equal(@"Back\slash, comma; semicolon & <b>markup</b> {braces} 10% $5 #1 a_b ~^ (1–3 July 2022)", items["interval"].Title);
    }

    [Theory]
    [InlineData("/en/timeline.atom?q=a%26b%20%22c%20d%22%20-%3Ce%3E%25%2B%23%3F")]
    [InlineData("/ja/timeline.atom?q=%E5%81%9C%E6%88%A6%E3%80%80%01%7F%C2%85%EF%BF%BF%F0%9F%95%8A")]
    [InlineData("/en/timeline.atom?q=x%0D%0A%09%5B%7C%5D%5C%5E%60%7B~%7D%27")]
    public async Task A_feed_of_any_words_is_well_formed_and_leads_back_to_itself(string address)
    {
        var text = await site.Get(address);

        Assert.Equal(
            text,
            await site.Get(Assert.Single(Atom(text).Feed.Links, link => link.Relation == "self").Href[AwkwardSite.Origin.Length..])
        );
    }

    [Fact]
    public async Task A_feed_is_the_same_however_the_page_looked_from_which_it_was_followed() =>
        Assert.Equal(
            await site.Get("/en/timeline.atom?actor=russia"),
            await site.Get("/en/timeline.atom?actor=russia&sort=oldest&view=cards&choices=all")
        );

    [Fact]
    public async Task An_account_in_a_feed_leads_to_whole_addresses()
    {
        using var record = new SmallRecord().Replace(
            SmallRecord.Proposal,
            "A longer account with **emphasis**.",
            "More [about](/en/about)."
        );
        using var under = new TrackerSite(record.Data, ("Tracker:PublicOrigin", "https://tracker.example/under"));

        Assert.Contains(
            "https://tracker.example/under/en/about",
            await under.Reader().GetStringAsync("/under/en/timeline.atom"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/en/timeline.jsonfeed")]
    [InlineData("/ja/timeline.jsonfeed")]
    [InlineData("/ja/changes.jsonfeed")]
    public async Task The_JSON_feed_has_what_its_format_asks_for(string address)
    {
        using var feed = JsonDocument.Parse(await site.Get(address));
        var root = feed.RootElement;
        var items = root.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal("https://jsonfeed.org/version/1.1", root.GetProperty("version").GetString());
        Assert.Equal(AwkwardSite.Origin + address, root.GetProperty("feed_url").GetString());
        Assert.NotEmpty(items);
        Assert.All(items, item => Assert.True(DateTimeOffset.TryParse(item.GetProperty("date_published").GetString(), out _)));
        Assert.All(items, item => Assert.NotEmpty(item.GetProperty("content_html").GetString()!));
        Assert.Equal(items.Count, items.Select(item => item.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task A_correction_is_in_the_log_of_changes_before_the_additions_and_names_what_was_corrected()
    {
        var first = Atom(await site.Get("/en/changes.atom")).Items[0];
        Assert.Equal("Corrected: A year, and that in doubt", first.Title);
        Assert.Equal("The year was 2023 before, and not in doubt.", first.Summary);

        var page = await new HtmlParser().ParseDocumentAsync(await site.Get("/ja/changes"));
        Assert.Contains("以前は2023年としていた。", page.QuerySelector("main section")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(site.Ids.Count + 1, page.QuerySelectorAll("main section li").Length);
    }

    [Theory]
    [InlineData("/en/changes?page=0")]
    [InlineData("/ja/changes?page=99")]
    [InlineData("/ja/changes?page=x")]
    public async Task A_page_of_changes_that_does_not_exist_is_explained(string address) =>
        Assert.Single((await new HtmlParser().ParseDocumentAsync(await site.Get(address))).QuerySelectorAll(".problem"));

    [Fact]
    public async Task Pages_announce_their_feeds_to_programs()
    {
        var timeline = await new HtmlParser().ParseDocumentAsync(await site.Get("/en/timeline?actor=russia"));
        var about = await new HtmlParser().ParseDocumentAsync(await site.Get("/ja/about"));

        Assert.NotNull(timeline.QuerySelector("link[rel=alternate][type='application/atom+xml'][href='/en/timeline.atom?actor=russia']"));
        Assert.NotNull(
            timeline.QuerySelector("link[rel=alternate][type='application/feed+json'][href='/en/timeline.jsonfeed?actor=russia']")
        );
        Assert.NotNull(about.QuerySelector("link[rel=alternate][type='application/atom+xml'][href='/ja/changes.atom']"));
    }

    private static (AtomFeed Feed, List<AtomFeedItem> Items) Atom(string text)
    {
        var feed = FeedReader.ReadFromString(text);
        Assert.Equal(FeedType.Atom, feed.Type);
        return ((AtomFeed)feed.SpecificFeed, [.. feed.Items.Select(item => (AtomFeedItem)item.SpecificItem)]);
    }
}
