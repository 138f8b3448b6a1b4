using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Turns an event's front matter and its narratives into an <see cref="Event"/>.</summary>
internal static class EventReader
{
    /// <summary>The event, or null if so much is missing that nothing can be placed; the problems say what.</summary>
    public static Event? Read(FieldReader fields, string id, LocalizedText? narrative, string file)
    {
        var date = fields.Date("date");
        var draft = (
            At: fields.OptionalMoment("at"), InForce: fields.OptionalDate("in-force"), Order: fields.Number("order"),
            DateNote: fields.OptionalLocalized("date-note"), Kind: fields.Word<EventKind>("kind"), Standing: fields.Word<Standing>("standing"),
            Collections: fields.Words("collections"), Added: fields.Day("added"), Title: fields.Localized("title"), Summary: fields.Localized("summary"));
        var parts = (
            Actors: fields.Maps("actors", Actor), RespondsTo: fields.Words("responds-to"), Revises: fields.Words("revises"),
            PartOf: fields.OptionalText("part-of"), Terms: fields.Maps("terms", Term), Facts: fields.Maps("facts", Fact),
            Citations: fields.Maps("citations", Citation));
        var history = (
            KnownFrom: fields.OptionalDay("known-from"), Changed: fields.Maps("changed", Change), Formerly: fields.Words("formerly"),
            Withdrawn: Withdrawal(fields.OptionalMap("withdrawn")));
        fields.Done();

        return date is null ? null : new Event(
            id, date, draft.At, draft.InForce, draft.Order, draft.DateNote, draft.Kind, draft.Standing, draft.Collections, draft.Added,
            draft.Title, draft.Summary, narrative, parts.Actors, parts.RespondsTo, parts.Revises, parts.PartOf, parts.Terms, parts.Facts,
            parts.Citations, history.KnownFrom, history.Changed, history.Formerly, history.Withdrawn, file, fields.Line);
    }

    private static EventActor Actor(FieldReader fields) => new(fields.Text("actor"), fields.Word<Role>("role"), fields.Words("only"), fields.Line);

    private static Term Term(FieldReader fields) => new(
        fields.Id("id"), fields.Text("issue"), fields.Text("option"), fields.Words("actors"), fields.Flag("joint"), fields.OptionalText("spoken-by"),
        fields.Word<Stance>("stance"), fields.Localized("detail"), fields.Words("cite"), fields.Words("only"), fields.OptionalDate("holds"),
        fields.OptionalText("ends"), Moot(fields.OptionalMap("moot")), SpokenWords(fields.OptionalMap("words")), fields.Line);

    private static Fact Fact(FieldReader fields) => new(
        fields.Id("id"), fields.Localized("what"), fields.OptionalText("unit"), fields.Text("value"), fields.Words("by"), fields.Words("cite"),
        fields.Line);

    private static Citation Citation(FieldReader fields) => new(
        fields.Text("source"), fields.Localized("supports"), fields.OptionalText("locator"), fields.Maps("differs", Difference), fields.Line);

    private static Difference Difference(FieldReader fields) => new(
        fields.Word<DifferenceAbout>("about"), fields.OptionalText("of"), fields.Text("value"), fields.Word<DifferenceCause>("why"),
        fields.Localized("note"), fields.Line);

    private static Change Change(FieldReader fields) => new(fields.Day("date"), fields.Localized("what"));

    private static Withdrawal? Withdrawal(FieldReader? fields) => Whole(fields, fields => new Withdrawal(fields.Day("date"), fields.Localized("why")));

    private static Moot? Moot(FieldReader? fields) => Whole(fields, fields => new Moot(fields.Text("event"), fields.Localized("why")));

    private static SpokenWords? SpokenWords(FieldReader? fields) => Whole(fields, fields => new SpokenWords(
        fields.Text("text"), fields.Text("language"), fields.Text("en"), fields.Text("ja"), fields.Text("cite")));

    private static T? Whole<T>(FieldReader? fields, Func<FieldReader, T> read) where T : class
    {
        var value = fields is null ? null : read(fields);
        fields?.Done();
        return value;
    }
}
