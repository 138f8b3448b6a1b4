using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Dataset.Writing;

namespace CeasefireTracker.Tests.Checking;

/// <summary>What must hold for what was found at the sources' addresses.</summary>
public sealed class SeenRulesTests
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private const string Text = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";

    public const string Seen = $$"""
        - source: reuters-march
          url: "https://www.reuters.com/world/march"
          seen:
            - { from: "2026-12-03", to: "2026-12-10", status: "200", hash: "{{Hash}}", text: "{{Text}}" }
            - { from: "2026-12-10", to: "2026-12-17", status: "timed-out" }
            - { from: "2026-12-24", to: "2027-01-14", status: "404" }

        """;

    [Theory]
    [InlineData("  url: \"https://www.reuters.com/world/march\"\n", "", "missing", "'url'")]
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
    [InlineData("60303ae2", "60303ae", "seen", "is no SHA-256")]
    [InlineData("\"404\"", "\"404\", text: \"" + Text + "\"", "seen", "here there was none")]
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

        record.Write("data/seen.yml", Seen[..Seen.IndexOf("  seen:", StringComparison.Ordinal)] + "  seen: []\n");
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

    [Theory]
    [InlineData("source: reuters-march", "source: taken-out")]
    [InlineData("source: reuters-march", "source: article")]
    [InlineData("reuters.com/world/march", "reuters.com/dead")]
    public void What_was_found_where_its_source_is_no_more_breaks_no_rule_and_is_told_as_a_remark(string said, string instead)
    {
        using var record = new SmallRecord();
        record.Write("data/seen.yml", Seen);
        Assert.Empty(SeenRemarks.Of(DatasetReader.Read(record.Data).Dataset));

        record.Write("data/seen.yml", Seen.Replace(said, instead, StringComparison.Ordinal));

        Assert.Empty(Check(record));
        var dataset = DatasetReader.Read(record.Data).Dataset;
        Assert.Empty(dataset.SeenNow());
        var remark = Assert.Single(SeenRemarks.Of(dataset));
        Assert.Equal(("data/seen.yml", 1, "stale"), (remark.File, remark.Line, remark.Rule));
    }

    [Fact]
    public void What_is_found_again_makes_a_span_longer_and_what_is_new_begins_one()
    {
        var seen = Looked(
            (0, "200", Hash, Text),
            (7, "200", Hash, Text),
            (14, "404", null, null),
            (21, "410", null, null),
            (7, "410", null, null)
        );

        Assert.Equal(
            [
                new Sighting(Day, Day.AddDays(7), "200", Hash, Text, 0),
                new Sighting(Day.AddDays(14), Day.AddDays(14), "404", null, null, 0),
                new Sighting(Day.AddDays(21), Day.AddDays(21), "410", null, null, 0),
            ],
            seen.History
        );
        Assert.Equal((Day.AddDays(14), Day), (seen.GoneSince, seen.KeptOn));
        Assert.Null(seen.With(Found(28, "timed-out", null, null)).GoneSince);
    }

    [Fact]
    public void The_same_text_in_other_bytes_is_nothing_new_and_its_copy_is_of_the_day_on_which_it_was_first_found()
    {
        var other = Hash.Replace('9', '8');

        var again = Looked((0, "200", Hash, Text), (7, "200", other, Text));
        var after = Looked((0, "200", Hash, Text), (7, "503", null, null), (14, "200", other, Text), (21, "404", null, null));
        var picture = Looked((0, "200", Hash, null), (7, "200", other, null));

        Assert.Equal(new Sighting(Day, Day.AddDays(7), "200", Hash, Text, 0), Assert.Single(again.History));
        Assert.Equal((4, Day), (after.History.Count, after.KeptOn));
        Assert.Equal((2, Day.AddDays(7)), (picture.History.Count, picture.KeptOn));
    }

    [Fact]
    public void A_page_that_never_answered_is_gone_since_no_day() =>
        Assert.Null(Looked((0, "404", null, null), (7, "410", null, null)).GoneSince);

    private static readonly DateOnly Day = new(2026, 12, 3);

    private static SourceSeen Looked(params (int After, string Status, string? Hash, string? Text)[] times) =>
        times.Aggregate(
            new SourceSeen("a", "https://a.example.org/", [], 0),
            (seen, time) => seen.With(Found(time.After, time.Status, time.Hash, time.Text))
        );

    private static Sighting Found(int after, string status, string? hash, string? text) =>
        new(Day.AddDays(after), Day.AddDays(after), status, hash, text, 0);

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
            [seen[0].With(new Sighting(new(2027, 1, 21), new(2027, 1, 21), "404", null, null, 0))],
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
