using System.Text;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Dataset.Writing;

/// <summary>An event as one line of NDJSON, without its line feed: a record in, text out, and what did not change stays as it was
/// written.</summary>
public static class EventLine
{
    /// <summary>The event of a line, or null with problems collected.</summary>
    /// <param name="number">The number of the line in its file, from 1.</param>
    public static Event? Read(string line, string file, int number, ICollection<Problem> problems)
    {
        var found = new ProblemList();
        var e = TextFile.IsSound(line, file, found) ? EventLines.Event(Encoding.UTF8.GetBytes(line), number, file, found) : null;
        foreach (var problem in found)
        {
            problems.Add(problem);
        }

        return found.Count == 0 ? e : null;
    }

    /// <summary>The line that says this event; null, with problems collected, if none would, or if the line before cannot be
    /// read.</summary>
    /// <param name="was">The line as it is; null for a new one.</param>
    public static string? Write(string? was, string file, int number, Event e, ICollection<Problem> problems)
    {
        var will = Written(e);
        if (!ReadBack.MayStand(will, file, "", problems))
        {
            return null;
        }

        var before = was is null ? null : Read(was, file, number, problems);
        var line =
            was is null ? House.Json(will, " ")
            : before is null ? null
            : Splice.ChangeJson(was, Written(before), will);
        return line is not null && ReadBack.IsSame(line, file, Difference, problems) ? line : null;

        string? Difference(ICollection<Problem> found) =>
            Read(line!, file, number, found) is not { } read
                ? EventFields.Event.What
                : (EventFields.Line.Difference(read, e) ?? EventFields.Event.Difference(read, e))?.Name;
    }

    private static WrittenMap Written(Event e) => new([.. EventFields.Line.Write(e).Entries, .. EventFields.Event.Write(e).Entries], true);
}
