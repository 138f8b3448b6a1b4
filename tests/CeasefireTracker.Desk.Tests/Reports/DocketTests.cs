using System.Net;
using CeasefireTracker.Desk.Fetching;
using CeasefireTracker.Desk.Hosting;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.Reports;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.People;
using CeasefireTracker.Desk.Tests.Publishing;
using CeasefireTracker.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CeasefireTracker.Desk.Tests.Reports;

/// <summary>What editors do with reports, and what becomes of them.</summary>
[Trait("Takes", "long")]
public sealed class DocketTests(FormTests.Shared shared) : IClassFixture<FormTests.Shared>
{
    private readonly Team team = shared.Team;

    [Fact]
    public async Task An_answer_is_a_draft_that_a_second_person_reads_and_is_published_without_a_word_of_the_reader()
    {
        using var desk = new DeskSite { IsTeam = true, Clock = new HandClock() };
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
              settled: "2026-11-24"
              what:
                en: "That the summit was on another day"
                ja: "会談の日が違うという指摘"
              outcome: unchanged
              answer:
                en: "The day stands in both transcripts."
                ja: "両国の記録がその日を示している。"
              events: [alaska-summit]
              waiting: 1

            """,
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

    [Theory]
    [InlineData("en", "Somebody else was quicker")]
    [InlineData("ja", "ほかの人が先に操作しました")]
    public async Task Of_two_who_press_at_once_one_gets_the_draft_and_the_other_a_page_that_leads_to_it(string language, string told)
    {
        var (one, _) = await team.Join($"one-{language}@example.org", DeskRole.Editor, "One");
        var (two, _) = await team.Join($"two-{language}@example.org", DeskRole.Editor, "Two");
        using (one)
        using (two)
        {
            var report = (await Sent("Two will answer", "")).Replace("/en/", $"/{language}/", StringComparison.Ordinal);
            await one.Open(report);
            await two.Open(report);

            await one.Press("form[action='?handler=Answer'] button");
            await two.Press("form[action='?handler=Answer'] button");

            Assert.Equal(HttpStatusCode.Conflict, two.Status);
            Assert.Contains(told, two.Page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(one.Address, two.Page.QuerySelector("main a.next")!.GetAttribute("href"));

            // Who presses twice gets what they began.
            await one.Open(report);
            var token = one.Value("__RequestVerificationToken");
            await one.Post(report + "?handler=Answer", [new("__RequestVerificationToken", token)]);
            Assert.Equal(two.Page.QuerySelector("main a.next")!.GetAttribute("href"), one.Address);
        }
    }

    [Fact]
    public async Task Whoever_still_sees_how_a_report_stood_before_begins_no_second_draft()
    {
        await Sent("At the same moment", "");
        using var first = team.Services.CreateScope();
        using var second = team.Services.CreateScope();
        var (one, two) = (first.ServiceProvider.GetRequiredService<Docket>(), second.ServiceProvider.GetRequiredService<Docket>());
        var id = one.Open()[^1].Id;
        Assert.False(two.HasDraft(two.Find(id)!));

        var begun = await one.Answer(id, Someone("one"), false);
        var late = await two.Answer(id, Someone("two"), false);

        Assert.Equal((begun.Draft, "one"), (late.Draft, late.By));
        Assert.Equal(0, await two.SetAside([id + 1], Someone("two"), "there is none"));
        Assert.Equal(1, await two.SetAside([id], Someone("two"), "settled by word of mouth"));
        Assert.Equal(0, await one.SetAside([id], Someone("one"), "the same"));
        Assert.Null((await one.Answer(id, Someone("one"), false)).Draft);
    }

    [Fact]
    public async Task Many_are_set_aside_at_once_and_those_that_were_decided_on_stay_as_they_are()
    {
        using var flooded = new Team();
        var (emmy, _) = await flooded.Join("emmy@example.org", DeskRole.Editor, "Emmy");
        using var editor = emmy;
        using var reader = flooded.Stranger();
        foreach (var what in new[] { "A mistake", "Watches", "More watches" })
        {
            await Send(reader, what, "", "");
        }

        await editor.Open("/en/reports");
        await editor.Type("reason", "about watches").Press("form[action$='handler=Aside'] button");
        Assert.Equal((HttpStatusCode.BadRequest, "about watches"), (editor.Status, editor.Value("reason")));
        await editor.Open("/en/reports?all=true");
        Assert.Equal(3, editor.Page.QuerySelectorAll("input[name=id][checked]").Length);
        Assert.Equal(3, editor.Page.QuerySelectorAll("input[name=id]").Select(box => box.GetAttribute("aria-label")).Distinct().Count());
        editor.Type("id", "");
        await editor.Press("form[action$='handler=Aside'] button");
        Assert.Equal(HttpStatusCode.BadRequest, editor.Status);
        Assert.Equal(["2", "3"], editor.Page.QuerySelectorAll("input[name=id][checked]").Select(box => box.GetAttribute("value")));

        await editor.Type("reason", "about watches").Press("form[action$='handler=Aside'] button");

        Assert.Equal("/en/reports", editor.Address);
        Assert.Equal(["1"], editor.Page.QuerySelectorAll("input[name=id]").Select(box => box.GetAttribute("value")));
        Assert.Equal(2, flooded.Acts().Count(act => act == "report-aside"));
    }

    [Fact]
    public async Task What_was_deleted_is_in_no_page_of_the_file()
    {
        // Without rounds, because one that begins when the time has passed keeps this sweep from emptying the log.
        using var team = new Team(door: FetchDoor.Public);
        using var reader = team.Stranger();
        await Send(reader, "Aubergine " + new string('x', 3000), "aubergine@example.net", "");
        await Send(reader, "Another one", "", "");
        Assert.True(Has("Aubergine") && Has("aubergine@example.net"));

        team.Clock.Pass(TimeSpan.FromDays(91));
        await using (var scope = team.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Docket>().Sweep(default);
        }

        Assert.False(Has("Aubergine") || Has("aubergine@example.net"));

        bool Has(string text) =>
            Directory
                .EnumerateFiles(team.Site.State, "desk.sqlite*")
                .Any(file => Bytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text)) >= 0);
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

    private static Person Someone(string id) => new(id, id, "", DeskRole.Editor);

    // SQLite has the file open, and lets it be read.
    private static byte[] Bytes(string file)
    {
        using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        open.CopyTo(all);
        return all.ToArray();
    }

    private static List<string> Kept(Team team) =>
        team.Within(services => services.GetRequiredService<DeskContext>().Reports.Select(report => report.What).ToList());
}
