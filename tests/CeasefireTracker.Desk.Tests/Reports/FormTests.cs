using System.Net;
using System.Text;
using CeasefireTracker.Desk.Reports;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.People;
using CeasefireTracker.Tests.Hostile;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.Reports;

/// <summary>The form by which anybody reports a mistake, as a browser without scripts sends it. The tests share a desk, which takes ten
/// reports of theirs.</summary>
public sealed class FormTests(FormTests.Shared shared) : IClassFixture<FormTests.Shared>
{
    private const string Page = "https://reader.example.org/en/events/alaska-summit";

    private readonly Team team = shared.Team;

    [Theory]
    [InlineData("en", "your report is with the editors")]
    [InlineData("ja", "編集者にお届けしました")]
    public async Task Anybody_reports_a_mistake_and_the_page_comes_along_in_the_link(string language, string thanks)
    {
        using var reader = team.Stranger();
        await reader.Open($"/{language}/report?page={Uri.EscapeDataString(Page)}");
        Assert.Equal(Page, reader.Value("page"));

        await reader
            .Type("what", "The day is wrong.\nIt was a Friday.")
            .Type("source", "https://paper.example/summit")
            .Type("reply", "r@example.net")
            .Press("button");

        Assert.Equal(HttpStatusCode.OK, reader.Status);
        Assert.Contains(thanks, reader.Text, StringComparison.Ordinal);
        var kept = Kept()[^1];
        Assert.Equal(
            (Page, "The day is wrong.\nIt was a Friday.", "https://paper.example/summit", "r@example.net", language, ReportState.Open),
            (kept.Page, kept.What, kept.Source, kept.Reply, kept.Language, kept.State)
        );
        Assert.Equal(TimeSpan.FromDays(90), kept.Due - kept.At);
    }

    [Fact]
    public async Task What_cannot_be_taken_is_said_and_all_that_was_typed_is_kept()
    {
        var kept = Kept().Count;
        using var reader = team.Stranger();
        var typed = new[] { ("what", "What is wrong\nin two lines"), ("source", "a source"), ("reply", "r@example.net"), ("page", Page) };
        foreach (
            var (field, text, why) in new[]
            {
                ("what", "", "Please say what is wrong"),
                ("what", new string('停', 10_000), "longer than the 5,000 characters"),
                ("source", new string('停', 10_000), "2,000 characters at most"),
                ("page", new string('停', 10_000), "2,000 characters at most"),
                ("reply", new string('a', 10_000), "no e-mail address"),
                ("reply", "ada", "no e-mail address"),
                ("website", "https://spam.example", "as programs do"),
            }
        )
        {
            await reader.Open("/en/report");
            Array.ForEach(typed, one => reader.Type(one.Item1, one.Item2));

            await reader.Type(field, text).Press("button");

            Assert.Equal(HttpStatusCode.BadRequest, reader.Status);
            Assert.Contains(why, reader.Text, StringComparison.Ordinal);
            // The trap is empty again, so that a person gets through.
            Assert.Equal(field == "website" ? "" : text, reader.Value(field));
            Assert.All(typed.Where(one => one.Item1 != field), one => Assert.Equal(one.Item2, reader.Value(one.Item1)));
        }

        Assert.Equal(kept, Kept().Count);
        await reader.Press("button");
        Assert.Equal(kept + 1, Kept().Count);
    }

    [Fact]
    public async Task A_form_of_another_site_is_not_taken_and_its_words_are_not_shown()
    {
        var kept = Kept().Count;
        using var reader = team.Stranger();
        await reader.Post("/en/report", [new("what", "put in my mouth")]);
        Assert.Equal((HttpStatusCode.BadRequest, "put in my mouth"), (reader.Status, reader.Value("what")));
        Assert.Contains("not good any more", reader.Text, StringComparison.Ordinal);

        // Not even with the mark of a form that its own machine asked for.
        var mark = reader.Value("mark");
        foreach (var site in new[] { "cross-site", "same-site" })
        {
            reader.Header("Sec-Fetch-Site", site);
            await reader.Post("/en/report", [new("what", "put in my mouth"), new("mark", mark)]);
            Assert.Equal((HttpStatusCode.BadRequest, ""), (reader.Status, reader.Value("what")));
        }

        Assert.Equal(kept, Kept().Count);
    }

    [Fact]
    public async Task The_form_sets_no_cookie_and_needs_none()
    {
        var cookies = new CookieContainer();
        using var reader = new Browser(team.Client(cookies));
        await reader.Open("/en/report");
        await reader.Type("what", "No cookie was kept").Press("button");

        Assert.Equal((HttpStatusCode.OK, "No cookie was kept"), (reader.Status, Kept()[^1].What));
        Assert.Empty(cookies.GetAllCookies());
    }

    [Fact]
    public async Task A_form_that_was_open_for_long_is_sent_by_pressing_once_more()
    {
        using var late = new Team();
        using var reader = late.Stranger();
        await reader.Open("/en/report");
        late.Clock.Pass(FormMark.Life + TimeSpan.FromMinutes(1));
        await reader.Type("what", "I was at lunch").Press("button");
        Assert.Equal((HttpStatusCode.BadRequest, "I was at lunch"), (reader.Status, reader.Value("what")));

        await reader.Press("button");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
    }

    [Fact]
    public async Task An_editor_whose_browser_brings_its_cookie_only_with_the_form_is_taken_too()
    {
        var cookies = new CookieContainer();
        using var editor = new Browser(team.Client(cookies));
        await editor.Open(team.Invite("ada@example.org", DeskRole.Editor));
        await editor.Type("name", "Ada").Press("button");
        var session = cookies.GetAllCookies().Single(cookie => cookie.Name == "__Host-desk");
        session.Expired = true;
        await editor.Open("/en/report");
        Assert.Null(editor.Page.QuerySelector("nav"));
        cookies.Add(new Cookie(session.Name, session.Value, "/", session.Domain) { Secure = true });

        await editor.Type("what", "I saw it on the reader site").Press("button");

        Assert.Equal(HttpStatusCode.OK, editor.Status);
        Assert.Equal("I saw it on the reader site", Kept()[^1].What);
    }

    [Theory]
    [InlineData("application/json", "{\"what\":\"x\"}")]
    [InlineData("text/plain", "what=x")]
    [InlineData("multipart/form-data; boundary=x", "no boundary at all")]
    [InlineData("multipart/form-data", "what=x")]
    [InlineData("application/x-www-form-urlencoded; charset=nonsense", "what=x")]
    [InlineData("nonsense", "what=x")]
    public async Task What_is_no_form_is_refused_in_words(string type, string body)
    {
        var kept = Kept().Count;
        using var client = team.Client();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var answer = await client.PostAsync("/en/report", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("<textarea id=\"what\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(kept, Kept().Count);
    }

    [Fact]
    public async Task Hostile_text_is_text_wherever_it_is_shown()
    {
        using var reader = team.Stranger();
        var (admin, _) = await team.Join("zoe@example.org", DeskRole.Admin, "Zoe");
        using var editor = admin;
        var number = 0;
        foreach (var payload in Payloads.Some(60))
        {
            await reader.Open($"/en/report?page={Uri.EscapeDataString(payload)}");
            Safe(reader);
            reader.Type("what", payload).Type("source", payload).Type("page", payload);
            await reader.Type("reply", "no address").Press("button");
            Assert.Equal(HttpStatusCode.BadRequest, reader.Status);
            Safe(reader);
            // The form shows all of them again, and an hour has room for some.
            if (number++ % 20 == 0)
            {
                await reader.Type("reply", "").Press("button");
                Assert.Equal(HttpStatusCode.OK, reader.Status);
                await editor.Open($"/en/reports/{Kept()[^1].Id}");
                Assert.Equal(HttpStatusCode.OK, editor.Status);
                Safe(editor);
            }
        }

        await editor.Open("/ja/reports");
        Safe(editor);
    }

    [Fact]
    public async Task Characters_that_no_database_keeps_are_shown_as_such()
    {
        using var reader = team.Stranger();
        await reader.Open("/en/report");
        await reader.Type("what", "a\u0001b\u0007c").Press("button");

        Assert.Equal("a\uFFFDb\uFFFDc", Kept()[^1].What);
    }

    private static void Safe(Browser browser) => Assert.Empty(Danger.In(browser.Page.DocumentElement.OuterHtml));

    private List<ReportRow> Kept() =>
        team.Within(services => services.GetRequiredService<DeskContext>().Reports.OrderBy(report => report.Id).ToList());

    public sealed class Shared : IDisposable
    {
        internal Team Team { get; } = new();

        public void Dispose() => Team.Dispose();
    }
}
