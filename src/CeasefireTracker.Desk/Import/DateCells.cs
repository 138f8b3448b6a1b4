using System.Globalization;
using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Web.Filters;

namespace CeasefireTracker.Desk.Import;

/// <summary>A date as cells say it, in EDTF.</summary>
/// <param name="Edtf">Null where it cannot be told.</param>
/// <param name="Told">What is to be said of it; why it cannot be told where it cannot.</param>
/// <param name="IsAsked">True if it can be read two ways, so that somebody must say which.</param>
public sealed partial record DateCells(string? Edtf, Said? Told = null, bool IsAsked = false)
{
    private const int FewestOfCount = 10_000;
    private const int MostOfCount = 80_000;

    /// <summary>The hour with its offset, where the cell has both.</summary>
    public string? At { get; init; }

    /// <summary>Reads one cell.</summary>
    public static DateCells Read(string text, ImportAnswers answers)
    {
        text = text.Trim();
        if (text.Length <= EdtfDate.MaxLength && EdtfDate.TryParse(text, out var date, out _))
        {
            return new DateCells(date.ToString());
        }

        if (Moment().Match(text) is { Success: true } moment)
        {
            return OfMoment(moment);
        }

        if (
            Count().Match(text) is { Success: true } count
            && double.Parse(text, CultureInfo.InvariantCulture) is >= FewestOfCount and < MostOfCount and var days
        )
        {
            return OfCount(count.Value, (int)days, answers);
        }

        if (About().Match(text) is { Success: true } about)
        {
            return
                Read(about.Groups["date"].Value, answers) is { Edtf: { } edtf } read && EdtfDate.TryParse(edtf + "~", out var circa, out _)
                ? read with
                {
                    Edtf = circa.ToString(),
                }
                : new DateCells(null, new Said("date.no", text));
        }

        var written = WrittenDate.Read(text);
        return written.Readings switch
        {
            [var one] => new DateCells(one.ToString()),
            [var day, _] when answers.Order == DayOrder.DayFirst => new DateCells(day.ToString()),
            [_, var month] when answers.Order == DayOrder.MonthFirst => new DateCells(month.ToString()),
            [var day, var month] => new DateCells(null, new Said("date.which", text, Words(day), Words(month)), IsAsked: true),
            _ => new DateCells(null, new Said("date.no", text)),
        };
    }

    /// <summary>Reads a year, a month and a day that stand apart; what is empty is not known.</summary>
    public static DateCells Read(string? year, string? month, string? day, ImportAnswers answers)
    {
        var whole = string.Join(' ', new[] { year, month, day }.Where(part => part is not null));
        if (year is null || (month is null && day is not null))
        {
            return new DateCells(null, new Said(year is null ? "date.no-year" : "date.no-month", whole));
        }

        // A number may have come out of a cell as 3.0.
        var parts = new[] { year, month, day }.Where(part => part is not null).Select(part => Whole().Replace(part!, "")).ToList();
        if (parts[0].Length < 4 && parts[0].All(char.IsAsciiDigit))
        {
            return new DateCells(null, new Said("date.no-century", whole));
        }

        return parts.TrueForAll(part => part.All(char.IsAsciiDigit))
            ? Read(string.Join('-', parts.Index().Select(part => part.Item.PadLeft(part.Index == 0 ? 4 : 2, '0'))), answers)
                is { Edtf: not null } read
                ? read
                : new DateCells(null, new Said("date.no", whole))
            : Read(string.Join(' ', Enumerable.Reverse(parts)), answers);
    }

    /// <summary>From the one to the other; only the one where both are the same.</summary>
    public DateCells Until(DateCells end) =>
        Edtf is null ? this
        : end.Edtf is null ? end
        : end.Edtf == Edtf ? this
        : EdtfDate.TryParse($"{Edtf}/{end.Edtf}", out var span, out _) ? this with { Edtf = span.ToString(), Told = Told ?? end.Told }
        : new DateCells(null, new Said("date.span", Edtf, end.Edtf));

    private static DateCells OfMoment(Match moment)
    {
        var (day, hour, offset) = (moment.Groups["day"].Value, moment.Groups["hour"].Value, moment.Groups["offset"].Value);
        if (!EdtfDate.TryParse(day, out var date, out _))
        {
            return new DateCells(null, new Said("date.no", moment.Value));
        }

        var zone =
            offset is "Z" or "z" ? "+00:00"
            : offset.Length == 5 ? offset.Insert(3, ":")
            : offset;
        return zone.Length == 0
            ? new DateCells(date.ToString(), hour == "00:00" ? null : new Said("row.hour"))
            : new DateCells(date.ToString(), zone == "+00:00" ? new Said("row.utc") : null) { At = $"{day}T{hour}{zone}" };
    }

    private static DateCells OfCount(string text, int days, ImportAnswers answers)
    {
        var (early, late) = (new DateOnly(1899, 12, 30).AddDays(days), new DateOnly(1904, 1, 1).AddDays(days));
        var day = EdtfDate.FromDay(answers.Count == DayCount.From1904 ? late : early);
        return answers.Count is null
            ? new DateCells(
                null,
                new Said("date.count", text, Words(EdtfDate.FromDay(early)), Words(EdtfDate.FromDay(late))),
                IsAsked: true
            )
            : new DateCells(day.ToString(), new Said("date.counted", text, day.ToString()));
    }

    private static Dataset.Model.LocalizedText Words(EdtfDate date) =>
        new(DateWords.Describe(date, Dataset.Model.Language.En), DateWords.Describe(date, Dataset.Model.Language.Ja));

    [GeneratedRegex(@"^(?<day>\d{4}-\d\d-\d\d)[T ](?<hour>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?\s*(?<offset>[Zz]|[+-]\d\d:?\d\d)?\z")]
    private static partial Regex Moment();

    [GeneratedRegex(@"^\d{5}(\.\d+)?\z")]
    private static partial Regex Count();

    [GeneratedRegex(
        @"^(?:(?:c\.|ca\.?|circa|about|around|approx\.?|約)\s*(?<date>.+)|(?<date>.+?)\s*(?:頃|ごろ))\z",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex About();

    [GeneratedRegex(@"\.0+\z")]
    private static partial Regex Whole();
}
