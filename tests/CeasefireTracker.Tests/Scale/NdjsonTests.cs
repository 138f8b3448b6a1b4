using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Scale;

public sealed class NdjsonTests : IDisposable
{
    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [Fact]
    public void A_line_is_the_same_event_as_a_file_with_the_same_fields()
    {
        var before = new TimelineQuery(record.Open()).Find("conditional-answer")!;
        record
            .Delete(SmallRecord.Answer)
            .Write(
                Lines.File,
                """
                {"id":"conditional-answer","date":"2025-03-13","kind":"conditions","standing":"established","collections":["article","record"],"added":"2026-11-24","title":{"en":"Putin supports the idea on conditions","ja":"プーチン氏、条件付きで支持"},"summary":{"en":"Vladimir Putin says he supports the idea but that it must remove the root causes.","ja":"プーチン氏は停戦の考えを支持するとしつつ、根本原因の除去が必要だと述べた。"},"actors":[{"actor":"vladimir-putin","role":"respondent"},{"actor":"ukraine","role":"mentioned"}],"responds-to":["thirty-day-proposal"],"terms":[{"id":"truce","issue":"ceasefire","option":"general","actors":["russia"],"spoken-by":"vladimir-putin","stance":"conditional","detail":{"en":"Root causes first.","ja":"根本原因の除去が条件。"},"cite":["reuters-march"]},{"id":"nato","issue":"nato","option":"renounce","actors":["russia"],"stance":"demands","detail":{"en":"Renounce NATO.","ja":"NATO加盟の放棄。"},"cite":["article"],"only":["article"]}],"citations":[{"source":"reuters-march","supports":{"en":"The answer.","ja":"回答。"}},{"source":"article","supports":{"en":"The answer.","ja":"回答。"},"differs":[{"about":"date","value":"2024-06","why":"conflation","note":{"en":"It runs two events together.","ja":"二つの出来事を混同している。"}},{"about":"term","of":"nato","value":"demands","why":"conflation","note":{"en":"Not found for that day.","ja":"この日の発言にはない。"}}]}]}

                """
            );

        var after = new TimelineQuery(record.Open()).Find("conditional-answer")!;

        Assert.Equal(Written(before), Written(after));

        static string Written(object row) =>
            System.Text.Json.JsonSerializer.Serialize(
                row,
                new System.Text.Json.JsonSerializerOptions { ReferenceHandler = System.Text.Json.Serialization.ReferenceHandler.Preserve }
            );
    }

    [Theory]
    [InlineData("{\"id\":\"a\"", "json")]
    [InlineData("not json", "json")]
    [InlineData("{} {}", "json")]
    [InlineData("[]", "shape")]
    [InlineData("", "ndjson")]
    [InlineData("{}\r", "ndjson")]
    [InlineData("{\"id\":\"half-\\ud83d\"}", "encoding")]
    [InlineData("{\"id\":\"a\",\"id\":\"b\"}", "duplicate-key")]
    [InlineData("{\"id\":\"a\\u202eb\"}", "character")]
    [InlineData("{\"titel\":\"x\"}", "unknown-key")]
    [InlineData("{\"id\":\"Not An Id\"}", "id")]
    [InlineData("{\"date\":\"2025-02-30\"}", "date")]
    [InlineData("{\"date\":2025}", "quotes")]
    [InlineData("{\"title\":[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]}", "json")]
    public void What_is_wrong_with_a_line_is_told_with_its_number(string line, string rule)
    {
        record.Add([Lines.Of("first", "2025-01-01"), line, Lines.Of("third", "2025-01-03")], "first", "third");

        var problem = Assert.Single(record.Check(), problem => problem.Rule == rule);
        Assert.Equal((Lines.File, 2), (problem.File, problem.Line));
    }

    [Fact]
    public void A_line_whose_bytes_are_no_UTF_8_is_told()
    {
        File.WriteAllBytes(record.PathOf(Lines.File), [.. "{\"id\":\""u8, 0xC3, 0x28, .. "\"}\n"u8]);

        Assert.Contains(record.Check(), problem => problem is { Rule: "encoding", Line: 1 });
    }

    [Fact]
    public void A_line_without_an_end_is_refused_and_not_read_to_it()
    {
        record.Write(Lines.File, new string('x', 3 * 1024 * 1024));

        var problem = Assert.Single(record.Check());
        Assert.Equal("size", problem.Rule);
    }

    [Theory]
    [InlineData(",\"responds-to\":[\"no-such-event\"]", "dangling")]
    [InlineData(",\"responds-to\":[\"later\"]", "forward")]
    [InlineData(",\"responds-to\":[\"second\"]", "relation")]
    [InlineData(",\"formerly\":[\"first\"]", "duplicate")]
    public void Rules_between_events_hold_between_lines(string more, string rule)
    {
        record.Add(
            [Lines.Of("first", "2025-01-01"), Lines.Of("second", "2025-01-02", more), Lines.Of("later", "2025-12-31")],
            "first",
            "second",
            "later"
        );

        var problem = Assert.Single(record.Check());
        Assert.Equal((Lines.File, 2, rule), (problem.File, problem.Line, problem.Rule));
    }

    [Fact]
    public void A_circle_of_parts_is_found_across_lines()
    {
        record.Add(
            [Lines.Of("first", "2025-01-01", ",\"part-of\":\"second\""), Lines.Of("second", "2025-01-02", ",\"part-of\":\"first\"")],
            "first",
            "second"
        );

        Assert.Equal(["cycle", "cycle"], record.Check().Select(problem => problem.Rule));
    }

    [Fact]
    public void An_event_that_ends_a_term_may_come_before_or_after_the_event_of_the_term()
    {
        const string Drops =
            ",\"terms\":[{\"id\":\"gone\",\"issue\":\"nato\",\"option\":\"join\",\"actors\":[\"russia\"],\"stance\":\"drops\",\"detail\":{\"en\":\"Gone.\",\"ja\":\"取り下げ。\"},\"cite\":[\"reuters-march\"],\"ends\":\"END\"}]";
        record.Add(
            [
                Lines.Of("first", "2025-12-01", Drops.Replace("END", "conditional-answer#truce", StringComparison.Ordinal)),
                Lines.Of("second", "2025-12-02", Drops.Replace("END", "conditional-answer#no-term", StringComparison.Ordinal)),
            ],
            "first",
            "second"
        );

        var problem = Assert.Single(record.Check());
        Assert.Equal((2, "dangling"), (problem.Line, problem.Rule));
    }

    [Fact]
    public void Line_numbers_stay_right_beyond_the_pieces_in_which_a_file_is_read()
    {
        var lines = Lines.Many(2000).ToList();
        lines[1733] = "{}";
        record.Add(lines, Enumerable.Range(0, 2000).Where(i => i != 1733).Select(Lines.Id));

        Assert.All(record.Check(), problem => Assert.Equal(1734, problem.Line));
    }

    [Fact]
    public void Of_very_many_problems_a_thousand_are_listed_and_all_are_counted()
    {
        record.Write(Lines.File, string.Concat(Enumerable.Repeat("nonsense\n", 2500)));

        var problems = StoreFile.Load(record.Data).Problems;

        Assert.Equal((1000, 2500), (problems.Count, problems.Total));
        Assert.Equal(Enumerable.Range(1, 1000), problems.Select(problem => problem.Line));
    }

    [Fact]
    public void Events_stand_in_day_order_and_are_found_by_their_words_whatever_the_order_of_the_lines()
    {
        var lines = Lines.Many(6000).ToArray();
        new Random(7).Shuffle(lines);
        record.Add(lines, Enumerable.Range(0, 6000).Select(Lines.Id));
        var store = record.Open();
        var query = new TimelineQuery(store);

        var rows = query.Fetch([.. query.Matching(TimelineFilter.Everything with { Search = "statement" }).Ordinals().Take(400)]);
        Assert.Equal(
            rows.OrderBy(e => e.Event.Date.Span.Earliest).ThenBy(e => e.Id, StringComparer.Ordinal).Select(e => e.Id),
            rows.Select(e => e.Id)
        );
        foreach (var number in new[] { 0, 1, 777, 3000, 5999 })
        {
            var found = query.Run(TimelineFilter.Everything with { Search = Lines.Id(number) });
            Assert.Equal([Lines.Id(number)], found.Events.Select(e => e.Id));
        }
    }

    [Fact]
    public void Data_that_changes_between_two_readings_is_never_built()
    {
        record.Add(Lines.Many(10), Enumerable.Range(0, 10).Select(Lines.Id));
        var dataset = DatasetReader.Read(record.Data).Dataset;
        record.Write(Lines.File, string.Concat(Lines.Many(9).Select(line => line + "\n")));

        Directory.CreateDirectory(record.Store);
        Assert.Throws<IOException>(() =>
            StoreBuilder.Build(dataset, Indexing.Rules, "0123456789abcdef", Path.Combine(record.Store, "half.sqlite"))
        );
    }

    [Fact]
    public void A_build_tells_of_broken_data_what_the_check_tells_and_leaves_nothing()
    {
        var lines = Lines.Many(2000).ToArray();
        lines[700] = Lines.Of(Lines.Id(700), "2025-01-01", ",\"responds-to\":[\"no-such-event\"]");
        lines[1500] = Lines.Of(Lines.Id(3), "2025-01-01");
        record.Add(lines, Enumerable.Range(0, 2000).Select(Lines.Id));
        record.Replace(SmallRecord.Answer, "vladimir-putin", "nobody");

        var problems = StoreFile.Publish(record.Data, Indexing.Rules, record.Store, StoreFile.HashOf(record.Data));

        Assert.Equal(record.Check(), problems);
        Assert.Subset(problems.Select(problem => problem.Rule).ToHashSet(), new HashSet<string> { "dangling", "duplicate" });
        Assert.Equal([701, 1501], problems.Where(problem => problem.File == Lines.File).Select(problem => problem.Line).Distinct());
        Assert.Empty(Directory.EnumerateFiles(record.Store));
    }

    [Fact]
    public void Broken_vocabulary_is_told_by_a_build_with_all_else_that_is_wrong()
    {
        record.Add([Lines.Of("first", "2025-01-01", ",\"responds-to\":[\"no-such-event\"]")], "first");
        File.AppendAllText(record.PathOf("data/actors.yml"), "\n- { id: russia, kind: state, name: { en: Russia, ja: ロシア } }\n");

        var problems = StoreFile.Publish(record.Data, Indexing.Rules, record.Store, StoreFile.HashOf(record.Data));

        Assert.Equal(record.Check(), problems);
        Assert.Equal(["duplicate", "dangling"], problems.Select(problem => problem.Rule));
    }

    [Fact]
    public void A_walk_that_is_left_early_ends_its_readers()
    {
        record.Add(Lines.Many(5000), Enumerable.Range(0, 5000).Select(Lines.Id));

        Assert.Equal(3, DatasetReader.Read(record.Data).Dataset.Events.Take(3).Count());
    }

    [Fact]
    public void Each_walk_tells_how_far_it_is()
    {
        record.Add(Lines.Many(1500), Enumerable.Range(0, 1500).Select(Lines.Id));
        var told = new Told();

        StoreFile.Load(record.Data, told);

        Assert.Equal(
            ["reading 0", "reading 1000", "reading 1503 done", "checking 0/1503", "checking 1000/1503", "checking 1503/1503 done"],
            told.Passages
        );

        told.Passages.Clear();
        StoreFile.Publish(record.Data, Indexing.Rules, record.Store, StoreFile.HashOf(record.Data), told);

        Assert.Equal(
            ["reading 0", "reading 1000", "reading 1503 done", "writing 0/1503", "writing 1000/1503", "writing 1503/1503 done"],
            told.Passages
        );
    }

    private sealed class Told : IProgress<ReadingProgress>
    {
        public List<string> Passages { get; } = [];

        public void Report(ReadingProgress value) =>
            Passages.Add($"{value.Name} {value.Events}{(value.Total is { } total ? $"/{total}" : "")}{(value.IsDone ? " done" : "")}");
    }
}
