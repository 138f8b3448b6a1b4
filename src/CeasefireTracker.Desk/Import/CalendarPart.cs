using System.Text;

namespace CeasefireTracker.Desk.Import;

/// <summary>A component of a calendar's text (RFC 5545, 3.6), as it stands there: one that cannot be read takes none of the others
/// along.</summary>
/// <param name="Name">Such as <c>VEVENT</c>.</param>
/// <param name="Line">The line in which it begins, from 1.</param>
/// <param name="IsWhole">False if it ends nowhere.</param>
public sealed record CalendarPart(string Name, int Line, string Text, bool IsWhole)
{
    /// <summary>Of what it is a part.</summary>
    public const string Calendar = "VCALENDAR";

    /// <summary>What happened, or was to.</summary>
    public const string Event = "VEVENT";

    /// <summary>How a zone reckons its hours.</summary>
    public const string Zone = "VTIMEZONE";

    // None of these stands within another.
    private static readonly string[] Beside = [Event, Zone, "VTODO", "VJOURNAL", "VFREEBUSY"];

    /// <summary>Every component, in the order of the text.</summary>
    public static IReadOnlyList<CalendarPart> Of(string text)
    {
        var parts = new List<CalendarPart>();
        var (name, first, lines) = ("", 0, new StringBuilder());
        using var reader = new StringReader(text);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            var (begun, ended) = (After("BEGIN:", line), After("END:", line));
            if (name.Length > 0 && (Beside.Contains(begun) || ended == Calendar))
            {
                Add(isWhole: false);
            }

            if (name.Length == 0 && begun is not (null or Calendar))
            {
                (name, first) = (begun, number);
            }

            if (name.Length > 0)
            {
                lines.Append(line).Append("\r\n");
                if (ended == name)
                {
                    Add(isWhole: true);
                }
            }
        }

        if (name.Length > 0)
        {
            Add(isWhole: false);
        }

        return parts;

        void Add(bool isWhole)
        {
            parts.Add(new CalendarPart(name, first, lines.ToString(), isWhole));
            lines.Clear();
            name = "";
        }
    }

    /// <summary>True if it has a line of a name.</summary>
    public bool Has(string name) =>
        Text.Split('\n')
            .Any(line =>
                line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line.Length > name.Length && line[name.Length] is ':' or ';'
            );

    private static string? After(string word, string line) =>
        line.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? line[word.Length..].Trim().ToUpperInvariant() : null;
}
