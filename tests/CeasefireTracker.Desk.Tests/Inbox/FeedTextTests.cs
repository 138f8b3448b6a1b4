using System.Text;
using CeasefireTracker.Desk.Inbox;

namespace CeasefireTracker.Desk.Tests.Inbox;

/// <summary>What feeds say, in all four formats, and what comes of those that are not as they should be.</summary>
public sealed class FeedTextTests
{
    public const string Rss = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0"><channel><title>News of two rivers</title><link>https://news.example.org/</link><language>en-GB</language>
          <item><guid isPermaLink="false">n1</guid><title>A truce &amp; talks</title><link>https://news.example.org/a?utm_source=rss</link>
            <description>&lt;p&gt;They &lt;b&gt;met&lt;/b&gt;.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description>
            <pubDate>Tue, 24 Nov 2026 23:30:00 -0500</pubDate></item>
        </channel></rss>
        """;

    public const string Atom = """
        <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>News of two rivers</title><id>f</id><updated>2026-11-25T04:30:00Z</updated>
          <entry><id>n1</id><title type="html">A truce &amp;amp; talks</title><link rel="alternate" href="/a?utm_source=atom"/>
            <summary type="html">&lt;p&gt;They &lt;b&gt;met&lt;/b&gt;.&lt;/p&gt;</summary><published>2026-11-24T23:30:00-05:00</published><updated>2026-11-25T04:30:00Z</updated></entry>
        </feed>
        """;

    public const string Json = """
        { "version": "https://jsonfeed.org/version/1.1", "title": "News of two rivers", "language": "en",
          "items": [ { "id": "n1", "url": "https://m.news.example.org/a", "title": "A truce & talks", "content_html": "<p>They <b>met</b>.</p>",
                       "date_published": "2026-11-24T23:30:00-05:00" } ] }
        """;

    /// <summary>As papers in Japan write it.</summary>
    public const string Rdf = """
        <?xml version="1.0" encoding="utf-8"?>
        <rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="en">
          <channel rdf:about="https://news.example.org/feed.rdf"><title>News of two rivers</title><link>https://news.example.org/</link>
            <description>News</description><dc:language>en</dc:language><items><rdf:Seq><rdf:li rdf:resource="n1"/></rdf:Seq></items></channel>
          <item rdf:about="n1"><title>A truce &amp; talks</title><link>https://news.example.org/a?utm_source=rdf</link>
            <description>&lt;p&gt;They &lt;b&gt;met&lt;/b&gt;.&lt;/p&gt;</description><dc:date>2026-11-24T23:30:00-05:00</dc:date></item>
        </rdf:RDF>
        """;

    private static readonly Uri At = new("https://news.example.org/feed");

    [Theory]
    [InlineData(Rss)]
    [InlineData(Atom)]
    [InlineData(Json)]
    [InlineData(Rdf)]
    public void The_four_formats_say_the_same(string feed)
    {
        var content = Read(feed);
        var published = Assert.Single(content.Items).Published;
        // By its own clock: there it was still the day before.
        Assert.Equal((new DateTime(2026, 11, 24, 23, 30, 0), TimeSpan.FromHours(-5)), (published!.Value.DateTime, published.Value.Offset));
        Assert.Equal("en", content.Language[..2]);

        Assert.Equal("News of two rivers", content.Title);
        Assert.Equal(
            new FeedItem(
                "n1",
                "https://news.example.org/a",
                "A truce & talks",
                "They met.",
                new DateTimeOffset(2026, 11, 24, 23, 30, 0, TimeSpan.FromHours(-5))
            ),
            Assert.Single(content.Items)
        );
        Assert.False(content.IsCut);
    }

    [Theory]
    [InlineData("<pubDate>Tue, 24 Nov 2026 23:30:00 -0500</pubDate>", "", null)]
    [InlineData("Tue, 24 Nov 2026 23:30:00 -0500", "yesterday", null)]
    [InlineData("Tue, 24 Nov 2026 23:30:00 -0500", "Tue, 24 Nov 2026 23:30:00 MSK", null)]
    [InlineData("Tue, 24 Nov 2026 23:30:00 -0500", "Tue, 31 Feb 2026 23:30:00 GMT", null)]
    [InlineData("Tue, 24 Nov 2026 23:30:00 -0500", "Wed, 25 Nov 2026 04:30:00 GMT", "2026-11-25")]
    [InlineData("Tue, 24 Nov 2026 23:30:00 -0500", "24 Nov 2026 23:30 EST", "2026-11-24")]
    [InlineData(
        "<pubDate>Tue, 24 Nov 2026 23:30:00 -0500</pubDate>",
        "<date xmlns=\"http://purl.org/dc/elements/1.1/\">2026-11-24</date>",
        "2026-11-24"
    )]
    [InlineData(
        "<pubDate>Tue, 24 Nov 2026 23:30:00 -0500</pubDate>",
        "<date xmlns=\"http://purl.org/dc/elements/1.1/\"><b>2026-11-24</b></date>",
        null
    )]
    [InlineData(
        "<pubDate>Tue, 24 Nov 2026 23:30:00 -0500</pubDate>",
        "<date xmlns=\"http://purl.org/dc/elements/1.1/\">2026-11</date>",
        null
    )]
    public void A_day_that_is_missing_or_wrong_costs_only_itself(string said, string instead, string? day)
    {
        Assert.Contains(said, Rss, StringComparison.Ordinal);
        var item = Assert.Single(Read(Rss.Replace(said, instead, StringComparison.Ordinal)).Items);

        Assert.Equal(
            ("A truce & talks", day),
            (item.Title, item.Published?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public void A_link_that_is_no_address_of_http_is_none(string link) =>
        Assert.Equal(
            "",
            Assert.Single(Read(Rss.Replace("https://news.example.org/a?utm_source=rss", link, StringComparison.Ordinal)).Items).Address
        );

    [Fact]
    public void An_address_that_no_page_has_is_none() =>
        Assert.Equal(
            "",
            Assert
                .Single(
                    Read(
                        Rss.Replace(
                            "https://news.example.org/a?utm_source=rss",
                            "https://news.example.org/" + new string('a', 2_000),
                            StringComparison.Ordinal
                        )
                    ).Items
                )
                .Address
        );

    [Fact]
    public void A_title_of_nothing_but_beginnings_costs_no_more_than_its_length()
    {
        var beginnings = string.Concat(Enumerable.Range(0, 1_400).Select(i => FormattableString.Invariant($"<b a{i}>")));
        var title =
            "&lt;p>" + beginnings.Replace("<", "&lt;", StringComparison.Ordinal) + string.Concat(Enumerable.Repeat("&lt;p>x", 2_500));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Read(Rss.Replace("A truce &amp; talks", title, StringComparison.Ordinal));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000_000);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("   \n", "empty")]
    [InlineData("<html><body>Not found</body></html>", "format")]
    [InlineData("Not found", "xml")]
    [InlineData("<rss version=\"2.0\"><channel><item><title>cut", "xml")]
    [InlineData(
        "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><rss version=\"2.0\"><channel><title>&b;</title></channel></rss>",
        "dtd"
    )]
    [InlineData(
        "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel><title>&a;</title></channel></rss>",
        "dtd"
    )]
    [InlineData(
        "<!DOCTYPE rss SYSTEM \"http://news.example.org/rss.dtd\"><rss version=\"2.0\"><channel><title>x</title></channel></rss>",
        "dtd"
    )]
    [InlineData("{ \"version\": \"https://jsonfeed.org/version/1\", \"items\": [", "json")]
    [InlineData("{ \"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"\\ud800\", \"items\": [] }", "json")]
    [InlineData("{ \"items\": [] }", "format")]
    [InlineData("[]", "format")]
    [InlineData("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"></rdf:RDF>", "format")]
    [InlineData("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"/>", "format")]
    [InlineData("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><item><title>cut", "xml")]
    [InlineData("<rss version=\"0.92\"><channel><title>x</title></channel></rss>", "format")]
    public void What_is_no_feed_that_can_be_read_is_said(string feed, string told) =>
        Assert.Equal(told, Assert.Throws<FeedFault>(() => Read(feed)).Key);

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 200_000));
        Assert.Equal("xml", Assert.Throws<FeedFault>(() => Read($"<rss version=\"2.0\"><channel>{deep}")).Key);
        Assert.Equal("json", Assert.Throws<FeedFault>(() => Read("{\"version\":" + new string('[', 100_000))).Key);
    }

    [Fact]
    public void Of_a_million_items_the_first_five_hundred_are_taken_and_no_more_are_made()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (
            var feed in new[]
            {
                "<rss version=\"2.0\"><channel>" + string.Concat(Enumerable.Repeat("<item/>", 1_000_000)) + "</channel></rss>",
                "<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                    + string.Concat(Enumerable.Repeat("<item/>", 1_000_000))
                    + "</r:RDF>",
                "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[" + string.Join(',', Enumerable.Repeat("{}", 1_000_000)) + "]}",
            }
        )
        {
            var content = Read(feed);
            Assert.Equal((FeedText.MostItems, true), (content.Items.Count, content.IsCut));
        }

        // A million of them would be a hundred times as many.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 450_000_000);
    }

    [Fact]
    public void Markup_in_a_title_is_read_as_a_reader_would_and_a_long_one_is_cut()
    {
        var title = "&lt;b&gt;Truce&lt;/b&gt; &amp;lt;i&amp;gt;now&amp;lt;/i&amp;gt;&lt;img src=x onerror=alert(1)&gt;";
        Assert.Equal("Truce now", Assert.Single(Read(Rss.Replace("A truce &amp; talks", title, StringComparison.Ordinal)).Items).Title);
        Assert.Equal(
            301,
            Assert.Single(Read(Rss.Replace("A truce &amp; talks", new string('x', 1_000_000), StringComparison.Ordinal)).Items).Title.Length
        );
    }

    [Theory]
    [InlineData("utf-8", "windows-1251", "windows-1251")]
    [InlineData("windows-1251", "windows-1251", null)]
    [InlineData("utf-8", "utf-8", "windows-1251-that-nobody-knows")]
    [InlineData("utf-8", "utf-8", "us-ascii")]
    [InlineData("utf-8", "utf-8", "utf-7")]
    public void The_charset_of_the_header_counts_before_that_of_the_document_if_the_bytes_are_in_it(
        string declared,
        string written,
        string? header
    )
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = Rss.Replace("encoding=\"utf-8\"", $"encoding=\"{declared}\"", StringComparison.Ordinal)
            .Replace("A truce &amp; talks", "Перемирие", StringComparison.Ordinal);

        var item = Assert.Single(FeedText.Read(Encoding.GetEncoding(written).GetBytes(text), At, header).Items);

        Assert.Equal("Перемирие", item.Title);
    }

    [Fact]
    public void A_charset_that_the_bytes_are_not_in_is_said()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding
            .GetEncoding("windows-1251")
            .GetBytes(Rss.Replace("A truce &amp; talks", "Перемирие", StringComparison.Ordinal));

        Assert.Equal("xml", Assert.Throws<FeedFault>(() => FeedText.Read(bytes, At, null)).Key);
    }

    private static FeedContent Read(string feed) => FeedText.Read(Encoding.UTF8.GetBytes(feed), At, null);
}
