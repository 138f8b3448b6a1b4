using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Dataset.Writing;

namespace CeasefireTracker.Tests.Writing;

/// <summary>Files that people wrote in their own way stay theirs: what did not change stands as they wrote it.</summary>
public sealed class HandWrittenTests
{
    private const string Path = "data/events/2025/x.md";

    private const string Written = """
        ---
        # The day is Moscow's.
        date: '2025-03-11'   # not the 12th
        kind: "statement"
        standing:   established
        collections:
        - record
        # until it is sorted
        - article

        added: "2026-11-25"
        title: {en: A plain title, ja: '題名'}

        # Both were checked.
        summary:
            en: >-
              A folded
              summary.

            ja: |-
              要約。
              # no comment, a part of it
        part-of:   # unclear
        actors:   # the first leads
          # the host
          - { actor: russia,
              role: host }   # at home
          -   actor: ukraine
              role: participant
              # never alone

          # Named in passing.

          - {actor: calva, "role": mentioned, only: [a , "b"]}
        # A section of its own.

        terms: []
        citations:
          - source: a
            # read in full
            supports: { en: "All.", ja: "すべて。" }   # both
          - source: b
            supports: { en: "Some.", ja: "一部。" }
          # the weakest
          - source: c
            supports: { en: "Little.", ja: "わずか。" }
        ---


        First *paragraph*.

        Second.  
        """;

    private static readonly EventTexts Was = new(Written, "\n日本語。\n\n");

    private static readonly Event Event = RecordFiles.Read(Path, Was);

    [Fact]
    public void What_did_not_change_is_byte_for_byte_the_same_without_a_line_feed_at_the_end() =>
        Assert.Equal(Was, RecordFiles.Write(Was, Event));

    [Fact]
    public void A_new_value_stands_in_the_quotes_of_the_old_one_as_far_as_it_can()
    {
        Changes(Event with { Date = CeasefireTracker.Dataset.Dates.EdtfDate.Parse("2025-03") }, "'2025-03-11'   #", "'2025-03'   #");
        Changes(Event with { Kind = EventKind.Talks }, "\"statement\"", "\"talks\"");
        Changes(Event with { Standing = Standing.Denied }, "standing:   established", "standing:   denied");
        Changes(Event with { Title = Event.Title with { En = "Another" } }, "en: A plain title,", "en: Another,");
        Changes(Event with { Title = Event.Title with { En = "Yes: another" } }, "en: A plain title,", "en: \"Yes: another\",");
        Changes(Event with { Title = Event.Title with { En = "yes" } }, "en: A plain title,", "en: \"yes\",");
        Changes(Event with { Title = Event.Title with { Ja = "'題'" } }, "'題名'", "'''題'''");
    }

    [Fact]
    public void A_text_of_several_lines_gives_way_to_one_in_quotes()
    {
        Changes(
            Event with
            {
                Summary = Event.Summary with { En = "One line." },
            },
            ">-\n      A folded\n      summary.\n",
            "\"One line.\"\n"
        );
        Changes(
            Event with
            {
                Summary = Event.Summary with { Ja = "一\n二" },
            },
            "|-\n      要約。\n      # no comment, a part of it\n",
            "\"一\\n二\"\n"
        );
    }

    [Fact]
    public void An_item_that_goes_takes_the_comments_that_belong_to_it_and_no_other()
    {
        Changes(
            Event with
            {
                Actors = [.. Event.Actors.Skip(1)],
            },
            "# the host\n  - { actor: russia,\n      role: host }   # at home\n  -   actor",
            "-   actor"
        );
        Changes(
            Event with
            {
                Actors = [Event.Actors[0], Event.Actors[2]],
            },
            "  -   actor: ukraine\n      role: participant\n      # never alone\n",
            ""
        );
        Changes(
            Event with
            {
                Actors = [.. Event.Actors.Take(2)],
            },
            "\n\n  # Named in passing.\n\n  - {actor: calva, \"role\": mentioned, only: [a , \"b\"]}",
            "\n\n  # Named in passing."
        );
        Changes(
            Event with
            {
                Citations = [.. Event.Citations.Take(2)],
            },
            "\n  # the weakest\n  - source: c\n    supports: { en: \"Little.\", ja: \"わずか。\" }",
            ""
        );
        Changes(Event with { Collections = ["record"] }, "\n# until it is sorted\n- article", "");
    }

    [Fact]
    public void A_field_that_goes_takes_the_comments_that_belong_to_it_and_no_other()
    {
        Changes(
            Event with
            {
                Citations = [],
            },
            Written[Written.IndexOf("\ncitations:", StringComparison.Ordinal)..Written.IndexOf("\n---\n\n\nF", StringComparison.Ordinal)],
            ""
        );
        var actors = Written[
            Written.IndexOf("actors:   #", StringComparison.Ordinal)..Written.IndexOf("# A section", StringComparison.Ordinal)
        ];
        Changes(Event with { Actors = [] }, actors, "");
    }

    [Fact]
    public void A_new_field_and_a_new_item_come_to_their_place_in_the_style_of_the_house()
    {
        Changes(Event with { Order = 2 }, "# not the 12th\n", "# not the 12th\norder: 2\n");
        Changes(Event with { PartOf = "whole" }, "part-of:   # unclear", "part-of: whole   # unclear");
        Changes(
            Event with
            {
                RespondsTo = ["a", "2025"],
            },
            "part-of:   # unclear\n",
            "part-of:   # unclear\n",
            "responds-to: [a, \"2025\"]\n",
            "# A section"
        );
        var change = new Change(new DateOnly(2026, 12, 1), new("It said \"b\".", "「b」としていた。"));
        Changes(
            Event with
            {
                Changed = [change],
            },
            "わずか。\" }\n",
            "わずか。\" }\nchanged:\n  - date: \"2026-12-01\"\n    what:\n      en: \"It said \\\"b\\\".\"\n      ja: \"「b」としていた。\"\n"
        );
        Changes(
            Event with
            {
                Citations = [new("new", new("E", "J"), null, [], 0), .. Event.Citations],
            },
            "citations:\n",
            "citations:\n  - source: new\n    supports:\n      en: \"E\"\n      ja: \"J\"\n"
        );
        var term = new Term("t", "i", "o", ["a"], false, null, Stance.Offers, new("E", "J"), ["c"], [], null, null, null, null, 0);
        Changes(
            Event with
            {
                Terms = [term],
            },
            "terms: []",
            "terms:\n  - id: t\n    issue: i\n    option: o\n    actors: [a]\n    stance: offers\n    detail:\n      en: \"E\"\n      ja: \"J\"\n    cite: [c]"
        );
    }

    [Fact]
    public void A_change_within_an_item_leaves_its_comments_and_its_brackets()
    {
        Changes(
            Event with
            {
                Actors = [Event.Actors[0] with { Role = Role.Mediator }, .. Event.Actors.Skip(1)],
            },
            "role: host }   #",
            "role: mediator }   #"
        );
        Changes(Event with { Actors = [.. Event.Actors.Take(2), Event.Actors[2] with { OnlyReportedBy = ["a"] }] }, "[a , \"b\"]", "[a]");
        Changes(
            Event with
            {
                Actors = [.. Event.Actors.Take(2), Event.Actors[2] with { OnlyReportedBy = ["b"] }],
            },
            "[a , \"b\"]",
            "[\"b\"]"
        );
        Changes(
            Event with
            {
                Actors = [.. Event.Actors.Take(2), Event.Actors[2] with { OnlyReportedBy = [] }],
            },
            ", only: [a , \"b\"]}",
            "}"
        );
        Changes(
            Event with
            {
                Citations = [Event.Citations[0] with { Source = "z" }, .. Event.Citations.Skip(1)],
            },
            "source: a\n    # read",
            "source: z\n    # read"
        );
    }

    [Fact]
    public void An_item_that_moves_takes_its_comment_along()
    {
        var written = RecordFiles.Write(Was, Event with { Citations = [.. Event.Citations.Reverse()] }).English;

        Assert.Contains("citations:\n  # the weakest\n  - source: c\n", written, StringComparison.Ordinal);
        Assert.Contains("  - source: a\n    # read in full\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_narrative_that_changes_leaves_the_fields_and_the_other_language_alone()
    {
        var en = RecordFiles.Write(Was, Event with { Narrative = new("New.\n\n---\n\n    # x", "日本語。") });
        Assert.Equal(
            new EventTexts(
                Written.Replace("First *paragraph*.\n\nSecond.", "New.\n\n---\n\n    # x", StringComparison.Ordinal),
                Was.Japanese
            ),
            en
        );
        Assert.Equal(
            new EventTexts(Written, "\n日本語\n\n"),
            RecordFiles.Write(Was, Event with { Narrative = Event.Narrative! with { Ja = "日本語" } })
        );
        var without = RecordFiles.Write(Was, Event with { Narrative = null });
        Assert.Null(without.Japanese);
        Assert.EndsWith("\n---\n", without.English, StringComparison.Ordinal);
        Assert.Equal(
            new EventTexts(without.English + "\nE\n", "J\n"),
            RecordFiles.Write(without, Event with { Narrative = new("E", "J") })
        );
    }

    [Fact]
    public void A_list_of_records_keeps_its_comments_and_its_blank_lines()
    {
        const string Text =
            "# Places.\n- id: a\n  spellings: [A, 'Á']\n\n# B is far.\n- id: b\n  spellings: [B]\n\n- id: c\n  spellings:\n    - C   # plain\n";
        var places = Places(Text);
        var d = new PlaceName("d", ["D e", "null"], 0);

        Assert.Equal(Text + "\n- id: d\n  spellings: [D e, \"null\"]\n", Write(Text, [.. places, d]));
        Assert.Equal(
            Text.Replace("# B is far.\n- id: b\n  spellings: [B]\n\n", "", StringComparison.Ordinal),
            Write(Text, [places[0], places[2]])
        );
        Assert.Equal("# Places.\n" + Text[Text.IndexOf("# B", StringComparison.Ordinal)..], Write(Text, [.. places.Skip(1)]));
        Assert.Equal(Text[..Text.IndexOf("\n\n- id: c", StringComparison.Ordinal)] + "\n", Write(Text, [.. places.Take(2)]));
        Assert.Equal(
            Text.Replace("[A, 'Á']", "[A, Ä, 'Á']", StringComparison.Ordinal),
            Write(Text, [places[0] with { Spellings = ["A", "Ä", "Á"] }, .. places.Skip(1)])
        );
        Assert.Equal(
            Text.Replace("- C   # plain\n", "- C   # plain\n    - Ć\n", StringComparison.Ordinal),
            Write(Text, [.. places.Take(2), places[2] with { Spellings = ["C", "Ć"] }])
        );
        Assert.Equal("# Places.\n[]\n", Write(Text, []));
        Assert.Equal("# Places.\n- id: d\n  spellings: [D e, \"null\"]\n", Write("# Places.\n[]\n", [d]));
        Assert.Equal("- id: d\n  spellings: [D e, \"null\"]\n", Write(null, [d]));
    }

    private static IReadOnlyList<PlaceName> Places(string text)
    {
        var problems = new List<Problem>();
        var places = ListText.Read(text, "data/place-names.yml", VocabularyFields.PlaceName, problems);
        Assert.Empty(problems);
        return places!;
    }

    private static string Write(string? was, IReadOnlyList<PlaceName> places)
    {
        var problems = new List<Problem>();
        var text = ListText.Write(was, "data/place-names.yml", VocabularyFields.PlaceName, places, problems);
        Assert.Empty(problems);
        Assert.Equal(Said.By(places), Said.By(Places(text!)));
        return text!;
    }

    /// <summary>The event is written with one piece of the text in another's place and nothing else.</summary>
    private static void Changes(Event e, string piece, string by, string more = "", string before = "")
    {
        Assert.Contains(piece, Written, StringComparison.Ordinal);
        var expected = Written.Replace(piece, by, StringComparison.Ordinal);
        Assert.Equal(
            more.Length == 0 ? expected : expected.Replace(before, more + before, StringComparison.Ordinal),
            RecordFiles.Write(Was, e).English
        );
    }
}
