using CeasefireTracker.Desk.Drafts;

namespace CeasefireTracker.Desk.Tests.Drafts;

public sealed class PastedAddressTests
{
    [Theory]
    [InlineData("https://m.example.org/a?utm_source=x&id=3#top", "https://example.org/a?id=3")]
    [InlineData("  https://amp.example.org/news/a/amp/ ", "https://example.org/news/a")]
    [InlineData("HTTPS://EXAMPLE.ORG", "https://example.org/")]
    [InlineData("https://m.org/a", "https://m.org/a")]
    [InlineData("ftp://example.org/a", null)]
    [InlineData("not an address", null)]
    public void An_address_is_brought_into_one_spelling(string pasted, string? normal) =>
        Assert.Equal(normal, PastedAddress.Normal(pasted));
}
