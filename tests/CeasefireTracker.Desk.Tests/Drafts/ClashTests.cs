using System.Net;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.Publishing;

namespace CeasefireTracker.Desk.Tests.Drafts;

public sealed class ClashTests
{
    [Fact]
    public async Task The_others_words_are_taken_where_they_belong_though_an_item_before_them_is_gone()
    {
        using var desk = DeskSite.Small(isTeam: true);
        using var ada = await desk.Join("Ada", DeskRole.Editor);
        using var grace = await desk.Join("Grace", DeskRole.Editor);
        await SmallCorrection.Begin(ada);
        await FromEmptyFormTests.Save(ada, "a first version");
        await grace.Open("/en/drafts/1/1");
        var id = grace.Value("f.terms.1.id");
        await grace.Type("f.terms.1.detail.en", "Her words.").Press(".save button[value=check]");
        ada.Type("f.terms.1.detail.en", "His words.");
        await FromEmptyFormTests.Save(ada, "another detail");
        await grace.Type("why", "mine").Press("button[value=save]");
        Assert.Contains("Not saved yet", grace.Text, StringComparison.Ordinal);

        await grace.Press("button[value='remove:terms.0']");
        Assert.Equal(id, grace.Value("f.terms.0.id"));
        await grace.Press("button[value^='take:']");

        Assert.Equal("His words.", grace.Value("f.terms.0.detail.en").Trim());
        Assert.Empty(grace.Page.QuerySelectorAll(".clash"));
    }

    [Fact]
    public async Task A_clash_that_is_not_settled_is_not_forgotten_for_another()
    {
        using var desk = DeskSite.Small();
        var cookies = new CookieContainer();
        using var one = await desk.Editor(cookies);
        using var two = desk.Stranger(cookies);
        using var three = desk.Stranger(cookies);
        await SmallCorrection.Begin(one);
        foreach (var tab in new[] { two, three })
        {
            await tab.Open("/en/drafts/1/1");
        }

        await one.Type("f.title.en", "One title").Type("f.date", "1931-03-14").Press(".save button[value=check]");
        await two.Type("f.title.en", "Another title").Press(".save button[value=check]");
        Assert.Single(two.Page.QuerySelectorAll(".clash"));
        await three.Type("f.date", "1931-03-13").Press(".save button[value=check]");

        Assert.Equal(
            ["1931-03-14", "One title"],
            three.Page.QuerySelectorAll(".clash blockquote").Select(words => words.TextContent).Order()
        );
        await three.Press("button[value='take:title.en']");
        Assert.Equal(("One title", "1931-03-13"), (three.Value("f.title.en"), three.Value("f.date")));
        Assert.Single(three.Page.QuerySelectorAll(".clash"));

        // And of two in one place, each can be taken.
        await SmallCorrection.Begin(one);
        var tabs = new List<Browser>();
        foreach (var title in new[] { "One", "Two", "Three" })
        {
            tabs.Add(await desk.Stranger(cookies).Open("/en/drafts/2/1"));
            tabs[^1].Type("f.title.en", title);
        }

        foreach (var tab in tabs)
        {
            await tab.Press(".save button[value=check]");
        }

        var shown = tabs[^1].Page.QuerySelectorAll(".clash").ToList();
        Assert.Equal(["One", "Two"], shown.Select(clash => clash.QuerySelector("blockquote")!.TextContent));
        var second = shown[1].QuerySelector("button")!.GetAttribute("value");
        await tabs[^1].Press($"button[value='{second}']");
        Assert.Equal("Two", tabs[^1].Value("f.title.en"));
        tabs.ForEach(tab => tab.Dispose());
    }

    [Fact]
    public async Task A_part_that_was_changed_after_somebody_took_it_out_is_shown_before_it_goes()
    {
        using var desk = new DeskSite(withGit: false) { IsTeam = true };
        using var ada = await desk.Join("Ada", DeskRole.Contributor);
        using var grace = await desk.Join("Grace", DeskRole.Editor);
        await FromEmptyFormTests.Write(ada);
        await grace.Open("/en/drafts/1");
        await grace.Press("form[action='?handler=Remove'] button[value='2']");
        await ada.Open("/en/drafts/1/2");
        ada.Type("f.title", "Another title of the source");
        await FromEmptyFormTests.Save(ada, "its title");

        await grace.Open("/en/drafts/1");
        await grace.Type("why", "not that one").Press("form[action='?handler=Save'] button");

        Assert.Equal("/en/drafts/1/2", grace.Address);
        Assert.Contains("You had taken it out", grace.Text, StringComparison.Ordinal);
        Assert.Equal("Another title of the source", grace.Value("f.title"));
        await grace.Open("/en/drafts/1");
        Assert.Contains("You had taken it out", grace.Text, StringComparison.Ordinal);
        await grace.Press("form[action='?handler=Remove'] button[value='2']");
        await grace.Type("why", "not that one").Press("form[action='?handler=Save'] button");
        Assert.DoesNotContain("Another title of the source", grace.Page.QuerySelector("section")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("not that one", grace.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stance_that_was_changed_while_somebody_took_it_out_is_shown_in_words()
    {
        using var desk = DeskSite.Small(isTeam: true);
        using var ada = await desk.Join("Ada", DeskRole.Editor);
        using var grace = await desk.Join("Grace", DeskRole.Editor);
        await SmallCorrection.Begin(ada);
        await FromEmptyFormTests.Save(ada, "a first version");
        await grace.Open("/en/drafts/1/1");
        await grace.Press("button[value='remove:terms.0']");
        ada.Type("f.terms.0.detail.ja", "相手が書いた説明。");
        await FromEmptyFormTests.Save(ada, "another detail");

        await grace.Type("why", "not that one").Press("button[value=save]");

        Assert.Contains("You had taken this out", grace.Page.QuerySelector(".clash")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Stances 1", grace.Page.QuerySelector(".notice li")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("相手が書いた説明。", grace.Value("f.terms.0.detail.ja").Trim());
        Assert.DoesNotContain("\\u", grace.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_reviewer_typed_is_there_after_a_publication_that_clashed()
    {
        using var desk = DeskSite.Small();
        using var editor = await desk.Editor();
        await SmallCorrection.Write(editor);
        await SmallCorrection.Write(editor, 2, "Another title in a test");
        await FromEmptyFormTests.Press(editor);
        await editor.Open("/en/drafts/2/1");
        await editor.Type("f.title.ja", "まだ保存していない題名").Press(".save button[value=check]");

        await FromEmptyFormTests.Press(editor, 2);

        Assert.Equal("/en/drafts/2/1", editor.Address);
        Assert.Contains(SmallCorrection.Title, editor.Page.QuerySelector(".clash")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("まだ保存していない題名", editor.Value("f.title.ja"));
        Assert.Equal("Another title in a test", editor.Value("f.title.en"));
    }
}
