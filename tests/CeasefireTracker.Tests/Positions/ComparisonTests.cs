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
        Options =
        [
            new()
            {
                IssueId = "issue",
                OptionId = "any-plan",
                Place = 0,
                Label = Text,
                Several = true,
            },
        ],
    };

    [Theory]
    [InlineData("join:demands", "join:offers", Agreement.Same, "both want it")]
    [InlineData("join:demands", "join:rejects", Agreement.Different, "one wants it and one refuses it")]
    [InlineData("join:demands", "renounce:demands", Agreement.Different, "another option")]
    [InlineData("join:demands truce:accepts", "join:demands", Agreement.Partly, "one option more")]
    [InlineData("join:demands", "join:conditional", Agreement.Different, "a condition is a difference")]
    [InlineData("join:demands", "", Agreement.OnlyOne, "one alone speaks of it")]
    [InlineData("any-plan:demands", "any-plan:demands", Agreement.MayDiffer, "each may speak of a plan of its own")]
    [InlineData("any-plan:demands", "any-plan:rejects", Agreement.MayDiffer, "nor is it certain that one refuses what the other wants")]
    [InlineData("any-plan:demands join:demands", "any-plan:demands join:demands", Agreement.Partly, "the rest is the same")]
    [InlineData("any-plan:demands", "join:demands", Agreement.Different, "one alone names a plan")]
    [InlineData("any-plan:demands", "", Agreement.OnlyOne, "one alone names a plan, and nothing else is said")]
    public void Two_sets_of_terms_agree_by_their_options_and_where_they_lean(string first, string second, Agreement expected, string why)
    {
        var row = Assert.Single(Compare(first, second).Issues);

        Assert.True(expected == row.Agreement, $"{why}: {row.Agreement}");
    }

    [Theory]
    [InlineData("caps:demands:Limited to 600,000.", "caps:accepts:An army of 800,000.", Agreement.OtherNumbers, "another ceiling")]
    [InlineData("caps:demands:Limited to 600,000.", "caps:demands:600,000 at most.", Agreement.Same, "the same ceiling in other words")]
    [InlineData("caps:demands:Limited to 600,000.", "caps:demands:A ceiling.", Agreement.Same, "one names none")]
    [InlineData("truce:offers:Thirty days from 11 March 2025.", "truce:offers:From 1 May.", Agreement.Same, "days are no figures")]
    [InlineData("truce:offers:For 30 days.", "truce:offers:For 30 hours.", Agreement.OtherNumbers, "another unit")]
    [InlineData("nato:demands:As Article 5.", "nato:demands:As Article 4.", Agreement.Same, "the number of an article is a name")]
    [InlineData("plan:demands: plan:defers:", "plan:defers:", Agreement.Different, "who leaves it open agrees with no demand")]
    [InlineData("plan:defers:", "plan:raises:", Agreement.Same, "both leave it open and nothing else")]
    [InlineData(
        "caps:demands:600 truce:offers:",
        "caps:demands:800 truce:offers:",
        Agreement.OtherNumbers,
        "one of two options differs in its figure"
    )]
    [InlineData("caps:demands:600 truce:offers:", "caps:demands:800", Agreement.Different, "no option is shared with its figure")]
    public void Numbers_and_open_questions_tell_apart_what_names_one_option(string first, string second, Agreement expected, string why)
    {
        var row = Assert.Single(
            Comparison
                .Of(
                    [Worded("a", first), Worded("b", second)],
                    [Issue],
                    [
                        [],
                        [],
                    ]
                )
                .Issues
        );

        Assert.True(expected == row.Agreement, $"{why}: {row.Agreement}");
    }

    [Theory]
    [InlineData("A ceiling of 85,000 troops, or 250,000.", "85000 250000")]
    [InlineData("Talks of 15 years on Crimea, 2022 texts, since February 2014.", "15 year")]
    [InlineData("On 20 April and from 20 to 30 June: 30 days at least.", "30 day")]
    [InlineData("17th package; 117 tankers; 90 billion euros for 2026 and 2027.", "117 90 billion")]
    [InlineData("15%, 15 per cent, 15 percent and 15 %.", "15 per cent")]
    [InlineData("10 km, 10 kilometres, a 10-kilometer strip and 10 Km.", "10 km")]
    [InlineData("A line of 2000 km, 2,000 km and 1950 days, agreed in 2014.", "2000 km 1950 day")]
    [InlineData("Nothing.", "")]
    public void Figures_are_numbers_that_are_no_dates_and_no_names(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Figures.In(text)));

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

    [Theory]
    [InlineData(
        "?brief=&pick=thirty-day-proposal&pick=conditional-answer",
        "/en/compare?event=thirty-day-proposal&event=conditional-answer"
    )]
    [InlineData("?event=thirty-day-proposal&event=&event=&event=", "/en/compare?event=thirty-day-proposal")]
    public async Task What_forms_send_leads_to_the_address_that_is_kept(string query, string own)
    {
        using var record = new SmallRecord();
        using var site = new TrackerSite(record.Data);

        Assert.Equal(own, (await site.Reader().GetAsync("/en/compare" + query)).Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("en", "Nothing was ticked")]
    [InlineData("ja", "選ばれていません")]
    public async Task Who_picked_nothing_is_told_what_to_do(string language, string said)
    {
        using var record = new SmallRecord();
        using var site = new TrackerSite(record.Data);

        Assert.Contains(said, await site.Reader().GetStringAsync($"/{language}/compare?brief=actor%3Drussia"), StringComparison.Ordinal);
        Assert.Contains(
            $"formaction=\"/{language}/compare\"",
            await site.Reader().GetStringAsync($"/{language}/timeline"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"href=\"/{language}/compare\"",
            await site.Reader().GetStringAsync($"/{language}/issues/ceasefire"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"href=\"/{language}/compare\"",
            await site.Reader().GetStringAsync($"/{language}/positions"),
            StringComparison.Ordinal
        );
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

    private static Event Worded(string id, string terms)
    {
        var e = At(id, "2025-01-01");
        return e with
        {
            Terms =
            [
                .. System
                    .Text.RegularExpressions.Regex.Matches(terms, "(?<option>[a-z]+):(?<stance>[a-z]+):(?<words>.*?)(?= [a-z]+:|$)")
                    .Select(
                        (said, place) =>
                            e.Term(
                                "russia",
                                said.Groups["option"].Value,
                                EnumText.Parse<Stance>(said.Groups["stance"].Value),
                                FormattableString.Invariant($"t{place}")
                            ).Term with
                            {
                                Detail = new LocalizedText(said.Groups["words"].Value, "文"),
                            }
                    ),
            ],
        };
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
