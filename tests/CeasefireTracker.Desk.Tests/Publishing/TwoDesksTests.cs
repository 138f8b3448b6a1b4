using System.Net;
using System.Net.Http.Headers;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.Hosting;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Tests;
using CeasefireTracker.Tests.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.Publishing;

/// <summary>Two desks of one team, each with a folder, a clone and readers of its own, on one PostgreSQL and one remote.</summary>
[Trait("Takes", "long")]
[TakesLong]
public sealed class TwoDesksTests : IAsyncLifetime
{
    private const string Known = "data/events/2025/alaska-summit.md";

    private string database = "";
    private DeskSite here = null!;
    private DeskSite there = null!;
    private Browser ada = null!;
    private Browser grace = null!;

    private string Remote => Path.Combine(here.Root, "elsewhere.git");

    public async Task InitializeAsync()
    {
        if (Cluster.Programs is null)
        {
            return;
        }

        database = Cluster.Shared.NewDatabase();
        here = new DeskSite(
            true,
            ("Desk:Database", database),
            ("Desk:PublicOrigin", "http://localhost"),
            ("Desk:Name", ""),
            ("Desk:Email", "")
        )
        {
            Remote = "elsewhere.git",
            Door = new FetchDoor((_, _) => Task.FromResult<IReadOnlyList<IPEndPoint>>([]), []),
        };
        here.Git("clone", "-q", "--bare", ".", "elsewhere.git");
        there = new DeskSite(
            false,
            ("Desk:Database", database),
            ("Desk:PublicOrigin", "http://localhost"),
            ("Desk:Name", ""),
            ("Desk:Email", ""),
            ("Desk:Remote", Remote)
        );
        ada = await here.Join("Ada", DeskRole.Editor);
        grace = await there.Join("Grace", DeskRole.Editor);
    }

    public Task DisposeAsync()
    {
        if (database.Length > 0)
        {
            ada.Dispose();
            grace.Dispose();
            there.Dispose();
            here.Dispose();
            Cluster.Shared.Drop(database);
        }

        return Task.CompletedTask;
    }

    [PostgresFact]
    public async Task What_one_desk_publishes_the_other_shows_and_gives_its_own_readers_at_the_next_page()
    {
        await FromEmptyFormTests.Write(ada);
        await ada.Open("/en/drafts/1");
        await ada.Press("form[action='?handler=Submit'] button");
        await FromEmptyFormTests.Press(grace);
        Assert.True(File.Exists(Path.Combine(there.Data, "events", "2025", "test-truce.md")), grace.Text);
        Assert.False(File.Exists(Path.Combine(here.Data, "events", "2025", "test-truce.md")));

        await ada.Open("/en/");
        Assert.NotNull(ada.Page.QuerySelector("#known-events option[value=test-truce]"));
        foreach (var file in new[] { "events/2025/test-truce.md", "published.txt", "sources/2025.yml" })
        {
            Assert.Equal(
                await File.ReadAllTextAsync(Path.Combine(there.Data, file)),
                await File.ReadAllTextAsync(Path.Combine(here.Data, file))
            );
        }

        // And upon it the other publishes, whose clock is an hour behind.
        using (var scope = here.Services.CreateScope())
        {
            var state = scope.ServiceProvider.GetRequiredService<DeskContext>();
            state.Drafts.Find(1)!.Changed += TimeSpan.FromHours(1);
            state.SaveChanges();
        }

        await Correct(grace, 2, "f.title.en", "A test of a correction in Alaska");
        await FromEmptyFormTests.Press(ada, 2);
        Assert.Contains("A test of a correction", await File.ReadAllTextAsync(Path.Combine(here.Root, Known)), StringComparison.Ordinal);
        await grace.Open("/en/log");
        Assert.Contains("A test of a correction", await File.ReadAllTextAsync(Path.Combine(there.Root, Known)), StringComparison.Ordinal);

        // Nor is it people alone who publish.
        await ada.Open("/en/archive/reuters-2022-04-05");
        await ada.Press("form[action='?handler=Look'] button");
        await grace.Open("/en/archive/reuters-2022-04-05");
        Assert.Contains("leads nowhere", grace.Page.QuerySelector("#history ~ ol")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("4", here.Git("-C", Remote, "rev-list", "--count", "main").Trim());
    }

    [PostgresFact]
    public async Task A_draft_whose_base_was_moved_by_the_other_desk_is_brought_together_or_shown_where_it_clashes()
    {
        await Correct(ada, 1, "f.title.en", "A test of a correction in Alaska");
        await Correct(grace, 2, "f.title.ja", "アラスカでの訂正の試験");
        await Correct(grace, 3, "f.title.en", "Another correction in Alaska");
        await FromEmptyFormTests.Press(grace);
        Assert.Contains("Readers have it.", grace.Text, StringComparison.Ordinal);

        await FromEmptyFormTests.Press(ada, 2);
        Assert.Contains("Readers have it.", ada.Text, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(Path.Combine(here.Root, Known));
        Assert.Contains("A test of a correction in Alaska", text, StringComparison.Ordinal);
        Assert.Contains("アラスカでの訂正の試験", text, StringComparison.Ordinal);

        await FromEmptyFormTests.Press(ada, 3);
        Assert.Equal("/en/drafts/3/1", ada.Address.Split('?')[0]);
        Assert.Contains("A test of a correction in Alaska", ada.Page.QuerySelector(".clash")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Another correction in Alaska", ada.Value("f.title.en"));
    }

    [PostgresFact]
    public async Task A_source_that_is_gone_meanwhile_is_told_beside_the_citation_and_nothing_is_published()
    {
        await FromEmptyFormTests.Write(ada);
        await ada.Open("/en/drafts/1");
        await ada.Press("form[action='?handler=Submit'] button");
        await FromEmptyFormTests.Press(grace);
        await Correct(grace, 2, "f.title.en", "A test of a correction in a test");
        await Gone();

        await FromEmptyFormTests.Press(ada, 2);
        Assert.Contains("There is no source 'reuters-2025-03-11'", ada.Text, StringComparison.Ordinal);
        await grace.Open("/en/");
        await grace.Type("what", "no-such-event").Press("form[action='?handler=Correct'] button");
        foreach (var (desk, browser) in new[] { (here, ada), (there, grace) })
        {
            await browser.Open("/en/drafts/2/1");
            Assert.Contains(
                "There is no source",
                browser.Page.QuerySelector("#f-citations-0-source-wrong")!.TextContent,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain(
                "A test of a correction",
                await File.ReadAllTextAsync(Path.Combine(desk.Data, "events/2025/test-truce.md")),
                StringComparison.Ordinal
            );
        }
    }

    [PostgresFact]
    public async Task What_the_remote_refuses_neither_desk_shows_and_either_can_publish_it_later()
    {
        var hook = Path.Combine(Remote, "hooks", "pre-receive");
        await File.WriteAllTextAsync(hook, "#!/bin/sh\necho not today >&2\nexit 1\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        await Correct(ada, 1, "f.title.en", "A test of a correction in Alaska");

        await FromEmptyFormTests.Press(grace);
        Assert.Contains("not today", grace.Text, StringComparison.Ordinal);
        await ada.Open("/en/drafts/1");
        Assert.Equal("in review", ada.Page.QuerySelector(".tag")!.TextContent);
        Assert.All(
            new[] { here, there },
            desk =>
                Assert.DoesNotContain("A test of a correction", File.ReadAllText(Path.Combine(desk.Root, Known)), StringComparison.Ordinal)
        );

        File.Delete(hook);
        await FromEmptyFormTests.Press(grace);
        await ada.Open("/en/");
        Assert.All(
            new[] { here, there },
            desk => Assert.Contains("A test of a correction", File.ReadAllText(Path.Combine(desk.Root, Known)), StringComparison.Ordinal)
        );
    }

    [PostgresFact]
    public async Task A_remote_that_does_not_answer_keeps_nobody_from_reading_and_writing_and_is_told()
    {
        await Correct(ada, 1, "f.title.en", "A test of a correction in Alaska");
        await FromEmptyFormTests.Press(grace);
        Directory.Move(Remote, Remote + ".away");

        await ada.Open("/en/");
        Assert.Contains("could not be taken over", ada.Text, StringComparison.Ordinal);
        await ada.Press("button[value=event]");
        await ada.Type("f.title.en", "Typed all the same").Press(".save button[value=check]");
        Assert.Equal("Typed all the same", ada.Value("f.title.en"));

        Directory.Move(Remote + ".away", Remote);
        await Correct(ada, 3, "f.title.ja", "アラスカでの訂正の試験");
        Assert.Contains("A test of a correction", await File.ReadAllTextAsync(Path.Combine(here.Root, Known)), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task What_programs_and_feeds_bring_is_held_against_what_the_other_desk_has_published_though_nobody_opened_a_page()
    {
        await FromEmptyFormTests.Write(grace);
        await grace.Open("/en/drafts/1");
        await grace.Press("form[action='?handler=Submit'] button");
        await FromEmptyFormTests.Press(ada);
        Assert.True(File.Exists(Path.Combine(here.Data, "events", "2025", "test-truce.md")), ada.Text);
        string token;
        using (var scope = there.Services.CreateScope())
        {
            token = scope.ServiceProvider.GetRequiredService<Programs>().Give("console", "Harvest", 30);
            scope.ServiceProvider.GetRequiredService<DeskContext>().SaveChanges();
        }

        using var client = there.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var sent = new StringContent(
            """{"id":"test-truce","date":"2025","title":{"en":"A truce for a test"}}""",
            new MediaTypeHeaderValue("application/json")
        );
        using var answer = await client.PostAsync("/hand-in", sent);
        var told = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK && told.Contains("\"already\"", StringComparison.Ordinal), told);

        await Correct(grace, 2, "f.title.en", "A test of a correction in Alaska");
        await FromEmptyFormTests.Press(ada, 2);
        Assert.Contains("Readers have it.", ada.Text, StringComparison.Ordinal);
        await using (var scope = there.Services.CreateAsyncScope())
        {
            await Rounds.Read(scope.ServiceProvider, default);
        }

        Assert.Contains("A test of a correction", await File.ReadAllTextAsync(Path.Combine(there.Root, Known)), StringComparison.Ordinal);
    }

    /// <summary>Writes a correction, and asks for a review.</summary>
    private static async Task Correct(Browser editor, int draft, string field, string value)
    {
        await editor.Open("/en/");
        await editor
            .Type("what", draft == 2 && value.EndsWith("in a test", StringComparison.Ordinal) ? "test-truce" : "alaska-summit")
            .Press("form[action='?handler=Correct'] button");
        editor.Type(field, value);
        await FromEmptyFormTests.Save(editor, "a correction");
        await editor.Open($"/en/drafts/{draft}");
        editor.Type("en", "It was another.").Type("ja", "以前は別のものだった。");
        await editor.Press("form[action='?handler=Tell'] button");
        await editor.Press("form[action='?handler=Submit'] button");
    }

    /// <summary>Somebody takes the source out of the record by hand, and with it what cited it.</summary>
    private async Task Gone()
    {
        var work = Path.Combine(here.Root, "by-hand");
        here.Git("clone", "-q", Remote, work);
        var sources = Path.Combine(work, "data", "sources", "2025.yml");
        var text = await File.ReadAllTextAsync(sources);
        var from = text.IndexOf("- id: reuters-2025-03-11\n", StringComparison.Ordinal);
        var to = text.IndexOf("\n- id: ", from + 1, StringComparison.Ordinal);
        await File.WriteAllTextAsync(sources, text[..from] + (to < 0 ? "" : text[(to + 1)..]));
        here.Git("-C", work, "-c", "user.name=B", "-c", "user.email=b@example.org", "commit", "-q", "-a", "-m", "gone");
        here.Git("-C", work, "push", "-q");
    }
}
