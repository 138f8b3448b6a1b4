using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Dataset.Writing;

namespace CeasefireTracker.Tests.Checking;

/// <summary>What must hold for what was found at the sources' addresses.</summary>
public sealed class SeenRulesTests
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public const string Seen = $$"""
        - source: reuters-march
          seen:
            - { from: "2026-12-03", to: "2026-12-10", status: "200", hash: "{{Hash}}" }
            - { from: "2026-12-10", to: "2026-12-17", status: "timed-out" }
            - { from: "2026-12-24", to: "2027-01-14", status: "404" }

        """;

    [Theory]
    [InlineData("source: reuters-march", "source: reuters-marsh", "dangling", "did you mean 'reuters-march'")]
    [InlineData("source: reuters-march", "source: article", "seen", "has no address")]
    [InlineData("from: \"2026-12-24\"", "from: \"2026-12-16\"", "seen", "begins before what stands above it ends")]
    [InlineData("to: \"2027-01-14\"", "to: \"2026-12-23\"", "seen", "'to' lies before 'from'")]
    [InlineData("to: \"2027-01-14\"", "to: \"2027-13-14\"", "date", "2027-13-14")]
    [InlineData("to: \"2027-01-14\"", "to: \"2027-01\"", "day", "must be one day")]
    [InlineData("from: \"2026-12-24\", ", "", "missing", "'from'")]
    [InlineData("\"404\"", "\"gone\"", "seen", "'gone' is no status")]
    [InlineData("\"404\"", "\"604\"", "seen", "'604' is no status")]
    [InlineData("\"404\"", "\"404\", hash: \"" + Hash + "\"", "seen", "here there was none")]
    [InlineData("9f86d081", "9F86D081", "seen", "is no SHA-256")]
    [InlineData("9f86d081", "9f86d08", "seen", "is no SHA-256")]
    [InlineData(", hash:", ", hush:", "unknown-key", "did you mean 'hash'")]
    public void What_is_wrong_is_said_by_file_and_line(string said, string instead, string rule, string message)
    {
        using var record = new SmallRecord();
        Assert.Contains(said, Seen, StringComparison.Ordinal);
        record.Write("data/seen.yml", Seen.Replace(said, instead, StringComparison.Ordinal));

        var problem = Assert.Single(Check(record));

        Assert.Equal(("data/seen.yml", rule), (problem.File, problem.Rule));
        Assert.True(problem.Line > 0);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.NotNull(problem.Japanese);
    }

    [Fact]
    public void A_source_stands_once_and_has_a_history()
    {
        using var record = new SmallRecord();
        record.Write("data/seen.yml", Seen + Seen);
        Assert.Equal("duplicate", Assert.Single(Check(record)).Rule);

        record.Write("data/seen.yml", "- source: reuters-march\n  seen: []\n");
        Assert.Equal("missing", Assert.Single(Check(record)).Rule);
    }

    [Fact]
    public void A_record_may_have_been_looked_at_or_not()
    {
        using var record = new SmallRecord();
        Assert.Empty(Check(record));

        record.Write("data/seen.yml", Seen);

        Assert.Empty(Check(record));
    }

    [Fact]
    public void What_is_found_again_makes_a_span_longer_and_what_is_new_begins_one()
    {
        var day = new DateOnly(2026, 12, 3);
        var seen = new SourceSeen("a", [], 0).With(day, "200", Hash).With(day.AddDays(7), "200", Hash).With(day.AddDays(14), "404", null);
        seen = seen.With(day.AddDays(21), "410", null).With(day.AddDays(7), "410", null);

        Assert.Equal(
            [
                new Sighting(day, day.AddDays(7), "200", Hash, 0),
                new Sighting(day.AddDays(14), day.AddDays(14), "404", null, 0),
                new Sighting(day.AddDays(21), day.AddDays(21), "410", null, 0),
            ],
            seen.History
        );
        Assert.Equal(day.AddDays(14), seen.GoneSince);
        Assert.Equal(Hash, seen.Answered?.Hash);
        Assert.Null(seen.With(day.AddDays(28), "timed-out", null).GoneSince);
    }

    [Fact]
    public void Written_and_read_it_is_the_same_and_what_did_not_change_keeps_its_bytes()
    {
        var problems = new List<Problem>();
        var text = "# Written by a machine.\n" + Seen.Replace("\"404\" }", "\"404\" } # looked twice", StringComparison.Ordinal);
        var seen = ListText.Read(text, "data/seen.yml", SeenFields.SourceSeen, problems)!;

        Assert.Equal(text, ListText.Write(text, "data/seen.yml", SeenFields.SourceSeen, seen, problems));
        var later = ListText.Write(
            text,
            "data/seen.yml",
            SeenFields.SourceSeen,
            [seen[0].With(new DateOnly(2027, 1, 21), "404", null)],
            problems
        );
        Assert.Equal(text.Replace("2027-01-14", "2027-01-21", StringComparison.Ordinal), later);
        Assert.Empty(problems);
    }

    private static List<Problem> Check(SmallRecord record)
    {
        var (dataset, problems) = DatasetReader.Read(record.Data);
        return [.. problems, .. DatasetChecker.Check(dataset)];
    }
}
