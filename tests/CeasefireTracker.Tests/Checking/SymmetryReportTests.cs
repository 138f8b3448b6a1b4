using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Tests.Checking;

public sealed class SymmetryReportTests : IDisposable
{
    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [Fact]
    public void An_event_counts_for_who_took_part_and_for_whom_they_spoke_but_not_for_who_was_mentioned()
    {
        var rows = Report().Actors().ToDictionary(row => row.Actor, row => row.Events);

        Assert.Equal((2, 1, 1), (rows["russia"], rows["ukraine"], rows["vladimir-putin"]));
        Assert.DoesNotContain("alexander-lukashenko", rows.Keys);
    }

    [Fact]
    public void A_stance_counts_for_its_holder_and_for_who_spoke_unless_only_a_contradicted_source_has_it()
    {
        var rows = Report().Actors().ToDictionary(row => row.Actor, row => row.Terms);

        Assert.Equal((1, 1, 1), (rows["russia"], rows["ukraine"], rows["vladimir-putin"]));
    }

    [Fact]
    public void Documents_that_repeat_one_publisher_are_one_origin()
    {
        record.Write("data/sources/2024.yml", """
            - id: copy
              publisher: the-article
              origin: reuters
              url: "https://copies.example.org/march"
              title: "A copy"
              language: en
              access: open
              tier: news
              checked: none

            """).Replace(SmallRecord.Proposal, "citations:\n", "citations:\n  - source: copy\n    supports: { en: The same., ja: 同じ内容。 }\n");

        Assert.Equal(["thirty-day-proposal"], Report().SingleOrigin);
    }

    [Fact]
    public void What_is_open_is_listed()
    {
        var report = Report();

        Assert.Equal(["istanbul-draft"], report.Undated);
        Assert.Equal(["istanbul-draft"], report.Unresolved);
    }

    private SymmetryReport Report() => SymmetryReport.Of(DatasetReader.Read(record.Data).Dataset);
}
