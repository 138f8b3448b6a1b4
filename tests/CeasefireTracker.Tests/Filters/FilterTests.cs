using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;
using CsCheck;
using Microsoft.AspNetCore.WebUtilities;

namespace CeasefireTracker.Tests.Filters;

public sealed class FilterTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly OpenStore store;

    public FilterTests() => store = record.Open();

    public void Dispose() => record.Dispose();

    [Fact]
    public async Task A_collection_goes_by_the_name_that_the_record_gives_it()
    {
        using var site = new TrackerSite(
            record
                .Replace(SmallRecord.Answer, "collections: [article, record]", "collections: [article, peace-desk]")
                .Replace(
                    "data/site.yml",
                    "founding-article:",
                    "  - { id: peace-desk, name: { en: The peace desk, ja: 和平デスク } }\nfounding-article:"
                )
                .Data
        );
        var page = await site.Reader().GetStringAsync("/ja/timeline?collection=peace-desk");

        Assert.Contains("<bdi>和平デスク</bdi>", page, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Takes", "long")]
    public void Reading_the_address_of_a_filter_gives_the_filter()
    {
        string?[] bounds = [null, "2022", "2022-03", "2025-03-11", "2025-12-31"];
        var filters =
            from choices in OneOf(Choices()).Array[0, 6]
            from to in OneOf(bounds)
            from disputed in Gen.Bool
            from order in OneOf<SortOrder?>(null, SortOrder.Oldest, SortOrder.Newest)
            from cards in Gen.Bool
            from teller in OneOf<string?>(null, "article", "reuters")
            from known in OneOf<string?>(null, "2025-03-11")
            from phases in Gen.Bool
            from picked in OneOf("conditional-answer", "istanbul-draft", "thirty-day-proposal").Array[0, 3]
            from search in OneOf("", "停戦", "a&b=c", "\"two words\"", "100%", "é+ü #x", "-no yes")
            select choices.Aggregate(TimelineFilter.Everything, (filter, choice) => filter.With(choice.Item1, choice.Item2)) with
            {
                To = to is not null && DateBound.TryParse(to, out var bound, out _) ? bound : null,
                Disputed = disputed,
                Search = search,
                ToldBy = teller,
                KnownOn = known is not null && DateBound.TryParse(known, out var day, out _) ? day : null,
                Lanes = phases ? LaneBy.Phase : LaneBy.Actor,
                Pick = [.. picked],
                Sort = order,
                View = cards ? ListView.Cards : ListView.Rows,
            };

        filters.Sample(
            filter =>
            {
                var (read, problems) = Read(filter.ToQueryString());
                return problems.Count == 0 && read == filter && read.ToQueryString() == filter.ToQueryString();
            },
            iter: 5_000
        );
    }

    [Fact]
    public void The_order_of_names_and_values_in_an_address_does_not_matter() =>
        Assert.Equal(Read("actor=russia&actor=ukraine&from=2025").Filter, Read("from=2025&actor=ukraine&actor=russia").Filter);

    [Theory]
    [InlineData("actor=russia", "conditional-answer istanbul-draft", "who speaks for Russia counts, and so does Russia itself")]
    [InlineData("actor=ukraine", "thirty-day-proposal", "being mentioned does not match")]
    [InlineData("actor=alexander-lukashenko", "", "a part that one contradicted source reports is not counted")]
    [InlineData("actor=russia&actor=ukraine", "conditional-answer istanbul-draft thirty-day-proposal", "any value of one facet")]
    [InlineData("actor=russia&kind=proposal", "istanbul-draft", "all of the different facets")]
    [InlineData("issue=nato", "", "a term that one contradicted source reports is not counted")]
    [InlineData("from=2022-03-31&to=2022-04", "istanbul-draft", "a month can overlap on its last day")]
    [InlineData("from=2022-04&to=2025-03-11", "thirty-day-proposal", "both ends are inclusive")]
    [InlineData("disputed=1", "conditional-answer istanbul-draft", "sources differ")]
    [InlineData("publisher=the-article", "conditional-answer istanbul-draft", "by who published a cited document")]
    [InlineData("collection=record", "conditional-answer thirty-day-proposal", "by collection")]
    [InlineData("pick=istanbul-draft,conditional-answer", "conditional-answer istanbul-draft", "those picked one by one")]
    [InlineData("pick=istanbul-draft&pick=conditional-answer", "conditional-answer istanbul-draft", "as a form sends them")]
    [InlineData("pick=istanbul-draft&actor=ukraine", "", "what else is asked for still holds")]
    [InlineData("role=mentioned", "conditional-answer", "by what part somebody had")]
    [InlineData("role=mentioned&actor=ukraine", "conditional-answer", "that actor in that role, be it only mentioned")]
    [InlineData("role=mentioned&actor=russia", "", "not somebody else in the role")]
    [InlineData("role=respondent&actor=russia", "conditional-answer", "those who speak for it count")]
    [InlineData("role=mediator", "", "a part that one contradicted source reports is not counted")]
    [InlineData("stance=accepts", "thirty-day-proposal", "by the word of a stance")]
    [InlineData("stance=demands", "", "a term that one contradicted source reports is not counted")]
    [InlineData("option=general", "conditional-answer thirty-day-proposal", "an option by its own id, if one issue has it")]
    [InlineData("option=ceasefire.general&stance=accepts", "thirty-day-proposal", "one stance has both")]
    [InlineData("actor=russia&stance=conditional", "conditional-answer", "the actor whose stance it is")]
    [InlineData("actor=vladimir-putin&stance=conditional", "conditional-answer", "whoever spoke holds it too")]
    [InlineData("actor=united-states&stance=accepts", "", "being there while somebody else accepts does not match")]
    [InlineData("actor=ukraine&stance=accepts&option=ceasefire.later", "", "nor accepting something else")]
    [InlineData("actor=ukraine&stance=accepts&issue=nato", "", "nor on another issue")]
    [InlineData("actor=russia&stance=conditional&role=respondent", "conditional-answer", "the stance and the part of one actor")]
    [InlineData("actor=russia&stance=conditional&role=participant", "", "and no other part")]
    [InlineData("tier=other", "conditional-answer istanbul-draft", "by the sort of a cited document")]
    [InlineData("origin=reuters", "conditional-answer istanbul-draft thirty-day-proposal", "by who reported it first")]
    [InlineData("publisher=reuters&tier=other", "", "one document has both")]
    [InlineData("phase=beginning", "istanbul-draft", "an event is in the phase of its earliest day")]
    public void A_filter_selects(string query, string expected, string why)
    {
        var (filter, problems) = Read(query);

        Assert.Empty(problems);
        Assert.True(expected == Ids(filter), $"{why}: expected {expected}, found {Ids(filter)}");
    }

    [Fact]
    public void A_report_under_another_name_is_found_under_who_reported_it_first()
    {
        record.Replace("data/sources/2025.yml", "  tier: news", "  tier: news\n  origin: the-article");
        var republished = record.Open();

        Assert.Equal(3, Total("origin=the-article&tier=news"));
        Assert.Equal(3, Total("origin=the-article&publisher=reuters"));
        Assert.Equal(0, Total("origin=reuters"));
        Assert.Equal(0, Total("origin=the-article&tier=other&publisher=reuters"));

        int Total(string query) =>
            new TimelineQuery(republished).Select(FilterReader.Read(QueryHelpers.ParseQuery(query), republished).Filter).Total;
    }

    [Theory]
    [InlineData(
        "en",
        "Never recorded up to 13 March 2025.",
        "0 events: with a stance of Ukraine; stance: rejects; on: Ceasefire: Full truce first"
    )]
    [InlineData("ja", "2025年3月13日までの記録には一度もない。", "ウクライナの立場がある")]
    public async Task What_an_actor_never_said_is_said_to_be_never_recorded_and_leads_to_the_nearest_that_is(
        string language,
        string never,
        string sentence
    )
    {
        using var site = new TrackerSite(record.Data);
        var page = await site.Reader().GetStringAsync($"/{language}/timeline?actor=ukraine&stance=rejects&option=ceasefire.general");

        Assert.Contains(never, page, StringComparison.Ordinal);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Contains($"<p><a href=\"/{language}/timeline?actor=ukraine&amp;option=ceasefire.general\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain(
            never,
            await site.Reader().GetStringAsync($"/{language}/timeline?actor=ukraine&stance=rejects&from=2025"),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("停戦", "conditional-answer thirty-day-proposal")]
    [InlineData("米", "thirty-day-proposal")]
    [InlineData("ceasefire", "thirty-day-proposal")]
    [InlineData("CEASE", "thirty-day-proposal")]
    [InlineData("Zelens", "thirty-day-proposal")]
    [InlineData("Zelensky", "thirty-day-proposal")]
    [InlineData("путин", "conditional-answer")]
    [InlineData("プーチン", "conditional-answer")]
    [InlineData("30日間", "thirty-day-proposal")]
    [InlineData("\"root causes\"", "conditional-answer")]
    [InlineData("\"causes root\"", "")]
    [InlineData("ceasefire -putin", "thirty-day-proposal")]
    [InlineData("supports -putin", "")]
    [InlineData("Turkiye", "istanbul-draft")]
    [InlineData("account", "thirty-day-proposal")]
    [InlineData("nosuchword", "")]
    public void Search_finds_what_a_reader_expects(string typed, string expected) =>
        Assert.Equal(expected, Ids(TimelineFilter.Everything with { Search = typed }));

    [Theory]
    [InlineData("from=2025-13", "from")]
    [InlineData("from=2025-03~", "from")]
    [InlineData("to=tomorrow", "to")]
    [InlineData("from=2025&to=2024", "to")]
    [InlineData("actor=nobody", "actor")]
    [InlineData("role=boss", "role")]
    [InlineData("stance=offer!", "stance")]
    [InlineData("option=ceasefire.never", "option")]
    [InlineData("tier=best", "tier")]
    [InlineData("origin=nobody", "origin")]
    [InlineData("kind=war", "kind")]
    [InlineData("disputed=yes", "disputed")]
    [InlineData("sort=random", "sort")]
    [InlineData("after=nowhere", "after")]
    [InlineData("lanes=colour", "lanes")]
    [InlineData("pick=istanbul-draft,nowhere", "pick")]
    [InlineData("q=%21%21%21", "q")]
    [InlineData("q=-", "q")]
    [InlineData("akter=russia", "akter")]
    [InlineData("from=2025&from=2024", "from")]
    [InlineData("q=putin&q=truce", "q")]
    [InlineData("known-on=2025-03-13&known-on=2025-03-14", "known-on")]
    public void What_is_not_understood_is_named_in_both_languages_and_the_rest_counts(string query, string field)
    {
        var (filter, problems) = Read(query + "&collection=record");

        var problem = Assert.Single(problems);
        Assert.Equal(field, problem.Field);
        Assert.NotEmpty(problem.Message.En);
        Assert.NotEqual(problem.Message.En, problem.Message.Ja);
        Assert.Contains("record", filter.Values(Facet.Collection));
    }

    [Fact]
    public void A_count_beside_a_choice_is_what_choosing_it_would_show()
    {
        var query = new TimelineQuery(store);
        foreach (
            var start in new[]
            {
                "",
                "actor=russia",
                "kind=proposal&collection=record",
                "from=2025&disputed=1",
                "role=mentioned",
                "actor=russia&stance=conditional",
                "stance=accepts&option=general",
                "tier=news&origin=reuters",
                "role=respondent&actor=russia&stance=conditional",
            }
        )
        {
            var filter = Read(start).Filter;
            foreach (var facet in Facet.Choices)
            {
                foreach (var choice in query.Choices(filter, facet))
                {
                    var alone = filter.Without(facet).With(facet, choice.Value);
                    Assert.Equal(query.Select(alone).Total, choice.Count);
                }
            }
        }
    }

    [Fact]
    public void An_event_that_another_source_places_in_the_span_is_listed_apart()
    {
        var result = new TimelineQuery(store).Run(Read("actor=vladimir-putin&from=2024-06&to=2024-06").Filter);

        Assert.Equal(0, result.Selection.Total);
        Assert.Equal("conditional-answer", Assert.Single(result.AlsoReported).Id);
    }

    [Theory]
    [InlineData("", "", "the newest first goes without saying")]
    [InlineData("sort=newest", "", "and is not said twice")]
    [InlineData("sort=oldest", "sort=oldest", "the other order is said")]
    [InlineData("after=istanbul-draft", "sort=oldest&after=istanbul-draft", "an address from when pages began with the oldest")]
    [InlineData("sort=newest&after=istanbul-draft", "sort=newest&after=istanbul-draft", "a later page says its order")]
    [InlineData("q=putin&sort=relevance", "q=putin&sort=relevance", "best match first")]
    public void A_page_has_one_address_for_each_order(string query, string expected, string why) =>
        Assert.True(expected == Read(query).Filter.OnPage().ToQueryString(), why);

    [Fact]
    public void Pages_follow_each_other_without_gap_or_overlap_in_both_orders()
    {
        foreach (var sort in new[] { SortOrder.Oldest, SortOrder.Newest })
        {
            var query = new TimelineQuery(store);
            var seen = new List<string>();
            string? after = null;
            do
            {
                var result = query.Run(TimelineFilter.Everything with { Sort = sort, After = after }, size: 1);
                seen.Add(Assert.Single(result.Events).Id);
                after = result.Selection.Next;
            } while (after is not null);

            string[] expected = ["istanbul-draft", "thirty-day-proposal", "conditional-answer"];
            Assert.Equal(sort == SortOrder.Oldest ? expected : expected.Reverse(), seen);
        }
    }

    [Theory]
    [InlineData("", 50, "2022:1:m2022-03: 2025:2:m2025-03:istanbul-draft", "both years begin on this page")]
    [InlineData("", 1, "2022:1:m2022-03: 2025:2::istanbul-draft", "the second begins on the page after")]
    [InlineData("sort=newest", 1, "2025:2:m2025-03: 2022:1::thirty-day-proposal", "in the order of the list")]
    [InlineData("q=nosuchword", 50, "", "no match, no year")]
    public void Each_year_says_where_it_begins(string query, int size, string expected, string why)
    {
        var filter = Read(query).Filter;
        var timeline = new TimelineQuery(store);

        var years = timeline.Years(filter, timeline.Select(filter, size));

        Assert.True(
            expected
                == string.Join(
                    ' ',
                    years.Select(year => FormattableString.Invariant($"{year.Year}:{year.Count}:{year.Anchor}:{year.After}"))
                ),
            why
        );
    }

    [Fact]
    public void A_brief_numbers_each_document_once_in_the_order_of_its_citations()
    {
        var numbers = NumberedSources.Of(new TimelineQuery(store).Run(Read("pick=istanbul-draft,conditional-answer").Filter).Events);

        Assert.Equal(["reuters-march", "article"], numbers.Sources.Select(source => source.Id));
        Assert.Equal((1, 2), (numbers.Number("reuters-march"), numbers.Number("article")));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private (Facet, string)[] Choices() =>
        [
            .. store.Vocabulary.Actors.Keys.Select(value => (Facet.Actor, value)),
            .. EnumText.All<EventKind>().Select(value => (Facet.Kind, value)),
            .. store.Vocabulary.Issues.Keys.Select(value => (Facet.Issue, value)),
            .. store.Vocabulary.Phases.Keys.Select(value => (Facet.Phase, value)),
            .. store.Vocabulary.Publishers.Keys.SelectMany(value => new[] { (Facet.Publisher, value), (Facet.Origin, value) }),
            .. EnumText.All<Role>().Select(value => (Facet.Role, value)),
            .. EnumText.All<Stance>().Select(value => (Facet.Stance, value)),
            .. EnumText.All<SourceTier>().Select(value => (Facet.Tier, value)),
            .. Facet.Option.Ids(store.Vocabulary).Select(value => (Facet.Option, value)),
        ];

    private (TimelineFilter Filter, IReadOnlyList<FilterProblem> Problems) Read(string query) =>
        FilterReader.Read(QueryHelpers.ParseQuery(query), store);

    private string Ids(TimelineFilter filter) =>
        string.Join(' ', new TimelineQuery(store).Run(filter).Events.Select(e => e.Id).Order(StringComparer.Ordinal));
}
