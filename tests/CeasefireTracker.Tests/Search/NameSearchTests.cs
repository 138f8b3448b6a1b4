using CeasefireTracker.Web.Search;

namespace CeasefireTracker.Tests.Search;

/// <summary>The fields over lists of names and titles read what is typed as the field over the timeline does.</summary>
public sealed class NameSearchTests
{
    [Theory]
    [InlineData("ceasefire", "A cease-fire in Gaza", true)]
    [InlineData("cease-fire", "A ceasefire in Gaza", true)]
    [InlineData("\"ceasefire\"", "A cease-fire in Gaza", true)]
    [InlineData("\"cease-fires\"", "A ceasefire in Gaza", true)]
    [InlineData("treaties", "a treaty", true)]
    [InlineData("“root causes”", "the root causes", true)]
    [InlineData("\"root causes\"", "causes at the root", false)]
    [InlineData("\"US\"", "used by the U.S. Treasury", true)]
    [InlineData("\"US\"", "used, USA", false)]
    [InlineData("ensky", "Zelenskyy", true)]
    [InlineData("\"ensky\"", "Zelenskyy", false)]
    [InlineData("\"Zelen\"", "Zelenskyy", false)]
    [InlineData("停戦、トルコ", "トルコで停戦協議", true)]
    [InlineData("停戦、", "停戦協議", true)]
    [InlineData("「停戦」", "無条件停戦案", true)]
    [InlineData("Russia\u00A0NATO", "NATO and Russia", true)]
    [InlineData("İstanbul", "Istanbul", true)]
    [InlineData("Russia -NATO", "Russia", true)]
    [InlineData("Russia -NATO", "NATO and Russia", false)]
    [InlineData("reuters-2025-03-13", "reuters-2025-03-13-putin", true)]
    [InlineData("\"", "anything", true)]
    [InlineData("!!!", "anything", false)]
    public void What_is_typed_is_found_in(string typed, string text, bool isFound) =>
        Assert.Equal(isFound, new NameSearch(typed).Finds(["another", text]));
}
