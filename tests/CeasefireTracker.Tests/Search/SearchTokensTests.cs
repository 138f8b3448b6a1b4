using CeasefireTracker.Web.Search;

namespace CeasefireTracker.Tests.Search;

public sealed class SearchTokensTests
{
    [Theory]
    [InlineData("停戦協議", "停戦 戦協 協議 議")]
    [InlineData("訪米", "訪米 米")]
    [InlineData("30日間", "30 日間 間")]
    [InlineData("Zelenskyy’s 30-day plan", "zelenskyy s 30 day plan")]
    [InlineData("Erdoğan, Çavuşoğlu", "erdogan cavusoglu")]
    [InlineData("Зеленський", "зеленськии")]
    [InlineData("ガス・パイプ", "ガス ス パイ イプ プ")]
    [InlineData("ＮＡＴＯ", "nato")]
    [InlineData("ﾌﾟｰﾁﾝ", "プー ーチ チン ン")]
    public void A_text_is_cut_into(string text, string tokens) => Assert.Equal(tokens, string.Join(' ', SearchTokens.Index(text)));

    [Fact]
    public void Half_a_surrogate_pair_is_no_reason_to_fail() =>
        Assert.Equal("a b", string.Join(' ', SearchTokens.Query("a\uD83D b\uDC00")));

    [Fact]
    public void A_character_that_needs_no_folding_is_folded_like_any_other()
    {
        // Beside ① a text is never taken for one that needs none.
        Assert.All(
            Enumerable.Range(1, 0xD7FF).Select(c => (char)c),
            c => Assert.Equal("1 " + SearchTokens.Fold(c.ToString()), SearchTokens.Fold("① " + c))
        );
    }
}
