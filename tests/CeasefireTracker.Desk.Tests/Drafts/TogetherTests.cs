using System.Net;
using System.Text.Json.Nodes;
using CeasefireTracker.Desk.Drafts;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;
using CeasefireTracker.Desk.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Desk.Tests.Drafts;

[Trait("Takes", "long")]
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
    public async Task Who_throws_away_their_own_words_leaves_a_draft_of_others_as_it_is()
    {
        using var desk = DeskSite.Small(isTeam: true);
        using var ada = await desk.Join("Ada", DeskRole.Contributor);
        using var grace = await desk.Join("Grace", DeskRole.Editor);
        await ada.Open("/en/");
        await ada.Press("button[value=event]");
        await ada.Type("f.title.en", "Words that nobody has saved").Press("button[value='add:terms']");
        await grace.Open("/en/drafts/1");
        await grace.Press("form[action='?handler=Add'] button[value=actor]");
        await grace.Open("/en/drafts/1");

        await grace.Press("form[action='?handler=Forget'] button");

        await ada.Open("/en/drafts/1");
        Assert.Equal("being written", ada.Page.QuerySelector(".tag")!.TextContent);
        await ada.Type("why", "a first version").Press("form[action='?handler=Save'] button");
        Assert.Contains("a first version", ada.Text, StringComparison.Ordinal);

        // And the author, of what somebody else has typed.
        await ada.Open("/en/");
        await ada.Press("button[value=event]");
        await grace.Open("/en/drafts/2");
        await grace.Press("form[action='?handler=Add'] button[value=actor]");
        await ada.Open("/en/drafts/2");
        await ada.Press("form[action='?handler=Forget'] button");
        await grace.Open("/en/drafts/2");
        Assert.Equal("being written", grace.Page.QuerySelector(".tag")!.TextContent);
    }

    [Fact]
    public async Task A_tab_that_keeps_what_is_typed_takes_nothing_of_another_tab_back()
    {
        using var desk = DeskSite.Small();
        var cookies = new CookieContainer();
        using var other = await desk.Editor(cookies);
        await SmallCorrection.Begin(other);
        // One page that keeps twice while somebody types in it, with what it was told the first time.
        using var first = await desk.Stranger(cookies).Open("/en/drafts/1/1");
        using var then = await desk.Stranger(cookies).Open("/en/drafts/1/1");
        await other.Type("f.title.en", "A title of another tab").Press(".save button[value=check]");

        await Keep(first.Type("f.date", "1931-03-02"));
        var told = JsonNode.Parse(first.Page.Body!.TextContent)!["was"]!.ToJsonString();
        await Keep(then.Type("f.date", "1931-03-03").Type("was", told));

        await other.Open("/en/drafts/1/1");
        Assert.Equal(("A title of another tab", "1931-03-03"), (other.Value("f.title.en"), other.Value("f.date")));

        static Task Keep(Browser tab)
        {
            tab.Page.QuerySelector("form.draft-form")!.SetAttribute("action", "/en/drafts/1/1/keep");
            return tab.Press(".save button[value=check]");
        }
    }

    [Fact]
    public void Two_tabs_that_keep_at_one_moment_lose_nothing()
    {
        using var desk = DeskSite.Small();
        using var one = desk.Services.CreateScope();
        using var two = desk.Services.CreateScope();
        var person = new Person("ada", "Ada", "ada@example.org", DeskRole.Admin);
        var (first, second) = (one.ServiceProvider.GetRequiredService<DraftBook>(), two.ServiceProvider.GetRequiredService<DraftBook>());
        var typed = new JsonObject { ["id"] = "one", ["date"] = "2025-03-11" };
        var draft = first.Begin(person, DraftContent.Empty.Add(PartKind.Event, null, typed, null));
        var (mine, theirs) = (first.Open(draft, person), second.Open(second.Find(draft.Id)!, person));

        first.Type(draft, person, With(mine.Content, "date", "2025-03-12"), 0);
        second.Type(second.Find(draft.Id)!, person, With(theirs.Content, "kind", "proposal"), 0);

        using var third = desk.Services.CreateScope();
        var kept = third.ServiceProvider.GetRequiredService<DraftBook>().Open(draft, person).Content.Parts[0].Typed;
        Assert.Equal(("2025-03-12", "proposal"), ($"{kept["date"]}", $"{kept["kind"]}"));

        static DraftContent With(DraftContent content, string field, string value)
        {
            var changed = (JsonObject)content.Parts[0].Typed.DeepClone();
            changed[field] = value;
            return content.With(content.Parts[0] with { Typed = changed });
        }
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
