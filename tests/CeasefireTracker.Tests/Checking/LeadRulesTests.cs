using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Tests.Checking;

/// <summary>What must hold for leads.</summary>
public sealed class LeadRulesTests
{
    public const string Lead = """
        - id: an-air-truce-is-offered
          date: "2026-07-24"
          kind: proposal
          what: { en: "A paper reported that an air truce was offered.", ja: "空の停戦が提案されたと報じられた。" }
          actors: [russia]
          missing: { en: "Nobody has seen the text.", ja: "文面は確認されていない。" }
          seen:
            - { publisher: "A Paper", url: "https://paper.example.com/truce", published: "2026-07-24" }

        """;

    [Theory]
    [InlineData("[russia]", "[russsia]", "dangling", "did you mean 'russia'")]
    [InlineData("id: an-air-truce-is-offered", "id: conditional-answer", "lead", "is an event by now")]
    [InlineData("seen:\n    - { publisher: \"A Paper\", url: \"https://paper.example.com/truce\", published: \"2026-07-24\" }\n", "seen: []\n", "missing", "where it was reported")]
    [InlineData("https://paper.example.com", "javascript://paper.example.com", "address", "is not a whole http or https address")]
    [InlineData("\"2026-07-24\"\n  kind", "\"2026-13\"\n  kind", "date", "2026-13")]
    [InlineData("kind: proposal", "kind: rumour", "word", "rumour")]
    [InlineData(", ja: \"文面は確認されていない。\"", "", "language", "'ja'")]
    public void What_is_wrong_with_a_lead_is_said_by_file_and_line(string said, string instead, string rule, string message)
    {
        using var record = new SmallRecord();
        Assert.Contains(said, Lead, StringComparison.Ordinal);
        record.Write("data/leads.yml", Lead.Replace(said, instead, StringComparison.Ordinal));

        var problem = Assert.Single(Check(record));

        Assert.Equal(("data/leads.yml", rule), (problem.File, problem.Rule));
        Assert.True(problem.Line > 0);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_may_have_leads_or_none()
    {
        using var record = new SmallRecord();
        Assert.Empty(Check(record));

        record.Write("data/leads.yml", Lead);

        Assert.Empty(Check(record));
    }

    private static List<Problem> Check(SmallRecord record)
    {
        var (dataset, problems) = DatasetReader.Read(record.Data);
        return [.. problems, .. DatasetChecker.Check(dataset)];
    }
}
