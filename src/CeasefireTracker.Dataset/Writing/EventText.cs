using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Dataset.Writing;

/// <summary>The texts of an event's two files.</summary>
/// <param name="English">The fields and the English narrative.</param>
/// <param name="Japanese">The Japanese narrative; null where there is no such file.</param>
public sealed record EventTexts(string English, string? Japanese);

/// <summary>
/// An event's files as text: a record in, text out, without a file system. Written text keeps every line of the text before that says the
/// same, with comments, order and quotes; it is read again before it is handed out.
/// </summary>
public static class EventText
{
    /// <summary>Where an event's file belongs, from the folder above <c>data/</c>.</summary>
    public static string PathOf(Event e) =>
        FormattableString.Invariant($"data/events/{e.Date.Span.Earliest ?? e.Date.Span.Latest:yyyy}/{e.Id}.md");

    /// <summary>Where the Japanese narrative belongs that goes with an event's file.</summary>
    public static string JapanesePathOf(string path) => Path.ChangeExtension(path, ".ja.md");

    /// <summary>The event that the texts hold, or null with problems collected. Its id is the name of the file.</summary>
    public static Event? Read(string path, EventTexts texts, ICollection<Problem> problems)
    {
        var (found, beside) = (new List<Problem>(), JapanesePathOf(path));
        var e =
            TextFile.IsSound(texts.English, path, found) && TextFile.IsSound(texts.Japanese ?? "", beside, found)
                ? EventFile.Of(texts.English, path, () => texts.Japanese ?? "", beside, found)
                : null;
        found.ForEach(problems.Add);
        return found.Count == 0 ? e : null;
    }

    /// <summary>The texts that say this event; null, with problems collected, if none would, or if the texts before cannot be
    /// read.</summary>
    /// <param name="was">The texts of its files; null where there are none yet.</param>
    public static EventTexts? Write(EventTexts? was, Event e, ICollection<Problem> problems)
    {
        var (path, will) = (PathOf(e), EventFields.Event.Write(e));
        if (!Slug.IsValid(e.Id))
        {
            problems.Add(
                new Problem(
                    path,
                    0,
                    "id",
                    $"'{e.Id}' is no id, so no file can have its name.",
                    $"「{e.Id}」はIDにならず、ファイル名にできません。"
                )
            );
            return null;
        }

        if (
            !ReadBack.MayStand(will, path, "", problems)
            || !ReadBack.MayStand((e.Narrative?.En + e.Narrative?.Ja) ?? "", path, EventFields.Narrative, problems)
        )
        {
            return null;
        }

        var texts = was is null ? New(will, e.Narrative) : Changed(was, path, will, e.Narrative, problems);
        return texts is not null && ReadBack.IsSame(texts.English, path, found => Difference(path, texts, e, found), problems)
            ? texts
            : null;
    }

    private static EventTexts New(WrittenMap fields, LocalizedText? narrative) =>
        new(
            $"---\n{House.Lines(fields, 0)}\n---\n{(narrative is null ? "" : $"\n{narrative.En}\n")}",
            narrative is null ? null : narrative.Ja + "\n"
        );

    private static EventTexts? Changed(
        EventTexts was,
        string path,
        WrittenMap will,
        LocalizedText? narrative,
        ICollection<Problem> problems
    )
    {
        if (Read(path, was, problems) is not { } before)
        {
            return null;
        }

        var (text, end) = (was.English, EventFile.EndOfFields(was.English));
        if (ReadBack.Spliced(text[4..(end + 1)], EventFields.Event.Write(before), will, path, problems) is not { } fields)
        {
            return null;
        }

        var english = Narrative(text[(end + 5)..], before.Narrative?.En, narrative?.En, "\n");
        var japanese = Narrative(was.Japanese ?? "", before.Narrative?.Ja, narrative?.Ja, "");
        return new EventTexts(text[..4] + fields + text[(end + 1)..(end + 5)] + english, japanese.Length == 0 ? null : japanese);
    }

    /// <summary>What stands below the fields, or in the other file. White space round a narrative is no part of it.</summary>
    /// <param name="above">What comes before a narrative where there was none.</param>
    private static string Narrative(string text, string? was, string? will, string above) =>
        was == will ? text
        : will is null ? ""
        : was is null ? $"{above}{will}\n"
        : text[..^text.TrimStart().Length] + will + text[text.TrimEnd().Length..];

    private static string? Difference(string path, EventTexts texts, Event e, ICollection<Problem> found) =>
        Read(path, texts, found) is not { } read ? EventFields.Event.What
        : read.Narrative != e.Narrative ? EventFields.Narrative
        : EventFields.Event.Difference(read, e)?.Name;
}
