using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Pages;

/// <summary>Titles and texts in languages that are written from right to left.</summary>
public sealed class DirectionTests : IDisposable
{
    private const string Title = "פוטין: תומכים ברעיון (בתנאים).";
    private const string Words = "סיבות השורש (קודם).";

    private readonly SmallRecord record = new();
    private readonly TrackerSite site;

    public DirectionTests()
    {
        record
            .Replace("data/sources/2025.yml", "title: \"Putin's answer\"", $"title: \"{Title}\"")
            .Replace("data/sources/2025.yml", "language: en", "language: he")
            .Replace(
                SmallRecord.Answer,
                "stance: conditional",
                $"stance: conditional\n    words: {{ text: \"{Words}\", language: he, en: root causes, ja: 根本原因, cite: reuters-march }}"
            )
            .Replace("data/actors.yml", "aliases: [Путин]", "aliases: [Путин, פוטין]");
        site = new TrackerSite(record.Data);
    }

    public void Dispose()
    {
        site.Dispose();
        record.Dispose();
    }

    [Theory]
    [InlineData("/en/events/conditional-answer")]
    [InlineData("/ja/events/conditional-answer")]
    [InlineData("/en/sources")]
    [InlineData("/en/sources/reuters-march")]
    [InlineData("/ja/sources?url=https://www.reuters.com/world/march")]
    [InlineData("/en/phases/beginning")]
    [InlineData("/en/timeline?pick=conditional-answer")]
    [InlineData("/en/sources/reuters-marhc")]
    public Task A_title_in_Hebrew_is_set_from_right_to_left_wherever_it_is_shown(string address) => IsSetFromRightToLeft(Title, address);

    [Theory]
    [InlineData("/en/events/conditional-answer")]
    [InlineData("/ja/events/conditional-answer")]
    [InlineData("/en/positions")]
    [InlineData("/ja/positions?asof=2025-03-13")]
    [InlineData("/en/actors/vladimir-putin")]
    public Task Words_quoted_in_Hebrew_are_set_so_too(string address) => IsSetFromRightToLeft(Words, address);

    [Theory]
    [InlineData("/en/timeline.atom", "dir=\"rtl\"")]
    [InlineData("/en/timeline.jsonfeed", "dir=\\\"rtl\\\"")]
    public async Task The_HTML_in_a_feed_sets_it_so_too(string address, string expected)
    {
        using var client = site.Reader();
        var text = await client.GetStringAsync(address);

        Assert.Contains(
            expected,
            System.Net.WebUtility.HtmlDecode(text).Replace("\\u0022", "\\\"", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_name_in_Hebrew_and_what_a_reader_typed_stand_apart_from_what_is_around_them()
    {
        Assert.Contains((await Page("/en/actors/vladimir-putin")).QuerySelectorAll("bdi"), name => name.TextContent == "פוטין");
        Assert.Equal("auto", (await Page("/en/timeline?q=%D7%A9")).QuerySelector("#q")!.GetAttribute("dir"));
    }

    [Fact]
    public async Task A_title_in_the_direction_of_the_page_says_nothing_of_it()
    {
        record.Replace("data/sources/2025.yml", "language: he", "language: ru");
        using var other = new TrackerSite(record.Data);

        Assert.Null((await Page("/en/sources/reuters-march", other)).QuerySelector("h1")!.GetAttribute("dir"));
    }

    private async Task IsSetFromRightToLeft(string text, string address)
    {
        var shown = (await Page(address))
            .QuerySelectorAll("body *")
            .Where(part => part.TextContent.Trim() == text && part.Children.Length == 0)
            .ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, part => Assert.Equal("rtl", part.GetAttribute("dir")));
        Assert.All(shown, part => Assert.Equal("he", part.GetAttribute("lang")));
    }

    private async Task<IDocument> Page(string address, TrackerSite? from = null)
    {
        using var client = (from ?? site).Reader();
        using var answer = await client.GetAsync(address);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
