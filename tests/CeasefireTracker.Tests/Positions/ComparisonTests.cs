using System.Net;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Tests.Positions;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Store.Rows;
using static CeasefireTracker.Tests.Positions.Said;

namespace CeasefireTracker.Tests.Positions;

public sealed class ComparisonTests
{
    private static readonly LocalizedText Text = new("text", "文");
    private static readonly IssueRow Issue = new()
    {
        Id = "issue",
        Place = 0,
        Label = Text,
        Definition = Text,
        Example = Text,
    };

    [Theory]
    [InlineData("join:demands", "join:offers", Agreement.Same, "both want it")]
    [InlineData("join:demands", "join:rejects", Agreement.Different, "one wants it and one refuses it")]
    [InlineData("join:demands", "renounce:demands", Agreement.Different, "another option")]
    [InlineData("join:demands truce:accepts", "join:demands", Agreement.Partly, "one option more")]
    [InlineData("join:demands", "join:conditional", Agreement.Different, "a condition is a difference")]
    [InlineData("join:demands", "", Agreement.OnlyOne, "one alone speaks of it")]
    public void Two_sets_of_terms_agree_by_their_options_and_where_they_lean(string first, string second, Agreement expected, string why)
    {
        var row = Assert.Single(Compare(first, second).Issues);

        Assert.True(expected == row.Agreement, $"{why}: {row.Agreement}");
    }

    [Fact]
    public void What_a_contradicted_source_alone_reports_is_not_compared()
    {
        var e = With(At("a", "2025-01-01"), "join:demands");
        e = e with { Terms = [.. e.Terms, e.Term("russia", "renounce", Stance.Demands, "only", only: ["article"]).Term] };

        Assert.Single(
            Comparison
                .Of(
                    [e, With(At("b", "2025-01-02"), "join:demands")],
                    [Issue],
                    [
                        [],
                        [],
                    ]
                )
                .Issues[0]
                .Sides[0]
                .Terms
        );
    }

    [Fact]
    public void Answers_say_who_took_which_part_and_when()
    {
        var answer = With(At("answer", "2025-03-13"), "join:conditional");
        var compared = Comparison.Of(
            [With(At("a", "2025-03-11"), "join:offers"), With(At("b", "2025-03-12"), "join:offers")],
            [Issue],
            [
                [answer],
                [],
            ]
        );

        Assert.Equal("answer", Assert.Single(compared.Issues[0].Sides[0].Answers).Event.Id);
        Assert.Empty(compared.Issues[0].Sides[1].Answers);
    }

    [Theory]
    [InlineData("", "Choose two to four")]
    [InlineData("?event=thirty-day-proposal", "Choose at least one more")]
    [InlineData("?event=thirty-day-proposal&event=nowhere", "There is no event “nowhere”")]
    [InlineData("?event=thirty-day-proposal&event=istanbul-draft", "has no terms to compare")]
    [InlineData("?event=thirty-day-proposal&event=thirty-day-proposal", "chosen twice")]
    [InlineData("?event=<script>", "There is no event “&lt;script&gt;”")]
    [InlineData("?event=thirty-day-proposal&event=conditional-answer", "accepts on conditions")]
    public async Task A_choice_that_cannot_be_compared_says_why(string query, string said)
    {
        using var record = new SmallRecord();
        using var site = new TrackerSite(record.Data);
        var response = await site.Reader().GetAsync("/en/compare" + query);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(said, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Reader().GetAsync("/ja/compare" + query)).StatusCode);
    }

    [Fact]
    public async Task An_event_with_a_slip_in_its_id_has_a_link_to_the_near_one_beside_those_already_chosen()
    {
        using var record = new SmallRecord();
        using var site = new TrackerSite(record.Data);
        var page = await site.Reader().GetStringAsync("/en/compare?event=thirty-day-proposal&event=conditional-anser");

        Assert.Contains(
            "<a href=\"/en/compare?event=thirty-day-proposal&amp;event=conditional-answer\">",
            page[page.IndexOf("class=\"problem\"", StringComparison.Ordinal)..],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Four_are_compared_and_a_fifth_is_left_out_by_name()
    {
        using var record = new SmallRecord();
        var text = await File.ReadAllTextAsync(record.PathOf(SmallRecord.Proposal));
        foreach (var id in new[] { "proposal-b", "proposal-c", "proposal-d" })
        {
            record.Write($"data/events/2025/{id}.md", text.Split("\nA longer account")[0] + "\n");
        }

        record.Write("data/published.txt", "conditional-answer\nistanbul-draft\nproposal-b\nproposal-c\nproposal-d\nthirty-day-proposal\n");
        using var site = new TrackerSite(record.Data);
        var page = await (
            await site.Reader()
                .GetAsync(
                    "/en/compare?event=thirty-day-proposal&event=conditional-answer&event=proposal-b&event=proposal-c&event=proposal-d"
                )
        ).Content.ReadAsStringAsync();

        Assert.Contains("At most 4 can be compared", page, StringComparison.Ordinal);
        Assert.Contains("<code>proposal-d</code>", page, StringComparison.Ordinal);
        Assert.Equal(4, page.Split("<th role=\"columnheader\" scope=\"col\"><span class=\"letter\"").Length - 1);
    }

    private static Comparison Compare(string first, string second) =>
        Comparison.Of(
            [With(At("a", "2025-01-01"), first), With(At("b", "2025-02-01"), second)],
            [Issue],
            [
                [],
                [],
            ]
        );

    private static Event With(Event e, string terms) =>
        e with
        {
            Terms =
            [
                .. terms
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select((term, index) => (Said: term.Split(':'), Place: index))
                    .Select(term =>
                        e.Term(
                            "russia",
                            term.Said[0],
                            EnumText.Parse<Stance>(term.Said[1]),
                            FormattableString.Invariant($"t{term.Place}")
                        ).Term
                    ),
            ],
        };
}
