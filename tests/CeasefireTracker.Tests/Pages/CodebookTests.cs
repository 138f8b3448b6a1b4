using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Pages;

public sealed class CodebookTests
{
    [Theory]
    [InlineData("en", "From the record: Root causes first.", "No stance on it stands uncontradicted on record yet.")]
    [InlineData("ja", "記録の例：根本原因の除去が条件。", "反する報道のない記録はまだない。")]
    public async Task Of_every_option_the_codebook_shows_the_stance_taken_last_or_says_that_there_is_none(string language, string general, string renounce)
    {
        using var record = new SmallRecord();
        using var site = new TrackerSite(record.Data);
        using var reader = site.Reader();
        var page = new HtmlParser().ParseDocument(await reader.GetStringAsync($"/{language}/about/codebook"));
        var options = page.QuerySelectorAll("#issues ~ ul li").Where(option => option.QuerySelector("code") is not null)
            .ToDictionary(option => option.QuerySelector("code")!.TextContent, option => option.QuerySelector(".quiet")!);

        Assert.Equal(general, options["general"].TextContent.Trim());
        Assert.Equal($"/{language}/events/conditional-answer#t-truce", options["general"].QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(renounce, options["renounce"].TextContent.Trim());
    }
}
