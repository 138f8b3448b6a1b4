using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Tests.Hostile;
using CeasefireTracker.Tests.Record;
using CeasefireTracker.Web.Search;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Search;

/// <summary>Search over the repository's own record: it finds what a plain scan finds, and no text makes it fail.</summary>
public sealed class SearchTests(RecordStore record) : IClassFixture<RecordStore>
{
    private readonly TrackerDataset dataset = StoreFile.Load(Repository.Data).Dataset;
    private readonly OpenStore store = record.Store;

    [Fact]
    public void Every_piece_of_Japanese_and_every_beginning_of_a_word_is_found_exactly_where_a_plain_scan_finds_it()
    {
        var texts = dataset.Events.Where(e => e.Withdrawn is null).Select(e => (e.Id, Texts: Texts(e).Select(SearchTokens.Fold).ToList())).ToList();
        var pieces = texts.SelectMany(e => e.Texts).SelectMany(Pieces).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var wanted = Goals.Cases(400);
        var chosen = pieces.Count <= wanted ? pieces : [.. Enumerable.Range(0, wanted).Select(i => pieces[(int)((long)i * pieces.Count / wanted)]), .. new[] { "停戦", "合意", "撤退", "米", "nato" }.Where(pieces.Contains)];
        using var context = store.Context();
        var ids = context.Events.Where(e => e.Ordinal != null).ToDictionary(e => e.Ordinal!.Value, e => e.Id);

        foreach (var piece in chosen)
        {
            var found = SearchIndex.Find(store, SearchText.Parse(piece, store.Vocabulary.Spellings))!.Ordinals().Select(ordinal => ids[ordinal]).ToHashSet();
            var scanned = texts.Where(e => e.Texts.Exists(text => store.Vocabulary.Spellings.Of(piece).Any(spelt => Contains(text, spelt)))).Select(e => e.Id).ToHashSet();

            Assert.True(found.SetEquals(scanned), $"“{piece}”: found {string.Join(", ", found.Except(scanned))}; missed {string.Join(", ", scanned.Except(found))}");
        }

        Goals.Reached("S5", $"{chosen.Count} of {pieces.Count} pieces of Japanese and beginnings of words over {texts.Count} events: found exactly where a plain scan finds them");
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
    [InlineData("-nato", "nato")]
    [InlineData("-nato -ceasefire -停戦", "nato", "ceasefire", "停戦")]
    public void Words_to_leave_out_alone_leave_everything_else(string typed, params string[] without) =>
        Assert.Equal(store.Index.Everything.Ordinals().Except(without.SelectMany(Found)), Found(typed));

    private List<int> Found(string typed) => [.. SearchIndex.Find(store, SearchText.Parse(typed, store.Vocabulary.Spellings))!.Ordinals()];

    [Fact]
    public void No_text_makes_search_fail()
    {
        string[] awkward =
        [
            "don't", "20.04", "multi-agent", "c++", "AND", "OR", "NOT", "NEAR(a b)", "a AND b", "a*", "*", "\"", "\"\"", "\"a", "-", "--", "-a", "-\"a b\"", "^a", "a^2", "{a b}", "tokens:a", "search:a", "(", ")", "(a", "a)", "a OR", "NOT a", "+", ":", ";", "'", "''; DROP TABLE search; --", "%", "_", "\\",
            "\0", "a\0b", "\uD800", "\uDC00a", "a\uD83D", "\u202Eabc", "\uFEFF", "\u200B", "\uE000", "a\uE000b", "ﷺ", "İ", "ß", "ﬁ", "①", "㍿", "か゛", "ｶﾞ", "👨‍👩‍👧‍👦", "𠮷野家", "々", "ー", "。、", "　", "\t\n\r", "停戦", "停 戦", "停戦ceasefire停戦", new string('a', 100_000), new string('停', 100_000), new string('"', 5_000), string.Concat(Enumerable.Repeat("a ", 5_000)), string.Concat(Enumerable.Repeat("-a ", 5_000)),
        ];
        var random = new Random(11);
        var generated = Enumerable.Range(0, 1_000).Select(_ => new string([.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 128 : 65536))]));
        var count = 0;
        foreach (var text in awkward.Concat(generated).Concat(Payloads.Some(Goals.Cases(1_000, 5_000))))
        {
            var search = SearchText.Parse(text, store.Vocabulary.Spellings);
            var found = SearchIndex.Find(store, search);

            Assert.Equal(search.Match is null, found is null);
            count++;
        }

        Goals.Reached("S5", $"{count} hostile queries: none failed");
    }

    /// <summary>All that search looks at, of one event.</summary>
    private IEnumerable<string> Texts(Event e)
    {
        var actors = dataset.Actors.ToDictionary(actor => actor.Id, StringComparer.Ordinal);
        return new[] { e.Title, e.Summary, e.Narrative }.OfType<LocalizedText>()
            .Concat(e.Terms.Where(term => term.Only.Count == 0).Select(term => term.Detail))
            .Concat(e.Actors.Where(part => part.Only.Count == 0).Select(part => actors[part.Actor].Name))
            .SelectMany(text => new[] { text.En, text.Ja })
            .Concat(e.Actors.Where(part => part.Only.Count == 0).SelectMany(part => actors[part.Actor].Aliases));
    }

    private static IEnumerable<string> Pieces(string text)
    {
        foreach (var (run, isJapanese) in Runs(text))
        {
            for (var start = 0; start < (isJapanese ? run.Length : 1); start++)
            {
                for (var length = 1; length <= (isJapanese ? Math.Min(3, run.Length - start) : run.Length); length++)
                {
                    yield return run.Substring(start, length);
                }
            }
        }
    }

    private static bool Contains(string text, string piece) => Runs(text).Any(run => run.IsJapanese == IsJapanese(piece[0])
        && (run.IsJapanese ? run.Run.Contains(piece, StringComparison.Ordinal) : run.Run.StartsWith(piece, StringComparison.Ordinal)));

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

    private static bool IsJapanese(char c) => c is (>= '\u3041' and <= '\u30FF' and not '\u30FB') or '々' or '〇' or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');
}
