namespace CeasefireTracker.Dataset.Dates;

/// <summary>The kinds of refusal of a text as a date, each with an example. Values may be added; names do not change.</summary>
public enum EdtfProblem
{
    /// <summary>Nothing was written.</summary>
    Empty,

    /// <summary>More than <see cref="EdtfDate.MaxLength"/> characters.</summary>
    TooLong,

    /// <summary>A space, tab or line break: <c>2022 -03</c>.</summary>
    Whitespace,

    /// <summary>Full-width forms: <c>２０２２</c>.</summary>
    FullWidth,

    /// <summary>Digits of another script: <c>٢٠٢٢</c>.</summary>
    ForeignDigits,

    /// <summary>A mark that only looks like one of EDTF's: <c>2022–03</c> with a dash.</summary>
    LookalikeMark,

    /// <summary>Words: <c>March 2022</c>, <c>2022年3月</c>.</summary>
    Words,

    /// <summary>A character that no EDTF text has: <c>2022!</c>.</summary>
    UnknownCharacter,

    /// <summary>The 2012 draft's <c>u</c>: <c>199u</c>.</summary>
    DraftUnspecified,

    /// <summary>The 2012 draft's <c>unknown</c>: <c>2022/unknown</c>.</summary>
    DraftUnknown,

    /// <summary>The 2012 draft's <c>open</c>: <c>2022/open</c>.</summary>
    DraftOpen,

    /// <summary>The 2012 draft's <c>?~</c>: <c>2022?~</c>.</summary>
    DraftUncertainAndApproximate,

    /// <summary>The 2012 draft's round brackets: <c>(2022)-03~</c>.</summary>
    DraftGrouping,

    /// <summary>A small x: <c>202x</c>.</summary>
    LowercaseUnspecified,

    /// <summary>A time of day or its zone: <c>2022-03-15T10:00Z</c>.</summary>
    TimeOfDay,

    /// <summary>A year after the letter Y: <c>Y170000002</c>.</summary>
    LetterYear,

    /// <summary>A minus before the year: <c>-0044</c>.</summary>
    NegativeYear,

    /// <summary>An exponent: <c>17E7</c>.</summary>
    Exponent,

    /// <summary>Significant digits: <c>1950S2</c>.</summary>
    SignificantDigits,

    /// <summary>A week: <c>2022-W11</c>.</summary>
    WeekDate,

    /// <summary>A day of the year: <c>2022-074</c>.</summary>
    OrdinalDate,

    /// <summary>A duration or repetition: <c>P3D</c>, <c>R5/2022</c>.</summary>
    Duration,

    /// <summary>A date without hyphens: <c>20220315</c>.</summary>
    BasicFormat,

    /// <summary>A year of more or fewer than four digits: <c>22</c>.</summary>
    YearNotFourDigits,

    /// <summary>The year 0000, or unspecified digits that could mean it: <c>000X</c>.</summary>
    YearZero,

    /// <summary>A month or day that is not two digits: <c>2022-3</c>.</summary>
    TwoDigitsExpected,

    /// <summary>A month that does not exist: <c>2022-13</c>.</summary>
    NoSuchMonth,

    /// <summary>A day that does not exist: <c>2025-02-30</c>.</summary>
    NoSuchDay,

    /// <summary>A level-2 part of the year, 25–41: <c>2022-33</c>, the first quarter.</summary>
    LevelTwoSeason,

    /// <summary>A season with a day: <c>2022-21-05</c>.</summary>
    SeasonWithDay,

    /// <summary>A season inside an interval or a set: <c>2022-21/2022-22</c>.</summary>
    SeasonNotAlone,

    /// <summary>Winter of 9999, which ends after the last year.</summary>
    AfterLastYear,

    /// <summary>An X that is not from the right: <c>2XX2</c>, <c>2022-1X</c>, <c>2022-XX-15</c>.</summary>
    UnspecifiedPlace,

    /// <summary>An X inside an interval or a set: <c>2022-03-XX/2022-04</c>.</summary>
    UnspecifiedNotAlone,

    /// <summary>Level-2 qualification of one part: <c>2022-~03</c>, <c>2022?-03</c>.</summary>
    PartQualified,

    /// <summary>Two qualifiers: <c>2022??</c>.</summary>
    RepeatedQualifier,

    /// <summary>A date is missing where one must stand: <c>{2022,}</c>.</summary>
    DateMissing,

    /// <summary>An interval or range without any date: <c>../..</c>.</summary>
    NoDateAtAll,

    /// <summary>More than one slash: <c>2022/2023/2024</c>.</summary>
    SecondSlash,

    /// <summary>The end lies before the start: <c>2023/2022</c>.</summary>
    Backwards,

    /// <summary>Two dots outside brackets: <c>2022..2023</c>.</summary>
    DotsWithoutBrackets,

    /// <summary>One dot or three: <c>2022.03</c>.</summary>
    WrongDots,

    /// <summary>A comma outside brackets: <c>2022,2023</c>.</summary>
    CommaWithoutBrackets,

    /// <summary>A bracket without its closing one: <c>[2022,2023</c>.</summary>
    BracketNotClosed,

    /// <summary>A bracket where none can stand: <c>2022]</c>.</summary>
    MisplacedBracket,

    /// <summary>An interval inside brackets: <c>[2022/2023]</c>.</summary>
    IntervalInSet,

    /// <summary>Two dots inside curly brackets: <c>{2022..2024}</c>.</summary>
    DotsInSet,

    /// <summary>Dots and commas in one set: <c>[2020,2022..2024]</c>.</summary>
    DotsAndCommas,

    /// <summary>A set of one date: <c>{2022}</c>, <c>[2022..2022]</c>.</summary>
    SetOfOne,

    /// <summary>Members out of order or repeated: <c>{2023,2022}</c>.</summary>
    MembersOutOfOrder,

    /// <summary>Something after the end of the date: <c>[2022,2023]~</c>.</summary>
    TextAfterEnd,
}
