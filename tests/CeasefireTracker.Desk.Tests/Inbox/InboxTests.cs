using System.Globalization;
using System.Net;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.Inbox;
using CeasefireTracker.Desk.People;
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

        // Published under another id, the draft has not taken the lead with it.
        var number = int.Parse(draft.Split('/')[^1], CultureInfo.InvariantCulture);
        Put(DraftState.Published);
        await browser.Open("/en/inbox");
        Assert.NotNull(browser.Page.QuerySelector($"button[value='{lead.Id}']"));
        Put(DraftState.Draft);

        void Put(DraftState drafted) =>
            team.Within(services => services.GetRequiredService<DeskContext>().Drafts.Find(number)!.State = drafted);

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

    [Theory]
    [InlineData("en", "Somebody else was quicker")]
    [InlineData("ja", "ほかの人が先に判断しました")]
    public async Task Of_two_who_press_at_once_one_gets_the_draft_and_the_other_a_page_that_leads_to_it(string language, string told)
    {
        var item = Arrive("Two editors read of Ukraine", "both-" + language);
        var lead = Now.Dataset.Leads[language == "en" ? 1 : 2];
        var (one, _) = await team.Join($"one-{language}@example.org", DeskRole.Editor, "One");
        var (two, _) = await team.Join($"two-{language}@example.org", DeskRole.Editor, "Two");
        using (one)
        using (two)
        {
            foreach (
                var (button, name) in new[]
                {
                    ($"form[action$='handler=Draft'] button[value='{item}']", "Two editors read of Ukraine"),
                    ($"form[action$='handler=Lead'] button[value='{lead.Id}']", lead.Id),
                }
            )
            {
                await one.Open($"/{language}/inbox");
                await two.Open($"/{language}/inbox");
                await one.Press(button);
                await two.Press(button);

                Assert.Equal(HttpStatusCode.Conflict, two.Status);
                var alert = two.Page.QuerySelector("[role=alert]")!;
                Assert.Contains(told, alert.TextContent, StringComparison.Ordinal);
                Assert.Contains(name, alert.TextContent, StringComparison.Ordinal);
                Assert.Equal(one.Address[..^2], alert.QuerySelector("a")!.GetAttribute("href"));
            }
        }
    }

    [Fact]
    public async Task Whoever_still_sees_an_item_as_it_was_decides_on_it_no_second_time()
    {
        var (item, other) = (Arrive("Seen by two", "seen-by-two"), Arrive("Seen by two too", "seen-by-two-too"));
        using var first = team.Services.CreateScope();
        using var second = team.Services.CreateScope();
        var (one, two) = (first.ServiceProvider.GetRequiredService<ItemBook>(), second.ServiceProvider.GetRequiredService<ItemBook>());
        Assert.Equal((ItemState.Open, ItemState.Open), (two.Find(item)!.State, two.Find(other)!.State));

        var begun = await one.Draft(item, Someone("one"));

        Assert.Equal(begun, await two.Draft(item, Someone("two")));
        Assert.Equal(begun, await two.Cite(item, Someone("two"), "alaska-summit"));
        Assert.Equal(1, await two.SetAside([item, other], Someone("two"), "about something else"));
        Assert.Equal((ItemState.Drafted, ItemState.SetAside), (StateOf(item), StateOf(other)));
        Assert.Null((await one.Draft(other, Someone("one"))).Draft);
    }

    [Fact]
    public async Task A_feed_that_two_list_or_take_away_at_once_is_no_fault()
    {
        using var first = team.Services.CreateScope();
        using var second = team.Services.CreateScope();
        var (one, two) = (first.ServiceProvider.GetRequiredService<FeedBook>(), second.ServiceProvider.GetRequiredService<FeedBook>());
        Assert.Null(await one.Add("http://two.example.org/feed", "one"));
        Assert.Equal("there", await two.Add("http://two.example.org/feed", "two"));
        var feed = two.All().Single(feed => feed.Address == "http://two.example.org/feed").Id;

        await one.Remove(feed, "one");
        await two.Hasten(feed, "two");
        await two.Remove(feed, "two");

        Assert.DoesNotContain(one.All(), row => row.Id == feed);
    }

    [Fact]
    public async Task What_a_button_or_a_field_is_called_tells_its_item_from_all_others()
    {
        Arrive("One of two", "named-1");
        Arrive("Another of two", "named-2");
        var (nan, _) = await team.Join("nan@example.org", DeskRole.Editor, "Nan");
        using var browser = nan;
        await browser.Open("/en/inbox");

        var names = browser
            .Page.QuerySelectorAll("article button, article input:not([type=hidden])")
            .Select(field =>
                string.Join(
                    ' ',
                    field.GetAttribute("aria-labelledby")!.Split(' ').Select(id => browser.Page.GetElementById(id)!.TextContent)
                )
            )
            .ToList();
        Assert.True(names.Count > 10);
        Assert.Equal(names.Count, names.Distinct().Count());

        var item = browser
            .Page.QuerySelectorAll("article")
            .First(article => article.TextContent.Contains("One of two", StringComparison.Ordinal));
        var aside = item.QuerySelector("form[action$='handler=Aside'] button")!;
        await browser.Press($"form[action$='handler=Aside'] button[value='{aside.GetAttribute("value")}']");
        Assert.Contains("One of two", browser.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        var field = browser.Page.QuerySelector($"#reason-{aside.GetAttribute("value")}")!;
        Assert.Equal(("true", "problem"), (field.GetAttribute("aria-invalid"), field.GetAttribute("aria-describedby")));
    }

    [Fact]
    public void Items_of_days_that_are_not_yet_hide_no_others()
    {
        var far = new DateTime(9999, 12, 31, 0, 0, 0, DateTimeKind.Utc);
        var (old, ahead, now) = (
            Arrive("Old", "o1", team.Clock.GetUtcNow().UtcDateTime.AddDays(-9)),
            Arrive("Ahead", "o2", far),
            Arrive("Now", "o3")
        );

        var order = team.Within(services => services.GetRequiredService<ItemBook>().Open(1000)).Select(item => item.Id).ToList();

        Assert.Equal([now, ahead, old], order.Where(id => id == old || id == ahead || id == now));
    }

    [Fact]
    public async Task The_day_of_an_item_is_that_of_its_feeds_own_clock()
    {
        // In Tokyo it was the next day already.
        var id = Arrive("Ukraine, as Tokyo reads it", "tokyo", new DateTime(2026, 11, 23, 20, 0, 0, DateTimeKind.Utc), ahead: 9 * 60);
        var (tom, _) = await team.Join("tom@example.org", DeskRole.Editor, "Tom");
        using var browser = tom;
        await browser.Open("/en/inbox");
        Assert.Contains(
            "24 Nov 2026, 05:00 (UTC+09:00)",
            browser.Page.QuerySelector($"article:has(#item-{id})")!.TextContent,
            StringComparison.Ordinal
        );

        await browser.Press($"form[action$='handler=Draft'] button[value='{id}']");
        await browser.Open(browser.Address[..^2] + "/2");

        Assert.Equal("2026-11-24", browser.Value("f.published"));
    }

    [Fact]
    public async Task The_record_is_brought_into_order_once_however_many_ask_at_once()
    {
        var matches = new Matches(team.Services.GetRequiredService<LiveRecord>());
        using var start = new Barrier(4);

        var found = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            start.SignalAndWait();
                            return matches.Now();
                        },
                        default,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
        );

        Assert.Single(found.Distinct());
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

    private static Person Someone(string id) => new(id, id, "", DeskRole.Editor);

    private ItemState StateOf(int id) => team.Within(services => services.GetRequiredService<DeskContext>().Items.Find(id)!.State);

    /// <summary>The number of an item that is there now.</summary>
    private int Arrive(string title, string path, DateTime? published = null, string text = "", int ahead = 0)
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
            Ahead = ahead,
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
