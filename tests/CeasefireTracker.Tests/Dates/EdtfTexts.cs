using System.Globalization;
using CeasefireTracker.Dataset.Dates;
using CsCheck;

namespace CeasefireTracker.Tests.Dates;

/// <summary>Generated EDTF texts, written without the code under test.</summary>
internal static class EdtfTexts
{
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly Gen<DateOnly> RecentDay = Gen.Int[new DateOnly(2020, 1, 1).DayNumber, new DateOnly(2027, 12, 31).DayNumber]
        .Select(DateOnly.FromDayNumber);

    public static readonly Gen<DateOnly> Days = Gen.Frequency((1, AnyDay), (4, RecentDay));

    private static readonly Gen<string> Marks = Gen.OneOf(Gen.Const(""), Gen.Const(""), Gen.Const("?"), Gen.Const("~"), Gen.Const("%"));

    public static readonly Gen<string> Singles = Gen.Select(
        Days,
        Gen.Int[0, 8],
        Marks,
        (day, kind, mark) => Blur(Inside(day), kind) + mark
    );

    public static readonly Gen<string> Intervals = Gen.Select(
        Days,
        Days,
        Gen.Int[0, 8],
        Gen.Int[0, 8],
        Marks,
        Marks,
        (a, b, startKind, endKind, startMark, endMark) =>
        {
            var (first, last) = a < b ? (a, b) : (b, a);
            var start = startKind switch
            {
                3 => "",
                4 => "..",
                _ => Blur(first, startKind % 3) + startMark,
            };
            var end = endKind switch
            {
                3 or 4 when start is "" or ".." => Blur(last, 0),
                3 => "",
                4 => "..",
                _ => Blur(last, endKind % 3) + endMark,
            };
            return $"{start}/{end}";
        }
    );

    public static readonly Gen<string> Ranges = Gen.Select(
        Days,
        Days,
        Gen.Int[0, 4],
        Gen.Int[0, 2],
        Marks,
        Marks,
        (a, b, kind, precision, startMark, endMark) =>
        {
            var (first, last) = a < b ? (a, b) : (b, a);
            var (start, end) = (Blur(first, precision), Blur(last, precision));
            return kind == 0 || start == end ? $"[..{end}{endMark}]"
                : kind == 1 ? $"[{start}{startMark}..]"
                : $"[{start}{startMark}..{end}{endMark}]";
        }
    );

    public static readonly Gen<string> Lists = Gen.Select(
        Days.Array[2, 5],
        Gen.Int[0, 2],
        Marks,
        Gen.Bool,
        (days, precision, mark, all) =>
        {
            var members = days.Select(day => Blur(day, precision)).Distinct().Order(StringComparer.Ordinal).ToArray();
            if (members.Length == 1)
            {
                return members[0];
            }

            members[0] += mark;
            var joined = string.Join(',', members);
            return all ? $"{{{joined}}}" : $"[{joined}]";
        }
    );

    public static readonly Gen<string> All = Gen.Frequency((3, Singles), (2, Intervals), (2, Ranges), (2, Lists));

    /// <summary>The text that says of a day only what the kind keeps: 0 day, 1 month, 2 year, 3 season, 4–8 with X.</summary>
    public static string Blur(DateOnly day, int kind)
    {
        var iso = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return kind switch
        {
            0 => iso,
            1 => iso[..7],
            2 => iso[..4],
            3 => Season(day),
            4 => iso[..7] + "-XX",
            5 => iso[..4] + "-XX",
            6 => iso[..4] + "-XX-XX",
            7 => iso[..3] + "X",
            _ => iso[..2] + "XX",
        };
    }

    /// <summary>A day whose seasons and centuries lie in the years that are read.</summary>
    public static DateOnly Inside(DateOnly day) => day.Year is < 100 or > 9998 ? new DateOnly(2022, day.Month, Math.Min(day.Day, 28)) : day;

    public static readonly Gen<string> Noise = Gen.String[Gen.Char["0123456789X-/.,[]{}?~%"], 0, 24];

    public static readonly Gen<string> AnyCharacters = Gen.String[
        Gen.Frequency((3, Gen.Char["0129X-/.,[]{}?~%uxYEeSTWPRZ:() 年０–٣\0\t\uD835\uDFD1\u202E"]), (1, Gen.Char)),
        0,
        70
    ];

    public static readonly Gen<string> Mutations = Gen.Select(
        All,
        Gen.Int[0, 63],
        Gen.Char["0123456789X-/.,[]{}?~%uxYT 年０–"],
        Gen.Int[0, 3],
        (text, place, c, edit) =>
        {
            var at = place % text.Length;
            return edit switch
            {
                0 => text.Remove(at, 1),
                1 => text.Insert(at, c.ToString()),
                2 => text[..at] + c + text[(at + 1)..],
                _ => text[at..] + text[..at],
            };
        }
    );

    private static string Season(DateOnly day)
    {
        var year = day.Month < 3 ? day.Year - 1 : day.Year;
        var season = day.Month switch
        {
            >= 3 and <= 5 => 21,
            >= 6 and <= 8 => 22,
            >= 9 and <= 11 => 23,
            _ => 24,
        };
        return string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{season}");
    }
}
