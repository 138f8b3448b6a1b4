using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Tests.Checking;

/// <summary>What claims rest on, counted on a small record.</summary>
public sealed class SourcingReportTests : IDisposable
{
    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [Theory]
    [InlineData("tier: primary", "", SourceGrade.Primary)]
    [InlineData("tier: news", "", SourceGrade.Own)]
    [InlineData("tier: news", "origin: reuters", SourceGrade.Own)]
    [InlineData("tier: news", "origin: the-article", SourceGrade.Copy)]
    [InlineData("tier: primary-copy", "", SourceGrade.Copy)]
    [InlineData("tier: other", "origin: the-article", SourceGrade.Repost)]
    [InlineData("tier: other", "", SourceGrade.Repost)]
    [InlineData("tier: digest", "", SourceGrade.Digest)]
    [InlineData("tier: reference", "", SourceGrade.Digest)]
    public void A_grade_follows_from_tier_publisher_and_origin(string tier, string origin, SourceGrade grade)
    {
        record.Replace("data/sources/2025.yml", "  tier: news", $"  {tier}{(origin.Length > 0 ? "\n  " + origin : "")}");

        Assert.Equal(
            grade,
            SourceGrades.Of(DatasetReader.Read(record.Data).Dataset.Sources.Single(source => source.Id == "reuters-march"))
        );
    }

    [Fact]
    public void A_claim_counts_for_the_side_that_holds_it_and_once_for_all()
    {
        record.Replace(SmallRecord.Proposal, "    actors: [ukraine]\n", "    actors: [united-states, ukraine, russia]\n    joint: true\n");
        var report = Report();

        Assert.Equal(
            (2, 1, 1, 2),
            (
                report.Row("2025", "russia").Claims,
                report.Row("2025", "ukraine").Claims,
                report.Row("2025", "others").Claims,
                report.Row("2025", "all").Claims
            )
        );
        Assert.Equal(report.Row("2025", "all").ByGrade, report.Row("all", "all").ByGrade);
        Assert.Equal(0, report.Row("2022", "all").Claims);
    }

    [Fact]
    public void A_figure_counts_for_the_side_whose_it_is_also_through_who_speaks_for_it()
    {
        record.Replace(
            SmallRecord.Answer,
            "citations:",
            "facts: [{ id: days, what: { en: Days, ja: 日数 }, value: \"30\", by: [vladimir-putin], cite: [reuters-march] }]\ncitations:"
        );

        Assert.Equal((2, 0), (Report().Row("2025", "russia").Claims, Report().Row("2025", "others").Claims));
    }

    [Fact]
    public void What_rests_on_reposts_and_digests_alone_is_counted_and_named()
    {
        record
            .Replace(SmallRecord.Proposal, "    cite: [reuters-march]", "    cite: [article]")
            .Replace(
                SmallRecord.Proposal,
                "citations:\n",
                "citations:\n  - source: article\n    supports: { en: The same., ja: 同じ内容。 }\n"
            );
        var (ukraine, report) = (Report().Row("2025", "ukraine"), Report());

        Assert.Equal((1, 1, 1), (ukraine.RetoldOnly, ukraine.Undated, ukraine.ReadWhole));
        Assert.Equal([0, 0, 0, 1, 0], ukraine.ByGrade);
        Assert.Equal(["thirty-day-proposal#truce"], report.RetoldOnly);
        Assert.Contains(
            "2025  ukraine            1        0     0     0       1       0            1        1           1",
            report.Lines()
        );
    }

    [Fact]
    public void An_event_whose_claims_are_all_retold_is_not_established()
    {
        record
            .Replace(SmallRecord.Proposal, "    cite: [reuters-march]", "    cite: [article]")
            .Replace(
                SmallRecord.Proposal,
                "citations:\n",
                "citations:\n  - source: article\n    supports: { en: The same., ja: 同じ内容。 }\n"
            );

        var problem = Assert.Single(record.Check());
        Assert.Equal(
            ("evidence", true),
            (problem.Rule, problem.Message.Contains("it is 'reported', not 'established'", StringComparison.Ordinal))
        );
        record
            .Replace(SmallRecord.Proposal, "US proposes", "US is said to propose")
            .Replace(SmallRecord.Proposal, "停戦を提案\"", "停戦を提案したとされる\"");
        Assert.Empty(record.Replace(SmallRecord.Proposal, "standing: established", "standing: reported").Check());
    }

    private SourcingReport Report() => SourcingReport.Of(DatasetReader.Read(record.Data).Dataset);
}
