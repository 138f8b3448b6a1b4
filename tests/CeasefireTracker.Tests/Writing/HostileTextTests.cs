using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Dataset.Writing;

namespace CeasefireTracker.Tests.Writing;

/// <summary>Text that means something to YAML, to editors or to nobody is written so that it reads as it was, or refused by name.</summary>
[Trait("Takes", "long")]
public sealed class HostileTextTests
{
    private static readonly string[] Texts =
    [
        "\"",
        "'",
        "''",
        "it's \"so\"",
        "\\",
        "\\n",
        "\\u202E",
        ": ",
        "a: b",
        "key:",
        ":",
        "#",
        " # ",
        "a #b",
        "---",
        "...",
        "--- a",
        "- a",
        "-",
        "?",
        "? a",
        "{",
        "}",
        "[",
        "]",
        "{ a: b }",
        "[a, b]",
        ",",
        "&a",
        "*a",
        "!tag",
        "!!str x",
        "|",
        ">",
        ">-",
        "%YAML 1.2",
        "@a",
        "`a`",
        "<<",
        "=",
        "~",
        "null",
        "Null",
        "NULL",
        "yes",
        "No",
        "on",
        "off",
        "y",
        "N",
        "true",
        "FALSE",
        "2025",
        "1e3",
        "1E400",
        "0x1F",
        "0o17",
        "0b1",
        "1_000",
        "1,000",
        "+1",
        "-1",
        ".5",
        "5.",
        ".inf",
        ".NaN",
        "12:30:45",
        "2025-03-13",
        "2025-03-13T10:00Z",
        " leading",
        "trailing ",
        "  ",
        "two  spaces",
        "line\nfeed",
        "\n",
        "\nleading",
        "a\n\n\nb\n",
        "a\n---\nb",
        "a\n...\nb",
        "a\n# b",
        "🕊️",
        "👩‍👩‍👧",
        "שלום",
        "العربية: نص",
        "é",
        "e\u0301",
        "\u00A0",
        "a\u3000b",
        "𠮷野家",
        "停戦：#1",
        "<script>alert(1)</script>",
        "=HYPERLINK(\"x\")",
        "${x}",
        "{{x}}",
        "C:\\temp",
        "a\u00A0",
        "\uE000",
        "\uFFFD",
        "https://example.org/?a=b&c=d#e",
    ];

    public static TheoryData<string> Hostile => new(Texts);

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_reads_as_it_was_in_every_field_that_takes_text(string text) => InEveryField(text);

    [Fact]
    public void A_text_of_ten_thousand_characters_reads_as_it_was()
    {
        InEveryField(string.Concat(Enumerable.Repeat("long: 長い # \"x\" ", 700)));
        InEveryField(new string('a', 10_000));
        InEveryField(new string('"', 10_000));
    }

    [Fact]
    public void Text_made_of_any_pieces_reads_as_it_was()
    {
        var random = new Random(19);
        for (var i = 0; i < 200; i++)
        {
            InEveryField(string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Texts[random.Next(Texts.Length)])));
        }
    }

    [Theory]
    [InlineData("a\tb", "A tab (U+0009)")]
    [InlineData("a\rb", "A carriage return (U+000D)")]
    [InlineData("a\r\nb", "A carriage return (U+000D)")]
    [InlineData("\0", "A control character (U+0000)")]
    [InlineData("\u0085", "A control character (U+0085)")]
    [InlineData("\u202E", "A text direction control (U+202E)")]
    [InlineData("\u200B", "An invisible space or hyphen (U+200B)")]
    [InlineData("\u2028", "A line separator (U+2028)")]
    [InlineData("\uFEFF", "A byte order mark (U+FEFF)")]
    [InlineData("a\u2063b", "An invisible character (U+2063)")]
    [InlineData("\u180E", "An invisible character (U+180E)")]
    [InlineData("\u034F", "An invisible character (U+034F)")]
    [InlineData("\u115F", "An invisible character (U+115F)")]
    [InlineData("\u3164", "An invisible character (U+3164)")]
    [InlineData("\uFFA0", "An invisible character (U+FFA0)")]
    [InlineData("\uFFF9", "An invisible character (U+FFF9)")]
    [InlineData("a\U000E0041", "An invisible character (U+E0041)")]
    [InlineData("\U000E0100", "An invisible character (U+E0100)")]
    [InlineData("\U0001D173", "An invisible character (U+1D173)")]
    public void A_character_that_nobody_sees_is_refused_with_the_field_that_holds_it(string text, string name) => Refuses(text, name);

    [Fact]
    public void Half_a_character_is_refused_with_the_field_that_holds_it()
    {
        // Not as cases of a theory, because their names could not be printed.
        Refuses("\uD83D", "Half a character (U+D83D)");
        Refuses("a\uDE00", "Half a character (U+DE00)");
    }

    [Fact]
    public void What_would_read_otherwise_is_refused_and_the_field_named()
    {
        var e = RecordFiles.Events[0].Event;
        Refused(e with { Title = new("", "題") }, "title");
        Refused(e with { Order = -1 }, "order");
        Refused(e with { At = new DateTimeOffset(2025, 3, 11, 22, 30, 15, TimeSpan.Zero) }, "at");
        Refused(e with { Collections = ["a", ""] }, "collections");
        Refused(e with { Terms = [Term with { Id = "No id" }] }, "No id");
        Refused(e with { Narrative = new(" space", "空白") }, "narrative");
        Refused(e with { Narrative = new("English alone", "") }, "Japanese");
        Refused(e with { Id = "../../etc/passwd" }, "../../etc/passwd");
        Refused(e with { Summary = new(new string('x', 5_000_000), "長い") }, "MiB");
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_left_alone_and_its_own_problem_told()
    {
        var (_, texts, e) = RecordFiles.Events[0];
        foreach (
            var (text, rule) in new[]
            {
                (texts.English.Replace("\n", "\r\n", StringComparison.Ordinal), "line-end"),
                ("\uFEFF" + texts.English, "encoding"),
                (texts.English.Replace("kind:", "kindly:", StringComparison.Ordinal), "unknown-key"),
                (texts.English.Replace("kind:", "kind: {", StringComparison.Ordinal), "yaml"),
                (texts.English[4..], "front-matter"),
                ("", "front-matter"),
            }
        )
        {
            var problems = new List<Problem>();
            Assert.Null(EventText.Write(new EventTexts(text, texts.Japanese), e, problems));
            Assert.Contains(problems, problem => problem.Rule == rule);
        }
    }

    private static readonly Term Term = new(
        "t",
        "i",
        "o",
        ["a"],
        false,
        null,
        Stance.Offers,
        new("E", "J"),
        ["c"],
        [],
        null,
        null,
        null,
        null,
        0
    );

    /// <summary>In a file of the record, in one from nothing, and in lists.</summary>
    private static void InEveryField(string text)
    {
        var both = new LocalizedText(string.IsNullOrWhiteSpace(text) ? text + "x" : text, "日" + text);
        var words = text.Length == 0 ? [] : new[] { text, "a", text + "2" };
        var (_, texts, old) = RecordFiles.Events[text.Length % 200];
        var e = old with
        {
            DateNote = both,
            Title = both,
            Summary = both,
            Collections = words,
            RespondsTo = words,
            Revises = words,
            PartOf = text,
            Formerly = words,
            Narrative = text.Trim().Length == 0 ? null : new(text.Trim(), "日" + text.Trim()),
            Actors = [new EventActor(text, Role.Host, words, 0), .. old.Actors],
            Terms =
            [
                Term with
                {
                    Issue = text,
                    Option = text,
                    Actors = words,
                    SpokenBy = text,
                    Detail = both,
                    Cite = words,
                    OnlyReportedBy = words,
                    Ends = text,
                    Moot = new(text, both),
                    Words = new(text, text, text, text, text),
                },
                .. old.Terms,
            ],
            Facts = [new Fact("f", both, text, text, words, words, 0), .. old.Facts],
            Citations =
            [
                .. old.Citations,
                new Citation(text, both, text, [new Difference(DifferenceAbout.Fact, text, text, DifferenceCause.Scope, both, 0)], 0),
            ],
            Changed = [new Change(new DateOnly(2027, 1, 1), both)],
            Withdrawn = new(new DateOnly(2027, 1, 2), both),
        };
        var written = RecordFiles.Write(texts, e);
        RecordFiles.Write(null, e);
        Assert.Equal(written, RecordFiles.Write(written, e));
        RecordFiles.Write(written, old);

        var problems = new List<Problem>();
        Source[] sources =
        [
            new(
                "s",
                text,
                text,
                both,
                text,
                both,
                EdtfDate.Parse("2025"),
                text,
                Access.Open,
                SourceTier.News,
                text,
                Checked.Full,
                words,
                "data/sources/2025.yml",
                0
            ),
        ];
        var list = ListText.Write(null, "data/sources/2025.yml", VocabularyFields.Source, sources, problems)!;
        Assert.Empty(problems);
        Assert.Equal(Said.By(sources), Said.By(ListText.Read(list, "data/sources/2025.yml", VocabularyFields.Source, problems)!));
    }

    private static void Refuses(string text, string name)
    {
        var e = RecordFiles.Events[0].Event;
        Refused(e with { Title = new(text, "題") }, "title: en: " + name);
        Refused(e with { Collections = [text] }, "collections: " + name);
        Refused(
            e with
            {
                Terms = [Term with { Id = "my-term", Moot = new("e", new("x", text)) }],
            },
            "terms: my-term: moot: why: ja: " + name
        );
        Refused(e with { Narrative = new("x" + text + "y", "z") }, "narrative: " + name);
    }

    private static void Refused(Event e, string name)
    {
        foreach (var was in new[] { RecordFiles.Events[0].Texts, null })
        {
            var problems = new List<Problem>();
            Assert.Null(EventText.Write(was, e, problems));
            Assert.Contains(problems, problem => problem.Message.Contains(name, StringComparison.Ordinal));
            Assert.All(problems, problem => Assert.DoesNotContain(problem.Message, c => char.IsControl(c)));
        }
    }
}
