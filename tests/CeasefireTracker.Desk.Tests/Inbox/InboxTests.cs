using System.Net;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.Fetching;
using CeasefireTracker.Desk.Tests.People;
using CeasefireTracker.Tests.Hostile;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.Inbox;

/// <summary>The inbox and the list of feeds, without scripts. The tests share a desk and bring their own items.</summary>
public sealed class InboxTests(InboxTests.Shared shared) : IClassFixture<InboxTests.Shared>
{
    private readonly Team team = shared.Team;

    [Fact]
    public async Task An_admin_lists_feeds_and_others_do_not()
    {
        var (zoe, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        using var admin = zoe;
        await admin.Open("/en/feeds");
        foreach (
            var wrong in new[] { "", "news", "ftp://news.example.org/", "http://user@news.example.org/", "http://news.example.org:8080/" }
        )
        {
            await admin.Type("address", wrong).Press("form[action$='handler=add'] button");
            Assert.Equal((HttpStatusCode.BadRequest, wrong), (admin.Status, admin.Value("address")));
        }

        await admin.Type("address", "http://listed.example.org/feed").Press("form[action$='handler=add'] button");
        Assert.Equal("/en/feeds", admin.Address);
        Assert.Contains("http://listed.example.org/feed", admin.Text, StringComparison.Ordinal);
        await admin.Type("address", "http://listed.example.org/feed").Press("form[action$='handler=add'] button");
        Assert.Contains("listed already", admin.Text, StringComparison.Ordinal);
        await admin.Open("/en/feeds");
        await admin.Press("button[aria-label='Read it in the next round: http://listed.example.org/feed']");
        await admin.Press("button[aria-label='Remove http://listed.example.org/feed']");
        Assert.DoesNotContain("listed.example.org", admin.Text, StringComparison.Ordinal);

        var (ed, _) = await team.Join("ed@example.org", DeskRole.Editor, "Ed");
        using var editor = ed;
        await editor.Open("/en/feeds");
        Assert.Equal(HttpStatusCode.Forbidden, editor.Status);
        await editor.Open("/en/inbox");
        Assert.Null(editor.Page.QuerySelector("a[href='/en/feeds']"));
    }

    [Fact]
    public async Task One_act_makes_an_item_a_draft_a_citation_or_nothing_and_it_is_gone()
    {
        var known = Now.Uses.Titles["alaska-summit"];
        var (draft, cite, aside) = (
            Arrive("Russia and Ukraine agree on something quite new", "draft"),
            Arrive(known.En, "cite", new DateTime(2025, 8, 15, 20, 0, 0, DateTimeKind.Utc)),
            Arrive("Ukraine wins at chess", "aside")
        );
        var (con, _) = await team.Join("con@example.org", DeskRole.Contributor, "Con");
        using var browser = con;
        await browser.Open("/en/inbox");
        var article = browser.Page.QuerySelector($"article:has([value='{cite}'])")!;
        Assert.True(article.TextContent.Contains($"Another source for “{known.En}”?", StringComparison.Ordinal), article.TextContent);
        Assert.Contains("of the same day", article.TextContent, StringComparison.Ordinal);
        Assert.Contains("words in common", article.TextContent, StringComparison.Ordinal);
        Assert.Equal("alaska-summit", article.QuerySelector("input[name=event]")!.GetAttribute("value"));

        await browser.Press($"form[action$='handler=Draft'] button[value='{draft}']");
        Assert.Equal("Russia and Ukraine agree on something quite new", browser.Value("f.title.en"));
        Assert.Equal("russia", browser.Value("f.actors.0.actor"));
        var begun = browser.Address[..^2];
        await browser.Open(begun + "/2");
        Assert.Equal(
            ("https://items.example.org/draft", "Russia and Ukraine agree on something quite new"),
            (browser.Value("f.url"), browser.Value("f.title"))
        );

        await browser.Open("/en/inbox");
        await browser.Press($"form[action$='handler=Cite'] button[value='{cite}']");
        Assert.Equal("alaska-summit", browser.Value("f.id"));
        Assert.Contains(
            browser.Page.QuerySelectorAll("input[name^='f.citations.'][name$='.source']"),
            field => field.GetAttribute("value")!.StartsWith("items", StringComparison.Ordinal)
        );

        await browser.Open("/en/inbox");
        await browser.Press($"form[action$='handler=Aside'] button[value='{aside}']");
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        browser.Page.QuerySelector($"#reason-{aside}")!.SetAttribute("value", "about something else");
        await browser.Press($"form[action$='handler=Aside'] button[value='{aside}']");
        Assert.Equal("/en/inbox", browser.Address);
        foreach (var id in new[] { draft, cite, aside })
        {
            Assert.Null(browser.Page.QuerySelector($"article:has([value='{id}'])"));
        }

        var token = browser.Value("__RequestVerificationToken");
        await browser.Post("/en/inbox?handler=Draft", [new("id", $"{aside}"), new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Conflict, browser.Status);
        await browser.Open("/en/log");
        Assert.Contains("https://items.example.org/aside: about something else", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_names_nobody_is_set_aside_at_once_and_an_event_that_is_none_is_told()
    {
        var (one, other) = (Arrive("Weather of the week", "w1"), Arrive("Recipes for autumn", "w2"));
        var (emmy, _) = await team.Join("emmy@example.org", DeskRole.Editor, "Emmy");
        using var browser = emmy;
        await browser.Open("/ja/inbox");
        browser.Page.QuerySelector($"#event-{one}")!.SetAttribute("value", "no-such-event");
        await browser.Press($"form[action$='handler=Cite'] button[value='{one}']");
        Assert.Equal(
            (HttpStatusCode.BadRequest, "no-such-event"),
            (browser.Status, browser.Page.QuerySelector($"#event-{one}")!.GetAttribute("value"))
        );

        browser.Page.QuerySelector("#rest")!.SetAttribute("value", "別の話題");
        await browser.Press("form[action$='handler=Rest'] button");

        Assert.Equal([ItemState.SetAside, ItemState.SetAside], new[] { one, other }.Select(StateOf));
    }

    [Fact]
    public async Task A_lead_becomes_a_draft_once_and_goes_when_its_event_is_written()
    {
        var lead = Now.Dataset.Leads[0];
        var (grace, _) = await team.Join("grace@example.org", DeskRole.Editor, "Grace");
        using var browser = grace;
        await browser.Open("/en/inbox");
        await browser.Press($"form[action$='handler=Lead'] button[value='{lead.Id}']");
        Assert.Equal((lead.Id, lead.Date.ToString()), (browser.Value("f.id"), browser.Value("f.date")));
        var draft = browser.Address[..^2];
        await browser.Open("/en/inbox");
        Assert.NotNull(browser.Page.QuerySelector($"a[href='{draft}']"));
        Assert.Null(browser.Page.QuerySelector($"button[value='{lead.Id}']"));

        var typed = PartKind.Event.Find(Now, "alaska-summit")!;
        typed["id"] = lead.Id;
        var files = DraftFiles.Of(Now, DraftContent.Empty.Add(PartKind.Event, null, typed, null), []);
        var leads = Assert.Single(files.Changes, change => change.Path == "data/leads.yml");
        Assert.DoesNotContain(lead.Id, leads.Will!, StringComparison.Ordinal);
        Assert.Equal(
            Now.Dataset.Leads.Count - 1,
            leads.Will!.Split("\n- id: ").Length - (leads.Will.StartsWith("- id: ", StringComparison.Ordinal) ? 0 : 1)
        );
        Assert.DoesNotContain(
            DraftCheck.Of(Now, DraftContent.Empty.Add(PartKind.Event, null, typed, null)),
            problem => problem.Problem.Rule == "lead"
        );
    }

    [Fact]
    public async Task Hostile_items_are_text()
    {
        foreach (var (place, payload) in Payloads.Some(40).Index())
        {
            Arrive(payload + " Ukraine", $"hostile-{place}", text: payload);
        }

        var (ann, _) = await team.Join("ann@example.org", DeskRole.Editor, "Ann");
        using var browser = ann;
        await browser.Open("/en/inbox");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Empty(Danger.In(browser.Page.DocumentElement.OuterHtml));
    }

    private RecordVersion Now => team.Within(services => services.GetRequiredService<LiveRecord>().Now());

    private ItemState StateOf(int id) => team.Within(services => services.GetRequiredService<DeskContext>().Items.Find(id)!.State);

    /// <summary>The number of an item that is there now.</summary>
    private int Arrive(string title, string path, DateTime? published = null, string text = "")
    {
        var item = new ItemRow
        {
            FeedId = shared.Feed,
            Key = "items.example.org/" + path,
            Mark = path,
            Address = "https://items.example.org/" + path,
            Title = title,
            Text = text,
            Published = published,
            Seen = team.Clock.GetUtcNow().UtcDateTime,
        };
        team.Within(services => services.GetRequiredService<DeskContext>().Items.Add(item));
        return item.Id;
    }

    public sealed class Shared : IDisposable
    {
        private readonly StrangeServer server = new();

        public Shared()
        {
            Team = new Team(door: server.Door);
            var feed = new FeedRow
            {
                Address = "http://items.example.org/feed",
                Title = "Items",
                Language = "en",
                By = "console",
            };
            Team.Within(services => services.GetRequiredService<DeskContext>().Feeds.Add(feed));
            Feed = feed.Id;
        }

        public int Feed { get; }

        internal Team Team { get; }

        public void Dispose()
        {
            Team.Dispose();
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }
}
