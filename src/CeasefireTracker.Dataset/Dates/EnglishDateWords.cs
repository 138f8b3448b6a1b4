using System.Globalization;

namespace CeasefireTracker.Dataset.Dates;

internal static class EnglishDateWords
{
    // Not from a culture, because the machine's own data must not change a page.
    private static readonly string[] MonthNames =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    private static readonly string[] SeasonNames = ["spring", "summer", "autumn", "winter"];

    public static string Describe(EdtfDate date) =>
        (date.Form, date.Ends) switch
        {
            (EdtfForm.Interval, var (start, end)) => Interval(start, end),
            (EdtfForm.OneOf, var (start, end)) => OneOfRange(start, end),
            (EdtfForm.Single, _) => Alone(date.Points[0]),
            _ => List(date.Points, date.Form == EdtfForm.Set ? "and" : "or"),
        };

    private static string Alone(EdtfPoint point) =>
        point.Shape switch
        {
            PointShape.Month when point.IsPlain => $"{Plain(point)}, day not reported",
            PointShape.SomeDayOfMonth => SomePart("day", point, $"{MonthNames[point.Month - 1]} {Year(point.Year)}"),
            PointShape.SomeMonthOfYear => SomePart("month", point, Year(point.Year)),
            PointShape.SomeDayOfYear => SomePart("day", point, Year(point.Year)),
            PointShape.SomeYearOfDecade when point.Year % 100 != 0 => SomePart("year", point, $"the {Year(point.Year)}s"),
            PointShape.SomeYearOfDecade => SomePart("year", point, $"{Year(point.Year)}–{Number(point.Year + 9)}"),
            PointShape.SomeYearOfCentury => SomePart("year", point, $"{Year(point.Year)}–{Number(point.Year + 99)}"),
            _ => Qualified(point),
        };

    private static string SomePart(string part, EdtfPoint point, string whole)
    {
        var possibly = point.Qualifier.HasFlag(Qualifier.Uncertain) ? "possibly " : "";
        var around = point.Qualifier.HasFlag(Qualifier.Approximate) ? "in or around" : "in";
        return $"{possibly}a {part} {around} {whole}, which one is not known";
    }

    private static string Interval(EdtfEnd start, EdtfEnd end)
    {
        if (start.Point is not { } first)
        {
            return $"until {Qualified(end.Point!.Value)}{(start.IsOpen ? " (start open)" : ", start not known")}";
        }

        if (end.Point is not { } last)
        {
            return $"from {Qualified(first)}{(end.IsOpen ? " (end open)" : ", end not known")}";
        }

        if (first == last)
        {
            return Qualified(first) + WholeOf(first);
        }

        if (!AreAlike(first, last))
        {
            return $"from {From(first, last)} to {To(first, last)}";
        }

        return (first.Shape, SharesYear: first.Year == last.Year, SharesMonth: first.Month == last.Month) switch
        {
            (PointShape.Day, true, true) => $"{Number(first.Day)}–{Plain(last)}",
            (PointShape.Month, true, _) => $"{Plain(first, withYear: false)}–{Plain(last)}",
            (PointShape.Year, _, _) => $"{Plain(first)}–{Plain(last)}",
            (_, var sharesYear, _) => $"{Plain(first, !sharesYear)} – {Plain(last)}",
        };
    }

    private static string WholeOf(EdtfPoint point) =>
        point.Shape switch
        {
            PointShape.Month => ", the whole month",
            PointShape.Year => ", the whole year",
            _ => "",
        };

    private static string OneOfRange(EdtfEnd start, EdtfEnd end)
    {
        if (start.Point is not { } first)
        {
            return $"{Preposition(end.Point!.Value)} or before {Qualified(end.Point.Value)}";
        }

        if (end.Point is not { } last)
        {
            return $"{Preposition(first)} or after {Qualified(first)}";
        }

        var sameMonth = AreAlike(first, last) && first.Shape == PointShape.Day && first.Year == last.Year && first.Month == last.Month;
        var from = sameMonth ? Number(first.Day) : From(first, last);
        return $"between {from} and {To(first, last)} (one {Unit(first, last)})";
    }

    private static string List(IReadOnlyList<EdtfPoint> members, string conjunction)
    {
        var last = members[^1];
        var oneYear = members.All(member => member.Year == last.Year && member.Shape != PointShape.Year);
        var oneMonth =
            oneYear && members.All(member => AreAlike(member, last) && member.Shape == PointShape.Day && member.Month == last.Month);
        var others = members.SkipLast(1).Select(member => oneMonth ? Number(member.Day) : Qualified(member, withYear: !oneYear));
        return $"{string.Join(", ", others)} {conjunction} {Qualified(last)}";
    }

    private static string From(EdtfPoint first, EdtfPoint last)
    {
        var words = Qualified(first, withYear: first.Year != last.Year || first.Shape == PointShape.Year);
        return first.Encloses(last) ? $"some time in {words}" : words;
    }

    private static string To(EdtfPoint first, EdtfPoint last)
    {
        if (first.Shape == PointShape.Year && first.Encloses(last))
        {
            return $"{Qualified(last, withYear: false)} that year";
        }

        return last.Encloses(first) ? $"some time in {Qualified(last)}" : Qualified(last);
    }

    private static string Qualified(EdtfPoint point, bool withYear = true) =>
        point.Qualifier switch
        {
            Qualifier.Uncertain => $"possibly {Plain(point, withYear)}",
            Qualifier.Approximate => $"about {Plain(point, withYear)}",
            Qualifier.Both => $"possibly about {Plain(point, withYear)}",
            _ => Plain(point, withYear),
        };

    private static string Plain(EdtfPoint point, bool withYear = true)
    {
        var words = point.Shape switch
        {
            PointShape.Day => $"{Number(point.Day)} {MonthNames[point.Month - 1]}",
            PointShape.Month => MonthNames[point.Month - 1],
            PointShape.Season => SeasonNames[point.Month - 21],
            _ => "",
        };
        var year = point is { Shape: PointShape.Season, Month: EdtfPoint.Winter } ? WinterYears(point.Year) : Year(point.Year);
        return (words, withYear) switch
        {
            ("", _) => year,
            (_, true) => $"{words} {year}",
            _ => words,
        };
    }

    private static string WinterYears(int year) =>
        (year + 1) % 100 == 0 || year < 1000
            ? $"{Year(year)}–{Number(year + 1)}"
            : $"{Year(year)}–{((year + 1) % 100).ToString("D2", CultureInfo.InvariantCulture)}";

    // A bare 33 would read as a day.
    private static string Year(int year) => year < 1000 ? $"AD {Number(year)}" : Number(year);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool AreAlike(EdtfPoint first, EdtfPoint last) => first.Shape == last.Shape && first.IsPlain && last.IsPlain;

    private static string Preposition(EdtfPoint point) => point.Shape == PointShape.Day ? "on" : "in";

    private static string Unit(EdtfPoint first, EdtfPoint last) =>
        first.Shape != last.Shape
            ? "date"
            : first.Shape switch
            {
                PointShape.Day => "day",
                PointShape.Month => "month",
                _ => "year",
            };
}
