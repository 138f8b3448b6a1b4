using System.Diagnostics.CodeAnalysis;

namespace CeasefireTracker.Dataset.Dates;

/// <summary>Reads a whole text by recursive descent: one pass, no backtracking. The first refusal is kept and ends the reading.</summary>
internal ref struct EdtfParser(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> written = text;
    private int position;
    private EdtfError? refusal;

    private readonly char Next => position < written.Length ? written[position] : '\0';

    private readonly bool AtDots => written[position..].StartsWith("..", StringComparison.Ordinal);

    public bool TryRead([NotNullWhen(true)] out EdtfDate? date, [NotNullWhen(false)] out EdtfError? error)
    {
        date = Whole();
        if (date is not null && position < written.Length)
        {
            date = Refuse(ProblemOfRest());
        }

        error = date is null ? refusal! : null;
        return date is not null;
    }

    private EdtfDate? Whole()
    {
        if (written.IsEmpty)
        {
            return Refuse(EdtfProblem.Empty);
        }

        if (written.Length > EdtfDate.MaxLength)
        {
            return Refuse(EdtfProblem.TooLong, 0, EdtfDate.MaxLength);
        }

        if (EdtfAlphabet.FirstForeign(written) is var (problem, start, length))
        {
            return Refuse(problem, start, length);
        }

        return Next switch
        {
            '{' => Set(),
            '[' => OneOf(),
            _ => DateOrInterval(),
        };
    }

    // date | end "/" end
    private EdtfDate? DateOrInterval()
    {
        if (End() is not { } start)
        {
            return null;
        }

        if (Next != '/' && start.Point is { } only)
        {
            return EdtfDate.Single(only);
        }

        if (Next != '/')
        {
            return Refuse(position == written.Length ? EdtfProblem.NoDateAtAll : EdtfProblem.DotsWithoutBrackets, 0, position);
        }

        position++;
        var second = position;
        if (End() is not { } end)
        {
            return null;
        }

        return Range(EdtfForm.Interval, start, 0, end, second);
    }

    // "{" date ("," date)+ "}"
    private EdtfDate? Set()
    {
        position++;
        if (AtDots)
        {
            return Refuse(EdtfProblem.DotsInSet, position, 2);
        }

        return Point() is { } first ? List(EdtfForm.Set, first, '}') : null;
    }

    // "[" (".." date | date ".." | date ".." date | date ("," date)+) "]"
    private EdtfDate? OneOf()
    {
        var first = ++position;
        var start = EdtfEnd.Open;
        if (!AtDots)
        {
            if (Point() is not { } point)
            {
                return null;
            }

            if (!AtDots)
            {
                return List(EdtfForm.OneOf, point, ']');
            }

            start = EdtfEnd.At(point);
        }

        position += 2;
        var second = position;
        var end = EdtfEnd.Open;
        if (Next is not (']' or '\0'))
        {
            if (Point() is not { } point)
            {
                return null;
            }

            end = EdtfEnd.At(point);
        }

        if (Next == ',')
        {
            return Refuse(EdtfProblem.DotsAndCommas);
        }

        return Close(']') ? Range(EdtfForm.OneOf, start, first, end, second) : null;
    }

    private EdtfDate? List(EdtfForm form, EdtfPoint first, char closing)
    {
        List<EdtfPoint> members = [first];
        if (!StandsInCompany(first, 1))
        {
            return null;
        }

        while (Next == ',')
        {
            var start = ++position;
            if (AtDots)
            {
                return Refuse(form == EdtfForm.Set ? EdtfProblem.DotsInSet : EdtfProblem.DotsAndCommas, position, 2);
            }

            if (Point() is not { } member || !StandsInCompany(member, start))
            {
                return null;
            }

            if (!IsAfter(member.Span, members[^1].Span))
            {
                return Refuse(EdtfProblem.MembersOutOfOrder, start, position - start);
            }

            members.Add(member);
        }

        if (AtDots)
        {
            return Refuse(form == EdtfForm.Set ? EdtfProblem.DotsInSet : EdtfProblem.DotsAndCommas, position, 2);
        }

        if (!Close(closing))
        {
            return null;
        }

        return members.Count > 1 ? EdtfDate.List(form, members) : Refuse(EdtfProblem.SetOfOne, 0, written.Length);
    }

    private EdtfDate? Range(EdtfForm form, EdtfEnd start, int startsAt, EdtfEnd end, int endsAt)
    {
        if (start.Point is null && end.Point is null)
        {
            return Refuse(EdtfProblem.NoDateAtAll, 0, written.Length);
        }

        if (start.Point is { } first && !StandsInCompany(first, startsAt))
        {
            return null;
        }

        if (end.Point is { } last && !StandsInCompany(last, endsAt))
        {
            return null;
        }

        if (start.Point is { } from && end.Point is { } to && to.Span.Latest < from.Span.Earliest)
        {
            return Refuse(EdtfProblem.Backwards, endsAt, to.ToString().Length);
        }

        if (form == EdtfForm.OneOf && start.Point?.Span == end.Point?.Span)
        {
            return Refuse(EdtfProblem.SetOfOne, 0, written.Length);
        }

        return EdtfDate.Range(form, start, end);
    }

    // ".." | nothing | date
    private EdtfEnd? End()
    {
        if (Next is '/' or '\0')
        {
            return EdtfEnd.Unknown;
        }

        if (!AtDots)
        {
            return Point() is { } point ? EdtfEnd.At(point) : null;
        }

        position += 2;
        return EdtfEnd.Open;
    }

    // year ["-" month-or-season ["-" day]] [qualifier]
    private EdtfPoint? Point()
    {
        var start = position;
        var point = Year();
        if (point is { } year && Next == '-')
        {
            point = Month(year);
        }

        if (point is { } month && Next == '-')
        {
            point = Day(month, start);
        }

        return point is { } whole ? Qualified(whole) : null;
    }

    private EdtfPoint? Year()
    {
        if (Next is not ('X' or (>= '0' and <= '9')))
        {
            return Stop(ProblemOfMissingDate());
        }

        var start = position;
        var digits = Digits();
        if (digits.Length == 8 && !digits.Contains('X'))
        {
            return Stop(EdtfProblem.BasicFormat, start, 8);
        }

        if (digits.Length != 4)
        {
            return Stop(EdtfProblem.YearNotFourDigits, start, digits.Length);
        }

        var unspecified = digits.Count('X');
        if (unspecified > 2 || digits[..^unspecified].Contains('X'))
        {
            return Stop(EdtfProblem.UnspecifiedPlace, start, 4);
        }

        var year = Number(digits);
        if (year == 0)
        {
            return Stop(EdtfProblem.YearZero, start, 4);
        }

        return unspecified switch
        {
            0 => new EdtfPoint(PointShape.Year, year),
            1 => new EdtfPoint(PointShape.SomeYearOfDecade, year),
            _ => new EdtfPoint(PointShape.SomeYearOfCentury, year),
        };
    }

    private EdtfPoint? Month(EdtfPoint year)
    {
        var start = ++position;
        var digits = TwoDigits(EdtfProblem.OrdinalDate);
        if (digits.IsEmpty)
        {
            return null;
        }

        if (year.HasUnspecifiedDigits)
        {
            return Stop(EdtfProblem.UnspecifiedPlace, start - 5, 7);
        }

        if (digits is "XX")
        {
            return year with { Shape = PointShape.SomeMonthOfYear };
        }

        if (digits.Contains('X'))
        {
            return Stop(EdtfProblem.UnspecifiedPlace, start, 2);
        }

        return (year.Year, Number(digits)) switch
        {
            (_, >= 1 and <= 12 and var month) => year with { Shape = PointShape.Month, Month = month },
            (9999, EdtfPoint.Winter) => Stop(EdtfProblem.AfterLastYear, start - 5, 7),
            (_, >= 21 and <= EdtfPoint.Winter and var season) => year with { Shape = PointShape.Season, Month = season },
            (_, >= 25 and <= 41) => Stop(EdtfProblem.LevelTwoSeason, start, 2),
            _ => Stop(EdtfProblem.NoSuchMonth, start, 2),
        };
    }

    private EdtfPoint? Day(EdtfPoint month, int dateStart)
    {
        var start = ++position;
        var digits = TwoDigits(EdtfProblem.TwoDigitsExpected);
        if (digits.IsEmpty)
        {
            return null;
        }

        if (month.Shape == PointShape.Season)
        {
            return Stop(EdtfProblem.SeasonWithDay, dateStart, position - dateStart);
        }

        if (digits is "XX")
        {
            return month with { Shape = month.Shape == PointShape.Month ? PointShape.SomeDayOfMonth : PointShape.SomeDayOfYear };
        }

        if (digits.Contains('X'))
        {
            return Stop(EdtfProblem.UnspecifiedPlace, start, 2);
        }

        if (month.Shape != PointShape.Month)
        {
            return Stop(EdtfProblem.UnspecifiedPlace, dateStart, position - dateStart);
        }

        var day = Number(digits);
        if (day < 1 || day > DateTime.DaysInMonth(month.Year, month.Month))
        {
            return Stop(EdtfProblem.NoSuchDay, dateStart, position - dateStart);
        }

        return month with
        {
            Shape = PointShape.Day,
            Day = day,
        };
    }

    private EdtfPoint? Qualified(EdtfPoint point)
    {
        var qualifier = QualifierOf(Next);
        if (qualifier == Qualifier.None)
        {
            return point;
        }

        var mark = position++;
        if (QualifierOf(Next) != Qualifier.None)
        {
            var draft = written.Slice(mark, 2) is "?~" or "~?";
            return Stop(draft ? EdtfProblem.DraftUncertainAndApproximate : EdtfProblem.RepeatedQualifier, mark, 2);
        }

        if (Next is '-' or 'X' or (>= '0' and <= '9'))
        {
            return Stop(EdtfProblem.PartQualified, mark, 1);
        }

        return point with
        {
            Qualifier = qualifier,
        };
    }

    /// <summary>Two digits or X; empty when refused.</summary>
    private ReadOnlySpan<char> TwoDigits(EdtfProblem ofThree)
    {
        var start = position;
        if (QualifierOf(Next) != Qualifier.None)
        {
            Refuse(EdtfProblem.PartQualified);
            return default;
        }

        var digits = Digits();
        if (digits.Length == 2)
        {
            return digits;
        }

        Refuse(digits.Length == 3 ? ofThree : EdtfProblem.TwoDigitsExpected, start, digits.Length);
        return default;
    }

    private ReadOnlySpan<char> Digits()
    {
        var start = position;
        while (Next is 'X' or (>= '0' and <= '9'))
        {
            position++;
        }

        return written[start..position];
    }

    private bool Close(char closing)
    {
        if (Next == closing)
        {
            position++;
            return true;
        }

        Refuse(
            Next switch
            {
                '\0' or ']' or '}' => EdtfProblem.BracketNotClosed,
                _ => ProblemOfRest(),
            }
        );
        return false;
    }

    private bool StandsInCompany(EdtfPoint point, int start)
    {
        var length = point.ToString().Length;
        if (point.HasUnspecifiedDigits)
        {
            Refuse(EdtfProblem.UnspecifiedNotAlone, start, length);
        }
        else if (point.Shape == PointShape.Season)
        {
            Refuse(EdtfProblem.SeasonNotAlone, start, length);
        }

        return refusal is null;
    }

    private readonly EdtfProblem ProblemOfMissingDate() =>
        Next switch
        {
            '-' => EdtfProblem.NegativeYear,
            '?' or '~' or '%' => EdtfProblem.PartQualified,
            '[' or '{' => EdtfProblem.MisplacedBracket,
            '/' => EdtfProblem.IntervalInSet,
            '.' => EdtfProblem.WrongDots,
            _ => EdtfProblem.DateMissing,
        };

    private readonly EdtfProblem ProblemOfRest() =>
        Next switch
        {
            '/' when written[0] is '[' or '{' => EdtfProblem.IntervalInSet,
            '/' => EdtfProblem.SecondSlash,
            ',' when written[0] is not ('[' or '{') => EdtfProblem.CommaWithoutBrackets,
            '.' when AtDots => EdtfProblem.DotsWithoutBrackets,
            '.' => EdtfProblem.WrongDots,
            '[' or ']' or '{' or '}' => EdtfProblem.MisplacedBracket,
            _ => EdtfProblem.TextAfterEnd,
        };

    private static Qualifier QualifierOf(char mark) =>
        mark switch
        {
            '?' => Qualifier.Uncertain,
            '~' => Qualifier.Approximate,
            '%' => Qualifier.Both,
            _ => Qualifier.None,
        };

    /// <summary>The value of digits in which X counts as 0.</summary>
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = number * 10 + (digit == 'X' ? 0 : digit - '0');
        }

        return number;
    }

    private static bool IsAfter(DateSpan later, DateSpan earlier) =>
        later.Earliest > earlier.Earliest || (later.Earliest == earlier.Earliest && later.Latest > earlier.Latest);

    private EdtfDate? Refuse(EdtfProblem problem) => Refuse(problem, position, position < written.Length ? 1 : 0);

    private EdtfDate? Refuse(EdtfProblem problem, int start, int length)
    {
        refusal ??= new EdtfError(problem, start + 1, written.Slice(start, length).ToString());
        return null;
    }

    private EdtfPoint? Stop(EdtfProblem problem) => Stop(problem, position, position < written.Length ? 1 : 0);

    private EdtfPoint? Stop(EdtfProblem problem, int start, int length)
    {
        Refuse(problem, start, length);
        return null;
    }
}
