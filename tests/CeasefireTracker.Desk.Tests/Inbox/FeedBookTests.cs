using System.Text;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Inbox;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.Fetching;
using CeasefireTracker.Desk.Tests.People;
using CeasefireTracker.Desk.Text;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.Inbox;

/// <summary>Feeds that the test itself serves, read as the desk reads them.</summary>
public sealed class FeedBookTests : IAsyncLifetime
{
    private readonly StrangeServer server = new();
    private readonly Team team;

    public FeedBookTests() => team = new Team(door: server.Door);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        team.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_is_read_politely_in_each_format_and_no_item_is_seen_twice()
    {
        foreach (
            var (name, feed, type) in new[]
            {
                ("rss", FeedTextTests.Rss, "text/xml"),
                ("atom", FeedTextTests.Atom, "application/atom+xml"),
                ("rdf", FeedTextTests.Rdf, "application/rdf+xml"),
                ("json", FeedTextTests.Json, "application/feed+json"),
            }
        )
        {
            Serve("/" + name, feed, $"ETag: \"{name}\"\r\nContent-Type: {type}\r\n");
            await Add($"http://news.example.org/{name}");
        }

        await Read();
        // The same address in three spellings, by three feeds and under one id.
        var item = Assert.Single(Items());
        Assert.Equal(("A truce & talks", "They met.", ItemState.Open), (item.Title, item.Text, item.State));
        Assert.All(Feeds(), feed => Assert.Equal((null, 0, team.Clock.GetUtcNow().UtcDateTime), (feed.Told, feed.Failures, feed.Read)));
        Assert.Equal(1, server.Asked.Count(head => head.Contains("/robots.txt", StringComparison.Ordinal)));

        await Read();
        Assert.Equal(5, server.Asked.Count);
        team.Clock.Pass(TimeSpan.FromMinutes(30));
        Serve(
            "/rss",
            FeedTextTests
                .Rss.Replace(">n1<", ">n2<", StringComparison.Ordinal)
                .Replace("utm_source=rss", "fbclid=1", StringComparison.Ordinal)
        );
        server.On("/atom", "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n");
        await Read();

        Assert.Contains(
            server.Asked,
            head =>
                head.StartsWith("GET /atom", StringComparison.Ordinal) && head.Contains("If-None-Match: \"atom\"", StringComparison.Ordinal)
        );
        Assert.Single(Items());
        Assert.All(Feeds(), feed => Assert.Equal((null, team.Clock.GetUtcNow().UtcDateTime), (feed.Told, feed.Read)));
        Assert.Equal(1, server.Asked.Count(head => head.Contains("/robots.txt", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_wrong_with_a_feed_is_a_sentence_on_its_row_and_harms_no_other()
    {
        server
            .OnRedirect("/private", "http://192.168.0.1/feed")
            .OnRedirect("/circle", "/circle")
            .OnPage("/missing", "no", "404 Not Found")
            .OnPage("/gone", "no", "410 Gone")
            .OnPage("/html", "<!doctype html><p>no feed", type: "text/html")
            .OnPage(
                "/bomb",
                "<!DOCTYPE a [<!ENTITY b \"c\">]><rss version=\"2.0\"><channel><title>&b;</title></channel></rss>",
                type: "text/xml"
            )
            .OnPage("/none", "<rss version=\"2.0\"><channel><title>x</title></channel></rss>", type: "text/xml")
            .On("/wait", "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7200\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            .On(
                "/endless",
                async (stream, stop) =>
                {
                    await stream.WriteAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss version=\"2.0\"><channel>"u8.ToArray(), stop);
                    while (true)
                    {
                        await stream.WriteAsync(
                            Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<item><title>x</title></item>", 1000))),
                            stop
                        );
                    }
                }
            )
            .OnPage("closed.example.org/robots.txt", "User-agent: *\nDisallow: /", type: "text/plain");
        Serve("/good", FeedTextTests.Rss);
        string[] told = ["fault-not-public", "fault-redirects", "status", "gone", "dtd", "dtd", "none", "wait", "fault-too-large"];
        string[] paths = ["private", "circle", "missing", "gone", "html", "bomb", "none", "wait", "endless"];
        foreach (var path in paths.Append("good"))
        {
            await Add($"http://a.example.org/{path}");
        }

        await Add("http://closed.example.org/good");

        await Read();

        var feeds = Feeds().ToDictionary(feed => feed.Address, feed => feed);
        Assert.Equal(
            paths.Zip(told).Select(pair => $"{pair.First}: {pair.Second}"),
            paths.Select(path => $"{path}: {feeds["http://a.example.org/" + path].Told}")
        );
        Assert.Equal("robots", feeds["http://closed.example.org/good"].Told);
        Assert.Null(feeds["http://a.example.org/good"].Told);
        Assert.Single(Items());
        var now = team.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal(9999, feeds["http://a.example.org/gone"].Next.Year);
        Assert.Equal(now.AddHours(2), feeds["http://a.example.org/wait"].Next);
        Assert.Equal(now.AddHours(1), feeds["http://a.example.org/missing"].Next);
        Assert.DoesNotContain(
            server.Asked,
            head => head.Contains("closed.example.org", StringComparison.Ordinal) && !head.Contains("/robots.txt", StringComparison.Ordinal)
        );
        var (admin, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        using var browser = admin;
        foreach (var language in new[] { "en", "ja" })
        {
            await browser.Open($"/{language}/feeds");
            Assert.Equal(paths.Length, browser.Page.QuerySelectorAll(".feeds .problem").Length);
        }
    }

    [Fact]
    public async Task A_host_that_does_not_say_what_may_be_read_is_asked_again_soon_and_the_feed_says_why_it_waits()
    {
        const string file = "slow.example.org/robots.txt";
        server.OnPage(file, "no", "503 Service Unavailable");
        Serve("/feed", FeedTextTests.Rss);
        await Add("http://slow.example.org/feed");
        await Read();
        var (told, detail, next) = (Feeds()[0].Told, Feeds()[0].Detail, Feeds()[0].Next);
        Assert.Equal(("robots-unread", "HTTP 503", team.Clock.GetUtcNow().UtcDateTime.AddHours(1)), (told, detail, next));
        Assert.Empty(Items());

        server.OnPage(file, "User-agent: *\nDisallow: /private", type: "text/plain");
        team.Clock.Pass(TimeSpan.FromHours(1));
        await Read();
        Assert.Null(Feeds()[0].Told);

        // A day later it is down once more: what it said last still counts.
        server.OnPage(file, "no", "503 Service Unavailable");
        await Add("http://slow.example.org/private/feed");
        team.Clock.Pass(TimeSpan.FromHours(25));
        await Read();
        Assert.Equal([null, "robots"], Feeds().Select(feed => feed.Told));
    }

    [Theory]
    [InlineData(Language.En)]
    [InlineData(Language.Ja)]
    public void Whatever_the_way_out_finds_has_words(Language language) =>
        Assert.All(EnumText.All<NoAnswer>(), fault => Assert.NotNull(language.Known("feed.told.fault-" + fault)));

    [Fact]
    public async Task While_five_hundred_items_of_a_feed_wait_the_others_are_left_and_come_when_there_is_room()
    {
        Serve("/many", Many(0, 400));
        await Add("http://a.example.org/many");
        await Read();
        Serve("/many", Many(300, 400));
        team.Clock.Pass(TimeSpan.FromMinutes(30));
        await Read();

        Assert.Equal((ItemBook.MostOpen, "full", "200"), (Items().Count, Feeds()[0].Told, Feeds()[0].Detail));
        team.Within(services =>
        {
            var items = services.GetRequiredService<DeskContext>().Items;
            items.ToList().ForEach(item => item.State = ItemState.SetAside);
            return items;
        });
        team.Clock.Pass(TimeSpan.FromMinutes(30));
        await Read();
        Assert.Equal((700, null), (Items().Count, Feeds()[0].Told));
    }

    [Fact]
    public async Task Items_with_one_address_or_one_id_are_told_apart_by_their_titles_and_those_with_neither_too()
    {
        Serve(
            "/odd",
            "<rss version=\"2.0\"><channel><title>Odd</title>"
                + string.Concat(
                    Enumerable
                        .Range(0, 3)
                        .Select(n => $"<item><guid>same</guid><title>Title {n}</title><link>http://odd.example.org/</link></item>")
                )
                + "<item><title>Without anything</title></item><item><title>Without anything</title></item><item/>"
                + "</channel></rss>"
        );
        await Add("http://odd.example.org/odd");
        await Read();
        team.Clock.Pass(TimeSpan.FromMinutes(30));
        await Read();

        Assert.Equal(["Title 0", "Title 1", "Title 2", "Without anything"], Items().Select(item => item.Title).Order());
    }

    [Fact]
    public async Task What_the_record_cites_already_never_comes_up()
    {
        var url = new Uri(
            team.Within(services =>
                services.GetRequiredService<Desk.Record.LiveRecord>().Now().Dataset.Sources.First(source => source.Url is not null).Url!
            )
        );
        Serve("/known", FeedTextTests.Rss.Replace("https://news.example.org/a", url.AbsoluteUri, StringComparison.Ordinal));
        await Add("http://a.example.org/known");
        await Read();

        Assert.Equal((ItemState.Known, ""), (Assert.Single(Items()).State, Items()[0].Text));
    }

    internal static string Many(int from, int count) =>
        "<rss version=\"2.0\"><channel><title>Many</title>"
        + string.Concat(
            Enumerable.Range(from, count).Select(n => $"<item><title>Item {n}</title><link>http://a.example.org/{n}</link></item>")
        )
        + "</channel></rss>";

    private void Serve(string path, string feed, string headers = "") =>
        server.On(
            path,
            $"HTTP/1.1 200 OK\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(feed)}\r\nConnection: close\r\n\r\n{feed}"
        );

    private async Task Add(string address)
    {
        await using var scope = team.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<FeedBook>().Add(address, "console"));
    }

    private async Task Read()
    {
        await using var scope = team.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FeedBook>().ReadDue(default);
    }

    private List<FeedRow> Feeds() => team.Within(services => services.GetRequiredService<DeskContext>().Feeds.ToList());

    private List<ItemRow> Items() => team.Within(services => services.GetRequiredService<DeskContext>().Items.ToList());
}
