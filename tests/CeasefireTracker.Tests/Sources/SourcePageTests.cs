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
        var answer = page.QuerySelector(".rests a[href$='/putin-conditional-support']")!.Closest("li")!;
        Assert.Contains(answer.QuerySelectorAll(".card-dispute"), note => note.TextContent.Contains(language == "en" ? "June 2024" : "2024年6月", StringComparison.Ordinal));
    }
}
