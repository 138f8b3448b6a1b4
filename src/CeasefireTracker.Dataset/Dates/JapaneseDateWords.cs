using System.Globalization;

namespace CeasefireTracker.Dataset.Dates;

internal static class JapaneseDateWords
{
    private static readonly string[] SeasonNames = ["春", "夏", "秋", "冬"];

    public static string Describe(EdtfDate date) =>
        (date.Form, date.Ends) switch
        {
            (EdtfForm.Interval, var (start, end)) => Interval(start, end),
            (EdtfForm.OneOf, var (start, end)) => OneOfRange(start, end),
            (EdtfForm.Single, _) => Alone(date.Points[0]),
            _ => List(date.Points, date.Form),
        };

    private static string Alone(EdtfPoint point) =>
        point.Shape switch
        {
            PointShape.Month when point.IsPlain => $"{Qualified(point)}（日は報じられていない）",
            PointShape.SomeDayOfMonth => SomePart(point, $"{Year(point.Year)}{Number(point.Month)}月", "日"),
            PointShape.SomeMonthOfYear => SomePart(point, Year(point.Year), "月"),
            PointShape.SomeDayOfYear => SomePart(point, Year(point.Year), "日"),
            PointShape.SomeYearOfDecade when point.Year % 100 != 0 => SomePart(point, $"{Year(point.Year)}代", "年"),
            PointShape.SomeYearOfDecade => SomePart(point, Years(point.Year, point.Year + 9), "年"),
            PointShape.SomeYearOfCentury => SomePart(point, Years(point.Year, point.Year + 99), "年"),
            _ => Qualified(point),
        };

    private static string SomePart(EdtfPoint point, string whole, string part)
    {
        var around = point.Qualifier.HasFlag(Qualifier.Approximate) ? "ごろ" : "";
        var doubt = point.Qualifier.HasFlag(Qualifier.Uncertain) ? "、不確か" : "";
        return $"{whole}{around}のある{part}（どの{part}かは不明{doubt}）";
    }

    private static string Interval(EdtfEnd start, EdtfEnd end)
    {
        if (start.Point is not { } first)
        {
            return $"{Qualified(end.Point!.Value)}まで（始まりは{(start.IsOpen ? "定められていない" : "不明")}）";
        }

        if (end.Point is not { } last)
        {
            return $"{Qualified(first)}から（終わりは{(end.IsOpen ? "定められていない" : "不明")}）";
        }

        if (first == last)
        {
            return Qualified(first) + WholeOf(first);
        }

        return AreAlike(first, last) ? Joined(first, last) : FromTo(first, last);
    }

    private static string OneOfRange(EdtfEnd start, EdtfEnd end)
    {
        if (start.Point is not { } first)
        {
            return $"{Qualified(end.Point!.Value)}{(end.Point.Value.IsPlain ? "以前" : "か、それ以前")}";
        }

        if (end.Point is not { } last)
        {
            return $"{Qualified(first)}{(first.IsPlain ? "以降" : "か、それ以降")}";
        }

        var range = AreAlike(first, last) ? Joined(first, last) : FromTo(first, last);
        return $"{range}のいずれかの{Unit(first, last)}";
    }

    private static string List(IReadOnlyList<EdtfPoint> members, EdtfForm form)
    {
        var words = members.Select((member, i) => Qualified(member, after: Named(members, i - 1))).ToArray();
        return (form, words.Length) switch
        {
            (EdtfForm.Set, 2) => string.Join("と", words),
            (EdtfForm.Set, _) => string.Join("、", words),
            (_, 2) => string.Join("か", words),
            _ => string.Join("、", words) + "のいずれか",
        };
    }

    // A bare year names no year for the month after it: 2022年と3月 would be any March.
    private static EdtfPoint? Named(IReadOnlyList<EdtfPoint> members, int i) =>
        i >= 0 && members[i].Shape != PointShape.Year ? members[i] : null;

    private static string WholeOf(EdtfPoint point) =>
        point.Shape switch
        {
            PointShape.Month => "の1か月間",
            PointShape.Year => "の1年間",
            _ => "",
        };

    private static string Joined(EdtfPoint first, EdtfPoint last) =>
        (first.Shape, first.Year == last.Year, first.Month == last.Month) switch
        {
            (PointShape.Year, _, _) => Years(first.Year, last.Year),
            (PointShape.Month, true, _) => $"{Year(first.Year)}{Number(first.Month)}〜{Number(last.Month)}月",
            (PointShape.Day, true, true) => $"{Year(first.Year)}{Number(first.Month)}月{Number(first.Day)}〜{Number(last.Day)}日",
            _ => $"{Plain(first)}〜{Plain(last, first)}",
        };

    private static string FromTo(EdtfPoint first, EdtfPoint last)
    {
        var from = first.Encloses(last) ? $"{Qualified(first)}のある時点" : Qualified(first);
        var to =
            !last.Encloses(first) ? Qualified(last, first)
            : !last.IsPlain ? $"{Qualified(last)}のある時点"
            : last.Shape == PointShape.Month ? "同月のある時点"
            : "同年のある時点";
        return $"{from}から{to}まで";
    }

    private static string Qualified(EdtfPoint point, EdtfPoint? after = null)
    {
        var around = point.Qualifier.HasFlag(Qualifier.Approximate) ? "ごろ" : "";
        var doubt = point.Qualifier.HasFlag(Qualifier.Uncertain) ? "（不確か）" : "";
        return $"{Plain(point, after)}{around}{doubt}";
    }

    /// <summary>The date without the year, and the month, that the one before it has named.</summary>
    private static string Plain(EdtfPoint point, EdtfPoint? after = null)
    {
        var sharesYear = after?.Year == point.Year;
        var sharesMonth =
            sharesYear && after is { Shape: PointShape.Day } && point.Shape == PointShape.Day && after.Value.Month == point.Month;
        var year = sharesYear && point.Shape != PointShape.Year ? "" : Year(point.Year);
        return point.Shape switch
        {
            PointShape.Day when sharesMonth => $"{Number(point.Day)}日",
            PointShape.Day => $"{year}{Number(point.Month)}月{Number(point.Day)}日",
            PointShape.Month => $"{year}{Number(point.Month)}月",
            PointShape.Season when point.Month == EdtfPoint.Winter => $"{Years(point.Year, point.Year + 1)}の冬",
            PointShape.Season => $"{year}{SeasonNames[point.Month - 21]}",
            _ => year,
        };
    }

    private static string Years(int first, int last) => $"{Year(first)[..^1]}〜{Number(last)}年";

    // A bare 33年 would read as the 33rd year of an era.
    private static string Year(int year) => year < 1000 ? $"西暦{Number(year)}年" : $"{Number(year)}年";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool AreAlike(EdtfPoint first, EdtfPoint last) => first.Shape == last.Shape && first.IsPlain && last.IsPlain;

    private static string Unit(EdtfPoint first, EdtfPoint last) =>
        first.Shape != last.Shape
            ? "時期"
            : first.Shape switch
            {
                PointShape.Day => "日",
                PointShape.Month => "月",
                _ => "年",
            };
}
