using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Pages;

public sealed class CodebookTests
{
    [Theory]
    [InlineData("en", "From the record: Root causes first.")]
    [InlineData("ja", "記録の例：根本原因の除去が条件。")]
    public async Task Of_an_option_the_codebook_shows_the_stance_taken_last_and_none_that_a_contradicted_source_alone_reports(
        string language,
        string general
    )
    {
        using var record = new SmallRecord();
        using var site = new TrackerSite(record.Data);
        using var reader = site.Reader();
        var page = new HtmlParser().ParseDocument(await reader.GetStringAsync($"/{language}/about/codebook"));
        var options = page.QuerySelectorAll("#issues ~ ul li")
            .Where(option => option.QuerySelector("code") is not null)
            .ToDictionary(option => option.QuerySelector("code")!.TextContent, option => option.QuerySelector(".quiet"));

        Assert.Equal(general, options["general"]!.TextContent.Trim());
        Assert.Equal($"/{language}/events/conditional-answer#t-truce", options["general"]!.QuerySelector("a")!.GetAttribute("href"));
        Assert.Null(options["renounce"]);
    }
}
