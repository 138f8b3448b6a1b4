using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Tests.Hostile;
using CeasefireTracker.Tests.Record;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Search;

/// <summary>Search over the repository's own record: it finds what a plain scan finds, and no text makes it fail.</summary>
[TakesLong]
public sealed partial class SearchTests(RecordStore record) : IClassFixture<RecordStore>
{
    private static readonly TrackerDataset Dataset = StoreFile.Load(Repository.Data).Dataset;

    private static readonly Lazy<List<(string Id, List<List<(string Run, bool IsJapanese)>> Texts)>> texts = new(() =>
        [
            .. Dataset
                .Events.Where(e => e.Withdrawn is null)
                .Select(e =>
                    (
                        e.Id,
                        Texts(e)
                            .Select(SearchTokens.Fold)
                            .SelectMany(text => Compounds(text).Prepend(text))
                            .Select(text => Runs(text).ToList())
                            .ToList()
                    )
                ),
        ]
    );

    private readonly OpenStore store = record.Store;

    [Fact]
    [Trait("Takes", "long")]
    public void Every_piece_of_Japanese_and_every_beginning_of_a_word_is_found_exactly_where_a_plain_scan_finds_it()
    {
        var pieces = Runs().SelectMany(Pieces).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var chosen = Some(pieces, Goals.Cases(400)).Concat(new[] { "停戦", "合意", "撤退", "米", "nato" }.Where(pieces.Contains)).ToList();

        FoundWhereScanned(chosen, isQuoted: false);

        Goals.Reached(
            "S5",
            $"{chosen.Count} of {pieces.Count} pieces of Japanese and beginnings of words over {texts.Value.Count} events: found exactly where a plain scan finds them"
        );
    }

    [Fact]
    [Trait("Takes", "long")]
    public void Every_word_in_quotes_is_found_exactly_where_a_plain_scan_finds_the_whole_word()
    {
        var words = Runs().Select(run => run.Run).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();

        FoundWhereScanned([.. Some(words, Goals.Cases(200)), "us", "un", "eu", "uk"], isQuoted: true);
    }

    [Theory]
    [InlineData("US", "used")]
    [InlineData("UN", "under")]
    [InlineData("EU", "european")]
    public void A_short_name_in_quotes_is_found_alone_however_it_is_written(string name, string other)
    {
        var ids = Ids();
        var (alone, begun) = (Found($"\"{name}\""), Found(name));

        Assert.NotEmpty(alone);
        Assert.Equal(alone, Found($"“{name.ToLowerInvariant()}”"));
        Assert.ProperSubset(begun.ToHashSet(), alone.ToHashSet());
        Assert.Equal(store.Index.Everything.Ordinals().Except(alone), Found($"-\"{name}\""));
        Assert.Contains(
            begun.Except(alone).Select(ordinal => ids[ordinal]),
            id => texts.Value.Exists(e => e.Id == id && e.Texts.Exists(text => text.Exists(run => run.Run == other)))
        );
    }

    [Theory]
    [InlineData("Kiev", "Kyiv")]
    [InlineData("キエフ", "キーウ")]
    [InlineData("Киев", "Київ")]
    [InlineData("\"Kiev and\"", "\"Kyiv and\"")]
    [InlineData("ceasefire -Kiev", "ceasefire -Kyiv")]
    [InlineData("Стамбул", "Istanbul")]
    [InlineData("«security guarantees»", "\"security guarantees\"")]
    [InlineData("『無条件停戦』", "「無条件停戦」")]
    [InlineData("ウィットコフ", "Уиткофф")]
    [InlineData("Макрон", "マクロン")]
    public void Two_ways_to_type_the_same_find_the_same(string typed, string other)
    {
        var found = Found(typed);
        Assert.NotEmpty(found);
        Assert.Equal(Found(other), found);
    }

    [Theory]
    [Trait("Takes", "long")]
    [InlineData("-nato", "nato")]
    [InlineData("-nato -ceasefire -停戦", "nato", "ceasefire", "停戦")]
    public void Words_to_leave_out_alone_leave_everything_else(string typed, params string[] without) =>
        Assert.Equal(store.Index.Everything.Ordinals().Except(without.SelectMany(Found)), Found(typed));

    private Dictionary<int, string> Ids()
    {
        using var context = store.Context();
        return context.Events.Where(e => e.Ordinal != null).ToDictionary(e => e.Ordinal!.Value, e => e.Id);
    }

    private void FoundWhereScanned(List<string> pieces, bool isQuoted)
    {
        var (ids, spellings) = (Ids(), KnownWords.Of(store).Spellings);
        foreach (var piece in pieces)
        {
            var found = Found(isQuoted ? $"\"{piece}\"" : piece).Select(ordinal => ids[ordinal]).ToHashSet();
            var meant = spellings
                .Of(piece)
                .Select(spelt => BetweenJapanese().Split(spelt).Select(spelt => Ways(spelt, isQuoted)).ToList())
                .Where(words => words.Count == 1 || !isQuoted)
                .ToList();
            var scanned = texts
                .Value.Where(e =>
                    meant.Exists(words =>
                        words.TrueForAll(ways => ways.Exists(way => e.Texts.Exists(text => Contains(text, way.Runs, way.IsWhole))))
                    )
                )
                .Select(e => e.Id)
                .ToHashSet();

            Assert.True(
                found.SetEquals(scanned),
                $"“{piece}”: found {string.Join(", ", found.Except(scanned))}; missed {string.Join(", ", scanned.Except(found))}"
            );
        }
    }

    private static IEnumerable<string> Some(List<string> all, int wanted) =>
        all.Count <= wanted ? all : Enumerable.Range(0, wanted).Select(i => all[(int)((long)i * all.Count / wanted)]);

    private static IEnumerable<(string Run, bool IsJapanese)> Runs() => texts.Value.SelectMany(e => e.Texts).SelectMany(runs => runs);

    private List<int> Found(string typed) =>
        [.. SearchIndex.Find(store, SearchText.Parse(typed, KnownWords.Of(store).Spellings))!.Ordinals()];

    [Fact]
    [Trait("Takes", "long")]
    public void No_text_makes_search_fail()
    {
        string[] awkward =
        [
            "don't",
            "20.04",
            "multi-agent",
            "c++",
            "AND",
            "OR",
            "NOT",
            "NEAR(a b)",
            "a AND b",
            "a*",
            "*",
            "\"",
            "\"\"",
            "\"a",
            "-",
            "--",
            "-a",
            "-\"a b\"",
            "^a",
            "a^2",
            "{a b}",
            "tokens:a",
            "search:a",
            "(",
            ")",
            "(a",
            "a)",
            "a OR",
            "NOT a",
            "+",
            ":",
            ";",
            "'",
            "''; DROP TABLE search; --",
            "%",
            "_",
            "\\",
            "\0",
            "a\0b",
            "\uD800",
            "\uDC00a",
            "a\uD83D",
            "\u202Eabc",
            "\uFEFF",
            "\u200B",
            "\uE000",
            "a\uE000b",
            "ﷺ",
            "İ",
            "ß",
            "ﬁ",
            "①",
            "㍿",
            "か゛",
            "ｶﾞ",
            "👨‍👩‍👧‍👦",
            "𠮷野家",
            "々",
            "ー",
            "。、",
            "　",
            "\t\n\r",
            "停戦",
            "停 戦",
            "停戦ceasefire停戦",
            new string('a', 100_000),
            new string('停', 100_000),
            new string('"', 5_000),
            string.Concat(Enumerable.Repeat("a ", 5_000)),
            string.Concat(Enumerable.Repeat("-a ", 5_000)),
        ];
        var random = new Random(11);
        var generated = Enumerable
            .Range(0, 1_000)
            .Select(_ => new string([
                .. Enumerable.Range(0, random.Next(1, 30)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 65536)),
            ]));
        var count = 0;
        foreach (var text in awkward.Concat(generated).Concat(Payloads.Some(Goals.Cases(400, 5_000))))
        {
            var search = SearchText.Parse(text, KnownWords.Of(store).Spellings);
            var found = SearchIndex.Find(store, search);

            Assert.Equal(search.IsEmpty, found is null);
            count++;
        }

        Goals.Reached("S5", $"{count} hostile queries: none failed");
    }

    /// <summary>All that search looks at, of one event.</summary>
    private static IEnumerable<string> Texts(Event e)
    {
        var actors = Dataset.Actors.ToDictionary(actor => actor.Id, StringComparer.Ordinal);
        return new[] { e.Title, e.Summary, e.Narrative }
            .OfType<LocalizedText>()
            .Concat(e.Terms.Where(term => term.Counts).Select(term => term.Detail))
            .Concat(e.Actors.Where(part => part.Counts).Select(part => actors[part.Actor].Name))
            .SelectMany(text => new[] { text.En, text.Ja })
            .Concat(e.Actors.Where(part => part.Counts).SelectMany(part => actors[part.Actor].Aliases));
    }

    private static IEnumerable<string> Pieces((string Run, bool IsJapanese) of)
    {
        var (run, isJapanese) = of;
        for (var start = 0; start < (isJapanese ? run.Length : 1); start++)
        {
            for (var length = 1; length <= (isJapanese ? Math.Min(3, run.Length - start) : run.Length); length++)
            {
                yield return run.Substring(start, length);
            }
        }
    }

    // Everything that folds together besides letters: a hyphen inside a word, and the plain plural of the last word.
    private static List<(List<(string Run, bool IsJapanese)> Runs, bool IsWhole)> Ways(string phrase, bool isQuoted) =>
        [
            .. new[] { phrase, Joined(phrase) }
                .Distinct()
                .SelectMany(written => OtherNumbers(written, isQuoted).Select(other => (other, true)).Prepend((written, isQuoted)))
                .Select(way => (Runs(SearchTokens.Fold(way.Item1)).ToList(), way.Item2))
                .Where(way => way.Item1.Count > 0),
        ];

    private static IEnumerable<string> OtherNumbers(string phrase, bool isQuoted)
    {
        string[] endings = ["[^aeiou]ies", "(?:s|x|z|ch|sh)es", "[^sui]s", "[^aeiou]y"];
        var folded = SearchTokens.Fold(phrase);
        if (Runs(folded).LastOrDefault() is not { Run: { Length: >= 5 } word } || !word.All(char.IsAsciiLetterLower))
        {
            return [];
        }

        var stem = folded[..(folded.LastIndexOf(word, StringComparison.Ordinal) + word.Length)];
        return Array.FindIndex(endings, ending => Regex.IsMatch(word, ending + "$")) switch
        {
            0 => [stem[..^3] + "y"],
            1 => [stem[..^2], stem[..^1]],
            2 => [stem[..^1]],
            3 => [stem[..^1] + "ies"],
            _ when !isQuoted => [],
            _ => [stem + (Regex.IsMatch(word, "(?:s|x|z|ch|sh)$") ? "es" : "s")],
        };
    }

    private static IEnumerable<string> Compounds(string text) =>
        Compound().Matches(text).Select(word => Joined(word.Value)).Where(word => word.Length > 0);

    private static string Joined(string text) => Hyphen().Replace(text, "");

    private static bool Contains(List<(string Run, bool IsJapanese)> text, List<(string Run, bool IsJapanese)> phrase, bool isWhole) =>
        phrase is [{ IsJapanese: true } alone]
            ? text.Exists(run => run.IsJapanese && run.Run.Contains(alone.Run, StringComparison.Ordinal))
            : Enumerable
                .Range(0, Math.Max(0, text.Count - phrase.Count + 1))
                .Any(at =>
                    Enumerable
                        .Range(0, phrase.Count)
                        .All(i =>
                            text[at + i].IsJapanese == phrase[i].IsJapanese
                            && (
                                i == phrase.Count - 1 && (!isWhole || phrase[i].IsJapanese)
                                    ? text[at + i].Run.StartsWith(phrase[i].Run, StringComparison.Ordinal)
                                : i == 0 && phrase[i].IsJapanese ? text[at + i].Run.EndsWith(phrase[i].Run, StringComparison.Ordinal)
                                : text[at + i].Run == phrase[i].Run
                            )
                        )
                );

    private static IEnumerable<(string Run, bool IsJapanese)> Runs(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || !char.IsLetterOrDigit(text[i]) || (i > start && IsJapanese(text[i]) != IsJapanese(text[start])))
            {
                if (i > start)
                {
                    yield return (text[start..i], IsJapanese(text[start]));
                }

                start = i < text.Length && char.IsLetterOrDigit(text[i]) ? i : i + 1;
            }
        }
    }

    private static bool IsJapanese(char c) =>
        c
            is (>= '\u3041' and <= '\u30FF' and not '\u30FB')
                or '々'
                or '〇'
                or (>= '\u3400' and <= '\u9FFF')
                or (>= '\uF900' and <= '\uFAFF');

    // As written in both alphabets of words; between Japanese characters there is none, and between digits it parts a date.
    [GeneratedRegex(
        @"(?<=[^\W_\u3041-\u9fff])[-\u2010](?=[^\W\d_\u3041-\u9fff])|(?<=[^\W\d_\u3041-\u9fff])[-\u2010](?=[^\W_\u3041-\u9fff])"
    )]
    private static partial Regex Hyphen();

    [GeneratedRegex(
        @"[^\W_\u3041-\u9fff]+(?:(?<!\d)[-\u2010](?=[^\W_\u3041-\u9fff])[^\W_\u3041-\u9fff]+|[-\u2010](?=[^\W\d_\u3041-\u9fff])[^\W_\u3041-\u9fff]+)+"
    )]
    private static partial Regex Compound();

    [GeneratedRegex(@"(?<=[\u3041-\u9fff]) (?=[\u3041-\u9fff])")]
    private static partial Regex BetweenJapanese();
}
