using CeasefireTracker.Desk.Publishing;
using CeasefireTracker.Desk.State;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.Publishing;

/// <summary>A remote that takes a commit and says nothing of it.</summary>
[Trait("Takes", "long")]
public sealed class LostAnswerTests : IDisposable
{
    // Git runs it once the branch has moved, and waits for it before it answers.
    private const string Dies = "[ \"$1\" = committed ] && kill -9 $PPID";

    private readonly DeskSite desk = DeskSite.Small(remote: "elsewhere.git");

    private string Remote => Path.Combine(desk.Root, "elsewhere.git");

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task What_arrived_is_published_though_its_answer_was_lost()
    {
        using var editor = await desk.Editor();
        await SmallCorrection.Write(editor);
        await Forget(Dies);

        await FromEmptyFormTests.Press(editor);

        Assert.Contains("Readers have it.", editor.Text, StringComparison.Ordinal);
        Assert.True(SmallCorrection.IsIn(desk));
        Assert.Equal("2", desk.Git("-C", Remote, "rev-list", "--count", "main").Trim());
        Assert.Contains("publish-alone", Acts());
    }

    [Fact]
    public async Task What_arrived_is_published_though_the_branch_here_could_not_be_moved()
    {
        using var editor = await desk.Editor();
        await SmallCorrection.Write(editor);
        var locked = Path.Combine(desk.State, "record.git", "refs", "heads", "main.lock");
        desk.Part<Steps>().Reached = step =>
        {
            if (step == "pushed")
            {
                File.WriteAllText(locked, "");
            }
        };

        await FromEmptyFormTests.Press(editor);
        Assert.Contains("it is not known yet", editor.Text, StringComparison.Ordinal);
        await editor.Open("/en/drafts/1/review");
        Assert.Contains("It is being published", editor.Text, StringComparison.Ordinal);
        Assert.Null(editor.Page.QuerySelector("button[formaction='?handler=Return']"));

        File.Delete(locked);
        await editor.Open("/en/");
        await editor.Press("form[action='?handler=Resume'] button");
        await editor.Open("/en/drafts/1");
        Assert.Contains("Readers have it.", editor.Text, StringComparison.Ordinal);
        Assert.True(SmallCorrection.IsIn(desk));
        Assert.Contains("publish-alone", Acts());
    }

    [Fact]
    public async Task What_cannot_be_known_is_ended_as_soon_as_the_remote_answers_again()
    {
        using var editor = await desk.Editor();
        await SmallCorrection.Write(editor);
        await Forget($"[ \"$1\" = committed ] && mv \"{Remote}\" \"{Remote}.away\" && kill -9 $PPID");

        await FromEmptyFormTests.Press(editor);
        Assert.Contains("it is not known yet", editor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("publish-alone", Acts());

        await editor.Open("/en/");
        await editor.Press("form[action='?handler=Resume'] button");
        Assert.Contains($"Not ended yet: {SmallCorrection.Title}. git fetch", editor.Text, StringComparison.Ordinal);
        Directory.Move(Remote + ".away", Remote);
        await editor.Open("/en/");
        await editor.Press("form[action='?handler=Resume'] button");
        Assert.True(SmallCorrection.IsIn(desk));
        Assert.Equal("2", desk.Git("-C", Path.Combine(desk.State, "record.git"), "rev-list", "--count", "HEAD").Trim());
        Assert.Contains("publish-alone", Acts());
    }

    [Fact]
    public async Task What_the_machine_found_is_logged_though_the_answer_was_lost()
    {
        using (await desk.Editor()) { }

        await Forget(Dies);
        using var scope = desk.Services.CreateScope();
        var outcome = scope
            .ServiceProvider.GetRequiredService<MachineCommit>()
            .Publish("data/seen.yml", (now, _) => now.Text("data/seen.yml") + "# Seen.\n", "a test", "editor");

        Assert.Equal(Refusal.None, outcome.Refusal);
        Assert.EndsWith("# Seen.\n", await File.ReadAllTextAsync(Path.Combine(desk.Data, "seen.yml")), StringComparison.Ordinal);
        Assert.Contains(MachineCommit.Act, Acts());
    }

    private Task Forget(string script) => ElsewhereTests.Hook(Path.Combine(Remote, "hooks", "reference-transaction"), script + "\nexit 0");

    private List<string> Acts()
    {
        using var scope = desk.Services.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<DeskContext>().Acts.Select(act => act.What)];
    }
}
