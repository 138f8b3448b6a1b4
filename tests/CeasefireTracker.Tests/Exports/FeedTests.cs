using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using AngleSharp.Html.Parser;
using CodeHollow.FeedReader;

namespace CeasefireTracker.Tests.Exports;

/// <summary>The feeds, read by the framework's reader and by another, neither of which wrote them.</summary>
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
        var feed = Syndication(await site.Get(address));

        Assert.NotEmpty(feed.Items);
        Assert.StartsWith("tag:ceasefiretracker.example,2026-11-24:", feed.Id, StringComparison.Ordinal);
        Assert.All(feed.Items, item => Assert.StartsWith("tag:ceasefiretracker.example,2026-11-24:", item.Id, StringComparison.Ordinal));
        Assert.Equal(feed.Items.Count(), feed.Items.Select(item => item.Id).Distinct().Count());
        Assert.Equal(feed.Items.Select(item => item.PublishDate).OrderDescending(), feed.Items.Select(item => item.PublishDate));
        Assert.Equal(AwkwardSite.Origin + address, Assert.Single(feed.Links, link => link.RelationshipType == "self").Uri.ToString());
        Assert.Equal(2, feed.Links.Count(link => link.RelationshipType == "alternate"));
        Assert.Equal(feed.LastUpdatedTime, feed.Items.Max(item => item.LastUpdatedTime));
    }

    [Fact]
    public async Task Every_event_of_the_timeline_is_in_its_feed_under_the_day_on_which_it_was_added_or_changed()
    {
        var items = Syndication(await site.Get("/en/timeline.atom")).Items.ToDictionary(item => item.Id.Split('/')[^1]);

        Assert.Equal(site.Ids.Order(StringComparer.Ordinal), items.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero), items["some-year"].PublishDate);
        Assert.Equal(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), items["some-year"].LastUpdatedTime);
        Assert.Equal(@"Back\slash, comma; semicolon & <b>markup</b> {braces} 100% $5 #1 a_b ~^ (1–3 July 2022)", items["interval"].Title.Text);
        Assert.DoesNotContain("<b>", ((TextSyndicationContent)items["interval"].Content).Text, StringComparison.Ordinal);
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
    public async Task Another_feed_reader_agrees_on_the_number_and_the_titles_of_the_entries()
    {
        var feed = FeedReader.ReadFromString(await site.Get("/ja/timeline.atom"));

        Assert.Equal(FeedType.Atom, feed.Type);
        Assert.Equal(site.Ids.Count, feed.Items.Count);
        Assert.Contains(feed.Items, item => item.Title.StartsWith(AwkwardSite.LongTitle, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_correction_is_in_the_log_of_changes_before_the_additions_and_names_what_was_corrected()
    {
        var first = Syndication(await site.Get("/en/changes.atom")).Items.First();
        Assert.Equal("Corrected: A year, and that in doubt", first.Title.Text);
        Assert.Equal("The year was 2023 before, and not in doubt.", first.Summary.Text);

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
        Assert.NotNull(timeline.QuerySelector("link[rel=alternate][type='application/feed+json'][href='/en/timeline.jsonfeed?actor=russia']"));
        Assert.NotNull(about.QuerySelector("link[rel=alternate][type='application/atom+xml'][href='/ja/changes.atom']"));
    }

    private static SyndicationFeed Syndication(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text));
        return SyndicationFeed.Load(reader);
    }
}
