using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Tests.Dates;

public class EdtfRefusalTests
{
    public static readonly TheoryData<string, EdtfProblem, int, string> Refused = new()
    {
        { "", EdtfProblem.Empty, 1, "" },
        { new string('2', 65), EdtfProblem.TooLong, 1, new string('2', 64) },
        { " 2022", EdtfProblem.Whitespace, 1, " " },
        { "2022-03-15 10:00", EdtfProblem.Whitespace, 11, " " },
        { "2022\u3000", EdtfProblem.Whitespace, 5, "\u3000" },
        { "2022\n", EdtfProblem.Whitespace, 5, "\n" },
        { "２０２２-03", EdtfProblem.FullWidth, 1, "２０２２" },
        { "2022-03～", EdtfProblem.FullWidth, 8, "～" },
        { "٢٠٢٢", EdtfProblem.ForeignDigits, 1, "٢" },
        { "2022-0\U0001D7D1", EdtfProblem.ForeignDigits, 7, "\U0001D7D1" },
        { "2022–03", EdtfProblem.LookalikeMark, 5, "–" },
        { "2022〜2023", EdtfProblem.LookalikeMark, 5, "〜" },
        { "2022−03", EdtfProblem.LookalikeMark, 5, "−" },
        { "2022-03-15…", EdtfProblem.LookalikeMark, 11, "…" },
        { "March-2022", EdtfProblem.Words, 1, "March" },
        { "2022年3月", EdtfProblem.Words, 5, "年" },
        { "2022!", EdtfProblem.UnknownCharacter, 5, "!" },
        { "2022\0", EdtfProblem.UnknownCharacter, 5, "\0" },
        { "2022\uD800", EdtfProblem.UnknownCharacter, 5, "\uD800" },
        { "199u", EdtfProblem.DraftUnspecified, 4, "u" },
        { "2022-uu", EdtfProblem.DraftUnspecified, 6, "uu" },
        { "2022/unknown", EdtfProblem.DraftUnknown, 6, "unknown" },
        { "2022/open", EdtfProblem.DraftOpen, 6, "open" },
        { "2022?~", EdtfProblem.DraftUncertainAndApproximate, 5, "?~" },
        { "(2022)-03~", EdtfProblem.DraftGrouping, 1, "(" },
        { "202x", EdtfProblem.LowercaseUnspecified, 4, "x" },
        { "2022-03-15T10:00:00Z", EdtfProblem.TimeOfDay, 11, "T" },
        { "2022-03-15Z", EdtfProblem.TimeOfDay, 11, "Z" },
        { "10:00", EdtfProblem.TimeOfDay, 3, ":" },
        { "Y170000002", EdtfProblem.LetterYear, 1, "Y" },
        { "Y-17E7", EdtfProblem.LetterYear, 1, "Y" },
        { "-0044", EdtfProblem.NegativeYear, 1, "-" },
        { "2022/-0044", EdtfProblem.NegativeYear, 6, "-" },
        { "17E7", EdtfProblem.Exponent, 3, "E" },
        { "1950S2", EdtfProblem.SignificantDigits, 5, "S" },
        { "2022-W11", EdtfProblem.WeekDate, 6, "W" },
        { "2022-074", EdtfProblem.OrdinalDate, 6, "074" },
        { "P3D", EdtfProblem.Duration, 1, "P" },
        { "R5/2022", EdtfProblem.Duration, 1, "R" },
        { "20220315", EdtfProblem.BasicFormat, 1, "20220315" },
        { "22", EdtfProblem.YearNotFourDigits, 1, "22" },
        { "20220", EdtfProblem.YearNotFourDigits, 1, "20220" },
        { "0000", EdtfProblem.YearZero, 1, "0000" },
        { "000X", EdtfProblem.YearZero, 1, "000X" },
        { "00XX", EdtfProblem.YearZero, 1, "00XX" },
        { "2022-3", EdtfProblem.TwoDigitsExpected, 6, "3" },
        { "2022-", EdtfProblem.TwoDigitsExpected, 6, "" },
        { "2022-03-5", EdtfProblem.TwoDigitsExpected, 9, "5" },
        { "2022-13", EdtfProblem.NoSuchMonth, 6, "13" },
        { "2022-00", EdtfProblem.NoSuchMonth, 6, "00" },
        { "2022-42", EdtfProblem.NoSuchMonth, 6, "42" },
        { "2025-02-30", EdtfProblem.NoSuchDay, 1, "2025-02-30" },
        { "2025-02-29", EdtfProblem.NoSuchDay, 1, "2025-02-29" },
        { "2025-03-00", EdtfProblem.NoSuchDay, 1, "2025-03-00" },
        { "2025-03-01/2025-04-31", EdtfProblem.NoSuchDay, 12, "2025-04-31" },
        { "2022-33", EdtfProblem.LevelTwoSeason, 6, "33" },
        { "2022-21-05", EdtfProblem.SeasonWithDay, 1, "2022-21-05" },
        { "2022-21/2022-22", EdtfProblem.SeasonNotAlone, 1, "2022-21" },
        { "{2022-03,2022-22}", EdtfProblem.SeasonNotAlone, 10, "2022-22" },
        { "9999-24", EdtfProblem.AfterLastYear, 1, "9999-24" },
        { "2XX2", EdtfProblem.UnspecifiedPlace, 1, "2XX2" },
        { "2XXX", EdtfProblem.UnspecifiedPlace, 1, "2XXX" },
        { "202X-03", EdtfProblem.UnspecifiedPlace, 1, "202X-03" },
        { "2022-1X", EdtfProblem.UnspecifiedPlace, 6, "1X" },
        { "2022-XX-15", EdtfProblem.UnspecifiedPlace, 1, "2022-XX-15" },
        { "2022-03-1X", EdtfProblem.UnspecifiedPlace, 9, "1X" },
        { "2022-03-XX/2022-04", EdtfProblem.UnspecifiedNotAlone, 1, "2022-03-XX" },
        { "[2022-01..2022-03-XX]", EdtfProblem.UnspecifiedNotAlone, 11, "2022-03-XX" },
        { "2022-~03", EdtfProblem.PartQualified, 6, "~" },
        { "2022?-03", EdtfProblem.PartQualified, 5, "?" },
        { "~2022", EdtfProblem.PartQualified, 1, "~" },
        { "2022??", EdtfProblem.RepeatedQualifier, 5, "??" },
        { "{2022,}", EdtfProblem.DateMissing, 7, "}" },
        { "[]", EdtfProblem.DateMissing, 2, "]" },
        { "[", EdtfProblem.DateMissing, 2, "" },
        { "../..", EdtfProblem.NoDateAtAll, 1, "../.." },
        { "/", EdtfProblem.NoDateAtAll, 1, "/" },
        { "..", EdtfProblem.NoDateAtAll, 1, ".." },
        { "[..]", EdtfProblem.NoDateAtAll, 1, "[..]" },
        { "2022/2023/2024", EdtfProblem.SecondSlash, 10, "/" },
        { "2023/2022", EdtfProblem.Backwards, 6, "2022" },
        { "2022-03-15/2022-03-14", EdtfProblem.Backwards, 12, "2022-03-14" },
        { "[2023..2022]", EdtfProblem.Backwards, 8, "2022" },
        { "2022..2023", EdtfProblem.DotsWithoutBrackets, 5, "." },
        { "..2022", EdtfProblem.DotsWithoutBrackets, 1, ".." },
        { "2022.03", EdtfProblem.WrongDots, 5, "." },
        { "[2022...2023]", EdtfProblem.WrongDots, 8, "." },
        { "2022,2023", EdtfProblem.CommaWithoutBrackets, 5, "," },
        { "[2022,2023", EdtfProblem.BracketNotClosed, 11, "" },
        { "{2022,2023]", EdtfProblem.BracketNotClosed, 11, "]" },
        { "2022]", EdtfProblem.MisplacedBracket, 5, "]" },
        { "{[2022,2023],2024}", EdtfProblem.MisplacedBracket, 2, "[" },
        { "[2022/2023]", EdtfProblem.IntervalInSet, 6, "/" },
        { "{2022..2024}", EdtfProblem.DotsInSet, 6, ".." },
        { "{..2024}", EdtfProblem.DotsInSet, 2, ".." },
        { "[2020,2022..2024]", EdtfProblem.DotsAndCommas, 11, ".." },
        { "[2020..2022,2024]", EdtfProblem.DotsAndCommas, 12, "," },
        { "{2022}", EdtfProblem.SetOfOne, 1, "{2022}" },
        { "[2022..2022]", EdtfProblem.SetOfOne, 1, "[2022..2022]" },
        { "{2023,2022}", EdtfProblem.MembersOutOfOrder, 7, "2022" },
        { "[2022,2022]", EdtfProblem.MembersOutOfOrder, 7, "2022" },
        { "[2022,2023]~", EdtfProblem.TextAfterEnd, 12, "~" },
        { "2022-03-15-01", EdtfProblem.TextAfterEnd, 11, "-" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_read_is_refused_by_name_and_place(string text, EdtfProblem problem, int position, string piece)
    {
        Assert.False(EdtfDate.TryParse(text, out var date, out var error));

        Assert.Null(date);
        Assert.Equal(new EdtfError(problem, position, piece), error);
    }

    [Fact]
    public void Every_kind_of_refusal_has_an_example_here() =>
        Assert.Empty(Enum.GetValues<EdtfProblem>().Except(Refused.Select(row => (EdtfProblem)row[1])));

    [Fact]
    public void Every_kind_of_refusal_has_a_sentence_of_its_own_in_both_languages()
    {
        var problems = Enum.GetValues<EdtfProblem>();
        foreach (var language in Enum.GetValues<Language>())
        {
            var sentences = problems.Select(problem => new EdtfError(problem, 1, "2022").Message(language)).ToArray();
            Assert.Equal(problems.Length, sentences.Distinct().Count());
            Assert.All(sentences, sentence => Assert.EndsWith(language == Language.Ja ? "。" : ".", sentence));
        }

        Assert.All(problems, problem => Assert.DoesNotMatch("[ぁ-ん一-龯]", new EdtfError(problem, 1, "").Message(Language.En)));
        Assert.All(problems, problem => Assert.Matches("[ぁ-ん]", new EdtfError(problem, 1, "").Message(Language.Ja)));
    }

    [Fact]
    public void A_refusal_says_where_and_what_in_the_readers_language()
    {
        EdtfDate.TryParse("2025-03-01/2025-02-30", out _, out var error);

        Assert.Equal("“2025-02-30” at position 12: the calendar has no such day.", error!.Message(Language.En));
        Assert.Equal("12文字目の「2025-02-30」：暦にない日です。", error.Message(Language.Ja));
    }

    [Fact]
    public void A_missing_piece_is_not_quoted()
    {
        EdtfDate.TryParse("", out _, out var error);

        Assert.Equal("At position 1: the date is empty; leave the field out if no date is known.", error!.Message(Language.En));
        Assert.Equal("1文字目：日付が空です。日付がわからないときは項目ごと省いてください。", error.Message(Language.Ja));
    }

    [Fact]
    public void An_unprintable_character_is_spelled_out()
    {
        EdtfDate.TryParse("2022\u202E", out _, out var error);

        Assert.StartsWith("“U+202E” at position 5", error!.Message(Language.En));
    }

    [Fact]
    public void Null_counts_as_empty()
    {
        Assert.False(EdtfDate.TryParse(null!, out _, out var error));
        Assert.Equal(EdtfProblem.Empty, error.Problem);
    }
}
