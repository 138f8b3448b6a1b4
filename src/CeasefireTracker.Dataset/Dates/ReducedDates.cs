using System.Text.RegularExpressions;

namespace CeasefireTracker.Dataset.Dates;

/// <summary>The two ends of a date in ISO 8601's reduced form, for vocabularies that know no EDTF: a month stays a month, and no day is
/// invented.</summary>
/// <param name="Start">Null if it has no known beginning.</param>
/// <param name="End">Null if it has no known end, or is the same as the beginning.</param>
public sealed partial record ReducedDates(string? Start, string? End)
{
    public static ReducedDates Of(EdtfDate date)
    {
        var pieces =
            date.Form == EdtfForm.Single
                ? [date.ToString()]
                : date.ToString()
                    .Trim('[', ']', '{', '}')
                    .Split(["..", ",", "/"], StringSplitOptions.None)
                    .Select(piece => piece.Trim())
                    .ToArray();
        var (start, end) = (Piece(pieces[0], first: true), Piece(pieces[^1], first: false));
        return new ReducedDates(date.Span.Earliest is null ? null : start, date.Span.Latest is null || end == start ? null : end);
    }

    /// <summary>The same of each member of a set <c>{a,b}</c>; for all else the one date.</summary>
    public static IReadOnlyList<ReducedDates> PartsOf(EdtfDate date) =>
        date.Form == EdtfForm.Set
            ? [.. date.ToString().Trim('{', '}').Split(',').Select(member => Of(EdtfDate.Parse(member)))]
            : [Of(date)];

    private static string? Piece(string text, bool first)
    {
        var plain = text.TrimEnd('?', '~', '%').Replace("-XX", "", StringComparison.Ordinal);
        if (Plain().IsMatch(plain))
        {
            return plain;
        }

        // A season or a decade: its first or last month.
        return EdtfDate.TryParse(text, out var date, out _) && (first ? date.Span.Earliest : date.Span.Latest) is { } day
            ? FormattableString.Invariant($"{day:yyyy-MM}")
            : null;
    }

    [GeneratedRegex(@"^[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?\z")]
    private static partial Regex Plain();
}
