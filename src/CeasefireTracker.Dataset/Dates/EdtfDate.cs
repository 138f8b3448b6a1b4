using System.Diagnostics.CodeAnalysis;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Dates;

/// <summary>A date as exact as its source makes it: ISO 8601-2:2019 (EDTF) levels 0 and 1 by the day, and sets of level 2.</summary>
/// <remarks>
/// <para>Read: <c>2022</c>, <c>2022-03</c>, <c>2022-03-15</c>, years 0001–9999; <c>?</c> uncertain, <c>~</c> approximate, <c>%</c> both, at
/// the end of a date; X for digits not known, from the right (<c>20XX</c>, <c>202X</c>, <c>2022-XX</c>, <c>2022-XX-XX</c>,
/// <c>2022-03-XX</c>); seasons; intervals <c>a/b</c> whose end may be <c>..</c> (open) or empty (unknown); <c>[..a] [a..] [a..b] [a,b]
/// {a,b}</c>. Seasons and X stand alone: inside an interval or a set the standard has them at level 2 or not at all. Everything else is
/// refused with the reason.</para>
/// <para>Seasons are those of the northern hemisphere: 21 spring March–May, 22 summer June–August, 23 autumn September–November,
/// 24 winter from December of the year written to the end of February of the next.</para>
/// <para>A mark of approximation or doubt leaves the span as it is. Each meaning has one spelling, so equality is that of the canonical
/// text.</para>
/// </remarks>
public sealed class EdtfDate : IEquatable<EdtfDate>
{
    /// <summary>The longest text that is read, in UTF-16 code units.</summary>
    public const int MaxLength = 64;

    private readonly string canonical;

    private EdtfDate(
        EdtfForm form,
        string text,
        DateSpan span,
        IReadOnlyList<DateSpan> parts,
        IReadOnlyList<EdtfPoint> points,
        (EdtfEnd, EdtfEnd)? ends
    )
    {
        canonical = text;
        Form = form;
        Span = span;
        Parts = parts;
        Points = points;
        Ends = ends;
        Precision = points.Max(point => point.Precision);
        IsApproximate = points.Any(point => point.Qualifier.HasFlag(Qualifier.Approximate));
        IsUncertain = points.Any(point => point.Qualifier.HasFlag(Qualifier.Uncertain));
    }

    /// <summary>From the earliest to the latest day that the text may mean, both inclusive. For sets this covers the days between members
    /// too.</summary>
    public DateSpan Span { get; }

    /// <summary>For <c>{a,b}</c> the span of each member, in order; for all else the one <see cref="Span"/>. Never empty.</summary>
    public IReadOnlyList<DateSpan> Parts { get; }

    /// <summary>
    /// The last day, not after the given one, that is certain to have come: the first day that a date of it may mean, where each date of it
    /// is meant; of one date out of several, the first that any may. Null if no day is certain, as with <c>[..a]</c>. A mark of
    /// approximation or doubt leaves it as it is.
    /// </summary>
    /// <param name="by">The day on which this was written, inclusive: what was to come then is as little known as an open end.</param>
    public DateOnly? LastCertain(DateOnly by) =>
        (
            Form switch
            {
                EdtfForm.Interval => Points.Select(point => point.Span.Earliest),
                EdtfForm.Set => Parts.Select(part => part.Earliest),
                _ => [Span.Earliest],
            }
        )
            .Where(day => day <= by)
            .Max();

    /// <summary>Whether the text is one date, an interval or a set.</summary>
    public EdtfForm Form { get; }

    /// <summary>The precision of the date; of an interval or a set, that of its coarsest date.</summary>
    public DatePrecision Precision { get; }

    /// <summary>True when any of its dates carries <c>~</c> or <c>%</c>.</summary>
    public bool IsApproximate { get; }

    /// <summary>True when any of its dates carries <c>?</c> or <c>%</c>.</summary>
    public bool IsUncertain { get; }

    /// <summary>True when the span has no first or no last day: <c>..</c> or an unknown end.</summary>
    public bool IsOpenEnded => Span.Earliest is null || Span.Latest is null;

    /// <summary>Every date that is written in the text, in order.</summary>
    internal IReadOnlyList<EdtfPoint> Points { get; }

    /// <summary>The two ends of <c>a/b</c> and <c>[a..b]</c>; null for one date and for lists.</summary>
    internal (EdtfEnd Start, EdtfEnd End)? Ends { get; }

    /// <summary>Reads an EDTF text. Never throws: whatever is not read is refused with its reason.</summary>
    /// <param name="text">At most <see cref="MaxLength"/> characters, without surrounding space; null counts as empty.</param>
    /// <param name="date">The date, when the text was read.</param>
    /// <param name="error">What was not understood and where, when it was not.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out EdtfDate? date, [NotNullWhen(false)] out EdtfError? error) =>
        new EdtfParser(text).TryRead(out date, out error);

    /// <summary>Reads an EDTF text that is known to be right, such as a literal.</summary>
    /// <exception cref="FormatException">The text is refused; the message is the error's English sentence.</exception>
    public static EdtfDate Parse(string text) =>
        TryParse(text, out var date, out var error) ? date : throw new FormatException(error.Message(Language.En));

    /// <summary>The date of exactly one day.</summary>
    public static EdtfDate FromDay(DateOnly day) => Single(new EdtfPoint(PointShape.Day, day.Year, day.Month, day.Day));

    /// <summary>The month in which a day lies, not a day of it.</summary>
    public static EdtfDate MonthOf(DateOnly day) => Single(new EdtfPoint(PointShape.Month, day.Year, day.Month));

    /// <summary>The year in which a day lies, not a day of it.</summary>
    public static EdtfDate YearOf(DateOnly day) => Single(new EdtfPoint(PointShape.Year, day.Year));

    /// <summary>The canonical EDTF text, which parses to an equal date.</summary>
    public override string ToString() => canonical;

    /// <inheritdoc/>
    public bool Equals(EdtfDate? other) => other is not null && canonical == other.canonical;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EdtfDate);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(canonical);

    /// <summary>True when both have the same canonical text.</summary>
    public static bool operator ==(EdtfDate? left, EdtfDate? right) => left is null ? right is null : left.Equals(right);

    /// <summary>True when their canonical texts differ.</summary>
    public static bool operator !=(EdtfDate? left, EdtfDate? right) => !(left == right);

    internal static EdtfDate Single(EdtfPoint point) => new(EdtfForm.Single, point.ToString(), point.Span, [point.Span], [point], null);

    internal static EdtfDate Range(EdtfForm form, EdtfEnd start, EdtfEnd end)
    {
        var text = form == EdtfForm.Interval ? $"{start}/{end}" : RangeText(start, end);
        var span = new DateSpan(start.Point?.Span.Earliest, end.Point?.Span.Latest);
        EdtfPoint[] points = [.. new[] { start.Point, end.Point }.OfType<EdtfPoint>()];
        return new(form, text, span, [span], points, (start, end));
    }

    internal static EdtfDate List(EdtfForm form, IReadOnlyList<EdtfPoint> members)
    {
        var joined = string.Join(',', members);
        var text = form == EdtfForm.Set ? $"{{{joined}}}" : $"[{joined}]";
        var spans = members.Select(member => member.Span).ToArray();
        var span = new DateSpan(spans[0].Earliest, spans.Max(member => member.Latest));
        return new(form, text, span, form == EdtfForm.Set ? spans : [span], members, null);
    }

    private static string RangeText(EdtfEnd start, EdtfEnd end) => $"[{start.Point}..{end.Point}]";
}
