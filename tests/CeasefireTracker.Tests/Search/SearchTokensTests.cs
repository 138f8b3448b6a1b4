using System.Globalization;
using System.Text;
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
    [InlineData("ΛΌΓΟΣ λόγος", "λογοσ λογοσ")]
    [InlineData("İstanbul İZMİR Istanbul", "istanbul izmir istanbul")]
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

    [Fact]
    public void Whatever_is_folded_is_small_and_folds_no_further() =>
        Assert.Empty(
            Characters()
                .Select(character => (Code: $"U+{character.Value:X4}", Folded: SearchTokens.Fold(character.ToString())))
                .Where(pair => pair.Folded != pair.Folded.ToLowerInvariant() || pair.Folded != SearchTokens.Fold(pair.Folded))
                .Select(pair => pair.Code)
        );

    [Fact]
    public void A_letter_is_the_same_in_capitals_and_small() =>
        Assert.Empty(
            Characters()
                .Select(small => (Small: small, Capital: Rune.ToUpperInvariant(small)))
                .Where(pair => pair.Capital != pair.Small && Rune.IsLetter(pair.Small))
                .Where(pair => SearchTokens.Fold(pair.Capital.ToString()) != SearchTokens.Fold(pair.Small.ToString()))
                .Select(pair => $"U+{pair.Small.Value:X4}")
        );

    private static IEnumerable<Rune> Characters() =>
        Enumerable
            .Range(0, 0x110000)
            .Where(Rune.IsValid)
            .Select(value => new Rune(value))
            .Where(character => Rune.GetUnicodeCategory(character) is not (UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse));
}
