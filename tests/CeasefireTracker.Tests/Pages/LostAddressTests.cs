using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Pages;

/// <summary>Addresses that are nearly right lead on.</summary>
public sealed class LostAddressTests(RecordSite site) : IClassFixture<RecordSite>
{
    [Theory]
    [InlineData("/en/events/putin-conditional-support).", "/en/events/putin-conditional-support")]
    [InlineData("/ja/events/putin-conditional-support%E3%80%82", "/ja/events/putin-conditional-support")]
    [InlineData("/ja/timeline%EF%BC%89%E3%80%82", "/ja/timeline")]
    [InlineData("/en/timeline.", "/en/timeline")]
    [InlineData("/en/timeline,?actor=russia", "/en/timeline?actor=russia")]
    [InlineData("/en/about/codebook%22", "/en/about/codebook")]
    [InlineData("/en/actors/vladimir-putin%3E", "/en/actors/vladimir-putin")]
    [InlineData("/favicon.ico", "/icons/touch.png")]
    [InlineData("/apple-touch-icon.png", "/icons/touch.png")]
    public async Task What_a_sentence_left_at_the_end_of_an_address_is_taken_off(string address, string expected)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync(address);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(expected, answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("//evil.example/x).")]
    [InlineData("/%5Cevil.example).")]
    [InlineData("/).")]
    public async Task Such_an_address_never_leads_to_another_site(string address)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync(new Uri(client.BaseAddress!.GetLeftPart(UriPartial.Authority) + address));

        Assert.DoesNotMatch("^(//|/\\\\|http)", answer.Headers.Location?.ToString() ?? "");
    }

    [Theory]
    [InlineData("/en/events/putin-conditional-suport", "/en/events/putin-conditional-support")]
    [InlineData("/ja/events/putin-conditional-suport", "/ja/events/putin-conditional-support")]
    [InlineData("/en/actors/vladimir-puten", "/en/actors/vladimir-putin")]
    [InlineData("/en/actor/vladimir-putin", "/en/actors/vladimir-putin")]
    [InlineData("/en/issues/nato-memberships", "/en/issues/nato-membership")]
    [InlineData("/en/phases/thirty-day-propsal", "/en/phases/thirty-day-proposal")]
    [InlineData("/en/sources/seed-artcle", "/en/sources/seed-article")]
    [InlineData("/en/postions", "/en/positions")]
    [InlineData("/ja/about/codebok", "/ja/about/codebook")]
    [InlineData("/timeline", "/en/timeline")]
    [InlineData("/timeline", "/ja/timeline")]
    [InlineData("/fr/events/putin-conditional-support", "/ja/events/putin-conditional-support")]
    [InlineData("/jp/positions", "/ja/positions")]
    public async Task A_page_that_is_not_there_names_the_one_that_was_meant(string address, string meant)
    {
        var page = await Missing(address);
        var suggested = page.QuerySelectorAll(".did-you-mean a").Select(link => link.GetAttribute("href")).ToList();

        Assert.Contains(meant, suggested);
        Assert.All(page.QuerySelectorAll(".did-you-mean a"), link => Assert.NotEmpty(link.TextContent.Trim()));
        using var client = site.Reader();
        foreach (var link in suggested)
        {
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(link)).StatusCode);
        }
    }

    [Theory]
    [InlineData("/en/events/nothing-like-it-at-all-anywhere")]
    [InlineData("/wp-login.php")]
    [InlineData("/en/xyzzy")]
    public async Task Where_nothing_is_near_nothing_is_suggested(string address) =>
        Assert.Null((await Missing(address)).QuerySelector(".did-you-mean"));

    private async Task<IDocument> Missing(string address)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
