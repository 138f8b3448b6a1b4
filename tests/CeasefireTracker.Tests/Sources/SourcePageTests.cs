using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Sources;

/// <summary>The page of one document.</summary>
public sealed class SourcePageTests(RecordSite site) : IClassFixture<RecordSite>
{
    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task A_note_on_what_a_document_says_otherwise_begins_with_what_it_is_about_and_what_it_says(string language)
    {
        using var client = site.Reader();
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync($"/{language}/sources/seed-article"));
        var notes = page.QuerySelectorAll(".rests .card-dispute").ToList();

        Assert.NotEmpty(notes);
        Assert.All(notes, note => Assert.NotEmpty(note.QuerySelector("strong")?.TextContent.Trim() ?? ""));
        // In the words that readers know, not by the ids that files use.
        Assert.All(notes, note => Assert.DoesNotMatch("[a-z]-[a-z]+-[a-z]|nato-", note.QuerySelector("strong")!.TextContent));
        Assert.Contains(
            notes,
            note =>
                note.QuerySelector("strong")!
                    .TextContent.Contains(
                        language == "en" ? "Ukraine is to give up joining NATO" : "ウクライナがNATO加盟を放棄する",
                        StringComparison.Ordinal
                    )
        );
        var answer = page.QuerySelector(".rests a[href$='/putin-conditional-support']")!.Closest("li")!;
        Assert.Contains(
            answer.QuerySelectorAll(".card-dispute"),
            note => note.TextContent.Contains(language == "en" ? "June 2024" : "2024年6月", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("business-standard-2025-03-18", "What is not to be struck", "a figure")]
    [InlineData("diamond-online-us-final-offer", "Ukraine may join the EU, but not NATO", "a stance")]
    [InlineData("kyiv-independent-2024-11-27", "Ukraine stays out of NATO", "another option of a stance")]
    public async Task A_figure_a_stance_and_an_option_are_told_in_words_and_not_by_their_ids(string source, string words, string what)
    {
        using var client = site.Reader();
        var page = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync($"/en/sources/{source}"));

        Assert.True(
            page.QuerySelectorAll(".rests .card-dispute").Any(note => note.TextContent.Contains(words, StringComparison.Ordinal)),
            what
        );
    }
}
