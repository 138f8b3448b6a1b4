using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Text;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.WebUtilities;

namespace CeasefireTracker.Tests.Filters;

/// <summary>One name means one thing at every address that has it.</summary>
public sealed class SameNameTests : IDisposable
{
    private readonly SmallRecord record = new();
    private readonly OpenStore store;

    public SameNameTests() => store = record.Open();

    public void Dispose() => record.Dispose();

    [Theory]
    [InlineData("putin", "vladimir-putin")]
    [InlineData("Путин", "vladimir-putin")]
    [InlineData("ゼレンスキー", "volodymyr-zelenskyy")]
    [InlineData("ＵＳＡ", "united-states")]
    [InlineData("russia", "russia")]
    public void An_actor_may_be_given_by_name_at_every_address(string typed, string id)
    {
        var query = QueryHelpers.ParseQuery("actor=" + Uri.EscapeDataString(typed));
        var (timeline, problems) = FilterReader.Read(query, store);
        var (positions, also) = PositionFilter.Read(query, store);

        Assert.Empty(problems.Concat(also));
        Assert.Equal([id], timeline.Values(Facet.Actor));
        Assert.Equal([id], positions.Actors);
    }

    [Fact]
    public void An_issue_may_be_given_by_its_label_and_a_publisher_by_its_name_at_every_address()
    {
        var (timeline, problems) = FilterReader.Read(
            QueryHelpers.ParseQuery("issue=NATO加盟&publisher=ロイター&phase=30日間停戦案&kind=Proposal"),
            store
        );
        var (positions, also) = PositionFilter.Read(QueryHelpers.ParseQuery("issue=NATO加盟"), store);
        var (disputes, more) = DisputeFilter.Read(QueryHelpers.ParseQuery("publisher=ロイター"), store);

        Assert.Empty(problems.Concat(also).Concat(more));
        Assert.Equal("issue=nato", positions.ToQueryString());
        Assert.Equal("kind=proposal&issue=nato&phase=thirty-days&publisher=reuters", timeline.ToQueryString());
        Assert.Equal("publisher=reuters", disputes.ToQueryString());
    }

    [Theory]
    [InlineData("actor", "putni", "vladimir-putin", "Vladimir Putin")]
    [InlineData("actor", "untied-states", "united-states", "United States")]
    [InlineData("kind", "propsal", "proposal", "Proposal")]
    public void Who_may_have_been_meant_is_named_whole(string name, string typed, string id, string whole)
    {
        var (_, problems) = FilterReader.Read(QueryHelpers.ParseQuery($"{name}={typed}"), store);

        var meant = Assert.Single(Assert.Single(problems).Meant);
        Assert.Equal(($"{name}={id}", whole), (meant.Query, meant.Name.En));
    }

    [Theory]
    [InlineData("30dya")]
    [InlineData("volodmyr")]
    public void Nothing_is_said_to_be_meant_twice(string typed)
    {
        var (_, problems) = FilterReader.Read(QueryHelpers.ParseQuery("actor=" + typed), store);

        Assert.All(problems, problem => Assert.Equal(problem.Meant.Count, problem.Meant.Select(meant => meant.Query).Distinct().Count()));
    }

    [Fact]
    public void The_order_of_the_names_in_an_address_does_not_matter()
    {
        var (first, problems) = FilterReader.Read(
            QueryHelpers.ParseQuery("after=conditional-answer&disputed=1&actor=russia&from=2025"),
            store
        );
        var (last, also) = FilterReader.Read(QueryHelpers.ParseQuery("from=2025&actor=russia&disputed=1&after=conditional-answer"), store);

        Assert.Empty(problems.Concat(also));
        Assert.Equal("conditional-answer", first.After);
        Assert.Equal(last, first);
    }

    [Fact]
    public void A_name_that_several_pages_take_is_one_object_but_for_words()
    {
        var filters = TimelineFilter.Filters.Concat(PositionFilter.Filters).Concat(DisputeFilter.Filters).Distinct().ToList();

        // Words are looked for in the record by its index, and in a list by reading it.
        Assert.Equal(["q"], filters.CountBy(filter => filter.Name).Where(name => name.Value > 1).Select(name => name.Key));
        Assert.All(filters, filter => Assert.NotNull(Language.En.Find("api.name." + filter.Name)));
        Assert.All(filters, filter => Assert.Empty(filter.Write(Asked.Nothing)));
    }

    [Fact]
    public async Task A_name_leads_to_the_address_with_the_id_and_the_data_answer_it()
    {
        using var site = new TrackerSite(record.Data);
        foreach (var page in new[] { "timeline", "positions" })
        {
            var answer = await site.Reader().GetAsync($"/en/{page}?actor=putin");
            Assert.Equal($"/en/{page}?actor=vladimir-putin", answer.Headers.Location?.ToString());
            Assert.True((await site.Reader().GetAsync($"/en/{page}.json?actor=putin")).IsSuccessStatusCode);
        }
    }

    [Fact]
    public void A_month_where_one_day_is_wanted_is_the_same_at_every_address()
    {
        var query = QueryHelpers.ParseQuery("known-on=2025-03");
        var (timeline, problems) = FilterReader.Read(query, store);
        var (positions, also) = PositionFilter.Read(query, store);

        Assert.Equal(Assert.Single(problems).Message, Assert.Single(also).Message);
        Assert.Equal(positions.KnownOn, timeline.KnownOn?.Last);
    }

    [Theory]
    [InlineData("timeline")]
    [InlineData("positions")]
    public async Task A_name_with_a_slip_is_offered_rightly_spelt_as_a_link(string page)
    {
        using var site = new TrackerSite(record.Data);

        Assert.Contains(
            $"href=\"/en/{page}?actor=volodymyr-zelenskyy\"",
            await site.Reader().GetStringAsync($"/en/{page}?actor=Zelenksy"),
            StringComparison.Ordinal
        );
    }
}
