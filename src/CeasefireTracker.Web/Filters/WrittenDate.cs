using System.Globalization;
using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Filters;

/// <summary>
/// A year, a month or a day as people write it in either language: ISO 8601, <c>11 March 2025</c>, <c>March 11, 2025</c>, <c>2025/3/11</c>,
/// <c>20250311</c>, 2025年3月11日, 令和7年3月11日; full width, any dash and a weekday beside it allowed. The years are 0001 to 9999.
/// </summary>
/// <param name="Readings">
/// What it may mean: one date; two where day and month can be either way round (<c>3/11/2025</c>), the one with the day first before the
/// other; none if it is no date.
/// </param>
/// <param name="Message">Why there is not one reading, and what would be read; null if there is one.</param>
public sealed partial record WrittenDate(IReadOnlyList<EdtfDate> Readings, LocalizedText? Message)
{
    private const int Longest = 60;

    // Years of an era count from 1 in the year in which it began.
    private static readonly Dictionary<string, int> YearBeforeEra = new(StringComparer.Ordinal)
    {
        ["令和"] = 2018,
        ["r"] = 2018,
        ["平成"] = 1988,
        ["h"] = 1988,
        ["昭和"] = 1925,
        ["s"] = 1925,
        ["大正"] = 1911,
        ["明治"] = 1867,
    };

    private static readonly string[] Months =
    [
        .. DateTimeFormatInfo.InvariantInfo.MonthNames.Take(12).Select(name => name.ToLowerInvariant()),
    ];

    /// <summary>Reads a text; any is allowed.</summary>
    public static WrittenDate Read(string text)
    {
        var parts = Shape().Match(text.Length > Longest ? "" : Plain(text));
        if (
            !parts.Success
            || Number(parts, "y") is not (> 0 and var year)
            || (parts.Groups["name"] is { Success: true } name && MonthOf(name.Value) is null)
        )
        {
            return new([], Words.Both("filter.bound"));
        }

        if (Number(parts, "a") is { } first && Number(parts, "b") is { } second)
        {
            List<EdtfDate> either = [.. new[] { Day(year, second, first), Day(year, first, second) }.OfType<EdtfDate>().Distinct()];
            return either.Count == 0
                ? NoDay(text)
                : new(either, either.Count == 1 ? null : new(Which(text, either, Language.En), Which(text, either, Language.Ja)));
        }

        var month = Number(parts, "m") ?? MonthOf(parts.Groups["name"].Value);
        return month is null ? new([EdtfDate.YearOf(new DateOnly(year, 1, 1))], null)
            : month is < 1 or > 12 ? new([], Words.Both("filter.no-month", month))
            : Number(parts, "d") is not { } day ? new([EdtfDate.MonthOf(new DateOnly(year, month.Value, 1))], null)
            : Day(year, month.Value, day) is { } date ? new([date], null)
            : NoDay(FormattableString.Invariant($"{year:D4}-{month:D2}-{day:D2}"));
    }

    /// <summary>The months and days that stand within a longer text, such as a question, in its order.</summary>
    public static IEnumerable<EdtfDate> Within(string text) =>
        Piece().Matches(SearchTokens.Fold(text)).SelectMany(piece => Read(piece.Value).Readings).Distinct();

    private static WrittenDate NoDay(string written) => new([], Words.Both("filter.no-day", written));

    private static EdtfDate? Day(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? EdtfDate.FromDay(new DateOnly(year, month, day))
            : null;

    private static string Which(string text, List<EdtfDate> either, Language language) =>
        language.Say("filter.which", text, DateWords.Describe(either[0], language), DateWords.Describe(either[1], language));

    private static int? Number(Match parts, string group) =>
        parts.Groups[group] is { Success: true } digits ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture) : null;

    // A name or its beginning, of three letters or more: Mar, Sept.
    private static int? MonthOf(string name) =>
        name.Length >= 3 && Array.FindIndex(Months, month => month.StartsWith(name, StringComparison.Ordinal)) is >= 0 and var place
            ? place + 1
            : null;

    /// <summary>The text with ASCII digits and marks, years of our era, and no weekday.</summary>
    private static string Plain(string text)
    {
        var plain = Dash().Replace(SearchTokens.Fold(text).Trim().Replace('・', '.'), "-");
        plain = Weekday().Replace(plain, "").Trim();
        plain = JapaneseNumber().Replace(plain, number => Value(number.Value).ToString(CultureInfo.InvariantCulture));
        return Era()
            .Replace(
                plain,
                era => (YearBeforeEra[era.Groups[1].Value] + YearOfEra(era.Groups[2].Value)).ToString("D4", CultureInfo.InvariantCulture)
            );
    }

    private static int YearOfEra(string year) => year == "元" ? 1 : int.Parse(year, CultureInfo.InvariantCulture);

    private static int Value(string number)
    {
        const string Digits = "〇一二三四五六七八九";
        return number.Split('十') is [var tens, var ones]
            ? (10 * (tens.Length == 0 ? 1 : Value(tens))) + (ones.Length == 0 ? 0 : Value(ones))
            : number.Aggregate(0, (value, digit) => (10 * value) + Math.Max(0, Digits.IndexOf(digit, StringComparison.Ordinal)));
    }

    [GeneratedRegex(
        """
            ^(?: (?<y>[0-9]{4}) \s* 年?
            | (?<y>[0-9]{4}) \s* [-/.,年\s] \s* (?<m>[0-9]{1,2}) \s* 月?
            | (?<y>[0-9]{4}) \s* [-/.,年\s] \s* (?<m>[0-9]{1,2}) \s* [-/.,月\s] \s* (?<d>[0-9]{1,2}) \s* 日?
            | (?<y>[0-9]{4}) (?<m>[0-9]{2}) (?<d>[0-9]{2})?
            | (?<a>[0-9]{1,2}) \s* [-/.\s] \s* (?<b>[0-9]{1,2}) \s* [-/.\s] \s* (?<y>[0-9]{4})
            | (?<m>[0-9]{1,2}) \s* [-/.] \s* (?<y>[0-9]{4})
            | (?: (?<d>[0-9]{1,2}) \s* (?:st|nd|rd|th)? \s* (?:of\s)? [-/.,\s]* )? (?<name>[a-z]{3,9}) [-/.,\s]* (?<y>[0-9]{4})
            | (?<name>[a-z]{3,9}) [-.\s]* (?<d>[0-9]{1,2}) (?:st|nd|rd|th)? [-/.,\s]+ (?<y>[0-9]{4})
            | (?<y>[0-9]{4}) [-/.,\s]* (?<name>[a-z]{3,9}) (?: [-/.,\s]* (?<d>[0-9]{1,2}) (?:st|nd|rd|th)? )?
            )$
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Shape();

    [GeneratedRegex(
        """
            (?<![0-9]) (?: [0-9]{4} (?: 年 [0-9]{1,2} 月 (?: [0-9]{1,2} 日 )? | - [0-9]{2} (?: - [0-9]{2} )? )
            | (?: [0-9]{1,2} \s )? (?<![a-z]) [a-z]{3,9} \s [0-9]{4} ) (?![0-9])
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Piece();

    // The long mark of kana is what a Japanese keyboard gives for a hyphen.
    [GeneratedRegex("[‐‑‒–—―−]|(?<=[0-9])ー(?=[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Dash();

    [GeneratedRegex(
        """
            ^ (?:mon|tue|wed|thu|fri|sat|sun)[a-z]* [.,]? \s+
            | [,\s]+ (?:mon|tue|wed|thu|fri|sat|sun)[a-z]* \.? $
            | \s* \( (?: [月火水木金土日] (?:曜日?)? | (?:mon|tue|wed|thu|fri|sat|sun)[a-z]* \.? ) \) $
            | [,、\s]* [月火水木金土日]曜日? $
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Weekday();

    [GeneratedRegex("[〇一二三四五六七八九十]{1,4}(?=[年月日])", RegexOptions.CultureInvariant)]
    private static partial Regex JapaneseNumber();

    [GeneratedRegex(@"^(令和|平成|昭和|大正|明治|[rhs])\.?\s*(元|[0-9]{1,2})(?=\s*(?:[-/.年]|$))", RegexOptions.CultureInvariant)]
    private static partial Regex Era();
}
