using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Reads an event that is a file: front matter, the English narrative under it, the Japanese one in the file beside it.</summary>
internal static class EventFile
{
    /// <summary>The event, or null with a problem collected; the Japanese path is null where there is no such file.</summary>
    public static Event? Read((string Path, string Name) english, (string? Path, string Name) japanese, ICollection<Problem> problems)
    {
        var file = english.Name;
        if (TextFile.Read(english.Path, file, problems) is not { } text)
        {
            return null;
        }

        var end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            problems.Add(new Problem(file, 1, "front-matter", "An event begins with its fields between two lines of three hyphens."));
            return null;
        }

        if (YamlNodes.Read(text[4..(end + 1)], file, 1, problems) is not { } node || FieldReader.Of(node, file, "The event", problems) is not { } fields)
        {
            return null;
        }

        var narrative = Narrative(file, text[(end + 5)..].Trim(), japanese, problems);
        var e = EventFields.Event.Read(fields);
        fields.Done();
        return e is null ? null : e with { Id = Path.GetFileNameWithoutExtension(english.Path), Narrative = narrative };
    }

    private static LocalizedText? Narrative(string file, string english, (string? Path, string Name) beside, ICollection<Problem> problems)
    {
        if ((beside.Path is null ? "" : TextFile.Read(beside.Path, beside.Name, problems)?.Trim()) is not { } japanese)
        {
            return null;
        }

        if (english.Length == 0 && japanese.Length == 0)
        {
            return null;
        }

        if (english.Length == 0)
        {
            problems.Add(new Problem(file, 0, "language", "There is a Japanese narrative, but no English one under the front matter."));
        }

        if (japanese.Length == 0)
        {
            problems.Add(new Problem(beside.Name, 0, "language", "There is an English narrative, but no Japanese one."));
        }

        return new LocalizedText(english, japanese);
    }
}
