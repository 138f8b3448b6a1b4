using System.Net;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.Publishing;

namespace CeasefireTracker.Desk.Tests.Drafts;

public sealed class TogetherTests
{
    [Fact]
    public async Task The_second_save_on_a_moved_base_is_merged_and_shown_where_it_clashes()
    {
        using var desk = new DeskSite { IsTeam = true };
        using var ada = await desk.Join("Ada", DeskRole.Contributor);
        await FromEmptyFormTests.Write(ada);
        using var grace = await desk.Join("Grace", DeskRole.Editor);
        await grace.Open("/en/drafts/1/1");
        grace.Type("f.date", "2025-03-12").Type("f.title.ja", "別の見出しが付けられる");
        await grace.Press("button[value=check]");

        ada.Type("f.date", "2025-03-13").Type("f.title.en", "Another title in a test");
        await FromEmptyFormTests.Save(ada, "another day");
        grace.Type("why", "yet another day");
        await grace.Press("button[value=save]");

        Assert.Contains("Not saved yet", grace.Text, StringComparison.Ordinal);
        Assert.Equal("2025-03-12", grace.Value("f.date"));
        Assert.Contains("2025-03-13", grace.Page.QuerySelector(".clash")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Another title in a test", grace.Value("f.title.en"));

        await grace.Press("button[value='take:date']");
        Assert.Equal("2025-03-13", grace.Value("f.date"));
        await FromEmptyFormTests.Save(grace, "agreed");
        await ada.Open("/en/drafts/1/1");
        Assert.Equal(("2025-03-13", "別の見出しが付けられる"), (ada.Value("f.date"), ada.Value("f.title.ja")));
    }

    [Fact]
    public async Task A_tab_left_open_does_not_write_over_what_another_tab_saved()
    {
        using var desk = new DeskSite();
        var cookies = new CookieContainer();
        using var ada = await desk.Editor(cookies);
        await FromEmptyFormTests.Write(ada);
        using var tab = desk.Stranger(cookies);
        await tab.Open("/en/drafts/1/1");
        ada.Type("f.title.en", "Another title in a test");
        await FromEmptyFormTests.Save(ada, "in the first tab");

        tab.Type("f.date", "2025-03-12");
        await FromEmptyFormTests.Save(tab, "in the second tab");

        Assert.Equal(("2025-03-12", "Another title in a test"), (tab.Value("f.date"), tab.Value("f.title.en")));
    }

    [Fact]
    public async Task What_was_typed_is_there_after_the_desk_is_started_again()
    {
        using var desk = new DeskSite();
        using (var ada = await desk.Editor())
        {
            await ada.Open("/en/");
            await ada.Press("button[value=event]");
            ada.Type("f.summary.en", "A sentence that nobody has saved.");
            await ada.Press("button[value='add:terms']");
        }

        using var again = new DeskSite(desk);
        using var later = await again.Editor();
        await later.Open("/en/drafts/1/1");

        Assert.Equal("A sentence that nobody has saved.", later.Value("f.summary.en"));
        Assert.Equal("", later.Value("f.terms.0.id"));
    }
}
