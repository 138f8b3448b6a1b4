using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Pages;

public sealed class EventPageTests : IDisposable
{
    private const string Spoken = "    stance: demands\n    detail: { en: Renounce NATO., ja: NATO加盟の放棄。 }";

    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [Theory]
    [InlineData("en", "Sources differ on 2 points")]
    [InlineData("ja", "出典の食い違い2件")]
    public async Task The_terms_stand_before_the_differences_which_the_head_announces(string language, string said)
    {
        var page = await Page($"/{language}/events/conditional-answer");
        var headings = page.QuerySelectorAll("h2[id]").Select(heading => heading.Id).ToList();

        Assert.True(headings.IndexOf("terms") < headings.IndexOf("disputes"));
        Assert.Equal(said, page.QuerySelector(".event-head .differs-entry a[href='#disputes']")!.TextContent);
        Assert.Null((await Page($"/{language}/events/thirty-day-proposal")).QuerySelector(".differs-entry"));
    }

    [Theory]
    [InlineData("en", "Contradicted", "attributed to Vladimir Putin by this report alone", "said by")]
    [InlineData("ja", "矛盾", "この報道だけがウラジーミル・プーチンの発言とする", "発言者：")]
    public async Task A_contradicted_stance_says_so_first_and_is_nobodys_words(
        string language,
        string mark,
        string attributed,
        string never
    )
    {
        record.Replace(SmallRecord.Answer, Spoken, "    spoken-by: vladimir-putin\n" + Spoken);
        var page = await Page($"/{language}/events/conditional-answer");
        var contradicted = page.QuerySelector("#t-nato")!;

        Assert.Contains(mark, contradicted.FirstElementChild!.TextContent, StringComparison.Ordinal);
        Assert.Contains(attributed, contradicted.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(never, contradicted.TextContent, StringComparison.Ordinal);
        Assert.Contains(never, page.QuerySelector("#t-truce")!.TextContent, StringComparison.Ordinal);
        var issue = await Page($"/{language}/issues/nato");
        Assert.Contains(attributed, issue.QuerySelector(".statement.only")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(never, issue.QuerySelector(".statement.only")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_marked_as_spoken_only_where_a_source_quotes_them()
    {
        record.Replace(
            SmallRecord.Answer,
            "    detail: { en: Root causes first.",
            "    words: { text: root causes, language: en, en: root causes, ja: 根本原因, cite: reuters-march }\n    detail: { en: Root causes first."
        );
        var term = (await Page("/ja/events/conditional-answer")).QuerySelector("#t-truce")!;

        Assert.Equal("root causes", term.QuerySelector("q[lang=en]")!.TextContent);
        Assert.Contains("ウラジーミル・プーチンの言葉：", term.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("発言者：", term.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/events/conditional-answer", ".citations .differs-on", "Says otherwise: The date")]
    [InlineData("/ja/events/conditional-answer", ".citations .differs-on", "異なる記述：日付")]
    [InlineData("/en/sources/article", ".rests .card-dispute strong", "The stance: Renounce NATO")]
    public async Task A_note_of_a_source_says_which_point_it_is_about(string address, string place, string said)
    {
        var notes = (await Page(address)).QuerySelectorAll(place).Select(note => note.TextContent.Trim()).ToList();

        Assert.Contains(notes, note => note.Contains(said, StringComparison.Ordinal));
    }

    private async Task<IHtmlDocument> Page(string address)
    {
        using var site = new TrackerSite(record.Data);
        return new HtmlParser().ParseDocument(await site.Reader().GetStringAsync(address));
    }
}
