using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Disputes;

/// <summary>The choice of who reports otherwise, on a record where many do.</summary>
public sealed class PublisherChoiceTests(RecordSite site) : IClassFixture<RecordSite>
{
    [Theory]
    [InlineData("en", @"\S \([0-9]+\)$")]
    [InlineData("ja", @"\S（[0-9]+）$")]
    public async Task Who_reports_otherwise_most_can_be_chosen_by_a_touch_and_everybody_else_from_a_list(string language, string counted)
    {
        var all = await Page($"/{language}/disputes");
        var chips = all.QuerySelectorAll(".choose-more .chip").Select(Address).ToList();
        var others = all.QuerySelectorAll<IHtmlOptionElement>("#publisher option[value]:not([value=''])").ToList();

        Assert.Equal(12, chips.Count);
        Assert.True(others.Count > 12);
        Assert.All(others, option => Assert.Matches(counted, option.TextContent));
        Assert.Empty(others.Select(option => $"/{language}/disputes?publisher={option.Value}").Intersect(chips));
        Assert.Equal("", all.QuerySelector<IHtmlSelectElement>("#publisher")!.Value);
    }

    [Fact]
    public async Task What_is_chosen_from_the_list_is_added_to_what_was_chosen_before_and_can_be_left_again_by_a_touch()
    {
        var before = await Page("/en/disputes?why=contradiction&publisher=tass&q=the");
        var form = before.QuerySelector<IHtmlSelectElement>("#publisher")!.Form!;
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input").Select(field => $"{field.Name}={field.Value}");
        var other = before.QuerySelectorAll<IHtmlOptionElement>("#publisher option").Last().Value;

        var after = await Page($"{form.GetAttribute("action")}?{string.Join('&', fields)}&publisher={other}");

        Assert.Equal(["why=contradiction", "publisher=tass", "q=the"], fields);
        Assert.Equal(
            new[] { "tass", other }.Select(left => $"/en/disputes?why=contradiction&publisher={left}&q=the").Order(),
            after.QuerySelectorAll(".choose-more .chip[aria-current]").Select(Address).Order()
        );
    }

    private static string Address(IElement link) => link.GetAttribute("href")!;

    private async Task<IHtmlDocument> Page(string address)
    {
        using var reader = site.Reader();
        using var answer = await reader.GetAsync(address);
        return answer.Headers.Location is { } own
            ? await Page(own.OriginalString)
            : new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }
}
