namespace CeasefireTracker.Tests.Checking;

/// <summary>Titles say the same in both languages, and no more than is known; what is said otherwise in each language is no
/// fault.</summary>
public sealed class TitleRulesTests
{
    [Theory]
    [InlineData("A truce of thirty days is proposed", "30日間の停戦を提案")]
    [InlineData("Twenty-six leaders ask for a truce", "EU26カ国の首脳が停戦を求める")]
    [InlineData("A cap of 800,000 troops is proposed", "兵力の上限を80万人とする案")]
    [InlineData("A loan of 90 billion euros is proposed", "900億ユーロの融資案")]
    [InlineData("A fund of 1.5 million is proposed", "150万の基金案")]
    [InlineData("A price of 120,500,000 is named", "1億2050万という額を示す")]
    [InlineData("EU adopts its 18th package", "EU、第18弾を採択")]
    [InlineData("Pre-2014 borders are not realistic", "2014年以前の国境は非現実的")]
    [InlineData("Two sides meet on 5 June for the third round", "双方が第3回協議で会う")]
    [InlineData("A 72-hour truce is offered", "72時間の停戦を提示")]
    [InlineData("G20 leaders meet in F16 jets", "G20首脳とF16戦闘機が会合")]
    public void Numbers_that_are_written_otherwise_are_the_same(string en, string ja)
    {
        using var record = Titled(en, ja);

        Assert.Empty(record.Check());
    }

    [Theory]
    [InlineData("Twenty-six leaders ask for a truce", "27カ国の首脳が停戦を求める")]
    [InlineData("A cap of 800,000 troops is proposed", "兵力の上限を8万人とする案")]
    [InlineData("A loan of 90 billion euros is proposed", "90億ユーロの融資案")]
    public void Numbers_that_differ_are_named(string en, string ja)
    {
        using var record = Titled(en, ja);

        Assert.All(record.Check(), problem => Assert.Equal("title", problem.Rule));
        Assert.Equal(2, record.Check().Count);
    }

    [Theory]
    [InlineData("Reuters reports that the idea is supported", "条件付きで支持とロイターが報道")]
    [InlineData("The idea may be supported", "支持の可能性")]
    [InlineData("The idea is said to be supported", "支持したとされる")]
    public void A_title_of_what_is_reported_may_say_so_in_many_ways(string en, string ja)
    {
        using var record = Titled(en, ja).Replace(SmallRecord.Answer, "standing: established", "standing: reported");

        Assert.Empty(record.Check());
    }

    [Fact]
    public void A_title_may_speak_of_an_agreement_that_somebody_accepted()
    {
        using var record = Titled("Both agree on a truce", "停戦で合意")
            .Replace(SmallRecord.Answer, "stance: conditional", "stance: accepts");

        Assert.Empty(record.Check());
    }

    private static SmallRecord Titled(string en, string ja) =>
        new SmallRecord()
            .Replace(SmallRecord.Answer, "Putin supports the idea on conditions", en)
            .Replace(SmallRecord.Answer, "プーチン氏、条件付きで支持", ja);
}
