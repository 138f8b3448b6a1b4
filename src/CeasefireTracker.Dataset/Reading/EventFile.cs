using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Reads an event that is a file: front matter, the English narrative under it, the Japanese one in the file beside it.</summary>
internal static class EventFile
{
    /// <summary>The event, or null with a problem collected; the Japanese path is null where there is no such file.</summary>
    public static Event? Read((string Path, string Name) english, (string? Path, string Name) japanese, ICollection<Problem> problems)
    {
        var text = TextFile.Read(english.Path, english.Name, problems);
        return text is null ? null : Of(text, english.Name, Japanese, japanese.Name, problems);

        string? Japanese() => japanese.Path is null ? "" : TextFile.Read(japanese.Path, japanese.Name, problems);
    }

    /// <summary>Where the front matter's last line ends, whose line feed is the first of <c>\n---\n</c>; below 0 if there is
    /// none.</summary>
    public static int EndOfFields(string text) =>
        text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;

    /// <summary>The event that the texts of its two files hold, or null with a problem collected.</summary>
    /// <param name="japanese">Reads the other file: empty where there is none, null where it cannot be read.</param>
    public static Event? Of(string text, string file, Func<string?> japanese, string beside, ICollection<Problem> problems)
    {
        var end = EndOfFields(text);
        if (end < 0)
        {
            problems.Add(new Problem(file, 1, "front-matter", "An event begins with its fields between two lines of three hyphens."));
            return null;
        }

        if (
            YamlNodes.Read(text[4..(end + 1)], file, 1, problems) is not { } node
            || FieldReader.Of(node, file, "The event", problems) is not { } fields
        )
        {
            return null;
        }

        var narrative = Narrative(file, text[(end + 5)..].Trim(), japanese()?.Trim(), beside, problems);
        var e = EventFields.Event.Read(fields);
        fields.Done();
        return e is null ? null : e with { Id = Path.GetFileNameWithoutExtension(file), Narrative = narrative };
    }

    private static LocalizedText? Narrative(string file, string english, string? japanese, string beside, ICollection<Problem> problems)
    {
        if (japanese is null || (english.Length == 0 && japanese.Length == 0))
        {
            return null;
        }

        if (english.Length == 0)
        {
            problems.Add(new Problem(file, 0, "language", "There is a Japanese narrative, but no English one under the front matter."));
        }

        if (japanese.Length == 0)
        {
            problems.Add(new Problem(beside, 0, "language", "There is an English narrative, but no Japanese one."));
        }

        return new LocalizedText(english, japanese);
    }
}
