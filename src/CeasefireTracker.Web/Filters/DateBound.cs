using System.Diagnostics.CodeAnalysis;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Web.Filters;

/// <summary>One end of a reader's span: a year, a month or a day. From reaches from its first day, to until its last, both
/// inclusive.</summary>
public sealed record DateBound
{
    private DateBound(EdtfDate date) => Date = date;

    public EdtfDate Date { get; }

    /// <summary>The first day that it may mean.</summary>
    public DateOnly First => Date.Span.Earliest!.Value;

    /// <summary>The last day that it may mean.</summary>
    public DateOnly Last => Date.Span.Latest!.Value;

    /// <summary>One day as a bound.</summary>
    public static DateBound Of(DateOnly day) => new(EdtfDate.FromDay(day));

    /// <inheritdoc cref="Of(DateOnly)"/>
    public static DateBound? Of(DateOnly? day) => day is { } known ? Of(known) : null;

    /// <summary>
    /// Reads a year, a month or a day as people write it (<see cref="WrittenDate"/>); the message says why it cannot be read, or which
    /// dates it may be.
    /// </summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DateBound? bound, [NotNullWhen(false)] out LocalizedText? message)
    {
        var written = WrittenDate.Read(text);
        (bound, message) = (written.Message is null ? new DateBound(written.Readings[0]) : null, written.Message);
        return bound is not null;
    }

    /// <summary>What a text may mean that is nothing but a date: none if it is not, two where day and month can be either way
    /// round.</summary>
    public static IReadOnlyList<DateBound> Readings(string text) =>
        [.. WrittenDate.Read(text).Readings.Select(date => new DateBound(date))];

    /// <summary>The months and days that stand within a longer text.</summary>
    public static IEnumerable<DateBound> Within(string text) => WrittenDate.Within(text).Select(date => new DateBound(date));

    /// <summary>The two bounds of a span, both days inclusive, as coarse as it allows: a whole year reads <c>2025</c> and
    /// <c>2025</c>.</summary>
    public static (DateBound From, DateBound To) Between(DateOnly first, DateOnly last)
    {
        var isMonths = first.Day == 1 && (last == DateOnly.MaxValue || last.AddDays(1).Day == 1);
        Func<DateOnly, EdtfDate> bound =
            !isMonths ? EdtfDate.FromDay
            : first.Month == 1 && last.Month == 12 ? EdtfDate.YearOf
            : EdtfDate.MonthOf;
        return (new(bound(first)), new(bound(last)));
    }

    /// <summary>As a reader would say it. A month here means the whole of it, not a day that nobody reported.</summary>
    public string Words(Language language) =>
        Date.Precision switch
        {
            DatePrecision.Day => DateWords.Describe(Date, language),
            DatePrecision.Month => language.Say("date.month", First),
            _ => language.Say("date.year", ToString()),
        };

    /// <inheritdoc cref="Words(Language)"/>
    public LocalizedText Words() => new(Words(Language.En), Words(Language.Ja));

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => Date.ToString();
}
