using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Tests.Checking;

/// <summary>Each rule of <c>check</c>: what breaks it is named with its file, its line and its rule.</summary>
public sealed class RuleTests
{
    private static readonly string[] OfFiles =
    [
        "character",
        "duplicate-key",
        "encoding",
        "front-matter",
        "language",
        "line-end",
        "missing-file",
        "shape",
        "size",
        "stray-file",
        "yaml",
    ];

    [Fact]
    public void A_sound_record_has_no_problem()
    {
        using var record = new SmallRecord();

        Assert.Empty(record.Check());
    }

    public static TheoryData<string, string, string, string, string, string> Changes =>
        new()
        {
            // why, file, piece, replacement, rule, part of the message
            {
                "a key that nobody reads",
                SmallRecord.Answer,
                "kind: conditions",
                "kind: conditions\nkindd: x",
                "unknown-key",
                "'kindd'; did you mean 'kind'"
            },
            {
                "a key twice",
                SmallRecord.Answer,
                "kind: conditions",
                "kind: conditions\nkind: talks",
                "duplicate-key",
                "'kind' stands here a second time"
            },
            {
                "a name elsewhere without its set",
                SmallRecord.Answer,
                "kind: conditions",
                "kind: conditions\nalso-known-as: [pax-1234]",
                "also-known-as",
                "'pax-1234' is not scheme:id"
            },
            {
                "a name elsewhere twice",
                SmallRecord.Answer,
                "kind: conditions",
                "kind: conditions\nalso-known-as: [\"pax:1\", \"pax:1\"]",
                "also-known-as",
                "'pax:1' is 'conditional-answer' already"
            },
            { "a word outside its set", SmallRecord.Answer, "kind: conditions", "kind: condition", "word", "'condition' is not a kind" },
            { "a date that is none", SmallRecord.Answer, "date: \"2025-03-13\"", "date: \"2025-02-30\"", "date", "2025-02-30" },
            { "a date without quotes", SmallRecord.Answer, "date: \"2025-03-13\"", "date: 2025-03-13", "quotes", "must stand in quotes" },
            { "no date", SmallRecord.Answer, "date: \"2025-03-13\"\n", "", "missing", "no 'date'" },
            { "one language only", SmallRecord.Answer, ", ja: \"プーチン氏、条件付きで支持\"", "", "language", "no text in 'ja'" },
            {
                "English where Japanese belongs",
                SmallRecord.Answer,
                "プーチン氏、条件付きで支持",
                "Putin supports",
                "language",
                "not written in Japanese"
            },
            {
                "an actor that does not exist",
                SmallRecord.Answer,
                "actor: vladimir-putin",
                "actor: vladimir-puttin",
                "dangling",
                "did you mean 'vladimir-putin'"
            },
            {
                "a see-also that names no option",
                "data/issues.yml",
                "全面停戦を先に }",
                "全面停戦を先に }, see-also: [nato.renounced]",
                "see-also",
                "'ceasefire.general' names 'nato.renounced', and there is no such option"
            },
            {
                "a see-also within an issue",
                "data/issues.yml",
                "全面停戦を先に }",
                "全面停戦を先に }, see-also: [ceasefire.later]",
                "see-also",
                "of the same issue"
            },
            {
                "a see-also both ways",
                "data/issues.yml",
                "全面停戦を先に } }\n    - { id: later, label: { en: Only with a settlement, ja: 和平合意と同時に } }\n- id: nato\n  label: { en: NATO, ja: NATO加盟 }\n  definition: { en: Whether Ukraine may join., ja: 加盟の是非。 }\n  example: { en: Renouncing membership., ja: 加盟の放棄。 }\n  options:\n    - { id: renounce, label: { en: Renounce, ja: 放棄 } }",
                "全面停戦を先に }, see-also: [nato.renounce] }\n    - { id: later, label: { en: Only with a settlement, ja: 和平合意と同時に } }\n- id: nato\n  label: { en: NATO, ja: NATO加盟 }\n  definition: { en: Whether Ukraine may join., ja: 加盟の是非。 }\n  example: { en: Renouncing membership., ja: 加盟の放棄。 }\n  options:\n    - { id: renounce, label: { en: Renounce, ja: 放棄 }, see-also: [ceasefire.general] }",
                "see-also",
                "name each other"
            },
            { "an issue that does not exist", SmallRecord.Answer, "issue: ceasefire", "issue: ceasfire", "dangling", "issue 'ceasfire'" },
            {
                "an option of another issue",
                SmallRecord.Answer,
                "option: general",
                "option: join",
                "option",
                "'join' is not an option of 'ceasefire'"
            },
            {
                "a source that does not exist",
                SmallRecord.Answer,
                "- source: reuters-march",
                "- source: reuters-may",
                "dangling",
                "source 'reuters-may'"
            },
            {
                "a term that cites what the event does not",
                SmallRecord.Proposal,
                "cite: [reuters-march]",
                "cite: [article]",
                "dangling",
                "not among the event's citations"
            },
            { "a term that cites nothing", SmallRecord.Proposal, "    cite: [reuters-march]\n", "", "uncited", "'truce' cites nothing" },
            {
                "an event without a citation",
                SmallRecord.Proposal,
                "citations:\n  - source: reuters-march\n    supports: { en: The proposal., ja: 提案。 }\n",
                "",
                "uncited",
                "nothing is on the timeline without a citation"
            },
            {
                "an event on weak sources alone",
                SmallRecord.Proposal,
                "- source: reuters-march",
                "- source: article",
                "evidence",
                "no primary or news source"
            },
            {
                "two holders without joint",
                SmallRecord.Proposal,
                "actors: [ukraine]",
                "actors: [ukraine, russia]",
                "joint",
                "several need 'joint: true'"
            },
            {
                "an answer to what is later",
                SmallRecord.Proposal,
                "terms:",
                "responds-to: [conditional-answer]\nterms:",
                "forward",
                "which is later"
            },
            {
                "an event that answers itself",
                SmallRecord.Answer,
                "[thirty-day-proposal]",
                "[conditional-answer]",
                "relation",
                "refers to itself"
            },
            {
                "an event id that does not exist",
                SmallRecord.Answer,
                "[thirty-day-proposal]",
                "[thirty-days-proposal]",
                "dangling",
                "event 'thirty-days-proposal'"
            },
            {
                "a difference that does not differ",
                SmallRecord.Answer,
                "value: \"2024-06\"",
                "value: \"2025-03-13\"",
                "differs",
                "does not differ"
            },
            {
                "a difference without its reason",
                SmallRecord.Answer,
                "why: conflation, note: { en: \"It runs",
                "note: { en: \"It runs",
                "missing",
                "no 'why'"
            },
            {
                "a difference without its note",
                SmallRecord.Answer,
                ", note: { en: \"It runs two events together.\", ja: \"二つの出来事を混同している。\" }",
                "",
                "missing",
                "no 'note'"
            },
            {
                "a contradicted part without its explanation",
                "data/events/2022/istanbul-draft.md",
                "of: alexander-lukashenko, value: mediator",
                "of: ukraine, value: mediator",
                "unexplained",
                "'alexander-lukashenko' is reported by 'article' alone"
            },
            {
                "a contradicted term without its explanation",
                SmallRecord.Answer,
                "{ about: term, of: nato, value: demands, why",
                "{ about: term, of: truce, value: demands, why",
                "unexplained",
                "'nato' is reported by 'article' alone"
            },
            { "a difference about no term of the event", SmallRecord.Answer, "of: nato", "of: otan", "dangling", "no term 'otan'" },
            {
                "a role that is no role",
                "data/events/2022/istanbul-draft.md",
                "value: mediator, why",
                "value: mediators, why",
                "word",
                "'mediators'"
            },
            {
                "a bidi control",
                SmallRecord.Answer,
                "Putin supports",
                "Putin \u202Esupports",
                "character",
                "text direction control (U+202E)"
            },
            {
                "a bidi control behind an escape",
                SmallRecord.Answer,
                "Putin supports",
                "Putin \\u202Esupports",
                "character",
                "text direction control (U+202E)"
            },
            {
                "a control character",
                SmallRecord.Answer,
                "Putin supports",
                "Putin \u0007supports",
                "character",
                "control character (U+0007)"
            },
            {
                "a letter that is a tag",
                SmallRecord.Answer,
                "Putin supports",
                "Putin sup\U000E0041ports",
                "character",
                "An invisible character (U+E0041)"
            },
            {
                "an empty word in a list",
                SmallRecord.Answer,
                "kind: conditions",
                "kind: conditions\nalso-known-as: [\"\"]",
                "missing",
                "'also-known-as' has an entry with nothing in it"
            },
            {
                "nothing as a word in a list",
                SmallRecord.Answer,
                "kind: conditions",
                "kind: conditions\nalso-known-as: [~]",
                "missing",
                "'also-known-as' has an entry with nothing in it"
            },
            { "an empty text", SmallRecord.Answer, "kind: conditions", "kind: \"\"", "missing", "'kind' has nothing in it" },
            {
                "a day of which there is doubt",
                SmallRecord.Answer,
                "kind: conditions",
                "kind: conditions\nchanged: [{ date: \"2025-03-14~\", what: { en: \"x\", ja: \"x\" } }]",
                "day",
                "date must be one day"
            },
            {
                "a day as a span",
                SmallRecord.Answer,
                "kind: conditions",
                "kind: conditions\nchanged: [{ date: \"2025-03/2025-03-01\", what: { en: \"x\", ja: \"x\" } }]",
                "day",
                "date must be one day"
            },
            { "a tab", SmallRecord.Answer, "kind: conditions", "kind:\tconditions", "character", "A tab" },
            { "an anchor", SmallRecord.Answer, "kind: conditions", "kind: &k conditions", "yaml", "Anchors" },
            { "broken YAML", SmallRecord.Answer, "kind: conditions", "kind: [conditions", "yaml", "not readable YAML" },
            {
                "a number in one title only",
                SmallRecord.Proposal,
                "米国が30日間の停戦を提案",
                "米国が停戦を提案",
                "title",
                "The English title has the number 30 and the Japanese one has it not"
            },
            {
                "another number in the other title",
                SmallRecord.Proposal,
                "米国が30日間の停戦を提案",
                "米国が3万日間の停戦を提案",
                "title",
                "The Japanese title has the number 30000"
            },
            {
                "a report told as a fact",
                SmallRecord.Answer,
                "standing: established",
                "standing: reported",
                "title",
                "tells as a fact what is reported alone"
            },
            {
                "a charge told as a fact",
                SmallRecord.Answer,
                "kind: conditions",
                "kind: violation",
                "title",
                "tells as a fact what is one side's charge"
            },
            {
                "an agreement that nobody accepted",
                SmallRecord.Answer,
                "プーチン氏、条件付きで支持",
                "プーチン氏、停戦で合意",
                "title",
                "speaks of what was agreed"
            },
            { "a title too long", SmallRecord.Answer, "Putin supports", "Putin supports " + LongText, "length", "The English title" },
            { "a drop of nothing", SmallRecord.Proposal, "stance: accepts", "stance: drops", "ends", "'ends' must name it" },
            {
                "an end of no term",
                SmallRecord.Answer,
                "stance: conditional",
                "stance: conditional\n    ends: thirty-day-proposal#peace",
                "dangling",
                "no term 'thirty-day-proposal#peace'"
            },
            {
                "more than twelve words of a speaker",
                SmallRecord.Answer,
                "stance: conditional",
                "stance: conditional\n    words: { text: one two three four five six seven eight nine ten eleven twelve thirteen, language: en, en: x, ja: 条件, cite: reuters-march }",
                "words",
                "more than 12"
            },
            {
                "a long piece of Japanese",
                SmallRecord.Answer,
                "stance: conditional",
                "stance: conditional\n    words: { text: " + new string('言', 41) + ", language: ja, en: x, ja: 条件, cite: article }",
                "words",
                "40 characters"
            },
            {
                "words of nobody",
                SmallRecord.Proposal,
                "stance: accepts",
                "stance: accepts\n    words: { text: we accept, language: en, en: we accept, ja: 受け入れる, cite: reuters-march }",
                "words",
                "whose they are"
            },
            {
                "words that are quoted nowhere",
                SmallRecord.Answer,
                "stance: conditional",
                "stance: conditional\n    words: { text: root causes, language: en, en: root causes, ja: 根本原因, cite: reuters-may }",
                "dangling",
                "'reuters-may' of the words"
            },
            {
                "words in translation",
                SmallRecord.Answer,
                "stance: conditional",
                "stance: conditional\n    words: { text: первопричины, language: ru, en: root causes, ja: 根本原因, cite: reuters-march }",
                "words",
                "a translation is nobody's own words"
            },
            {
                "a stance made moot by what was before it",
                SmallRecord.Answer,
                "stance: conditional",
                "stance: conditional\n    moot: { event: istanbul-draft, why: { en: Over., ja: 終わった。 } }",
                "moot",
                "'istanbul-draft' is earlier"
            },
            {
                "a stance made moot by its own event",
                SmallRecord.Answer,
                "stance: conditional",
                "stance: conditional\n    moot: { event: conditional-answer, why: { en: Over., ja: 終わった。 } }",
                "moot",
                "another event"
            },
            {
                "a stance made moot by no event",
                SmallRecord.Answer,
                "stance: conditional",
                "stance: conditional\n    moot: { event: istanbul-drafts, why: { en: Over., ja: 終わった。 } }",
                "dangling",
                "event 'istanbul-drafts'"
            },
            {
                "a stance made moot without a reason",
                SmallRecord.Proposal,
                "stance: accepts",
                "stance: accepts\n    moot: { event: conditional-answer }",
                "missing",
                "no 'why'"
            },
            {
                "a figure that is nobody's",
                SmallRecord.Proposal,
                "citations:",
                "facts: [{ id: days, what: { en: Days, ja: 日数 }, value: \"30\", cite: [reuters-march] }]\ncitations:",
                "by",
                "'days' needs 'by'"
            },
            {
                "a label that says whose the figure is",
                SmallRecord.Proposal,
                "citations:",
                "facts: [{ id: days, what: { en: \"Days, by Kyiv's count\", ja: 日数 }, value: \"30\", by: [ukraine], cite: [reuters-march] }]\ncitations:",
                "by",
                "the label says what it counts"
            },
            {
                "a Japanese label that says whose the figure is",
                SmallRecord.Proposal,
                "citations:",
                "facts: [{ id: days, what: { en: Days, ja: 日数（ウクライナ側発表） }, value: \"30\", by: [ukraine], cite: [reuters-march] }]\ncitations:",
                "by",
                "the label says what it counts"
            },
            {
                "a public body of no state",
                "data/publishers.yml",
                "- id: the-article",
                "- id: the-article\n  government: russland",
                "dangling",
                "actor 'russland'"
            },
            {
                "a figure by nobody known",
                SmallRecord.Proposal,
                "citations:",
                "facts: [{ id: days, what: { en: Days, ja: 日数 }, value: \"30\", by: [united-state], cite: [reuters-march] }]\ncitations:",
                "dangling",
                "did you mean 'united-states'"
            },
            {
                "an actor's mandate for nobody",
                "data/actors.yml",
                "speaks-for: [{ for: russia }]",
                "speaks-for: [{ for: russland }]",
                "dangling",
                "actor 'russland'"
            },
            {
                "two actors of one id",
                "data/actors.yml",
                "- id: alexander-lukashenko",
                "- id: russia",
                "duplicate",
                "actor 'russia' stands here a second time"
            },
            { "a Wikidata item that is none", "data/actors.yml", "aliases: [Путин]", "wikidata: Putin", "wikidata", "not a Wikidata item" },
            {
                "two parties of one colour",
                "data/actors.yml",
                "party: blue",
                "party: red",
                "duplicate",
                "colour 'red' stands here a second time"
            },
            {
                "a party of no colour",
                "data/actors.yml",
                "party: blue",
                "party: true",
                "word",
                "'true' is not a party; it is one of red, blue"
            },
            {
                "an event of a collection without a name",
                SmallRecord.Answer,
                "[article, record]",
                "[article, recrod]",
                "dangling",
                "collection 'recrod'; did you mean 'record'"
            },
            {
                "a collection twice",
                "data/site.yml",
                "{ id: article,",
                "{ id: record,",
                "duplicate",
                "collection 'record' stands here a second time"
            },
            {
                "a founding article that is no source",
                "data/site.yml",
                "source: article",
                "source: artikel",
                "dangling",
                "source 'artikel'"
            },
            {
                "a site without a name",
                "data/site.yml",
                "name: { en: CeasefireTracker, ja: CeasefireTracker }\n",
                "",
                "missing",
                "The site has no 'name'"
            },
            {
                "an issue with one option",
                "data/issues.yml",
                "    - { id: later, label: { en: Only with a settlement, ja: 和平合意と同時に } }\n",
                "",
                "options",
                "has 1 options"
            },
            {
                "a source with a script address",
                "data/sources/2025.yml",
                "https://www.reuters.com/world/march",
                "javascript:alert(1)",
                "address",
                "not a whole http or https address"
            },
            {
                "a source with a hidden user name",
                "data/sources/2025.yml",
                "https://www.reuters.com/world/march",
                "https://a@www.reuters.com/",
                "address",
                "user name"
            },
            {
                "a source on an IP literal",
                "data/sources/2025.yml",
                "https://www.reuters.com/world/march",
                "http://203.0.113.7/x",
                "address",
                "no public host"
            },
            { "a source without a title", "data/sources/2025.yml", "  title: \"Putin's answer\"\n", "", "title", "needs either 'title'" },
            {
                "a description posing as a title",
                "data/sources/2025.yml",
                "\"Putin's answer\"",
                "\"[An answer]\"",
                "title",
                "that is a description"
            },
            {
                "a source of no publisher",
                "data/sources/2025.yml",
                "publisher: reuters",
                "publisher: reutters",
                "dangling",
                "did you mean 'reuters'"
            },
            { "a gap between phases", "data/phases.yml", "2025-01-01/..", "2025-01-02/..", "phase-span", "every day belongs to one phase" },
            {
                "a place with one spelling",
                "data/place-names.yml",
                "[Istanbul, Стамбул, イスタンブール]",
                "[Istanbul]",
                "spellings",
                "'istanbul' needs two spellings"
            },
            {
                "a spelling that is in every other word",
                "data/place-names.yml",
                "[Istanbul,",
                "[Is,",
                "spellings",
                "'Is' has fewer than 3"
            },
            {
                "a spelling twice",
                "data/place-names.yml",
                "Стамбул, ",
                "Стамбул, ISTANBUL, ",
                "duplicate",
                "The spelling 'istanbul' stands here a second time"
            },
            {
                "a place twice",
                "data/place-names.yml",
                "- id: istanbul",
                "- id: istanbul\n  spellings: [Stambul, Stamboul]\n- id: istanbul",
                "duplicate",
                "The place 'istanbul' stands here a second time"
            },
            { "an event nobody published", "data/published.txt", "conditional-answer\n", "", "published", "not in data/published.txt" },
            {
                "a published event that is gone",
                "data/published.txt",
                "conditional-answer\n",
                "conditional-answer\nlost-event\n",
                "lost",
                "'lost-event' was published and is gone"
            },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_broken_record_is_refused_with_file_line_and_rule(
        string why,
        string file,
        string piece,
        string replacement,
        string rule,
        string message
    )
    {
        using var record = new SmallRecord().Replace(file, piece, replacement);

        var problems = record.Check();

        Assert.True(
            problems.Any(problem => problem.Rule == rule && problem.Message.Contains(message, StringComparison.Ordinal)),
            $"{why}: expected {rule} “{message}”, found:\n{string.Join('\n', problems)}"
        );
        Assert.All(problems, problem => Assert.StartsWith("data/", problem.File, StringComparison.Ordinal));
        // What only files can have is told by the command line alone, which speaks English.
        Assert.All(
            problems.Where(problem => !OfFiles.Contains(problem.Rule)),
            problem => Assert.Matches("[ぁ-ん]", problem.In(Language.Ja).Text)
        );
    }

    [Fact]
    public void A_problem_names_the_line_on_which_it_stands()
    {
        using var record = new SmallRecord().Replace(SmallRecord.Answer, "option: general", "option: join");

        var problem = Assert.Single(record.Check());

        var lines = File.ReadAllLines(record.PathOf(SmallRecord.Answer));
        Assert.Equal("  - id: truce", lines[problem.Line - 1]);
        Assert.Equal($"{SmallRecord.Answer}:{problem.Line}: option: {problem.Message}", problem.ToString());
    }

    [Fact]
    public void Every_problem_of_every_file_is_reported_in_one_run()
    {
        using var record = new SmallRecord()
            .Replace(SmallRecord.Answer, "kind: conditions", "kind: x")
            .Replace(SmallRecord.Proposal, "kind: proposal", "kind: y")
            .Replace("data/actors.yml", "kind: person", "kind: z");

        Assert.Equal(
            ["data/actors.yml", SmallRecord.Answer, SmallRecord.Proposal],
            record.Check().Select(problem => problem.File).Distinct()
        );
    }

    [Fact]
    public void A_file_that_nothing_reads_is_not_dropped_in_silence()
    {
        using var record = new SmallRecord().Write("data/events/2025/note.txt", "x\n").Write("data/events/2025/lonely.ja.md", "文。\n");

        Assert.Equal(["stray-file", "stray-file"], record.Check().Select(problem => problem.Rule));
    }

    [Fact]
    public void A_narrative_in_one_language_is_refused()
    {
        using var record = new SmallRecord().Delete("data/events/2025/thirty-day-proposal.ja.md");

        Assert.Equal("language", Assert.Single(record.Check()).Rule);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused()
    {
        using var record = new SmallRecord();
        File.WriteAllBytes(record.PathOf(SmallRecord.Answer), [0x2D, 0xFF, 0xFE]);

        Assert.Contains(record.Check(), problem => problem is { Rule: "encoding", File: SmallRecord.Answer });
    }

    private static string LongText => new('x', 200);
}
