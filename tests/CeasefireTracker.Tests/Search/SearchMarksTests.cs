using CeasefireTracker.Web.Search;

namespace CeasefireTracker.Tests.Search;

public sealed class SearchMarksTests
{
    private static readonly Spellings Places = new([
        ["Kyiv", "Kiev", "Київ", "キーウ", "キエフ"],
    ]);

    [Theory]
    [InlineData("cease", "A ceasefire, and no CEASE-fire", "A [ceasefire], and no [CEASE]-fire")]
    [InlineData("ceasefire", "A CEASE-fire in all-for-all form", "A [CEASE-fire] in all-for-all form")]
    [InlineData("cease-fires", "ceasefires and a cease‐fire", "[ceasefires] and a [cease‐fire]")]
    [InlineData("treaties", "A treaty, not treatyless", "A [treaty], not treatyless")]
    [InlineData("US", "the U.S. and the USA", "the [U.S]. and the [USA]")]
    [InlineData("\"US\"", "the U.S. used it, and the USA; us", "the [U.S]. used it, and the USA; [us]")]
    [InlineData("\"cause\"", "causes, a cause, because", "[causes], a [cause], because")]
    [InlineData("\"停戦\"", "停戦協議と停戦", "[停戦]協議と[停戦]")]
    [InlineData("\"NATO加\"", "NATO加盟", "[NATO加]盟")]
    [InlineData("İstanbul", "Istanbul, İSTANBUL", "[Istanbul], [İSTANBUL]")]
    [InlineData("停戦、合意", "停戦の合意", "[停戦]の[合意]")]
    [InlineData("停戦", "停戦協議と停戦", "[停戦]協議と[停戦]")]
    [InlineData("米", "大統領の訪米", "大統領の訪[米]")]
    [InlineData("30日間", "米国が30日間の停戦を提案", "米国が[30日間]の停戦を提案")]
    [InlineData("停戦30", "停戦30日", "[停戦30]日")]
    [InlineData("\"root causes\"", "the root causes, not a root or causes", "the [root causes], not a root or causes")]
    [InlineData("Turkiye", "put forward in Türkiye", "put forward in [Türkiye]")]
    [InlineData("путин", "Путин сказал", "[Путин] сказал")]
    [InlineData("プーチン", "ﾌﾟｰﾁﾝ氏", "[ﾌﾟｰﾁﾝ]氏")]
    [InlineData("NATO", "ＮＡＴＯ加盟", "[ＮＡＴＯ]加盟")]
    [InlineData("停戦 -30", "停戦30日", "[停戦]30日")]
    [InlineData("停戦 戦協", "停戦協議", "[停戦協]議")]
    [InlineData("fire", "a ceasefire", "a ceasefire")]
    [InlineData("キエフ", "キーウ訪問とKyiv", "[キーウ]訪問と[Kyiv]")]
    [InlineData("«root causes»", "the root causes, not a root or causes", "the [root causes], not a root or causes")]
    [InlineData("-nato", "no nato here", "no nato here")]
    [InlineData("<b>", "a <b>bold</b> plan", "a <[b]>[bold]</[b]> plan")]
    [InlineData("平和", "🕊️平和🕊️", "🕊️[平和]🕊️")]
    public void What_was_searched_for_is_marked(string typed, string text, string expected) =>
        Assert.Equal(expected, Written(new SearchMarks(SearchText.Parse(typed, Places)).In(text)));

    [Fact]
    public void An_excerpt_stands_around_the_first_mark_and_cuts_no_word()
    {
        var text = string.Join(' ', Enumerable.Repeat("something", 20)) + " ceasefire " + string.Join(' ', Enumerable.Repeat("else", 30));
        var excerpt = Written(new SearchMarks(SearchText.Parse("ceasefire", Places)).Excerpt(text)!);

        Assert.Contains("something [ceasefire] else", excerpt, StringComparison.Ordinal);
        Assert.InRange(excerpt.Length, 60, 150);
        Assert.Matches("^… ?something", excerpt);
        Assert.Matches("else ?…$", excerpt);
    }

    [Fact]
    public void Nothing_found_gives_no_excerpt() => Assert.Null(new SearchMarks(SearchText.Parse("peace", Places)).Excerpt("no such word"));

    private static string Written(IEnumerable<MarkedPiece> pieces) =>
        string.Concat(pieces.Select(piece => piece.IsMarked ? $"[{piece.Text}]" : piece.Text));
}
