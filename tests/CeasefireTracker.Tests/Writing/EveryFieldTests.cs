using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Dataset.Writing;

namespace CeasefireTracker.Tests.Writing;

/// <summary>Each field of each event is set, changed and removed, one at a time: the file changes in that field's lines and nowhere
/// else.</summary>
[Trait("Takes", "long")]
public sealed partial class EveryFieldTests
{
    // In the long run every event is walked through by field, else one in six; by item, where each is written dozens of times, one in
    // twelve stands for the others, in the long run one in six.
    private static readonly IEnumerable<(string Path, EventTexts Texts, Event Event)> Some = RecordFiles.Events.Where(
        (_, index) => index % Goals.Cases(12, 6) == 0
    );

    private const string Long = "A note that is new: with a colon, # a hash and “quotes”";

    [Fact]
    public void A_field_that_is_set_changed_or_removed_touches_its_own_lines_only()
    {
        var (set, changed, removed) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var (_, texts, e) in RecordFiles.Events.Where((_, index) => index % Goals.Cases(6, 1) == 0))
        {
            foreach (var field in EventFields.Event)
            {
                Try(texts, e, field.Name);
            }
        }

        var all = EventFields.Event.Select(field => field.Name).ToHashSet();
        var needed = EventFields.Event.Where(field => field.IsRequired).Select(field => field.Name).ToHashSet();
        Assert.Equal(all, changed);
        Assert.Empty(all.Except(needed).Except(set));
        Assert.Empty(all.Except(needed).Except(removed));

        void Try(EventTexts texts, Event e, string field)
        {
            foreach (var other in Values(field, e))
            {
                var written = RecordFiles.Write(texts, other);
                var (before, after) = (Fields(texts.English), Fields(written.English));

                Assert.Equal(Without(before, field), Without(after, field));
                Assert.NotEqual(before.GetValueOrDefault(field), after.GetValueOrDefault(field));
                var kind = before.ContainsKey(field)
                    ? after.ContainsKey(field)
                        ? changed
                        : removed
                    : set;
                if (kind.Add(field) && kind != changed)
                {
                    // Because every event of the record may have the field, or none.
                    Try(written, other, field);
                }
            }
        }
    }

    [Fact]
    public void What_the_house_wrote_is_as_it_was_when_it_is_changed_and_changed_back()
    {
        foreach (var (_, texts, e) in Some.Where(file => RecordFiles.Write(null, file.Event).English == file.Texts.English))
        {
            foreach (var other in EventFields.Event.SelectMany(field => Values(field.Name, e)))
            {
                Assert.Equal(texts, RecordFiles.Write(RecordFiles.Write(texts, other), e));
            }
        }
    }

    [Fact]
    public void A_detail_of_an_item_touches_one_line_in_each_language()
    {
        foreach (var (_, texts, e) in Some)
        {
            for (var i = 0; i < e.Terms.Count; i++)
            {
                var term = e.Terms[i];
                OneLine(texts, e with { Terms = Put(e.Terms, i, term with { Detail = term.Detail with { En = Long } }) });
                OneLine(
                    texts,
                    e with
                    {
                        Terms = Put(e.Terms, i, term with { Stance = term.Stance == Stance.Drops ? Stance.Raises : Stance.Drops }),
                    }
                );
                OneLine(texts, e with { Terms = Put(e.Terms, i, term with { Id = term.Id + "-x" }) });
                OneLine(texts, e with { Terms = Put(e.Terms, i, term with { Cite = [.. term.Cite, "another"] }) });
                OneLine(texts, e with { Terms = Put(e.Terms, i, term with { Joint = !term.Joint }) });
                OneLine(texts, e with { Terms = Put(e.Terms, i, term with { Holds = EdtfDate.Parse("2030-01/..") }) });
                OneLine(texts, e with { Terms = Put(e.Terms, i, term with { SpokenBy = term.SpokenBy is null ? "somebody" : null }) });
            }

            for (var i = 0; i < e.Citations.Count; i++)
            {
                var citation = e.Citations[i];
                OneLine(
                    texts,
                    e with
                    {
                        Citations = Put(e.Citations, i, citation with { Supports = citation.Supports with { Ja = "新しい：注記" } }),
                    }
                );
                OneLine(texts, e with { Citations = Put(e.Citations, i, citation with { Source = citation.Source + "-x" }) });
                OneLine(texts, e with { Citations = Put(e.Citations, i, citation with { Locator = "paragraph 3" }) });
                for (var j = 0; j < citation.Differs.Count; j++)
                {
                    var difference = citation.Differs[j];
                    var differs = Put(citation.Differs, j, difference with { Value = "1,000", Why = difference.Why });
                    OneLine(texts, e with { Citations = Put(e.Citations, i, citation with { Differs = differs }) });
                }
            }

            for (var i = 0; i < e.Facts.Count; i++)
            {
                OneLine(texts, e with { Facts = Put(e.Facts, i, e.Facts[i] with { Value = "new" }) });
                OneLine(texts, e with { Facts = Put(e.Facts, i, e.Facts[i] with { Unit = e.Facts[i].Unit is null ? "people" : null }) });
            }

            for (var i = 0; i < e.Actors.Count; i++)
            {
                OneLine(texts, e with { Actors = Put(e.Actors, i, e.Actors[i] with { OnlyReportedBy = ["one", "two"] }) });
            }
        }
    }

    [Fact]
    public void An_item_that_comes_or_goes_touches_its_own_lines_only()
    {
        foreach (var (_, texts, e) in Some)
        {
            for (var i = 0; i < e.Citations.Count; i++)
            {
                var (without, place) = (
                    RecordFiles.Write(texts, e with { Citations = [.. e.Citations.Where((_, j) => j != i)] }).English,
                    i
                );
                Assert.True(IsPart(without, texts.English), $"{e.Id}: citation {place}");
                var more = e with
                {
                    Citations = [.. e.Citations.Take(i), e.Citations[0] with { Source = "new", Locator = "x" }, .. e.Citations.Skip(i)],
                };
                Assert.True(IsPart(texts.English, RecordFiles.Write(texts, more).English), $"{e.Id}: before citation {place}");
            }

            for (var i = 0; i < e.Terms.Count; i++)
            {
                Assert.True(
                    IsPart(RecordFiles.Write(texts, e with { Terms = [.. e.Terms.Where((_, j) => j != i)] }).English, texts.English)
                );
            }
        }
    }

    [Fact]
    public void Items_in_another_order_are_the_same_lines_in_another_order()
    {
        foreach (var (_, texts, e) in Some)
        {
            var turned = e with
            {
                Citations = [.. e.Citations.Reverse()],
                Terms = [.. e.Terms.Reverse()],
                Actors = [.. e.Actors.Reverse()],
            };
            var written = RecordFiles.Write(texts, turned).English;
            Assert.Equal(texts.English.Split('\n').Order(StringComparer.Ordinal), written.Split('\n').Order(StringComparer.Ordinal));
        }
    }

    /// <summary>The event with one other value in a field, and without the field where it may be missing.</summary>
    private static IEnumerable<Event> Values(string field, Event e)
    {
        var text = new LocalizedText("New words, \"quoted\": # and more", "新しい文：引用「」と続き");
        Event[] values = field switch
        {
            "date" => [e with { Date = EdtfDate.Parse(EventText.PathOf(e).Split('/')[2] + "-12~") }],
            "order" => [e with { Order = e.Order + 7 }, e with { Order = 0 }],
            "at" =>
            [
                e with
                {
                    At = new DateTimeOffset(2025, 3, 11, e.At is null ? 22 : 23, 30, 0, TimeSpan.FromHours(5.5)),
                },
                e with
                {
                    At = null,
                },
            ],
            "in-force" =>
            [
                e with
                {
                    InForce = EdtfDate.Parse(e.InForce is null ? "2031-01-01/.." : "2031-01/.."),
                },
                e with
                {
                    InForce = null,
                },
            ],
            "date-note" => [e with { DateNote = e.DateNote is null ? text : new("a", "b") }, e with { DateNote = null }],
            "kind" => [e with { Kind = e.Kind == EventKind.Context ? EventKind.Talks : EventKind.Context }],
            "standing" => [e with { Standing = e.Standing == Standing.Denied ? Standing.Reported : Standing.Denied }],
            "collections" => [e with { Collections = [.. e.Collections, "another"] }, e with { Collections = [] }],
            "added" => [e with { Added = e.Added.AddDays(1) }],
            "known-from" => [e with { KnownFrom = (e.KnownFrom ?? e.Added).AddDays(-400) }, e with { KnownFrom = null }],
            "title" => [e with { Title = text }],
            "summary" => [e with { Summary = e.Summary with { Ja = text.Ja } }],
            "actors" => [e with { Actors = [new EventActor("new", Role.Host, ["a"], 0), .. e.Actors] }, e with { Actors = [] }],
            "truce" => [e with { Truce = NewTruce(e, text) }, e with { Truce = null }],
            "meeting" =>
            [
                e with
                {
                    Meeting = new Meeting(
                        e.Meeting?.Place is null ? text : null,
                        MeetingForm.Call,
                        MeetingLevel.Envoys,
                        e.Meeting?.Between == MeetingBetween.Mediated ? MeetingBetween.Direct : MeetingBetween.Mediated,
                        0
                    ),
                },
                e with
                {
                    Meeting = null,
                },
            ],
            "revises" => [e with { Revises = [.. e.Revises, "new"] }, e with { Revises = [] }],
            "part-of" => [e with { PartOf = e.PartOf + "another-whole" }, e with { PartOf = null }],
            "responds-to" => [e with { RespondsTo = ["new", .. e.RespondsTo] }, e with { RespondsTo = [] }],
            "terms" => [e with { Terms = [.. e.Terms, NewTerm(text)] }, e with { Terms = [] }],
            "facts" => [e with { Facts = [.. e.Facts, new Fact("new-fact", text, null, "1e3", ["a"], ["b"], 0)] }, e with { Facts = [] }],
            "citations" => [e with { Citations = [.. e.Citations, new Citation("new", text, "p. 3", [], 0)] }, e with { Citations = [] }],
            "changed" => [e with { Changed = [new Change(new DateOnly(2027, 1, 1), text), .. e.Changed] }, e with { Changed = [] }],
            "also-known-as" => [e with { AlsoKnownAs = [.. e.AlsoKnownAs, "pax:1234"] }, e with { AlsoKnownAs = [] }],
            "formerly" => [e with { Formerly = [.. e.Formerly, "old-id"] }, e with { Formerly = [] }],
            "withdrawn" =>
            [
                e with
                {
                    Withdrawn = new Withdrawal(new DateOnly(2027, 1, 1 + (e.Withdrawn?.Date.Day ?? 0)), text),
                },
                e with
                {
                    Withdrawn = null,
                },
            ],
            _ => throw new NotSupportedException($"'{field}' is a new field: say here how it changes."),
        };
        return values.Where(value => Said.By(value) != Said.By(e));
    }

    private static Truce NewTruce(Event e, LocalizedText text) =>
        new(
            ["new", "null"],
            [new TruceAnswer("yes", "event", true, 0), new TruceAnswer("a", "b-c", false, 0)],
            [new TruceAnswer("no", "2025", false, 0)],
            e.Truce?.Scope == TruceScope.AirSea ? TruceScope.Site : TruceScope.AirSea,
            text,
            new TruceEnding(TruceEnd.Broken, "event", EdtfDate.Parse("2025-04~")),
            [new TruceBreach("a", "b", "event#count", 0)],
            0
        );

    private static Term NewTerm(LocalizedText text) =>
        new(
            "new-term",
            "issue",
            "yes",
            ["2025", "null"],
            true,
            "1e3",
            Stance.Defers,
            text,
            ["a-b"],
            ["c"],
            EdtfDate.Parse("2025?"),
            "e#t",
            new Moot("event", text),
            new SpokenWords("no: \"way\"", "en", "no way", "まさか", "s"),
            0
        );

    private static void OneLine(EventTexts was, Event e)
    {
        var (before, after) = (was.English.Split('\n'), RecordFiles.Write(was, e).English.Split('\n'));
        var same = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        var below = before.Reverse().Zip(after.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        var (gone, come) = (before.Length - same - below, after.Length - same - below);
        Assert.True(gone <= 1 && come <= 1 && Math.Abs(before.Length - after.Length) <= 1, $"{e.Id}: {gone} lines went, {come} came");
    }

    private static IReadOnlyList<T> Put<T>(IReadOnlyList<T> list, int place, T item) =>
        [.. list.Take(place), item, .. list.Skip(place + 1)];

    /// <summary>True if all the lines of the shorter text stand together but for one piece that is only in the longer one.</summary>
    private static bool IsPart(string shorter, string longer)
    {
        var (few, many) = (shorter.Split('\n'), longer.Split('\n'));
        var same = few.Zip(many).TakeWhile(pair => pair.First == pair.Second).Count();
        var below = few.Reverse().Zip(many.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return same + below >= few.Length;
    }

    /// <summary>The lines of each field, by a reading of the text that knows neither YAML nor the description of fields.</summary>
    private static Dictionary<string, string> Fields(string text)
    {
        var (fields, name) = (new Dictionary<string, string>(), "");
        foreach (var line in text.Split('\n'))
        {
            name =
                line == "---"
                    ? name.Length == 0
                        ? "head"
                        : "body"
                    : name != "body" && Key().Match(line) is { Success: true } key
                        ? key.Value
                        : name;
            fields[name] = fields.GetValueOrDefault(name) + line + "\n";
        }

        return fields;
    }

    private static string Without(Dictionary<string, string> fields, string name) =>
        string.Concat(fields.Where(field => field.Key != name).Select(field => field.Value));

    [GeneratedRegex("^[a-z-]+(?=:)")]
    private static partial Regex Key();
}
