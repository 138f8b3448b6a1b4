using System.Text.RegularExpressions;

namespace CeasefireTracker.Web.Positions;

/// <summary>
/// The figures that a wording names: its numbers in digits, with the unit that follows them, if any. Years, days of a month, and the
/// numbers of articles and rounds (17th) are names and no figures.
/// </summary>
public static partial class Figures
{
    private const string Months = "January|February|March|April|May|June|July|August|September|October|November|December";

    private const string Days = "[0-9][0-9]? (?: \\s* (?: to | and | – | - ) \\s* [0-9][0-9]? )? \\s+ (?:" + Months + ") (?: \\s+ [0-9]+ )?";

    private const string NoFigure =
        "\\b (?: Articles? \\s+ [0-9]+ | " + Days + " | (?: 19 | 20 ) [0-9][0-9] (?! [,.][0-9] ) | [0-9]+ (?: st | nd | rd | th ) ) \\b";

    /// <summary>The figures of an English text, such as <c>800000</c> and <c>30 day</c>; none of them twice.</summary>
    public static IReadOnlySet<string> In(string english) =>
        Number()
            .Matches(Names().Replace(english, " "))
            .Select(found => found.Groups["number"].Value.Replace(",", "", StringComparison.Ordinal) + Unit(found))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static string Unit(Match found) => found.Groups["unit"] is { Success: true } unit ? " " + unit.Value : "";

    [GeneratedRegex(NoFigure, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Names();

    [GeneratedRegex(
        @"(?<number>[0-9][0-9,]*[0-9]|[0-9])(?:[\s-]*(?<unit>%|hour|day|week|month|year|km|million|billion|per\s?cent))?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Number();
}
