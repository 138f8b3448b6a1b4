using CeasefireTracker.Desk.Publishing;

namespace CeasefireTracker.Desk.Tests.Publishing;

[Trait("Takes", "long")]
public sealed class StoppedTests
{
    [Theory]
    [InlineData("intended", false)]
    [InlineData("moved", true)]
    [InlineData("written", true)]
    public async Task Stopped_after_any_step_nothing_is_half_done_at_the_next_start(string step, bool isPublished)
    {
        using var desk = new DeskSite();
        using (var editor = await desk.Editor())
        {
            await FromEmptyFormTests.Write(editor);
            desk.Part<Steps>().Reached = reached =>
            {
                if (reached == step)
                {
                    throw new StoppedException();
                }
            };
            await FromEmptyFormTests.Publish(editor);
        }

        using var again = new DeskSite(desk);
        using var later = await again.Editor();
        await later.Open("/en/drafts/1");

        Assert.Contains(isPublished ? "published" : "in review", later.Page.QuerySelector(".tag")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(isPublished, File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));
        Assert.Equal(isPublished ? "2" : "1", desk.Git("-C", Path.Combine(desk.State, "record.git"), "rev-list", "--count", "HEAD").Trim());
        if (!isPublished)
        {
            await FromEmptyFormTests.Press(later);
            Assert.True(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));
        }
    }

    [Fact]
    public async Task Stopped_without_git_and_its_files_written_by_others_since_nothing_waits_for_ever()
    {
        using var desk = new DeskSite(withGit: false);
        using (var editor = await desk.Editor())
        {
            await FromEmptyFormTests.Write(editor);
            desk.Part<Steps>().Reached = step =>
            {
                if (step == "moved")
                {
                    throw new StoppedException();
                }
            };
            await FromEmptyFormTests.Publish(editor);
        }

        var ids = Path.Combine(desk.Data, "published.txt");
        var lines = await File.ReadAllLinesAsync(ids);
        await File.WriteAllLinesAsync(ids, lines.Append("zz-by-somebody-else"));

        using var again = new DeskSite(desk);
        using var later = await again.Editor();
        await later.Open("/en/drafts/1");
        Assert.Contains("in review", later.Page.QuerySelector(".tag")!.TextContent, StringComparison.Ordinal);
        await later.Open("/en/");
        Assert.DoesNotContain("has not ended", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_between_two_files_the_rest_is_written_at_the_next_start()
    {
        using var desk = new DeskSite();
        using (var editor = await desk.Editor())
        {
            await FromEmptyFormTests.Write(editor);
            desk.Part<Steps>().Reached = step =>
            {
                if (step == "moved")
                {
                    throw new StoppedException();
                }
            };
            await FromEmptyFormTests.Publish(editor);
        }

        var ids = desk.Git("-C", Path.Combine(desk.State, "record.git"), "show", "HEAD:data/published.txt");
        await File.WriteAllTextAsync(Path.Combine(desk.Data, "published.txt"), ids);
        using var again = new DeskSite(desk);
        using var later = await again.Editor();

        Assert.True(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));
        Assert.Equal(ids, await File.ReadAllTextAsync(Path.Combine(desk.Data, "published.txt")));
    }

    [Fact]
    public async Task A_branch_that_moved_meanwhile_is_never_written_over()
    {
        using var desk = new DeskSite();
        using var editor = await desk.Editor();
        await FromEmptyFormTests.Write(editor);
        var clone = Path.Combine(desk.State, "record.git");
        desk.Part<Steps>().Reached = step =>
        {
            if (step == "intended")
            {
                var tree = desk.Git("-C", clone, "rev-parse", "HEAD^{tree}").Trim();
                var other = desk.Git(
                    "-C",
                    clone,
                    "-c",
                    "user.name=B",
                    "-c",
                    "user.email=b@example.org",
                    "commit-tree",
                    tree,
                    "-p",
                    "HEAD",
                    "-m",
                    "b"
                );
                desk.Git("-C", clone, "update-ref", "HEAD", other.Trim());
            }
        };

        await FromEmptyFormTests.Publish(editor);

        Assert.Contains("Not published: git update-ref", editor.Text, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));
        desk.Part<Steps>().Reached = null;
        await FromEmptyFormTests.Press(editor);
        Assert.Equal("3", desk.Git("-C", clone, "rev-list", "--count", "HEAD").Trim());
    }

    private sealed class StoppedException : Exception;
}
