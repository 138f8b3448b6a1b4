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
        record
            .Write(
                "data/sources/2024.yml",
                """
                - id: copy
                  publisher: the-article
                  origin: reuters
                  url: "https://copies.example.org/march"
                  title: "A copy"
                  language: en
                  access: open
                  tier: news
                  checked: none

                """
            )
            .Replace(
                SmallRecord.Proposal,
                "citations:\n",
                "citations:\n  - source: copy\n    supports: { en: The same., ja: 同じ内容。 }\n"
            );

        Assert.Equal(["thirty-day-proposal"], Report().SingleOrigin);
    }

    [Fact]
    public void Documents_of_a_government_or_of_its_media_are_their_own_sides_also_as_copies()
    {
        record
            .Replace("data/publishers.yml", "- id: reuters\n", "- id: reuters\n  government: russia\n")
            .Replace("data/sources/2025.yml", "publisher: reuters", "publisher: the-article\n  origin: reuters");
        var rows = Report().Actors().ToDictionary(row => row.Actor);

        Assert.Equal((1, 1, 0), (rows["russia"].Cited, rows["russia"].OwnSide, rows["russia"].Original));
        Assert.Equal((1, 1), (rows["vladimir-putin"].Cited, rows["vladimir-putin"].OwnSide));
        Assert.Equal((1, 0, 0), (rows["ukraine"].Cited, rows["ukraine"].OwnSide, rows["ukraine"].Original));
    }

    [Theory]
    [InlineData(
        "Vladimir Putin says he supports the idea but that it must remove the root causes.",
        "Putin claims that Ukraine said no. Moscow alleged more, and Putin announced it.",
        1,
        2
    )]
    [InlineData(
        "Vladimir Putin says he supports the idea but that it must remove the root causes.",
        "It was said and claimed in Moscow that the idea is a good one, wherever it came from.",
        0,
        0
    )]
    public void A_word_that_tells_counts_for_whom_its_sentence_names_before_it(string before, string after, int doubting, int all)
    {
        record.Replace(SmallRecord.Answer, before, after).Replace(SmallRecord.Answer, "Putin supports the idea", "Support for the idea");

        Assert.Equal(new Telling(doubting, all), Report().Actors().Single(row => row.Actor == "russia").English);
    }

    [Fact]
    public void In_Japanese_a_word_counts_for_the_topic_of_its_sentence()
    {
        record.Replace(
            SmallRecord.Answer,
            "プーチン氏は停戦の考えを支持するとしつつ、根本原因の除去が必要だと述べた。",
            "プーチン氏は、ウクライナに正統性がないと主張した。ウクライナは条件を示したと述べた。"
        );
        var rows = Report().Actors().ToDictionary(row => row.Actor);

        Assert.Equal(new Telling(1, 1), rows["russia"].Japanese);
        Assert.Equal(1, rows["ukraine"].Japanese.All - rows["ukraine"].Japanese.Doubting);
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
