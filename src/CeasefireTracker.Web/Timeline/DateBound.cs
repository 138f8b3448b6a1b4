using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Timeline;

/// <summary>One end of a reader's span: a year, a month or a day, as typed. From reaches from its first day, to until its last, both inclusive.</summary>
public sealed record DateBound
{
    private static readonly (string Pattern, CultureInfo Culture, string Iso)[] Patterns =
    [
        .. new[] { ("d MMMM yyyy", "yyyy-MM-dd"), ("d MMM yyyy", "yyyy-MM-dd"), ("MMMM d, yyyy", "yyyy-MM-dd"), ("MMMM yyyy", "yyyy-MM"), ("MMM yyyy", "yyyy-MM") }
            .Select(pair => (pair.Item1, Language.En.Culture(), pair.Item2)),
        .. new[] { ("yyyy年M月d日", "yyyy-MM-dd"), ("yyyy年M月", "yyyy-MM"), ("yyyy年", "yyyy") }.Select(pair => (pair.Item1, Language.Ja.Culture(), pair.Item2)),
    ];

    private DateBound(EdtfDate date) => Date = date;

    public EdtfDate Date { get; }

    /// <summary>The first day that it may mean.</summary>
    public DateOnly First => Date.Span.Earliest!.Value;

    /// <summary>The last day that it may mean.</summary>
    public DateOnly Last => Date.Span.Latest!.Value;

    /// <summary>Reads <c>2025</c>, <c>2025-03</c> or <c>2025-03-13</c>; the message says what else was found.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DateBound? bound, [NotNullWhen(false)] out LocalizedText? message)
    {
        (bound, message) = (null, null);
        if (!EdtfDate.TryParse(text, out var date, out var error))
        {
            message = new LocalizedText(error.Message(Language.En), error.Message(Language.Ja));
        }
        else if (date is { Form: EdtfForm.Single, Precision: DatePrecision.Day or DatePrecision.Month or DatePrecision.Year, IsApproximate: false, IsUncertain: false }
            && !text.Contains('X', StringComparison.Ordinal))
        {
            bound = new DateBound(date);
        }
        else
        {
            message = Text.Words.Both("filter.bound");
        }

        return bound is not null;
    }

    /// <summary>The date of a text that is nothing but one, as readers write it in either language: "2025", "March 2025", "13 March 2025", "2025年3月13日"; else null.</summary>
    public static DateBound? Written(string text)
    {
        if (TryParse(text, out var bound, out _))
        {
            return bound;
        }

        foreach (var (pattern, culture, iso) in Patterns)
        {
            if (DateTime.TryParseExact(text, pattern, culture, DateTimeStyles.AllowWhiteSpaces, out var day))
            {
                return new DateBound(EdtfDate.Parse(day.ToString(iso, CultureInfo.InvariantCulture)));
            }
        }

        return null;
    }

    /// <summary>The two bounds of a span, both days inclusive, as coarse as it allows: a whole year reads <c>2025</c> and <c>2025</c>.</summary>
    public static (DateBound From, DateBound To) Between(DateOnly first, DateOnly last)
    {
        var isMonths = first.Day == 1 && (last == DateOnly.MaxValue || last.AddDays(1).Day == 1);
        Func<DateOnly, EdtfDate> bound = !isMonths ? EdtfDate.FromDay : first.Month == 1 && last.Month == 12 ? EdtfDate.YearOf : EdtfDate.MonthOf;
        return (new(bound(first)), new(bound(last)));
    }

    /// <summary>As a reader would say it. A month here means the whole of it, not a day that nobody reported.</summary>
    public string Words(Language language) => Date.Precision switch
    {
        DatePrecision.Day => DateWords.Describe(Date, language),
        DatePrecision.Month => First.ToString(language == Language.Ja ? "yyyy年M月" : "MMMM yyyy", Text.Words.Culture(language)),
        _ => language == Language.Ja ? $"{ToString()}年" : ToString(),
    };

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => Date.ToString();
}
