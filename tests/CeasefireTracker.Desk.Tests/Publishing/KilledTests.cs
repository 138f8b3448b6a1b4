using System.Globalization;
using CeasefireTracker.Tests;

namespace CeasefireTracker.Desk.Tests.Publishing;

/// <summary>
/// The program itself is killed while it saves, returns and publishes: as soon as so many files of its folder have changed since the button
/// was pressed. Of all the changes that a run to the end makes some are drawn evenly; as many as <c>DESK_KILLS</c> says, else the one in
/// the middle.
/// </summary>
[Trait("Takes", "long")]
[TakesLong]
public sealed class KilledTests
{
    private const string Title = "A truce is proposed in a killed test";
    private static readonly int Kills = Environment.GetEnvironmentVariable("DESK_KILLS") is { } kills
        ? int.Parse(kills, CultureInfo.InvariantCulture)
        : Goals.Cases(1, 12);
    private static readonly string[] Files = ["data/events/2025/test-truce.md", "data/published.txt", "data/sources/2025.yml"];

    [Fact]
    public async Task Killed_while_it_saves_nothing_that_was_saved_is_lost_and_no_revision_is_half()
    {
        await Walk(
            isSubmitted: false,
            "/en/drafts/1/1",
            editor => editor.Type("f.title.en", Title).Type("why", "another title").Press("button[value=save]"),
            async (_, editor) =>
            {
                await editor.Open("/en/drafts/1");
                var revisions = editor.Page.QuerySelectorAll("#history ~ ol > li").Length;
                await editor.Open("/en/drafts/1/1");
                Assert.Contains(editor.Value("f.title.en"), new[] { Title, "A truce is proposed in a test" });
                Assert.Equal(revisions == 3, revisions != 2);
                Assert.True(revisions == 2 || editor.Value("f.title.en") == Title);
                editor.Type("f.title.en", "A last title after the kill");
                await FromEmptyFormTests.Save(editor, "once more");
            }
        );
    }

    [Fact]
    public async Task Killed_while_it_is_returned_the_draft_waits_or_is_returned_with_its_note()
    {
        await Walk(
            isSubmitted: true,
            "/en/drafts/1/review",
            editor => editor.Type("note", "Not yet").Press("button[formaction='?handler=Return']"),
            async (_, editor) =>
            {
                await editor.Open("/en/drafts/1");
                var isReturned = editor.Page.QuerySelector(".tag")!.TextContent == "returned";
                Assert.Equal(isReturned, editor.Text.Contains("Not yet", StringComparison.Ordinal));
                Assert.True(isReturned || editor.Page.QuerySelector(".tag")!.TextContent == "in review");
            }
        );
    }

    [Fact]
    public async Task Killed_while_it_publishes_all_of_it_is_there_or_none_and_then_it_can_be_published()
    {
        await Walk(
            isSubmitted: true,
            "/en/drafts/1/review",
            editor =>
            {
                FromEmptyFormTests.Tick(editor);
                return editor.Press("button[formaction='?handler=Publish']");
            },
            async (desk, editor) =>
            {
                await editor.Open("/en/drafts/1");
                if (editor.Page.QuerySelector(".tag")!.TextContent != "published")
                {
                    Assert.Equal("1", Commits(desk));
                    Assert.False(File.Exists(Path.Combine(desk.Root, Files[0])));
                    await FromEmptyFormTests.Press(editor);
                }

                await editor.Open("/en/drafts/1");
                Assert.Equal("published", editor.Page.QuerySelector(".tag")!.TextContent);
                Assert.Equal("2", Commits(desk));
                Assert.All(
                    Files,
                    file =>
                        Assert.Equal(desk.Git("-C", Clone(desk), "show", "HEAD:" + file), File.ReadAllText(Path.Combine(desk.Root, file)))
                );
                Assert.Empty(Directory.EnumerateFiles(desk.Data, ".*.tmp", SearchOption.AllDirectories));
            }
        );
    }

    /// <summary>Kills the program at one change of a file after another.</summary>
    /// <param name="press">Fills in the form at the address and presses its button.</param>
    /// <param name="look">Looks at what the next start finds.</param>
    private static async Task Walk(bool isSubmitted, string address, Func<Browser, Task> press, Func<DeskSite, Browser, Task> look)
    {
        using var before = new DeskSite();
        using (var editor = await before.Editor())
        {
            await FromEmptyFormTests.Write(editor);
            if (isSubmitted)
            {
                await editor.Open("/en/drafts/1");
                await editor.Press("form[action='?handler=Submit'] button");
            }
        }

        var all = await Run(before, address, press, look, int.MaxValue);
        Assert.True(all > Kills, $"only {all} changes of files were seen");
        for (var kill = 0; kill < Kills; kill++)
        {
            // No two runs make the same number of changes: one that ended before its kill is made again, with a kill at half as many.
            var last = 1 + (((2 * kill) + 1) * all / (2 * Kills));
            while (await Run(before, address, press, look, last) < last)
            {
                last /= 2;
                Assert.True(last > all / 16, "it was never killed while it wrote");
            }
        }
    }

    private static async Task<int> Run(
        DeskSite before,
        string address,
        Func<Browser, Task> press,
        Func<DeskSite, Browser, Task> look,
        int last
    )
    {
        var (root, changes) = (Directory.CreateTempSubdirectory("desk-killed-").FullName, 0);
        // Because a file that is open has its last writes beside it, and the two are not copied at one moment.
        DeskSite.CloseState(before.State);
        DeskSite.Copy(before.Root, root);
        using (var desk = await RunningDesk.Start(root))
        {
            await desk.Editor.Open(address);
            using var watch = new FileSystemWatcher(root) { IncludeSubdirectories = true, InternalBufferSize = 65536 };
            watch.Changed += Seen;
            watch.Created += Seen;
            watch.Renamed += Seen;
            watch.Deleted += Seen;
            watch.EnableRaisingEvents = true;
            try
            {
                await press(desk.Editor);
            }
            catch (HttpRequestException)
            {
                // It was killed before it could answer.
            }

            // Because changes are told of late where there is much to do: the answer can be there before them.
            using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            for (var (seen, still) = (-1, 0); still < 5; (seen, still) = (changes, seen == changes ? still + 1 : 0))
            {
                await beat.WaitForNextTickAsync();
            }

            watch.EnableRaisingEvents = false;
            desk.Kill();

            void Seen(object sender, FileSystemEventArgs e)
            {
                if (Interlocked.Increment(ref changes) == last)
                {
                    desk.Kill();
                }
            }
        }

        using var after = new DeskSite(root);
        using var later = await after.Editor();
        await look(after, later);
        return changes;
    }

    private static string Clone(DeskSite desk) => Path.Combine(desk.State, "record.git");

    private static string Commits(DeskSite desk) => desk.Git("-C", Clone(desk), "rev-list", "--count", "HEAD").Trim();
}
