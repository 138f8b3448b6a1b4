using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.Publishing;

[Trait("Takes", "long")]
public sealed class ElsewhereTests
{
    [Fact]
    public async Task What_the_remote_refuses_is_not_published_here_either()
    {
        using var desk = new DeskSite { Remote = "elsewhere.git" };
        desk.Git("clone", "-q", "--bare", ".", "elsewhere.git");
        var hook = Path.Combine(desk.Root, "elsewhere.git", "hooks", "pre-receive");
        await Hook(hook, "echo not today >&2\nexit 1");
        using var editor = await desk.Editor();
        await FromEmptyFormTests.Write(editor);

        await FromEmptyFormTests.Publish(editor);
        Assert.Contains("not today", editor.Text, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));

        File.Delete(hook);
        await FromEmptyFormTests.Press(editor);
        Assert.True(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));
        Assert.Equal("2", desk.Git("-C", "elsewhere.git", "rev-list", "--count", "main").Trim());
    }

    [Fact]
    public async Task What_the_remote_refuses_leaves_nothing_in_the_draft_that_bears_the_day_of_the_attempt()
    {
        using var desk = DeskSite.Small(remote: "elsewhere.git");
        await Hook(Path.Combine(desk.Root, "elsewhere.git", "hooks", "pre-receive"), "exit 1");
        using var editor = await desk.Editor();
        await SmallCorrection.Write(editor);
        var before = Latest();

        await FromEmptyFormTests.Press(editor);

        Assert.Contains("Not published", editor.Text, StringComparison.Ordinal);
        Assert.Equal(before, Latest());

        (int, string) Latest()
        {
            using var scope = desk.Services.CreateScope();
            var state = scope.ServiceProvider.GetRequiredService<DeskContext>();
            var number = state.Drafts.Find(1)!.Latest;
            return (number, state.Revisions.Find(1, number)!.Content);
        }
    }

    [Fact]
    public async Task A_damaged_clone_is_said_at_the_start_and_the_repository_round_it_is_left_alone()
    {
        using var desk = new DeskSite();
        using (await desk.Editor())
        {
            Directory.Delete(Path.Combine(desk.State, "record.git", "refs"), recursive: true);
        }

        var refused = Assert.Throws<SettingsException>(() => Clone.Open(desk.Part<DeskOptions>()));
        Assert.Contains("record.git is damaged", refused.Message, StringComparison.Ordinal);
        Assert.Equal("1", desk.Git("rev-list", "--count", "main").Trim());
    }

    [Fact]
    public async Task A_lock_in_the_clone_is_taken_away_only_while_nobody_publishes()
    {
        using var desk = DeskSite.Small();
        using (await desk.Editor()) { }

        var file = Path.Combine(desk.State, "record.git", "refs", "heads", "main.lock");
        await File.WriteAllTextAsync(file, "");
        using (desk.Part<PublishingLock>().Hold())
        {
            Clone.Open(desk.Part<DeskOptions>());
            Assert.True(File.Exists(file));
        }

        Clone.Open(desk.Part<DeskOptions>());
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task A_remote_that_never_answers_holds_nothing_up()
    {
        using var desk = DeskSite.Small(remote: "elsewhere.git", settings: ("Desk:RemoteSeconds", "1"));
        var hook = Path.Combine(desk.Root, "elsewhere.git", "hooks", "pre-receive");
        await Hook(hook, "exec sleep 600");
        using var editor = await desk.Editor();
        await SmallCorrection.Write(editor);

        await FromEmptyFormTests.Press(editor);
        Assert.Contains("Not published: git push: no answer within 1 seconds", editor.Text, StringComparison.Ordinal);

        File.Delete(hook);
        await FromEmptyFormTests.Press(editor);
        Assert.True(SmallCorrection.IsIn(desk), editor.Text);
    }

    [Fact]
    public async Task A_linked_folder_is_switched_in_one_step()
    {
        using var desk = new DeskSite();
        var real = Path.Combine(desk.Root, "first");
        using var editor = await desk.Editor();
        await FromEmptyFormTests.Write(editor);
        Directory.Move(desk.Data, real);
        Directory.CreateSymbolicLink(desk.Data, real);

        await FromEmptyFormTests.Publish(editor);

        Assert.True(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));
        Assert.False(File.Exists(Path.Combine(real, "events", "2025", "test-truce.md")));
    }

    [Fact]
    public async Task What_was_committed_beside_the_desk_is_under_the_next_draft()
    {
        using var desk = new DeskSite();
        using var editor = await desk.Editor();
        await FromEmptyFormTests.Write(editor);
        var other = Path.Combine(desk.Data, "README.md");
        await File.AppendAllTextAsync(other, "\nBy hand.\n");
        desk.Git("-c", "user.name=B", "-c", "user.email=b@example.org", "commit", "-q", "-a", "-m", "by hand");

        await FromEmptyFormTests.Publish(editor);

        var clone = Path.Combine(desk.State, "record.git");
        Assert.Equal("3", desk.Git("-C", clone, "rev-list", "--count", "HEAD").Trim());
        Assert.Contains("By hand.", desk.Git("-C", clone, "show", "HEAD:data/README.md"), StringComparison.Ordinal);
        desk.Git("add", "data");
        desk.Git("pull", "-q", "--ff-only", clone, "main");
        Assert.Equal("", desk.Git("status", "--porcelain", "--", "data").Trim());
    }

    /// <summary>Puts a script where git runs it.</summary>
    internal static async Task Hook(string path, string script)
    {
        await File.WriteAllTextAsync(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }
}
