using CeasefireTracker.Tests.Record;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Search;

/// <summary>What folds together in a search over the repository's own record.</summary>
public sealed class FoldedWordsTests(RecordStore record) : IClassFixture<RecordStore>
{
    private readonly OpenStore store = record.Store;

    [Theory]
    [InlineData("cease-fires", "cease‐fire", "any hyphen, and a plural")]
    [InlineData("ceasefires", "ceasefire", "a plain plural")]
    [InlineData("ultimatums", "ultimatum", "a plain plural")]
    [InlineData("treaties", "treaty", "a plural in -ies")]
    [InlineData("treaty", "treaties", "and back")]
    [InlineData("\"30-day ceasefires\"", "\"30-day ceasefire\"", "at the end of a phrase")]
    [InlineData("Turkey", "Türkiye", "a country under its spellings")]
    [InlineData("Turkiye", "トルコ", "in every language")]
    [InlineData("Zelensky", "Zelenskyy", "a person under the spellings of the name")]
    [InlineData("Zelenskiy", "Zelenskyy", "a person under the spellings of the name")]
    [InlineData("最後通牒", "最後通告", "a synonym of the glossary")]
    [InlineData("frozen", "freeze", "forms of one word that the glossary lists")]
    [InlineData("U.S. Treasury", "US Treasury", "an acronym with dots")]
    [InlineData("\"treaties\"", "\"treaty\"", "a plural in quotes")]
    [InlineData("\"negotiations\"", "\"negotiation\"", "a plain plural in quotes")]
    [InlineData("\"cease-fires\"", "\"cease-fire\"", "a hyphen and a plural in quotes")]
    [InlineData("İstanbul", "istanbul", "a capital that has no small form of its own")]
    [InlineData("İSTANBUL", "Стамбул", "and it is known under the other spellings")]
    [InlineData("停戦、トルコ", "停戦 トルコ", "a Japanese comma")]
    [InlineData("停戦，トルコ", "停戦 トルコ", "a wide comma")]
    [InlineData("停戦・トルコ", "停戦 トルコ", "a middle dot between words")]
    [InlineData("停戦；トルコ。", "停戦 トルコ", "any other separator")]
    [InlineData("Russia,NATO", "Russia NATO", "a comma")]
    [InlineData("Russia\u00A0NATO", "Russia NATO", "a space that does not break")]
    [InlineData("Russia\u2003NATO", "Russia NATO", "a wide space")]
    [InlineData("停戦、-トルコ", "停戦 -トルコ", "a word to leave out after a comma")]
    [InlineData("ドナルド・トランプ", "\"ドナルド・トランプ\"", "a middle dot in a name")]
    [InlineData("Turkey ceasefires -Zelensky", "Türkiye cease-fire -Zelenskyy", "all at once")]
    public void Two_ways_to_write_the_same_find_the_same(string typed, string other, string why)
    {
        var found = Found(typed);
        Assert.True(found.Count > 0, why);
        Assert.True(Found(other).SetEquals(found), why);
    }

    [Theory]
    [InlineData("cease-fire", "ceasefire")]
    [InlineData("停戦案", "停戦 提案")]
    [InlineData("トルコ 停戦案", "トルコ 停戦 提案")]
    public void A_word_of_several_finds_what_its_parts_find(string typed, string parts)
    {
        Assert.NotEmpty(Found(parts));
        Assert.Superset(Found(parts), Found(typed));
    }

    [Theory]
    [InlineData("Zelenksy", "Zelensky")]
    [InlineData("ceasfire -Putin", "ceasefire -Putin")]
    [InlineData("ultimatun", "ultimatum")]
    [InlineData("ゼレソスキー", "ゼレンスキー")]
    [InlineData("Zelensky ceasfire", "Zelensky ceasefire")]
    public void A_near_miss_that_finds_nothing_suggests_what_does(string typed, string suggested) =>
        Assert.Equal(suggested, new TimelineQuery(store).Suggested(TimelineFilter.Everything with { Search = typed })?.Search);

    [Theory]
    [InlineData("ceasefire")]
    [InlineData("xqzvwkjh")]
    [InlineData("un")]
    [InlineData("-Zelenksy")]
    public void Nothing_is_suggested_where_nothing_is_near_or_something_is_found(string typed) =>
        Assert.Null(new TimelineQuery(store).Suggested(TimelineFilter.Everything with { Search = typed }));

    [Fact]
    public async Task The_suggestion_is_a_link_on_the_page()
    {
        var site = new RecordSite();
        Assert.Contains(
            "href=\"/en/timeline?actor=ukraine&amp;q=Zelensky\"",
            await site.Reader().GetStringAsync("/en/timeline?actor=ukraine&q=Zelenksy"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("news", "new")]
    [InlineData("princess", "princes")]
    [InlineData("\"ceasefires talks\"", "\"ceasefire talks\"")]
    public void Nothing_else_folds(string typed, string other) =>
        Assert.False(Found(other).Count > 0 && Found(typed).SetEquals(Found(other)));

    private HashSet<int> Found(string typed) =>
        [.. SearchIndex.Find(store, SearchText.Parse(typed, KnownWords.Of(store).Spellings))!.Ordinals()];
}
