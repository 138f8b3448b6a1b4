using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Tests.Checking;

/// <summary>What must hold for settled reports.</summary>
public sealed class ReportRulesTests
{
    public const string Reports = """
        - id: hour-of-the-answer
          settled: "2026-11-28"
          what: { en: "A reader wrote that the answer came in the morning.", ja: "回答は午前だったという指摘。" }
          outcome: corrected
          answer: { en: "The hour is corrected after the transcript.", ja: "記録に基づき時刻を訂正した。" }
          events: [conditional-answer]
          waiting: 2
        - id: name-of-a-town
          settled: "2026-11-28"
          what: { en: "A reader wrote that a town has another name.", ja: "町の名が違うという指摘。" }
          outcome: unchanged
          answer: { en: "Both names are in use and both are found.", ja: "どちらの名も使われており、どちらでも見つかる。" }

        """;

    [Theory]
    [InlineData("[conditional-answer]", "[conditional-anwser]", "dangling", "did you mean 'conditional-answer'")]
    [InlineData("id: name-of-a-town", "id: hour-of-the-answer", "duplicate", "a second time")]
    [InlineData("outcome: unchanged", "outcome: perhaps", "word", "perhaps")]
    [InlineData("waiting: 2", "waiting: some", "number", "some")]
    [InlineData(
        "settled: \"2026-11-28\"\n  what: { en: \"A reader wrote that a",
        "settled: \"2026-11\"\n  what: { en: \"A reader wrote that a",
        "day",
        "settled"
    )]
    [InlineData(", ja: \"町の名が違うという指摘。\"", "", "language", "'ja'")]
    public void What_is_wrong_with_a_report_is_said_by_file_and_line(string said, string instead, string rule, string message)
    {
        using var record = new SmallRecord();
        Assert.Contains(said, Reports, StringComparison.Ordinal);
        record.Write("data/reports.yml", Reports.Replace(said, instead, StringComparison.Ordinal));

        var problem = Assert.Single(Check(record));

        Assert.Equal(("data/reports.yml", rule), (problem.File, problem.Rule));
        Assert.True(problem.Line > 0);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_may_be_about_an_event_that_went_into_another()
    {
        using var record = new SmallRecord();
        record.Write("data/reports.yml", Reports.Replace("[conditional-answer]", "[answer-of-old]", StringComparison.Ordinal));
        record.Replace(SmallRecord.Answer, "added:", "formerly: [answer-of-old]\nadded:");
        record.Write("data/published.txt", File.ReadAllText(record.PathOf("data/published.txt")) + "answer-of-old\n");

        Assert.Empty(Check(record));
    }

    private static List<Problem> Check(SmallRecord record)
    {
        var (dataset, problems) = DatasetReader.Read(record.Data);
        return [.. problems, .. DatasetChecker.Check(dataset)];
    }
}
