using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CeasefireTracker.Desk.Inbox;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Reports;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.Fetching;
using CeasefireTracker.Desk.Tests.Hosting;
using CeasefireTracker.Desk.Tests.Inbox;
using CeasefireTracker.Desk.Tests.People;
using CeasefireTracker.Desk.Tests.Publishing;
using CeasefireTracker.Tests.Postgres;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.State;

/// <summary>What comes in, from its door to what becomes of it, where the desk's state is in PostgreSQL.</summary>
[Trait("Takes", "long")]
public sealed class OnPostgresTests
{
    [PostgresFact]
    public async Task Feeds_programs_and_readers_bring_what_becomes_drafts_and_answers()
    {
        var database = Cluster.Shared.NewDatabase();
        await using (var server = new StrangeServer())
        using (var team = new Team(database, door: server.Door))
        {
            var (ada, _) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
            var (grace, _) = await team.Join("grace@example.org", DeskRole.Editor, "Grace");
            using (ada)
            using (grace)
            {
                await Feeds(team, server, ada, grace);
                await Programs(team);
                await Readers(team, ada, grace);
            }
        }

        Cluster.Shared.Drop(database);
    }

    private static async Task Feeds(Team team, StrangeServer server, Browser ada, Browser grace)
    {
        server.OnPage("/rss", FeedTextTests.Rss.Replace("A truce", "In Ukraine a truce", StringComparison.Ordinal), type: "text/xml");
        server.OnPage("/rdf", FeedTextTests.Rdf, type: "application/rdf+xml");
        await using (var scope = team.Services.CreateAsyncScope())
        {
            var book = scope.ServiceProvider.GetRequiredService<FeedBook>();
            Assert.Null(await book.Add("http://news.example.org/rss", "console"));
            Assert.Equal("there", await book.Add("http://news.example.org/rss", "console"));
            await book.ReadDue(default);
            Assert.Null(await book.Add("http://news.example.org/rdf", "console"));
            await book.ReadDue(default);
            // The same item of both.
            Assert.All(book.All(), feed => Assert.Null(feed.Told));
        }

        await ada.Open("/en/inbox");
        await grace.Open("/en/inbox");
        Assert.Contains("24 Nov 2026, 23:30 (UTC-05:00)", ada.Text, StringComparison.Ordinal);
        await ada.Press("form[action$='handler=Draft'] button");
        Assert.Equal("In Ukraine a truce & talks", ada.Value("f.title.en"));
        await grace.Type("reason", "nothing new in it").Press("form[action$='handler=Aside'] button");
        Assert.Equal(HttpStatusCode.Conflict, grace.Status);
        Assert.Equal(ada.Address[..^2], grace.Page.QuerySelector("[role=alert] a")!.GetAttribute("href"));
        await grace.Open("/en/inbox");
        Assert.Null(grace.Page.QuerySelector("article:has(form[action$='handler=Draft'])"));
    }

    private static async Task Programs(Team team)
    {
        var token = team.Within(services => services.GetRequiredService<Programs>().Give("console", "Harvest", 30));
        using var client = team.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        var ends = await Task.WhenAll(Send(), Send());

        Assert.Equal(["already", "became"], ends.Order(StringComparer.Ordinal));
        Assert.Equal("already", await Send());
        Assert.Equal(1, team.Acts().Count(act => act == "import"));

        async Task<string> Send()
        {
            using var content = new StringContent(HandInTests.Example, new MediaTypeHeaderValue("application/json"));
            using var answer = await client.PostAsync("/hand-in", content);
            return (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["drafts"]![0]!["end"]!;
        }
    }

    private static async Task Readers(Team team, Browser ada, Browser grace)
    {
        using var reader = team.Stranger();
        await reader.Open("/en/report?page=https://reader.example.org/en/events/alaska-summit");
        await reader.Type("what", "The day is wrong").Type("reply", "r@example.net").Press("button");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        await ada.Open("/en/reports/1");
        await grace.Open("/en/reports/1");
        await ada.Press("form[action='?handler=Answer'] button");
        var draft = int.Parse(ada.Address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        await grace.Press("form[action='?handler=Answer'] button");
        Assert.Equal((HttpStatusCode.Conflict, ada.Address), (grace.Status, grace.Page.QuerySelector("a.next")!.GetAttribute("href")));

        await ada.Open(ada.Address + "/1");
        ada.Type("f.what.en", "That the summit was on another day")
            .Type("f.what.ja", "会談の日が違うという指摘")
            .Type("f.outcome", "unchanged")
            .Type("f.answer.en", "The day stands in both transcripts.")
            .Type("f.answer.ja", "両国の記録がその日を示している。");
        await FromEmptyFormTests.Save(ada, "answers report 1");
        await ada.Open($"/en/drafts/{draft}");
        await ada.Press("form[action='?handler=Submit'] button");
        await FromEmptyFormTests.Press(grace, draft);

        Assert.True(File.Exists(Path.Combine(team.Site.Data, "reports.yml")), grace.Text);
        var settled = team.Within(services => services.GetRequiredService<DeskContext>().Reports.Single());
        Assert.Equal((ReportState.Settled, null), (settled.State, settled.Reply));
        team.Clock.Pass(TimeSpan.FromDays(91));
        await using var scope = team.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Docket>().Sweep(default);
        Assert.Equal(0, team.Within(services => services.GetRequiredService<DeskContext>().Reports.Count()));
    }
}
