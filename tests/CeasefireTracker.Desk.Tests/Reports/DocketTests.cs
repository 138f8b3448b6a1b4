using System.Net;
using CeasefireTracker.Desk.Hosting;
using CeasefireTracker.Desk.Reports;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.People;
using CeasefireTracker.Desk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CeasefireTracker.Desk.Tests.Reports;

/// <summary>What editors do with reports, and what becomes of them.</summary>
public sealed class DocketTests(FormTests.Shared shared) : IClassFixture<FormTests.Shared>
{
    private readonly Team team = shared.Team;

    [Fact]
    public async Task An_answer_is_a_draft_that_a_second_person_reads_and_is_published_without_a_word_of_the_reader()
    {
        using var desk = new DeskSite { IsTeam = true };
        using var ada = await desk.Join("Ada", DeskRole.Editor);
        using var grace = await desk.Join("Grace", DeskRole.Editor);
        using var reader = desk.Stranger();
        await Send(reader, "The DATE is wrong, says the reader", "reader@example.net", "https://x.example/ja/events/alaska-summit?v=1#top");
        await Send(reader, "Another mistake", "", "");

        await ada.Open("/en/");
        Assert.Contains("Reports from readers that wait for an answer: 2", ada.Text, StringComparison.Ordinal);
        await ada.Open("/en/reports/1");
        Assert.Contains("reader@example.net", ada.Text, StringComparison.Ordinal);
        await ada.Type("corrects", "true").Press("form[action='?handler=Answer'] button");
        Assert.Equal("/en/drafts/1", ada.Address);
        await ada.Open("/en/drafts/1/1");
        Assert.Equal("alaska-summit", ada.Value("f.id"));
        await ada.Open("/en/drafts/1/2");
        Assert.Equal("alaska-summit", ada.Value("f.events.0"));
        ada.Type("f.what.en", "That the summit was on another day")
            .Type("f.what.ja", "会談の日が違うという指摘")
            .Type("f.outcome", "unchanged")
            .Type("f.answer.en", "The day stands in both transcripts.")
            .Type("f.answer.ja", "両国の記録がその日を示している。");
        await FromEmptyFormTests.Save(ada, "answers report 1");
        await ada.Open("/en/drafts/1");
        await ada.Press("form[action='?handler=Submit'] button");
        await FromEmptyFormTests.Press(grace);
        Assert.True(File.Exists(Path.Combine(desk.Data, "reports.yml")), grace.Text);

        Assert.Equal(
            """
            - id: summit-was-another-day
              settled: "TODAY"
              what:
                en: "That the summit was on another day"
                ja: "会談の日が違うという指摘"
              outcome: unchanged
              answer:
                en: "The day stands in both transcripts."
                ja: "両国の記録がその日を示している。"
              events: [alaska-summit]
              waiting: 1

            """.Replace(
                "TODAY",
                DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                StringComparison.Ordinal
            ),
            File.ReadAllText(Path.Combine(desk.Data, "reports.yml"))
        );
        var log = desk.Git("-C", Path.Combine(desk.State, "record.git"), "log", "-p", "-1");
        Assert.DoesNotContain("reader@example.net", log, StringComparison.Ordinal);
        Assert.DoesNotContain("says the reader", log, StringComparison.Ordinal);
        await ada.Open("/en/reports/1");
        Assert.Contains("settled", ada.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("reader@example.net", ada.Text, StringComparison.Ordinal);
        await ada.Open("/en/log");
        Assert.DoesNotContain("says the reader", ada.Text, StringComparison.Ordinal);
        Assert.Contains("began the answer to a reader’s report", ada.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_answer_leaves_the_report_waiting_and_may_be_begun_again()
    {
        var (ada, _) = await team.Join("ada@example.org", DeskRole.Editor, "Ada");
        using var editor = ada;
        var report = await Sent("A mistake", "");
        await editor.Open(report);
        await editor.Press("form[action='?handler=Answer'] button");
        var draft = editor.Address;
        await editor.Open(report);
        Assert.Null(editor.Page.QuerySelector("form[action='?handler=Answer']"));

        await editor.Open(draft);
        await editor.Press("form[action='?handler=Drop'] button");
        await editor.Open(report);

        Assert.NotNull(editor.Page.QuerySelector("form[action='?handler=Answer']"));
        Assert.Contains("waits", editor.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_gets_no_answer_is_set_aside_with_a_reason_that_the_log_keeps_and_its_address_goes()
    {
        var (emmy, _) = await team.Join("emmy@example.org", DeskRole.Editor, "Emmy");
        using var editor = emmy;
        var report = await Sent("Buy my watches", "reader@example.net");
        await editor.Open(report);
        await editor.Press("form[action='?handler=Aside'] button");
        Assert.Equal(HttpStatusCode.BadRequest, editor.Status);
        await editor.Type("reason", "It is about watches").Press("form[action='?handler=Aside'] button");
        Assert.Equal("/en/reports", editor.Address);

        await editor.Open("/en/log");
        Assert.Contains(": It is about watches", editor.Text, StringComparison.Ordinal);
        await editor.Open(report);
        Assert.DoesNotContain("reader@example.net", editor.Text, StringComparison.Ordinal);
        Assert.Contains("set aside", editor.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await editor.Press("form[action='?handler=Reopen'] button");
        Assert.Contains("waits", editor.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_is_deleted_by_the_round_whatever_came_of_it()
    {
        using var team = new Team();
        using var reader = team.Stranger();
        await Send(reader, "An early mistake", "reader@example.net", "");
        team.Clock.Pass(TimeSpan.FromDays(1));
        await Send(reader, "A late mistake", "", "");
        var ended = new TaskCompletionSource();
        team.Services.GetServices<IHostedService>().OfType<Rounds>().Single().Ended = () =>
        {
            if (Kept(team).Count == 1)
            {
                ended.TrySetResult();
            }
        };

        team.Clock.Pass(TimeSpan.FromDays(89));
        await ended.Task.WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["A late mistake"], Kept(team));
        Assert.Contains("report-due", team.Acts());
    }

    [Fact]
    public async Task Only_editors_see_what_readers_reported()
    {
        var (contributor, _) = await team.Join("con@example.org", DeskRole.Contributor, "Con");
        using var browser = contributor;
        var report = await Sent("A mistake", "");
        foreach (var address in new[] { "/en/reports", report })
        {
            await browser.Open(address);
            Assert.Equal(HttpStatusCode.Forbidden, browser.Status);
        }

        await browser.Open("/en/");
        Assert.Null(browser.Page.QuerySelector("a[href='/en/reports']"));
        Assert.DoesNotContain("wait for an answer", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_is_gone_is_not_found()
    {
        var (zoe, _) = await team.Join("zoe@example.org", DeskRole.Editor, "Zoe");
        using var editor = zoe;
        await editor.Open("/en/reports/7777");
        Assert.Equal(HttpStatusCode.NotFound, editor.Status);
    }

    /// <summary>The page of a report that was sent now.</summary>
    private async Task<string> Sent(string what, string reply)
    {
        using var reader = team.Stranger();
        await Send(reader, what, reply, "");
        return $"/en/reports/{team.Within(services => services.GetRequiredService<DeskContext>().Reports.Max(report => report.Id))}";
    }

    private static async Task Send(Browser reader, string what, string reply, string page)
    {
        await reader.Open("/en/report?page=" + Uri.EscapeDataString(page));
        await reader.Type("what", what).Type("reply", reply).Press("button");
        Assert.Equal(HttpStatusCode.OK, reader.Status);
    }

    private static List<string> Kept(Team team) =>
        team.Within(services => services.GetRequiredService<DeskContext>().Reports.Select(report => report.What).ToList());
}
