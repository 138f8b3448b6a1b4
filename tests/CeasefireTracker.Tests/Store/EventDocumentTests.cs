using System.Collections;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Tests.Dates;
using CeasefireTracker.Web.Store;
using CsCheck;

namespace CeasefireTracker.Tests.Store;

public sealed class EventDocumentTests
{
    private static readonly Gen<string> Text = Gen.String[
        Gen.Char["abcXYZ 019\"\\/<>&'\u0000\n\t停戦合意、。米ІїЄ\u202E\uE000\u2028"],
        0,
        12
    ];
    private static readonly Gen<string> Id = Gen.String[Gen.Char.AlphaNumeric, 1, 8];
    private static readonly Gen<IReadOnlyList<string>> Ids = Id.List[0, 3].Select(ids => (IReadOnlyList<string>)ids);
    private static readonly Gen<LocalizedText> Both = Gen.Select(Text, Text, (en, ja) => new LocalizedText(en, ja));
    private static readonly Gen<EdtfDate> Date = EdtfTexts.All.Select(EdtfDate.Parse);
    private static readonly Gen<DateTimeOffset> Hour = Gen.Select(
        EdtfTexts.Days,
        Gen.Int[0, 24 * 60 - 1],
        Gen.Int[-12, 14],
        (day, minute, offset) =>
            new DateTimeOffset(EdtfTexts.Inside(day).ToDateTime(default).AddMinutes(minute), TimeSpan.FromHours(offset))
    );

    private static readonly Gen<EventActor> Part = Gen.Select(
        Id,
        Gen.Enum<Role>(),
        Ids,
        Gen.Int,
        (actor, role, only, line) => new EventActor(actor, role, only, line)
    );
    private static readonly Gen<Fact> Figure = Gen.Select(
        Id,
        Both,
        OrNot(Text),
        Text,
        Ids,
        Ids,
        (id, what, unit, value, by, cite) => new Fact(id, what, unit, value, by, cite, 3)
    );
    private static readonly Gen<Difference> Differs = Gen.Select(
        Gen.Enum<DifferenceAbout>(),
        OrNot(Id),
        Text,
        Gen.Enum<DifferenceCause>(),
        Both,
        (about, of, value, why, note) => new Difference(about, of, value, why, note, 5)
    );

    private static readonly Gen<Citation> Cited = Gen.Select(
        Id,
        Both,
        OrNot(Text),
        Differs.List[0, 2],
        (source, supports, locator, differs) => new Citation(source, supports, locator, differs, 4)
    );
    private static readonly Gen<Change> Correction = Gen.Select(EdtfTexts.Days, Both, (day, what) => new Change(day, what));
    private static readonly Gen<Moot> Over = Gen.Select(Id, Both, (e, why) => new Moot(e, why));
    private static readonly Gen<SpokenWords> Phrase = Gen.Select(
        Text,
        Id,
        Text,
        Text,
        Id,
        (text, language, en, ja, cite) => new SpokenWords(text, language, en, ja, cite)
    );
    private static readonly Gen<Term> Said = Gen.Select(
        Gen.Select(Id, Id, Id, Ids),
        Gen.Select(Gen.Bool, OrNot(Id), Gen.Enum<Stance>(), Both),
        Gen.Select(Ids, Ids, OrNot(Date), OrNot(Id), OrNot(Over), OrNot(Phrase)),
        (what, who, rest) =>
            new Term(
                what.Item1,
                what.Item2,
                what.Item3,
                what.Item4,
                who.Item1,
                who.Item2,
                who.Item3,
                who.Item4,
                rest.Item1,
                rest.Item2,
                rest.Item3,
                rest.Item4,
                rest.Item5,
                rest.Item6,
                7
            )
    );

    private static readonly Gen<TruceAnswer> Reply = Gen.Select(Id, Id, Gen.Bool, (who, where, on) => new TruceAnswer(who, where, on, 8));
    private static readonly Gen<TruceEnding> Ending = Gen.Select(
        Gen.Enum<TruceEnd>(),
        OrNot(Id),
        OrNot(Date),
        (how, where, on) => new TruceEnding(how, where, on)
    );
    private static readonly Gen<Truce> Halt = Gen.Select(
        Gen.Select(Ids, Reply.List[0, 2], Reply.List[0, 2]),
        Gen.Select(Gen.Enum<TruceScope>(), Both, OrNot(Ending)),
        Gen.Select(Id, Id, Id, (by, against, fact) => new TruceBreach(by, against, fact, 9)).List[0, 2],
        (who, what, breaches) => new Truce(who.Item1, who.Item2, who.Item3, what.Item1, what.Item2, what.Item3, breaches, 10)
    );
    private static readonly Gen<Meeting> Met = Gen.Select(
        OrNot(Both),
        Gen.Enum<MeetingForm>().Nullable(),
        Gen.Enum<MeetingLevel>().Nullable(),
        Gen.Enum<MeetingBetween>(),
        (place, form, level, between) => new Meeting(place, form, level, between, 11)
    );

    private static readonly Gen<Event> Events = Gen.Select(
        Gen.Select(Id, Date, Hour.Nullable(), OrNot(Date), Gen.Int[0, 9], OrNot(Both)),
        Gen.Select(Gen.Enum<EventKind>(), Gen.Enum<Standing>(), Ids, EdtfTexts.Days, EdtfTexts.Days.Nullable(), Both, Both, OrNot(Both)),
        Gen.Select(Part.List[0, 3], Ids, Ids, OrNot(Id), Said.List[0, 3], Figure.List[0, 2], Cited.List[0, 3]),
        Gen.Select(Correction.List[0, 2], Ids, OrNot(Correction), OrNot(Halt), OrNot(Met)),
        (when, what, parts, later) =>
            new Event(
                when.Item1,
                when.Item2,
                when.Item3,
                when.Item4,
                when.Item5,
                when.Item6,
                what.Item1,
                what.Item2,
                what.Item3,
                what.Item4,
                what.Item6,
                what.Item7,
                what.Rest.Item1,
                parts.Item1,
                later.Item4,
                later.Item5,
                parts.Item2,
                parts.Item3,
                parts.Item4,
                parts.Item5,
                parts.Item6,
                parts.Item7,
                what.Item5,
                later.Item1,
                later.Item2,
                later.Item2,
                later.Item3 is { } withdrawn ? new Withdrawal(withdrawn.Date, withdrawn.What) : null,
                "data/events/2025/x.md",
                12
            )
    );

    [Fact]
    public void An_event_read_from_its_document_says_all_that_was_written() =>
        Events.Sample(e => Assert.Equal(Told(e), Told(Again(e))), iter: 5_000);

    [Fact]
    public void Every_event_of_the_record_comes_back_from_its_document() =>
        Assert.All(StoreFile.Load(Repository.Data).Dataset.Events, e => Assert.Equal(Told(e), Told(Again(e))));

    [Fact]
    public void Where_an_event_stood_is_not_in_its_document() =>
        Assert.DoesNotMatch(
            "\"(file|line)\":|data/events",
            string.Concat(StoreFile.Load(Repository.Data).Dataset.Events.Select(EventDocument.Write))
        );

    [Fact]
    public void A_field_that_is_lost_is_noticed() =>
        Assert.NotEqual(Told(Events.Single()), Told(Events.Single() with { Title = new LocalizedText("other", "別") }));

    private static Event Again(Event e) => EventDocument.Read(EventDocument.Write(e));

    private static Gen<T?> OrNot<T>(Gen<T> gen)
        where T : class => Gen.Frequency((1, Gen.Const((T?)null)), (3, gen.Select(value => (T?)value)));

    /// <summary>Every property of a record and of all in it by its name, except where it stood.</summary>
    private static string Told(object? value) =>
        value switch
        {
            null => "nothing",
            string or EdtfDate or Enum => $"“{value}”",
            IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Told))}]",
            IFormattable simple => simple.ToString(value is DateTimeOffset ? "o" : null, System.Globalization.CultureInfo.InvariantCulture),
            _ when value.GetType().Namespace == typeof(Event).Namespace =>
                $"{{{string.Join(", ", value.GetType().GetProperties().Where(property => property.Name is not ("File" or "Line")).Select(property => $"{property.Name}: {Told(property.GetValue(value))}"))}}}",
            _ => value.ToString()!,
        };
}
