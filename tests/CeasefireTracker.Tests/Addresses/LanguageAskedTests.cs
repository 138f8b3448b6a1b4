using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Addresses;
using Microsoft.AspNetCore.Http;

namespace CeasefireTracker.Tests.Addresses;

public sealed class LanguageAskedTests
{
    [Theory]
    [InlineData("/ja/timeline", Language.Ja)]
    [InlineData("/JA", Language.Ja)]
    [InlineData("/en/ja", Language.En)]
    [InlineData("/japan", Language.En)]
    [InlineData("/", Language.En)]
    [InlineData("", Language.En)]
    public void An_address_asks_in_the_language_that_it_begins_with(string path, Language asked) =>
        Assert.Equal(asked, LanguageAsked.Of(new PathString(path)));

    [Theory]
    [InlineData("ja", Language.Ja)]
    [InlineData("ja-JP, en;q=0.8", Language.Ja)]
    [InlineData("ja;q=0.2, en", Language.En)]
    [InlineData("tlh, ja;q=0.5", Language.Ja)]
    [InlineData("en, ja", Language.En)]
    [InlineData("jam", Language.En)]
    [InlineData("", Language.En)]
    public void A_browser_asks_in_the_language_that_it_likes_best_of_those_that_there_are(string accepted, Language asked)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptLanguage = accepted;

        Assert.Equal(asked, LanguageAsked.Of(request));
    }
}
