using System.Text.RegularExpressions;

namespace CeasefireTracker.Web.Positions;

/// <summary>
/// The figures that a wording names: its numbers in digits, with the unit that follows them, if any. Years, days of a month, and the
/// numbers of articles and rounds (17th) are names and no figures.
/// </summary>
public static partial class Figures
{
    private const string Months = "January|February|March|April|May|June|July|August|September|October|November|December";

    private const string Days =
        "[0-9][0-9]? (?: \\s* (?: to | and | – | - ) \\s* [0-9][0-9]? )? \\s+ (?:" + Months + ") (?: \\s+ [0-9]+ )?";

    // The longer spellings first.
    private const string Units =
        "per\\s?cent | % | hours? | days? | weeks? | months? | years? | kilomet(?:er|re)s? | kms? | million | billion";

    // A year is never followed by a unit: 2,000 km are also written as 2000 km.
    private const string Year = "(?: 19 | 20 ) [0-9][0-9] (?! [,.][0-9] | [\\s-]* (?: " + Units + ")(?: \\W | \\z) )";

    private const string NoFigure = "\\b (?: Articles? \\s+ [0-9]+ | " + Days + " | " + Year + " | [0-9]+ (?: st | nd | rd | th ) ) \\b";

    /// <summary>The figures of an English text, such as <c>800000</c> and <c>30 day</c>; none of them twice.</summary>
    public static IReadOnlySet<string> In(string english) =>
        Number()
            .Matches(Names().Replace(english, " "))
            .Select(found => found.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal) + Unit(found))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static string Unit(Match found) =>
        found.Groups["unit"] is { Success: true } unit
            ? unit.Value.ToUpperInvariant() switch
            {
                ['P', ..] or "%" => " per cent",
                ['K', ..] => " km",
                var other => " " + other.TrimEnd('S').ToLowerInvariant(),
            }
            : "";

    [GeneratedRegex(NoFigure, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    [GeneratedRegex(
        "(?<number>[0-9][0-9,]*[0-9]|[0-9]) (?: [\\s-]* (?<unit>" + Units + ") )?",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Number();
}
