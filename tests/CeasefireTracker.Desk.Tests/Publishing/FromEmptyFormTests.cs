using System.Net;

namespace CeasefireTracker.Desk.Tests.Publishing;

[Trait("Takes", "long")]
public sealed class FromEmptyFormTests
{
    [Fact]
    public async Task An_event_goes_from_an_empty_form_to_its_file_and_one_commit_under_the_authors_name()
    {
        using var desk = new DeskSite();
        using var editor = await desk.Editor();

        await Write(editor);
        await Publish(editor);

        var file = await File.ReadAllTextAsync(Path.Combine(desk.Data, "events", "2025", "test-truce.md"));
        Assert.Contains("en: \"A truce is proposed in a test\"", file, StringComparison.Ordinal);
        Assert.Contains("test-truce", await File.ReadAllLinesAsync(Path.Combine(desk.Data, "published.txt")));
        Assert.Contains(
            "https://www.reuters.com/world/a-test",
            await File.ReadAllTextAsync(Path.Combine(desk.Data, "sources", "2025.yml")),
            StringComparison.Ordinal
        );
        var clone = Path.Combine(desk.State, "record.git");
        Assert.Equal("Ada <ada@example.org>", desk.Git("-C", clone, "log", "-1", "--format=%an <%ae>").Trim());
        Assert.Equal("2", desk.Git("-C", clone, "rev-list", "--count", "HEAD").Trim());
        Assert.Equal(
            "data/events/2025/test-truce.md\ndata/published.txt\ndata/sources/2025.yml",
            desk.Git("-C", clone, "show", "--name-only", "--format=", "HEAD").Trim()
        );
        Assert.Equal(file, desk.Git("-C", clone, "show", "HEAD:data/events/2025/test-truce.md"));
        await editor.Open("/en/log");
        Assert.Contains("published their own draft, because this desk has one person", editor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_git_the_files_are_written_and_it_is_said_that_there_is_no_history()
    {
        using var desk = new DeskSite(withGit: false);
        using var editor = await desk.Editor();
        Assert.Contains("there is no history", editor.Text, StringComparison.Ordinal);

        await Write(editor);
        await Publish(editor);

        Assert.True(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));
    }

    [Fact]
    public async Task A_draft_that_breaks_a_rule_is_saved_and_not_published()
    {
        using var desk = new DeskSite();
        using var editor = await desk.Editor();
        await Write(editor);
        editor.Type("f.terms.0.option", "no-such-option");
        await Save(editor, "wrong on purpose");
        Assert.Contains("'no-such-option' is not an option of 'ceasefire'", editor.Text, StringComparison.Ordinal);

        await Publish(editor);

        Assert.Contains("Not published", editor.Text, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));
    }

    [Fact]
    public async Task Files_that_somebody_changed_by_hand_are_named_and_left_alone()
    {
        using var desk = new DeskSite();
        using var editor = await desk.Editor();
        await Write(editor);
        var ids = Path.Combine(desk.Data, "published.txt");
        await File.AppendAllTextAsync(ids, "by-hand\n");

        await Publish(editor);

        Assert.Contains("data/published.txt", editor.Text, StringComparison.Ordinal);
        Assert.Contains("by-hand", await File.ReadAllTextAsync(ids), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(desk.Data, "events", "2025", "test-truce.md")));
    }

    [Fact]
    public async Task The_preview_is_the_reader_sites_own_page_in_both_languages()
    {
        using var desk = new DeskSite();
        using var editor = await desk.Editor();
        await Write(editor);

        await editor.Open("/preview/1/en/events/test-truce");
        Assert.Equal(HttpStatusCode.OK, editor.Status);
        Assert.Equal("A truce is proposed in a test", editor.Page.QuerySelector("h1")!.TextContent);
        Assert.All(
            editor.Page.QuerySelectorAll("link[rel=stylesheet]"),
            sheet => Assert.StartsWith("/preview/1/css/", sheet.GetAttribute("href"), StringComparison.Ordinal)
        );
        using (var sheet = await editor.Get(editor.Page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!))
        {
            Assert.Equal(HttpStatusCode.OK, sheet.StatusCode);
        }

        await editor.Open("/preview/1/ja/events/test-truce");
        Assert.Equal("試験で停戦が提案される", editor.Page.QuerySelector("h1")!.TextContent);
    }

    /// <summary>Fills in a sound event with a new source, and saves it.</summary>
    internal static async Task Write(Browser editor)
    {
        await editor.Open("/en/");
        await editor.Press("button[value=event]");
        editor
            .Type("f.id", "test-truce")
            .Type("f.date", "2025-03-11")
            .Type("f.kind", "proposal")
            .Type("f.standing", "established")
            .Type("f.title.en", "A truce is proposed in a test")
            .Type("f.title.ja", "試験で停戦が提案される")
            .Type("f.summary.en", "Ukraine proposes a truce in a test, and nobody has to answer it.")
            .Type("f.summary.ja", "試験の中でウクライナが停戦を提案し、誰も答える必要はない。")
            .Type("address", "https://www.reuters.com/world/a-test?utm_source=x")
            .Type("published", "2025-03-11");
        await editor.Press("button[value='paste']");
        var source = editor.Value("f.citations.0.source");
        Assert.StartsWith("reuters-2025-03-11", source, StringComparison.Ordinal);
        editor.Type("f.citations.0.supports.en", "The proposal.").Type("f.citations.0.supports.ja", "提案。").Type("f.collections.0", "x");
        await editor.Press("button[value='add:actors']");
        editor.Type("f.actors.0.actor", "ukraine").Type("f.actors.0.role", "proposer");
        await editor.Press("button[value='add:terms']");
        editor
            .Type("f.terms.0.id", "truce")
            .Type("f.terms.0.issue", "ceasefire")
            .Type("f.terms.0.option", "general-truce")
            .Type("f.terms.0.actors.0", "ukraine")
            .Type("f.terms.0.stance", "offers")
            .Type("f.terms.0.detail.en", "A truce.")
            .Type("f.terms.0.detail.ja", "停戦。")
            .Type("f.terms.0.cite.0", source);
        await Save(editor, "a first version");
        await editor.Open("/en/drafts/1/2");
        editor.Type("f.title", "A test").Type("f.language", "en").Type("f.access", "open").Type("f.tier", "news").Type("f.checked", "full");
        await Save(editor, "its source");
        await editor.Open("/en/drafts/1/1");
    }

    internal static async Task Save(Browser editor, string why)
    {
        editor.Type("why", why);
        await editor.Press("button[value=save]");
        Assert.Contains("Saved.", editor.Text, StringComparison.Ordinal);
    }

    internal static async Task Publish(Browser editor, int draft = 1)
    {
        await editor.Open($"/en/drafts/{draft}");
        await editor.Press("form[action='?handler=Submit'] button");
        await Press(editor, draft);
    }

    internal static async Task Press(Browser editor, int draft = 1)
    {
        await editor.Open($"/en/drafts/{draft}/review");
        Tick(editor);
        await editor.Press("button[formaction='?handler=Publish']");
    }

    /// <summary>Ticks every document of a review as read.</summary>
    internal static void Tick(Browser editor)
    {
        foreach (var box in editor.Page.QuerySelectorAll("input[name=read]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>())
        {
            box.IsChecked = true;
        }
    }
}
