using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Tests.Record;

/// <summary>The acceptance list of the collection <c>article</c>: each statement of the seed article, its date, its disputes and its
/// links.</summary>
public sealed class ArticleTests
{
    private const string Reuters = "https://jp.reuters.com/world/ukraine/3E345OQA3RJS5M3B67D43ZEQUM-2025-03-13/";
    private const string Foresight = "https://www.fsight.jp/articles/-/51194";
    private static readonly TrackerDataset Data = DatasetReader.Read(Repository.Data).Dataset;

    /// <summary>Statement, event, date, kind, the article's cited address or null, the disputes raised by the article.</summary>
    public static TheoryData<string, string, string, EventKind, string?, string> Rows =>
        new()
        {
            { "S1", "lukashenko-keeps-power", "2020", EventKind.Context, Foresight, "" },
            { "S2", "union-state-pressure-eases", "2022", EventKind.Context, Foresight, "" },
            { "S3", "invasion-through-belarus", "2022", EventKind.Context, Foresight, "" },
            { "S4", "istanbul-draft", "2022-03", EventKind.Proposal, Foresight, "role alexander-lukashenko = mediator (contradiction)" },
            { "S5", "us-30-day-proposal", "2025-03-11", EventKind.Proposal, Reuters, "date = [..2025-03-13] (conflation)" },
            { "S6", "zelenskyy-reply-manipulative", "2025-03-13", EventKind.Response, Reuters, "" },
            {
                "S7",
                "putin-conditional-support",
                "2025-03-13",
                EventKind.Conditions,
                Reuters,
                "date = 2024-06 (conflation); term nato-renunciation = demands (conflation); term istanbul-reference = raises (conflation); term attacks-on-russia = demands (scope)"
            },
            {
                "S8",
                "ukraine-rejects-june-conditions",
                "2024-06-14",
                EventKind.Response,
                null,
                "relation responds-to = us-30-day-proposal (conflation)"
            },
            {
                "S9",
                "putin-june-conditions",
                "2024-06-14",
                EventKind.Conditions,
                null,
                "role volodymyr-zelenskyy = proposer (conflation); term nato-said-by-zelenskyy = demands (conflation); term forces-said-by-zelenskyy = demands (conflation); "
                    + "term then-territory = defers (conflation); term then-plant = defers (conflation)"
            },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_statement_of_the_article_is_an_event_with_its_date_its_disputes_and_its_link(
        string row,
        string id,
        string date,
        EventKind kind,
        string? address,
        string disputes
    )
    {
        var e = Assert.Single(Data.Events, e => e.Id == id);

        Assert.Equal((row, date, kind), (row, e.Date.ToString(), e.Kind));
        Assert.Contains("article", e.Collections);
        Assert.Contains(e.Citations, citation => citation.Source == "seed-article");
        Assert.Equal(
            disputes,
            string.Join(
                "; ",
                e.Citations.Where(citation => citation.Source == "seed-article").SelectMany(citation => citation.Differs).Select(Written)
            )
        );
        var cited = e
            .Citations.Select(citation => Data.Sources.Single(source => source.Id == citation.Source).Url)
            .Where(url => url is Reuters or Foresight);
        Assert.Equal(address is null ? [] : [address], cited);
    }

    [Fact]
    public void The_article_has_no_other_events() =>
        Assert.Equal(
            Rows.Select(row => (string)row[1]).Order(StringComparer.Ordinal),
            Data.Events.Where(e => e.Collections.Contains("article")).Select(e => e.Id).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void What_Foresight_is_cited_for_is_said_to_be_the_articles_summary_because_its_page_was_never_read_whole() =>
        Assert.All(
            Data.Events.SelectMany(e => e.Citations)
                .Where(citation =>
                    citation.Source == "foresight-51194" && !citation.Supports.En.Contains("does not mention", StringComparison.Ordinal)
                ),
            citation => Assert.StartsWith("As the article summarises it", citation.Supports.En, StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("us-30-day-proposal")]
    [InlineData("zelenskyy-reply-manipulative")]
    [InlineData("putin-conditional-support")]
    [InlineData("ukraine-rejects-june-conditions")]
    [InlineData("putin-june-conditions")]
    public void Where_the_article_and_the_record_tell_of_one_thing_it_is_one_event(string id) =>
        Assert.Equal(["article", "record"], Data.Events.Single(e => e.Id == id).Collections);

    [Fact]
    public void The_article_itself_says_why_it_has_no_address()
    {
        var article = Data.Sources.Single(source => source.Id == "seed-article");
        Assert.Null(article.Url);
        Assert.NotNull(article.NoUrl);
    }

    private static string Written(Difference difference) =>
        $"{difference.About.Text()}{(difference.Of is null ? "" : " " + difference.Of)} = {difference.Value} ({difference.Why.Text()})";
}
