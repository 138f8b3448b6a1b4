using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Exports;

/// <summary>
/// What a reader has to know of an event beyond its title, date and summary, a sentence each, for formats that only have room for text:
/// whether it happened, where its sources differ, its days in force, its hour, what truce or meeting it was, who took which part, and its
/// figures.
/// </summary>
public static class EventNotes
{
    /// <summary>All of them, plain text.</summary>
    public static IEnumerable<string> Of(RecordedEvent e, ExportContext edition) =>
        Labelled(e, edition).Select(note => note.Label is null ? note.Text : note.Label + edition.Language.Say("list.colon") + note.Text);

    /// <summary>Those that say how to take the event: its standing, its days in force, its hour, what truce or meeting it
    /// was.</summary>
    public static IEnumerable<string> OfTheWhole(Event e, Language language)
    {
        yield return $"{language.Say("codebook.standing")}{language.Say("list.colon")}{language.Say("standing." + e.Standing.Text())}";
        if (e.InForce is { } inForce)
        {
            yield return language.Say("event.in-force", DateWords.Describe(inForce, language));
        }

        if (EventTime.At(e) is { } at)
        {
            yield return language.Say("event.at", at[11..16], at[16..]);
        }

        if (e.Truce is { } truce)
        {
            yield return $"{language.Say("event.truce")}{language.Say("list.colon")}{Of(truce, language)}";
        }

        if (e.Meeting is { } meeting)
        {
            yield return $"{language.Say("event.meeting")}{language.Say("list.colon")}{Of(meeting, language)}";
        }
    }

    private static IEnumerable<(string? Label, string Text)> Labelled(RecordedEvent recorded, ExportContext edition)
    {
        var (e, language) = (recorded.Event, edition.Language);
        foreach (var note in OfTheWhole(e, language))
        {
            yield return (null, note);
        }

        var words = new DisputeWords(edition.Store.Vocabulary, language);
        var lists = new (string Key, IEnumerable<string> Items)[]
        {
            ("event.disputes", recorded.Disputes.Select(dispute => words.About(recorded, dispute))),
            ("event.actors", Parts.Of(e).Select(part => Part(part, edition))),
            ("event.facts", e.Facts.Select(fact => Figure(fact, language))),
        };
        foreach (var (key, items) in lists)
        {
            if (string.Join(language.Say("list.semicolon"), items) is { Length: > 0 } text)
            {
                yield return (language.Say(key), text);
            }
        }
    }

    private static string Of(Truce truce, Language language) =>
        Joined(language, truce.Covers.In(language), truce.Ended is { } ended ? language.Say("ended." + ended.How.Text()) : null);

    private static string Of(Meeting meeting, Language language) =>
        Joined(
            language,
            meeting.Place?.In(language),
            meeting.Form is { } form ? language.Say("form." + form.Text()) : null,
            meeting.Level is { } level ? language.Say("level." + level.Text()) : null,
            language.Say("between." + meeting.Between.Text())
        );

    private static string Joined(Language language, params string?[] pieces) =>
        string.Join(language.Say("list.semicolon"), pieces.OfType<string>());

    /// <summary>An actor and its part.</summary>
    public static string Part(EventActor part, ExportContext edition) =>
        $"{edition.Store.Vocabulary.Actors[part.Actor].Name.In(edition.Language)} ({edition.Language.Say("role." + part.Role.Text())})";

    /// <summary>A figure with what it counts; its label says the unit.</summary>
    public static string Figure(Fact fact, Language language) => $"{fact.What.In(language)}{language.Say("list.colon")}{fact.Value}";
}
