using System.Net;
using CeasefireTracker.Dataset.Dates;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.WebUtilities;

namespace CeasefireTracker.Tests.Sources;

public sealed class TellingTests : IDisposable
{
    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [Theory]
    [InlineData("told-by=article", "istanbul-draft conditional-answer", "the events for which it is cited, by its own dates")]
    [InlineData("told-by=the-article", "istanbul-draft conditional-answer", "a publisher tells by its documents")]
    [InlineData("told-by=reuters-march", "istanbul-draft thirty-day-proposal conditional-answer", "it reports no other date")]
    [InlineData("told-by=article&from=2024-06&to=2024-06", "conditional-answer", "its dates decide what is in a span")]
    [InlineData("told-by=article&from=2025-03", "", "and what is not")]
    [InlineData("told-by=article&sort=newest", "conditional-answer istanbul-draft", "in its own order")]
    [InlineData("told-by=article&after=istanbul-draft", "conditional-answer", "page by page")]
    [InlineData("told-by=article&after=conditional-answer", "", "to the last")]
    public void A_source_tells_its_events_under_its_own_dates(string query, string expected, string why)
    {
        var found = string.Join(' ', Run(query).Events.Select(e => e.Id));

        Assert.True(expected == found, $"{why}: {found}");
    }

    [Fact]
    public void Its_order_is_that_of_its_dates_even_where_the_record_has_another()
    {
        record.Replace(SmallRecord.Answer, "value: \"2024-06\"", "value: \"2021\"");

        Assert.Equal(["conditional-answer", "istanbul-draft"], Run("told-by=article").Events.Select(e => e.Id));
    }

    [Fact]
    public void What_it_alone_reports_counts_in_its_own_telling()
    {
        var told = Run("told-by=article").Events.ToDictionary(e => e.Id);
        var placed = Run("").Events.ToDictionary(e => e.Id);

        Assert.Empty(told["conditional-answer"].Event.Terms.Single(term => term.Id == "nato").OnlyReportedBy);
        Assert.Equal(
            Role.Mediator,
            told["istanbul-draft"].Event.Actors.Single(part => part.Actor == "alexander-lukashenko" && part.Counts).Role
        );
        Assert.NotEmpty(placed["conditional-answer"].Event.Terms.Single(term => term.Id == "nato").OnlyReportedBy);
        Assert.DoesNotContain(
            Run("told-by=reuters-march").Events.Single(e => e.Id == "conditional-answer").Event.Terms,
            term => term.Id == "nato"
        );
    }

    [Fact]
    public void It_says_how_many_events_move_how_far_and_how_many_it_does_not_tell()
    {
        var result = Run("told-by=article");
        var move = Assert.Single(result.Telling!.Moves);

        Assert.Equal(1, result.Untold);
        Assert.Equal(
            "conditional-answer 2025-03-13 2024-06 9 months earlier 9か月早い日付とする",
            $"{move.EventId} {move.Placed} {move.Told} {move.Shift.Words(Language.En)} {move.Shift.Words(Language.Ja)}"
        );
        Assert.Equal("2024-06", result.Events.Single(e => e.Id == "conditional-answer").Event.Date.ToString());
        Assert.Equal("beginning", result.Events.Single(e => e.Id == "conditional-answer").Phase?.Id);
    }

    [Theory]
    [InlineData("2025-03-13", "2024-06", "9 months earlier")]
    [InlineData("2025-03-13", "2025-03-14", "1 day later")]
    [InlineData("2025-03-13", "2025-01-20", "52 days earlier")]
    [InlineData("2025-03-13", "2023-01-01", "2 years earlier")]
    [InlineData("2025-03-13", "2021", "4 years earlier")]
    public void A_shift_is_told_as_exactly_as_both_dates_allow(string from, string to, string expected) =>
        Assert.Equal(expected, DateShift.Between(EdtfDate.Parse(from), EdtfDate.Parse(to)).Words(Language.En));

    [Theory]
    [InlineData("2025-03-13", "[..2025-03-13]")]
    [InlineData("2025-03-13", "2025-03")]
    [InlineData("2025-03", "2025")]
    public void A_date_that_can_be_the_same_day_moves_nothing(string placed, string told)
    {
        var move = new DateDisagreement(0, "e", new LocalizedText("e", "え"), EdtfDate.Parse(placed), EdtfDate.Parse(told));

        Assert.False(move.IsElsewhere);
        Assert.Equal("can be the same day", move.Shift.Words(Language.En));
    }

    [Fact]
    public void The_document_that_a_publisher_published_last_has_the_word_on_the_date()
    {
        record
            .Write(
                "data/sources/2026.yml",
                """
                - id: article-corrected
                  publisher: the-article
                  url: "https://example.org/corrected"
                  title: "Corrected"
                  published: "2026-01-01"
                  language: ja
                  access: open
                  tier: other
                  checked: full

                """
            )
            .Replace(
                SmallRecord.Answer,
                "citations:\n",
                "citations:\n  - source: article-corrected\n    supports: { en: The answer., ja: 回答。 }\n"
            );

        Assert.Empty(Run("told-by=the-article").Telling!.Moves);
        Assert.Single(Run("told-by=article").Telling!.Moves);
    }

    [Theory]
    [InlineData("known-on=2025-03-13", "istanbul-draft thirty-day-proposal conditional-answer")]
    [InlineData("known-on=2025-03-12", "istanbul-draft thirty-day-proposal")]
    [InlineData("known-on=2022-03-31", "istanbul-draft")]
    [InlineData("known-on=2022-03-30", "")]
    public void Only_what_was_public_by_a_day_is_known_on_it(string query, string expected) =>
        Assert.Equal(expected, string.Join(' ', Run(query).Events.Select(e => e.Id)));

    [Theory]
    [InlineData("2025-03-11/2035-03-11")]
    [InlineData("2025-03-11/2099")]
    public void What_the_record_had_on_a_day_was_public_by_then_however_roughly_it_is_dated(string date)
    {
        record.Replace(SmallRecord.Proposal, "date: \"2025-03-11\"", $"date: \"{date}\"");

        Assert.Contains(Run("known-on=2026-11-24").Events, e => e.Id == "thirty-day-proposal");
    }

    [Fact]
    public void What_became_public_later_than_it_happened_is_known_from_that_day()
    {
        record.Replace(SmallRecord.Proposal, "added: \"2026-11-24\"", "added: \"2026-11-24\"\nknown-from: \"2025-03-20\"");

        Assert.DoesNotContain(Run("known-on=2025-03-19").Events, e => e.Id == "thirty-day-proposal");
        Assert.Contains(Run("known-on=2025-03-20").Events, e => e.Id == "thirty-day-proposal");
    }

    [Fact]
    public void Documents_that_appeared_later_and_their_disputes_are_not_known_and_undated_ones_never_are()
    {
        var early = Run("known-on=2025-03-12").Events.Single(e => e.Id == "istanbul-draft");
        var late = Run("known-on=2025-03-13").Events.Single(e => e.Id == "istanbul-draft");

        Assert.Empty(early.Event.Citations);
        Assert.Empty(early.Disputes);
        Assert.Equal("reuters-march", Assert.Single(late.Event.Citations).Source);
        Assert.Empty(Run("known-on=2025-03-13&disputed=1").Events);
        Assert.Empty(Run("known-on=2025-03-13&publisher=the-article").Events);
        Assert.Empty(Run("known-on=2025-03-13&tier=other").Events);
        Assert.Empty(Run("known-on=2025-03-13&origin=the-article&tier=other").Events);
        Assert.Equal(3, Run("known-on=2025-03-13&publisher=reuters").Selection.Total);
    }

    [Fact]
    public void What_was_known_cites_no_document_that_had_not_appeared()
    {
        foreach (var day in new[] { "2022-03-31", "2025-03-12", "2025-03-13" })
        {
            Assert.All(
                Run($"known-on={day}").Events.Select(e => e.Event),
                e =>
                    Assert.Empty(
                        e.Terms.SelectMany(term => term.Cite)
                            .Concat(e.Facts.SelectMany(fact => fact.Cite))
                            .Concat(e.Terms.Select(term => term.Words?.Cite).OfType<string>())
                            .Except(e.Citations.Select(citation => citation.Source))
                    )
            );
        }
    }

    [Fact]
    public async Task A_card_says_what_the_source_is_cited_for_and_what_it_says_otherwise_and_not_what_the_record_sums_up()
    {
        var e = Assert.Single(Run("told-by=article&kind=conditions").Events);
        Assert.Equal("The answer.", e.Event.Summary.En);
        Assert.Equal("回答。", e.Event.Summary.Ja);
        Assert.All(e.Disputes, dispute => Assert.All(dispute.Reports, report => Assert.Equal("article", report.Source)));

        // A document that says nothing otherwise raises no difference.
        Assert.Empty(Assert.Single(Run("told-by=reuters-march&kind=conditions").Events).Disputes);

        using var site = new TrackerSite(record.Data);
        foreach (
            var (language, says, summary) in new[]
            {
                ("en", "What it tells:", "remove the root causes"),
                ("ja", "この出典が伝える内容：", "根本原因の除去が必要"),
            }
        )
        {
            var page = await site.Reader().GetStringAsync($"/{language}/timeline?kind=conditions&told-by=article");
            Assert.Contains(says, page, StringComparison.Ordinal);
            Assert.DoesNotContain(summary, page.Split("class=\"events\"")[1], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_count_beside_a_choice_is_what_choosing_it_would_show_in_every_view()
    {
        var store = record.Open();
        foreach (
            var start in new[]
            {
                "told-by=article",
                "known-on=2025-03-13",
                "told-by=article&known-on=2025-03-13",
                "known-on=2025-03-13&tier=news",
                "known-on=2025-03-13&origin=reuters&publisher=reuters",
                "told-by=the-article&from=2024-06",
            }
        )
        {
            var filter = Read(start, store);
            var query = new TimelineQuery(store);
            foreach (var facet in Facet.Choices)
            {
                Assert.All(
                    query.Choices(filter, facet),
                    choice => Assert.Equal(query.Select(filter.Without(facet).With(facet, choice.Value)).Total, choice.Count)
                );
            }
        }
    }

    [Theory]
    [InlineData("told-by=article", "As told by The article")]
    [InlineData("told-by=reuters-march&actor=alexander-lukashenko", "It tells none of the 0 events here")]
    [InlineData("told-by=artcle", "article")]
    [InlineData("told-by=article&told-by=reuters", "problem")]
    [InlineData("known-on=2025-03", "“2025-03” is not one day")]
    [InlineData("known-on=soon", "problem")]
    public async Task Every_telling_and_every_mistake_has_a_clear_page(string query, string said)
    {
        using var site = new TrackerSite(record.Data);
        foreach (var address in new[] { $"/en/timeline?{query}", $"/ja/timeline?{query}" })
        {
            var response = await site.Reader().GetAsync(address);
            while (response.StatusCode == HttpStatusCode.Redirect)
            {
                response = await site.Reader().GetAsync(response.Headers.Location);
            }

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            if (address.StartsWith("/en", StringComparison.Ordinal))
            {
                Assert.Contains(said, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    private TimelineResult Run(string query)
    {
        var store = record.Open();
        return new TimelineQuery(store).Run(Read(query, store));
    }

    private static TimelineFilter Read(string query, Web.Store.OpenStore store)
    {
        var (filter, problems) = FilterReader.Read(QueryHelpers.ParseQuery(query), store);
        Assert.Empty(problems);
        return filter;
    }
}
