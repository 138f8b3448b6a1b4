using System.Globalization;
using System.Net;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Sources;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Record;

/// <summary>The record's store, built once for the tests of a class.</summary>
public sealed class RecordStore
{
    private static readonly Lazy<Opened> One = new(() => AtTheEnd.Dispose(new Opened()));

    public OpenStore Store => One.Value.Store;

    private sealed class Opened : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("ceasefire-record-").FullName;
        private readonly StoreOptions options;
        private readonly StoreEngine engine;

        public Opened()
        {
            options = TestEngine.Options(Repository.Data, folder);
            engine = StoreEngine.Of(options, Indexing.Rules);
            Store = TestEngine.Open(engine, Repository.Data);
        }

        public OpenStore Store { get; }

        public void Dispose()
        {
            Store.Close();
            engine.Dispose();
            TestEngine.Remove(options);
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>Where the sides stood on four days, as the record has it: a change of any of these lines is a change of what readers are
/// told.</summary>
public sealed class PositionsOfRecordTests(RecordStore record) : IClassFixture<RecordStore>
{
    /// <summary>Day, issue, actor, and each stance that stood with the event and the term behind it; empty: no known position.</summary>
    public static TheoryData<string, string, string, string> Rows =>
        new()
        {
            { "2022-04-01", "nato-membership", "russia", "" },
            {
                "2022-04-01",
                "nato-membership",
                "ukraine",
                "renounce:conditional@istanbul-draft#nato renounce:conditional@istanbul-talks#nato"
            },
            { "2022-04-01", "nato-membership", "united-states", "" },
            { "2022-04-01", "territory", "russia", "recognise-russian:demands@belarus-round-3-kremlin-conditions#territory" },
            { "2022-04-01", "territory", "ukraine", "defer-status:offers@istanbul-talks#territory" },
            { "2022-04-01", "territory", "united-states", "" },
            { "2022-04-01", "ceasefire", "russia", "on-conditions:conditional@belarus-round-3-kremlin-conditions#halt" },
            {
                "2022-04-01",
                "ceasefire",
                "ukraine",
                "general-truce:demands@istanbul-talks#ceasefire limited-truce:demands@antalya-ministers#day-truce"
            },
            { "2022-04-01", "ceasefire", "united-states", "" },
            { "2022-04-01", "security-guarantees", "russia", "" },
            {
                "2022-04-01",
                "security-guarantees",
                "ukraine",
                "binding-guarantees:demands@istanbul-draft#guarantees binding-guarantees:demands@istanbul-talks#guarantees"
            },
            { "2022-04-01", "security-guarantees", "united-states", "" },
            { "2024-06-30", "nato-membership", "russia", "renounce:demands@putin-june-conditions#nato" },
            {
                "2024-06-30",
                "nato-membership",
                "ukraine",
                "join:demands@putin-annexation-talks-call#nato-bid renounce:rejects@ukraine-rejects-june-conditions#nato"
            },
            { "2024-06-30", "nato-membership", "united-states", "" },
            { "2024-06-30", "territory", "russia", "recognise-russian:demands@putin-june-conditions#recognition" },
            {
                "2024-06-30",
                "territory",
                "ukraine",
                "defer-status:offers@istanbul-draft-treaty#crimea-and-east "
                    + "recognise-russian:rejects@ukraine-rejects-june-conditions#territory "
                    + "restore-1991:demands@malta-nsa-meeting#borders"
            },
            { "2024-06-30", "territory", "united-states", "" },
            {
                "2024-06-30",
                "ceasefire",
                "russia",
                "general-truce:demands@putin-annexation-talks-call#cease-fire "
                    + "limited-truce:rejects@olympic-truce-rejected#russia-no "
                    + "on-conditions:conditional@putin-june-conditions#ceasefire"
            },
            {
                "2024-06-30",
                "ceasefire",
                "ukraine",
                "general-truce:demands@istanbul-talks#ceasefire "
                    + "limited-truce:rejects@olympic-truce-rejected#ukraine-no "
                    + "on-conditions:rejects@ukraine-rejects-june-conditions#ceasefire"
            },
            { "2024-06-30", "ceasefire", "united-states", "general-truce:conditional@putin-xi-moscow#no-freeze" },
            { "2024-06-30", "security-guarantees", "russia", "russian-veto:demands@istanbul-draft-treaty#veto" },
            {
                "2024-06-30",
                "security-guarantees",
                "ukraine",
                "binding-guarantees:demands@istanbul-draft#guarantees "
                    + "binding-guarantees:demands@istanbul-talks#guarantees "
                    + "binding-guarantees:raises@ukraine-nsdc-decree#guarantees"
            },
            { "2024-06-30", "security-guarantees", "united-states", "" },
            {
                "2025-03-20",
                "nato-membership",
                "russia",
                "leave-open:rejects@lavrov-rejects-trump-team-ideas#nato-delay renounce:demands@grushko-ironclad-guarantees#nato"
            },
            {
                "2025-03-20",
                "nato-membership",
                "ukraine",
                "join:demands@zelenskyy-offers-to-step-down#nato renounce:rejects@ukraine-rejects-june-conditions#nato"
            },
            { "2025-03-20", "nato-membership", "united-states", "join:rejects@trump-reaction-promising-incomplete#nato" },
            { "2025-03-20", "territory", "russia", "recognise-russian:demands@putin-june-conditions#recognition" },
            {
                "2025-03-20",
                "territory",
                "ukraine",
                "defer-status:conditional@zelenskyy-nato-umbrella#later-by-diplomacy "
                    + "recognise-russian:rejects@ukraine-rejects-june-conditions#territory "
                    + "restore-1991:demands@un-votes-february-2025#integrity"
            },
            { "2025-03-20", "territory", "united-states", "restore-1991:rejects@hegseth-udcg-brussels#borders" },
            {
                "2025-03-20",
                "ceasefire",
                "russia",
                "general-truce:rejects@ushakov-breather#truce "
                    + "limited-truce:rejects@putin-no-short-truce#short-truce "
                    + "on-conditions:conditional@trump-putin-call-march-2025#truce"
            },
            {
                "2025-03-20",
                "ceasefire",
                "ukraine",
                "general-truce:accepts@trump-zelenskyy-call-march-2025#truce "
                    + "limited-truce:offers@zelenskyy-air-sea-truce-offer#air-sea "
                    + "on-conditions:rejects@zelenskyy-sabotage-diplomacy#no-conditions"
            },
            { "2025-03-20", "ceasefire", "united-states", "general-truce:demands@trump-reaction-promising-incomplete#truce" },
            { "2025-03-20", "security-guarantees", "russia", "russian-veto:demands@istanbul-draft-treaty#veto" },
            {
                "2025-03-20",
                "security-guarantees",
                "ukraine",
                "binding-guarantees:demands@trump-immediate-ceasefire-call#guarantees "
                    + "guarantees-later:offers@zelenskyy-truce-monitoring-plan#guarantees "
                    + "guarantees-later:raises@zelenskyy-reply-manipulative#long-term-security "
                    + "us-backing:demands@oval-office-clash#guarantees"
            },
            { "2025-03-20", "security-guarantees", "united-states", "" },
            {
                "2025-12-31",
                "nato-membership",
                "russia",
                "join:rejects@putin-beijing-conditions#no-nato "
                    + "leave-open:rejects@lavrov-rejects-trump-team-ideas#nato-delay "
                    + "renounce:demands@grushko-ironclad-guarantees#nato"
            },
            {
                "2025-12-31",
                "nato-membership",
                "ukraine",
                "join:conditional@ukraine-memorandum#nato renounce:rejects@zelenskyy-20-point-draft#no-nato-duty"
            },
            {
                "2025-12-31",
                "nato-membership",
                "united-states",
                "join:rejects@trump-reaction-promising-incomplete#nato renounce:demands@us-28-point-plan#no-nato"
            },
            {
                "2025-12-31",
                "territory",
                "russia",
                "defer-status:defers@moscow-witkoff-kushner#territory recognise-russian:demands@budapest-summit-shelved#all-donbas recognise-russian:raises@putin-bishkek#status"
            },
            {
                "2025-12-31",
                "territory",
                "ukraine",
                "contact-line:offers@zelenskyy-20-point-draft#contact-line "
                    + "defer-status:demands@london-talks-counterproposal#territory "
                    + "recognise-russian:rejects@ukraine-memorandum#recognition "
                    + "restore-1991:demands@un-votes-february-2025#integrity"
            },
            {
                "2025-12-31",
                "territory",
                "united-states",
                "contact-line:offers@us-28-point-plan#frozen-line "
                    + "exchange:offers@ukraine-revised-20-points#zone "
                    + "recognise-russian:offers@us-28-point-plan#de-facto "
                    + "restore-1991:raises@trump-unga#win-back "
                    + "restore-1991:rejects@hegseth-udcg-brussels#borders"
            },
            {
                "2025-12-31",
                "ceasefire",
                "russia",
                "extension:rejects@easter-truce-violations#no-extension "
                    + "general-truce:rejects@budapest-summit-shelved#no-halt "
                    + "limited-truce:rejects@mar-a-lago-meeting#temporary-truce "
                    + "on-conditions:conditional@putin-bishkek#then-stop"
            },
            {
                "2025-12-31",
                "ceasefire",
                "ukraine",
                "extension:offers@easter-truce-2025#thirty-days "
                    + "general-truce:accepts@leaders-statement-october-2025#stop-now "
                    + "limited-truce:accepts@christmas-truce-call#for-it "
                    + "on-conditions:rejects@zelenskyy-sabotage-diplomacy#no-conditions"
            },
            {
                "2025-12-31",
                "ceasefire",
                "united-states",
                "after-settlement:offers@us-final-offer#ceasefire general-truce:demands@us-sanctions-rosneft-lukoil#ceasefire-now"
            },
            {
                "2025-12-31",
                "security-guarantees",
                "russia",
                "guarantees-for-russia:demands@putin-foreign-troops#guarantees-both russian-veto:demands@lavrov-guarantees#russian-say"
            },
            {
                "2025-12-31",
                "security-guarantees",
                "ukraine",
                "binding-guarantees:demands@ukraine-memorandum#guarantees "
                    + "guarantees-later:offers@zelenskyy-truce-monitoring-plan#guarantees "
                    + "guarantees-later:raises@zelenskyy-reply-manipulative#long-term-security "
                    + "us-backing:defers@miami-talks#guarantee-texts "
                    + "us-backing:demands@oval-office-clash#guarantees"
            },
            {
                "2025-12-31",
                "security-guarantees",
                "united-states",
                "binding-guarantees:offers@us-final-offer#guarantees us-backing:offers@mar-a-lago-meeting#us-guarantee"
            },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public void On_a_day_a_side_stood_where_it_had_said_at_an_event(string day, string issue, string actor, string expected)
    {
        var result = new PositionQuery(record.Store).Run(
            PositionFilter.Default with
            {
                AsOf = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Actors = PositionFilter.Default.Actors.Add(actor),
                Issues = PositionFilter.Default.Issues.Add(issue),
            }
        );

        Assert.Equal(
            expected,
            string.Join(
                ' ',
                result
                    .Standing.Select(position =>
                        $"{position.Term.Option}:{position.Term.Stance.Text()}@{position.Event.Id}#{position.Term.Id}"
                    )
                    .Order(StringComparer.Ordinal)
            )
        );
    }

    [Fact]
    public void The_head_of_state_comes_before_a_spokesman_of_the_same_day_and_neither_replaces_the_other()
    {
        var russia = Cell("2025-03-13", "ceasefire", "russia").Standing.Where(position => position.Term.Option == "on-conditions");

        Assert.Equal(["vladimir-putin", "dmitry-peskov"], russia.Select(position => position.Term.SpokenBy));
    }

    [Fact]
    public void A_stance_whose_occasion_is_over_is_folded_on_the_day_of_the_event_that_ended_it_and_not_before()
    {
        var moot = new PositionQuery(record.Store)
            .Run(PositionFilter.Default)
            .Rows.SelectMany(row => row.Cells)
            .SelectMany(cell => cell.Folded)
            .First(position => position.Fold == PositionFold.Moot);
        var end = new EventReader(record.Store).Find(moot.Term.Moot!.Event)!.Event.Date.Span.Latest!.Value;

        Assert.All(
            Cell(end, moot).Standing.Where(position => position.Term == moot.Term),
            position => Assert.Equal(PositionFold.Moot, position.Fold)
        );
        Assert.DoesNotContain(
            Cell(end.AddDays(-1), moot).Standing,
            position => position.Fold == PositionFold.Moot && position.Term.Id == moot.Term.Id && position.Event.Id == moot.Event.Id
        );

        PositionCell Cell(DateOnly day, Position position) =>
            this.Cell(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), position.Term.Issue, position.Holder);
    }

    [Theory]
    [InlineData("2026-06-05", "russia", "trump-putin-call-april-2026#victory-day-truce")]
    [InlineData("2026-06-05", "ukraine", "zelenskyy-easter-offer#easter-truce")]
    [InlineData("2026-06-05", "russia", "davos-and-moscow-talks#working-group")]
    [InlineData("2026-06-05", "united-states", "energy-truce#us-request")]
    [InlineData("2025-12-31", "ukraine", "istanbul-round-3#summit")]
    [InlineData("2025-12-31", "united-states", "trump-putin-call-may-2025#talks-now")]
    [InlineData("2025-03-20", "ukraine", "zelenskyy-air-sea-truce-offer#air-sea")]
    public void What_was_said_for_a_feast_a_week_or_a_round_that_is_past_does_not_lead(string day, string actor, string term)
    {
        var (id, termId) = (term.Split('#')[0], term.Split('#')[1]);
        var issue = new EventReader(record.Store).Find(id)!.Event.Terms.Single(stated => stated.Id == termId).Issue;

        Assert.Equal(
            PositionFold.Moot,
            Cell(day, issue, actor).Standing.Single(position => position.Event.Id == id && position.Term.Id == termId).Fold
        );
    }

    [Theory]
    [InlineData("2024-06-30", "uae-prisoner-exchange-january-2024")]
    [InlineData("2025-03-20", "prisoner-exchange-175")]
    [InlineData("2025-12-31", "prisoner-exchange-october-2025")]
    public void An_exchange_that_was_carried_out_is_no_stance_any_more(string day, string exchange)
    {
        Assert.All(
            new[] { "russia", "ukraine" },
            side => Assert.DoesNotContain(Cell(day, "prisoners", side).Standing, position => position.Event.Id == exchange)
        );
    }

    [Fact]
    public void Every_option_of_the_codebook_was_taken_by_somebody()
    {
        using var context = record.Store.Context();
        var taken = context
            .Events.Select(e => e.Document)
            .AsEnumerable()
            .SelectMany(e => e.Terms)
            .Select(term => (term.Issue, term.Option))
            .ToHashSet();

        Assert.All(
            record.Store.Vocabulary.Issues.Values,
            issue => Assert.All(issue.Options, option => Assert.Contains((issue.Id, option.OptionId), taken))
        );
    }

    [Fact]
    public void What_was_known_before_a_stance_was_over_does_not_tell_that_it_was()
    {
        var end = new EventReader(record.Store).Find("three-day-truce-violations")!.Event.Date.Span.Latest!.Value;
        PositionFold?[] Folds(DateOnly? known) =>
            [
                .. new PositionQuery(record.Store)
                    .Run(PositionFilter.Default with { AsOf = record.Store.RecordedUpTo, KnownOn = known })
                    .Standing.Where(position => position.Term.Moot?.Event == "three-day-truce-violations")
                    .Select(position => position.Fold)
                    .Distinct(),
            ];

        Assert.Equal([PositionFold.Moot], Folds(null));
        Assert.Equal([null], Folds(end.AddDays(-1)));
    }

    private PositionCell Cell(string day, string issue, string actor) =>
        new PositionQuery(record.Store)
            .Run(
                PositionFilter.Default with
                {
                    AsOf = DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                    Actors = PositionFilter.Default.Actors.Add(actor),
                    Issues = PositionFilter.Default.Issues.Add(issue),
                }
            )
            .Rows.Single()
            .Cells.Single();

    [Fact]
    public void The_article_puts_the_answers_to_the_US_proposal_in_June_2024_and_moves_them_by_nine_months()
    {
        var result = new TimelineQuery(record.Store).Run(TimelineFilter.Everything with { ToldBy = "seed-article" });
        var told = result.Events.ToDictionary(e => e.Id);

        Assert.Equal(9, result.Selection.Total);
        Assert.Equal(record.Store.Index.Count - 9, result.Untold);
        Assert.Equal("2024-06", told["putin-conditional-support"].Event.Date.ToString());
        Assert.Equal(new DateOnly(2024, 6, 14), told["ukraine-rejects-june-conditions"].Event.Date.Span.Earliest);
        Assert.All(
            new[] { "putin-conditional-support", "ukraine-rejects-june-conditions" },
            id =>
                Assert.Contains(
                    told[id].Event.RespondsTo.Concat(told[id].Event.Revises).Append(told[id].Event.PartOf),
                    target => target == "us-30-day-proposal"
                )
        );
        var move = Assert.Single(result.Telling!.Moves, move => move.IsElsewhere);
        Assert.Equal(("putin-conditional-support", "9 months earlier"), (move.EventId, move.Shift.Words(Language.En)));
    }

    [Fact]
    public async Task The_front_page_opens_the_article_s_own_story_beside_the_record_s()
    {
        var site = new RecordSite();
        var front = await site.Reader().GetStringAsync("/en/timeline");
        var article = await site.Reader().GetAsync("/en/timeline?told-by=seed-article");

        Assert.Contains("/en/timeline?told-by=seed-article", front, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, article.StatusCode);
        Assert.Contains("9 months earlier", await article.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
