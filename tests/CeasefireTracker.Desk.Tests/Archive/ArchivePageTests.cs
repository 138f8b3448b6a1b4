using System.Net;
using AngleSharp.Html.Dom;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Tests;

namespace CeasefireTracker.Desk.Tests.Archive;

/// <summary>The desk's pages of cited pages.</summary>
[Trait("Takes", "long")]
[TakesLong]
public sealed class ArchivePageTests
{
    private const string Look = "form[action='?handler=Look'] button";

    [Fact]
    public async Task A_button_looks_at_a_page_and_records_what_was_found()
    {
        await using var archive = new Archived();
        var source = archive.Sources[0];
        archive.On(source, "<p>It says so.</p>");
        using var editor = await archive.Site.Editor();

        await editor.Open("/en/");
        ((IHtmlSelectElement)editor.Page.QuerySelector("#kind")!).Value = "source";
        await editor.Type("what", source.Id).Press("form[action='?handler=Correct'] button");
        await editor.Open(
            editor.Page.QuerySelectorAll("main a").Single(link => link.TextContent == "Its page over time").GetAttribute("href")!
        );
        await editor.Press(Look);

        Assert.Contains("Answered", editor.Page.QuerySelector(".done")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("200", Assert.Single(archive.Seen).Latest.Status);
        var copy = editor.Page.QuerySelector("#copies ~ ul a")!.GetAttribute("href")!;
        using var warc = await editor.Get(copy);
        Assert.Equal((HttpStatusCode.OK, "application/warc"), (warc.StatusCode, warc.Content.Headers.ContentType?.MediaType));
        await editor.Open("/en/log");
        Assert.Contains("Ada: recorded what cited pages answered", editor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_changed_is_flagged_with_what_changed_until_somebody_has_read_it()
    {
        await using var archive = new Archived();
        var source = archive.Sources[0];
        using var editor = await archive.Site.Editor();
        archive.On(source, "<p>It says so.</p><p>And more.</p>");
        await Press(editor, source);
        await editor.Open("/en/");
        Assert.DoesNotContain("changed after they were cited", editor.Text, StringComparison.Ordinal);
        archive.On(source, "<p>It says <i>otherwise</i>.</p><p>And more.</p>");
        await Press(editor, source);

        await editor.Open("/en/");
        Assert.Contains("Cited pages that changed after they were cited: 1", editor.Text, StringComparison.Ordinal);
        await editor.Open("/en/archive");
        Assert.Contains(source.Id, editor.Page.QuerySelector("#group-changed ~ ul")!.TextContent, StringComparison.Ordinal);
        await editor.Open("/ja/archive/" + source.Id);
        Assert.Equal("It says so.", Assert.Single(editor.Page.QuerySelectorAll(".paragraphs del")).TextContent);
        Assert.Equal("It says otherwise.", Assert.Single(editor.Page.QuerySelectorAll(".paragraphs ins")).TextContent);
        await editor.Press("form[action='?handler=Read'] button");
        Assert.Empty(editor.Page.QuerySelectorAll(".paragraphs"));
        await editor.Open("/en/");
        Assert.DoesNotContain("changed after they were cited", editor.Text, StringComparison.Ordinal);
        await editor.Open("/en/log");
        Assert.Contains("read what changed in a cited page", editor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_page_is_shown_as_what_it_says_and_a_page_that_failed_says_why()
    {
        await using var archive = new Archived();
        var (hostile, gone) = (archive.Sources[0], archive.Sources[1]);
        using var editor = await archive.Site.Editor();
        archive.On(hostile, "<p>a</p>");
        await Press(editor, hostile);
        archive.On(hostile, "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");

        await Press(editor, hostile);
        Assert.Empty(editor.Page.QuerySelectorAll("main script"));
        Assert.Equal("<script>alert(1)</script>", editor.Page.QuerySelector(".paragraphs ins")!.TextContent);
        archive.Server.OnRedirect(Archived.At(gone), "http://10.0.0.1/");
        await Press(editor, gone);
        Assert.Contains("not on the public internet", editor.Page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        await editor.Open($"/en/archive/{hostile.Id}?handler=Copy&name=../../desk");
        Assert.Equal(HttpStatusCode.NotFound, editor.Status);
        await editor.Open("/en/archive/nonsense");
        Assert.Equal(HttpStatusCode.NotFound, editor.Status);
    }

    [Fact]
    public async Task Who_may_not_publish_may_read_it_and_have_nothing_looked_at()
    {
        await using var archive = new Archived(isTeam: true);
        using var contributor = await archive.Site.Join("cay", DeskRole.Contributor);
        var address = "/en/archive/" + archive.Sources[0].Id;

        await contributor.Open(address);
        var token = contributor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Empty(contributor.Page.QuerySelectorAll("main form"));
        await contributor.Post(address + "?handler=Look", [new("__RequestVerificationToken", token)]);

        Assert.Equal((HttpStatusCode.Forbidden, 0), (contributor.Status, archive.Server.Connections));
    }

    [Theory]
    [InlineData("intended", false)]
    [InlineData("moved", true)]
    [InlineData("written", true)]
    public async Task Stopped_after_any_step_what_was_found_is_recorded_whole_or_not_at_all(string step, bool isRecorded)
    {
        await using var archive = new Archived();
        var source = archive.Sources[0];
        archive.On(source, "<p>It says so.</p>");
        using (var editor = await archive.Site.Editor())
        {
            archive.Site.Part<Steps>().Reached = reached =>
            {
                if (reached == step)
                {
                    throw new StoppedException();
                }
            };
            await Press(editor, source);
        }

        using var again = new DeskSite(archive.Site);
        using var later = await again.Editor();
        await later.Open("/en/log");

        Assert.Equal(isRecorded ? 1 : 0, archive.Seen.Count);
        Assert.Equal(isRecorded, later.Text.Contains("recorded what cited pages answered", StringComparison.Ordinal));
        Assert.Equal(
            isRecorded ? "2" : "1",
            archive.Site.Git("-C", Path.Combine(archive.Site.State, "record.git"), "rev-list", "--count", "HEAD").Trim()
        );
        // What was found is noted; the next run records it in any case.
        var (code, _, _) = archive.Run(archive.Sources[1].Id);
        Assert.Equal((0, 2), (code, archive.Seen.Count));
        Assert.Empty(archive.Check());
    }

    [Theory]
    [InlineData(false, "as the machine left it")]
    [InlineData(true, "as it was before")]
    public async Task A_file_that_was_changed_by_hand_on_the_way_is_named_and_once_it_is_put_back_what_was_recorded_is_seen(
        bool toFirst,
        string how
    )
    {
        await using var archive = new Archived();
        using var editor = await archive.Site.Editor();
        await Press(editor, archive.Sources[0]);
        var first = File.ReadAllText(archive.SeenPath);
        await Press(editor, archive.Sources[1]);
        var second = File.ReadAllText(archive.SeenPath);
        archive.Site.Part<Steps>().Reached = step => File.AppendAllText(archive.SeenPath, step == "moved" ? "# by hand\n" : "");

        await Press(editor, archive.Sources[2]);

        Assert.Contains("It is recorded, and readers do not see it yet", editor.Text, StringComparison.Ordinal);
        Assert.Contains("data/seen.yml", editor.Text, StringComparison.Ordinal);
        archive.Site.Part<Steps>().Reached = null;
        archive.Clock.Pass(TimeSpan.FromDays(3650));
        var (code, _, errors) = archive.Run(archive.Sources[0].Id);
        Assert.Equal(1, code);
        Assert.Contains("changed by hand and would be written over: data/seen.yml", errors, StringComparison.Ordinal);
        File.WriteAllText(archive.SeenPath, toFirst ? first : second);
        Assert.True(archive.Run(archive.Sources[1].Id).Code == 0, how);

        Assert.Equal(3, archive.Seen.Count);
        Assert.Equal(
            File.ReadAllText(archive.SeenPath),
            archive.Site.Git("-C", Path.Combine(archive.Site.State, "record.git"), "show", "HEAD:data/seen.yml")
        );
    }

    [Fact]
    public async Task Without_git_a_file_that_was_changed_by_hand_on_the_way_is_left_as_it_is_and_the_next_run_writes_upon_it()
    {
        await using var archive = new Archived();
        Directory.Delete(Path.Combine(archive.Site.Root, ".git"), recursive: true);
        using var editor = await archive.Site.Editor();
        await Press(editor, archive.Sources[0]);
        archive.Site.Part<Steps>().Reached = step => File.AppendAllText(archive.SeenPath, step == "moved" ? "# by hand\n" : "");

        await Press(editor, archive.Sources[1]);

        Assert.Contains("It is not recorded yet: data/seen.yml", editor.Text, StringComparison.Ordinal);
        Assert.Single(archive.Seen);
        archive.Site.Part<Steps>().Reached = null;
        Assert.Equal(0, archive.Run(archive.Sources[2].Id).Code);
        Assert.Equal(3, archive.Seen.Count);
        Assert.Contains("# by hand", File.ReadAllText(archive.SeenPath), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_desk_that_has_none_of_another_s_copies_knows_by_the_text_what_changed_and_can_say_that_it_was_read()
    {
        await using var archive = new Archived();
        var source = archive.Sources[0];
        using var editor = await archive.Site.Editor();
        archive.On(source, "<p>It says so.</p><script nonce=a></script>");
        await Press(editor, source);
        var first = Assert.Single(Assert.Single(archive.Seen).History);

        Directory.Delete(archive.CopiesOf(source), recursive: true);
        archive.On(source, "<p>It says so.</p><script nonce=b></script>");
        await Press(editor, source);
        Assert.Equal((first.Hash, first.Text), Assert.Single(archive.Seen.Single().History.Select(found => (found.Hash, found.Text))));
        Assert.Empty(editor.Page.QuerySelectorAll("#changed"));

        archive.On(source, "<p>It says otherwise.</p><script nonce=c></script>");
        await Press(editor, source);
        Directory.Delete(archive.CopiesOf(source), recursive: true);
        archive.On(source, "<p>It says otherwise.</p><script nonce=d></script>");
        await Press(editor, source);
        await editor.Open("/en/archive/" + source.Id);
        Assert.Contains("The copies that show it are not on this machine", editor.Text, StringComparison.Ordinal);
        await editor.Press("form[action='?handler=Read'] button");

        Assert.Empty(editor.Page.QuerySelectorAll("#changed"));
        await editor.Open("/en/");
        Assert.DoesNotContain("changed after they were cited", editor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_says_again_what_it_said_first_has_nothing_to_be_read()
    {
        await using var archive = new Archived();
        var source = archive.Sources[0];
        using var editor = await archive.Site.Editor();
        foreach (var word in new[] { "so", "otherwise", "so" })
        {
            archive.On(source, $"<p>It says {word}.</p>");
            await Press(editor, source);
            Assert.Equal(word == "otherwise" ? 1 : 0, editor.Page.QuerySelectorAll("#changed").Length);
        }

        Assert.Equal(3, Assert.Single(archive.Seen).History.Count);
    }

    private static async Task Press(Browser editor, Source source)
    {
        await editor.Open("/en/archive/" + source.Id);
        await editor.Press(Look);
    }

    private sealed class StoppedException : Exception;
}
