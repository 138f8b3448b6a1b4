using System.Text;
using System.Text.RegularExpressions;

namespace CeasefireTracker.Desk.Import;

/// <summary>A component of a calendar's text (RFC 5545, 3.6), as it stands there: one that cannot be read takes none of the others
/// along.</summary>
/// <param name="Name">Such as <c>VEVENT</c>.</param>
/// <param name="Line">The line in which it begins, from 1.</param>
/// <param name="IsWhole">False if it ends nowhere.</param>
public sealed partial record CalendarPart(string Name, int Line, string Text, bool IsWhole)
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

    /// <summary>What it says, line by line: the name in capitals, and what stands there or what its <c>CN</c> calls it; nothing of what
    /// stands within it, such as a reminder.</summary>
    public IEnumerable<(string Name, string Value)> Lines()
    {
        var within = 0;
        var unfolded = Text.Replace("\r\n ", "", StringComparison.Ordinal).Replace("\r\n\t", "", StringComparison.Ordinal);
        foreach (var line in unfolded.Split("\r\n"))
        {
            if (After("BEGIN:", line) is not null)
            {
                within++;
            }
            else if (After("END:", line) is not null)
            {
                within--;
            }
            else if (within == 1 && Written().Match(line) is { Success: true } said)
            {
                var called = said.Groups["called"] is { Success: true } name ? name : said.Groups["value"];
                yield return (said.Groups["name"].Value.ToUpperInvariant(), called.Value.Trim().Trim('"'));
            }
        }
    }

    /// <summary>What it says under a name; null if nothing.</summary>
    public string? Said(string name) => Lines().Where(line => line.Name == name).Select(line => line.Value).FirstOrDefault();

    private static string? After(string word, string line) =>
        line.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? line[word.Length..].Trim().ToUpperInvariant() : null;

    // A colon within quotation marks ends no name.
    [GeneratedRegex(
        """^(?<name>[\w-]+)(?:;(?:CN=(?<called>"[^"]*"|[^";:]*)|(?!CN=)(?:[^":;]|"[^"]*")*))*:(?<value>.*)$""",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Written();
}
