using System.Globalization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Positions;
using static CeasefireTracker.Tests.Positions.Said;

namespace CeasefireTracker.Tests.Positions;

public sealed class PositionRulesTests
{
    [Theory]
    [InlineData("2022-03-14", "")]
    [InlineData("2022-03-15", "renounce:demands@a#t")]
    [InlineData("2030-01-01", "renounce:demands@a#t")]
    public void A_stance_stands_from_the_day_on_which_it_was_stated_until_it_is_changed(string day, string expected) =>
        Assert.Equal(expected, On(day, "russia", At("a", "2022-03-15").Term("russia", "renounce", Stance.Demands)));

    [Theory]
    [InlineData("2022-03-30", "")]
    [InlineData("2022-03-31", "renounce:demands@a#t")]
    public void A_term_of_a_month_counts_from_the_last_day_of_the_month(string day, string expected) =>
        Assert.Equal(expected, On(day, "russia", At("a", "2022-03").Term("russia", "renounce", Stance.Demands)));

    [Fact]
    public void A_term_whose_event_has_no_last_day_counts_on_no_day() =>
        Assert.Equal("", On("9999-12-31", "russia", At("a", "2022-03-15/..").Term("russia", "renounce", Stance.Demands)));

    [Fact]
    public void A_term_that_a_contradicted_source_alone_reports_never_counts() =>
        Assert.Equal("", On("2030-01-01", "russia", At("a", "2022-03-15").Term("russia", "renounce", Stance.Demands, only: ["article"])));

    [Theory]
    [InlineData("2025-04-18", "truce:rejects@a#t")]
    [InlineData("2025-04-19", "truce:imposes@b#t")]
    [InlineData("2025-04-20", "truce:imposes@b#t")]
    [InlineData("2025-04-21", "truce:rejects@a#t")]
    public void A_stance_for_a_span_lapses_after_its_last_day_and_what_stood_before_stands_again(string day, string expected) =>
        Assert.Equal(
            expected,
            On(
                day,
                "russia",
                At("a", "2025-04-01").Term("russia", "truce", Stance.Rejects),
                At("b", "2025-04-19").Term("russia", "truce", Stance.Imposes, holds: "2025-04-19/2025-04-20")
            )
        );

    [Fact]
    public void A_truce_that_is_announced_for_later_days_is_a_stance_from_its_announcement() =>
        Assert.Equal(
            "truce:imposes@a#t",
            On("2025-04-28", "russia", At("a", "2025-04-28").Term("russia", "truce", Stance.Imposes, holds: "2025-05-08/2025-05-10"))
        );

    [Fact]
    public void A_later_stance_on_the_same_option_replaces_the_earlier_one() =>
        Assert.Equal(
            "renounce:rejects@b#t",
            On(
                "2025-01-01",
                "ukraine",
                At("b", "2024-01-01").Term("ukraine", "renounce", Stance.Rejects),
                At("a", "2022-03-29").Term("ukraine", "renounce", Stance.Offers)
            )
        );

    [Fact]
    public void On_an_option_of_several_texts_no_stance_replaces_another_or_has_moved_and_one_withdrawn_ends_alone()
    {
        var (first, second) = (
            At("a", "2022-03-29").Term("ukraine", "plan", Stance.Offers, isApart: true),
            At("b", "2024-01-01").Term("ukraine", "plan", Stance.Rejects, isApart: true)
        );
        var withdrawn = At("c", "2024-06-01").Term("ukraine", "plan", Stance.Drops, ends: "b#t", isApart: true);

        Assert.Equal("plan:offers@a#t plan:rejects@b#t", On("2024-05-31", "ukraine", first, second, withdrawn));
        Assert.Equal("plan:offers@a#t", On("2024-06-01", "ukraine", first, second, withdrawn));
        Assert.DoesNotContain(Rules(first, second).All, position => position.Moved);
    }

    [Fact]
    public void A_text_that_is_restated_on_an_option_of_several_is_one_text_which_stands_once_and_is_withdrawn_whole()
    {
        var first = At("a", "2022-03-29").Term("ukraine", "plan", Stance.Offers, isApart: true);
        var other = At("b", "2023-01-01").Term("ukraine", "plan", Stance.Rejects, isApart: true);
        var again = At("c", "2024-01-01").Term("ukraine", "plan", Stance.Offers, ends: "a#t", isApart: true);
        var harder = At("d", "2024-03-01").Term("ukraine", "plan", Stance.Demands, ends: "c#t", isApart: true);

        Assert.Equal("plan:offers@c#t plan:rejects@b#t", On("2024-01-01", "ukraine", first, other, again));
        var restated = Rules(first, other, again).On(Day("2024-02-01")).Single(position => position.Event.Id == "c");
        Assert.Equal((false, Day("2022-03-29")), (restated.Moved, restated.Since));

        Assert.Equal("plan:demands@d#t plan:rejects@b#t", On("2024-03-01", "ukraine", first, other, again, harder));
        var moved = Rules(first, other, again, harder).On(Day("2024-03-01")).Single(position => position.Event.Id == "d");
        Assert.Equal("c", moved.Before!.Event.Id);

        // Whichever of its words the withdrawal names, the text is gone, and the other one stands.
        foreach (var named in new[] { "a#t", "c#t", "d#t" })
        {
            var withdrawn = At("e", "2024-06-01").Term("ukraine", "plan", Stance.Drops, ends: named, isApart: true);
            Assert.Equal("plan:rejects@b#t", On("2024-06-01", "ukraine", first, other, again, harder, withdrawn));
        }
    }

    [Fact]
    public void What_withdraws_the_same_word_on_the_same_option_to_say_it_again_has_not_moved() =>
        Assert.False(
            Assert
                .Single(
                    Rules(
                            At("a", "2022-03-29").Term("ukraine", "renounce", Stance.Offers),
                            At("b", "2024-01-01").Term("ukraine", "renounce", Stance.Offers, ends: "a#t")
                        )
                        .On(Day("2024-01-01"))
                )
                .Moved
        );

    [Fact]
    public void Stances_on_different_options_of_an_issue_stand_side_by_side() =>
        Assert.Equal(
            "join:demands@b#t renounce:offers@a#t",
            On(
                "2025-01-01",
                "ukraine",
                At("a", "2022-03-29").Term("ukraine", "renounce", Stance.Offers),
                At("b", "2024-01-01").Term("ukraine", "join", Stance.Demands)
            )
        );

    [Fact]
    public void Several_terms_of_one_event_on_one_option_stay_several() =>
        Assert.Equal(
            "truce:accepts@a#t truce:raises@a#u",
            On(
                "2025-03-11",
                "ukraine",
                At("a", "2025-03-11").Term("ukraine", "truce", Stance.Accepts),
                At("a", "2025-03-11").Term("ukraine", "truce", Stance.Raises, id: "u")
            )
        );

    [Theory]
    [InlineData("2022-03", 0, "2022-03-29", 0, "truce:offers@a#t truce:rejects@b#t", "the month may be before or after the day")]
    [InlineData("2022-03-29", 0, "2022-03-29", 0, "truce:offers@a#t truce:rejects@b#t", "nobody gave an order within the day")]
    [InlineData("2022-03-29", 1, "2022-03-29", 2, "truce:rejects@b#t", "the order within the day is known")]
    [InlineData("2022-03", 0, "2022-04-01", 0, "truce:rejects@b#t", "every day of March is before April")]
    [InlineData("2022-03-30", 0, "[..2022-04-02]", 0, "truce:offers@a#t truce:rejects@b#t", "on or before 2 April may be before 30 March")]
    public void Where_dates_do_not_tell_which_came_first_both_stand(
        string first,
        int order,
        string second,
        int secondOrder,
        string expected,
        string why
    )
    {
        var found = On(
            "2025-01-01",
            "russia",
            At("a", first, order).Term("russia", "truce", Stance.Offers),
            At("b", second, secondOrder).Term("russia", "truce", Stance.Rejects)
        );

        Assert.True(expected == found, $"{why}: {found}");
    }

    [Theory]
    [InlineData(Stance.Raises)]
    [InlineData(Stance.Defers)]
    public void A_question_or_a_postponement_stands_beside_the_demand_and_never_in_its_place(Stance beside)
    {
        var demand = At("a", "2022-03-29").Term("ukraine", "guarantees", Stance.Demands);
        var question = At("b", "2024-06-01").Term("ukraine", "guarantees", beside);
        var found = Rules(demand, question).On(Day("2025-01-01")).Where(position => position.Holder == "ukraine").ToList();

        Assert.Equal(["a", "b"], found.Select(position => position.Event.Id));
        Assert.All(found, position => Assert.Null(position.Before));
    }

    [Fact]
    public void What_stands_again_after_a_span_is_told_as_when_it_was_stated()
    {
        var again = Rules(
                At("a", "2025-01-01").Term("russia", "truce", Stance.Rejects),
                At("b", "2025-04-01").Term("russia", "truce", Stance.Offers),
                At("c", "2025-04-19").Term("russia", "truce", Stance.Imposes, holds: "2025-04-19/2025-04-20")
            )
            .On(Day("2025-05-01"))
            .Single(position => position.Holder == "russia");

        Assert.Equal(("b", "a", Day("2025-04-01")), (again.Event.Id, again.Before!.Event.Id, again.Since));
    }

    [Fact]
    public void An_answer_replaces_the_question_before_it() =>
        Assert.Equal(
            "guarantees:demands@b#t",
            On(
                "2025-01-01",
                "ukraine",
                At("a", "2022-03-29").Term("ukraine", "guarantees", Stance.Raises),
                At("b", "2024-06-01").Term("ukraine", "guarantees", Stance.Demands)
            )
        );

    [Theory]
    [InlineData("putin", "peskov", "2025-03-13", "truce:conditional@a#t truce:accepts@b#t", "a spokesman's gloss of the same day")]
    [InlineData("putin", "lavrov", "2025-03-13", "truce:conditional@a#t truce:accepts@b#t", "a minister on the same day")]
    [InlineData("russia", "peskov", "2025-03-13", "truce:conditional@a#t truce:accepts@b#t", "a text of the state's own")]
    [InlineData("peskov", "putin", "2025-03-13", "truce:accepts@b#t", "the head after the spokesman")]
    [InlineData("lavrov", "lavrov", "2025-03-13", "truce:accepts@b#t", "the same person again")]
    [InlineData("putin", "peskov", "2025-03-14", "truce:accepts@b#t", "a day later")]
    public void On_one_day_a_lower_office_does_not_replace_the_words_of_a_higher_one(
        string first,
        string second,
        string day,
        string expected,
        string why
    )
    {
        var found = On(
            "2025-04-01",
            "russia",
            At("a", "2025-03-13", 1).Term(first, "truce", Stance.Conditional),
            At("b", day, 2).Term(second, "truce", Stance.Accepts)
        );

        Assert.True(string.Join(' ', expected.Split(' ').Order(StringComparer.Ordinal)) == found, $"{why}: {found}");
    }

    [Fact]
    public void Dropping_withdraws_what_was_said_and_is_no_stance_itself()
    {
        StatedTerm[] terms =
        [
            At("a", "2022-03-29").Term("ukraine", "renounce", Stance.Offers),
            At("b", "2023-01-01").Term("ukraine", "renounce", Stance.Offers),
            At("c", "2024-01-01").Term("ukraine", "renounce", Stance.Drops, ends: "b#t"),
        ];

        Assert.Equal("renounce:offers@b#t", On("2023-12-31", "ukraine", terms));
        Assert.Equal("", On("2024-01-01", "ukraine", terms));
    }

    [Fact]
    public void A_withdrawal_takes_along_all_that_was_said_on_the_option_before_it_whichever_term_it_names() =>
        Assert.Equal(
            "",
            On(
                "2024-01-01",
                "ukraine",
                At("a", "2022-03-29").Term("ukraine", "renounce", Stance.Offers),
                At("b", "2023-01-01").Term("ukraine", "renounce", Stance.Offers),
                At("c", "2024-01-01").Term("ukraine", "renounce", Stance.Drops, ends: "a#t")
            )
        );

    [Fact]
    public void A_stance_that_ends_another_withdraws_it_on_its_own_option_and_counts_as_moved()
    {
        StatedTerm[] terms =
        [
            At("a", "2022-03-29").Term("ukraine", "borders", Stance.Demands),
            At("b", "2025-08-01").Term("ukraine", "line", Stance.Offers, ends: "a#t"),
        ];

        Assert.Equal("line:offers@b#t", On("2025-08-01", "ukraine", terms));
        Assert.Equal("a", Assert.Single(Rules(terms).On(Day("2025-08-01"))).Before!.Event.Id);
    }

    [Fact]
    public void A_withdrawal_withdraws_for_its_own_holder_only() =>
        Assert.Equal(
            "truce:accepts@a#t",
            On(
                "2025-05-01",
                "russia",
                At("a", "2025-03-01").Term("russia ukraine", "truce", Stance.Accepts),
                At("b", "2025-04-01").Term("ukraine", "truce", Stance.Drops, ends: "a#t")
            )
        );

    [Fact]
    public void A_withdrawal_that_does_not_count_withdraws_nothing()
    {
        var stance = At("a", "2022-03-29").Term("ukraine", "renounce", Stance.Offers);

        Assert.Equal(
            "renounce:offers@a#t",
            On(
                "2025-01-01",
                "ukraine",
                stance,
                At("b", "2024-01-01").Term("ukraine", "renounce", Stance.Drops, ends: "a#t", only: ["article"])
            )
        );
        Assert.Equal(
            "renounce:offers@a#t",
            On(
                "2024-02-01",
                "ukraine",
                stance,
                At("b", "2024-01-01").Term("ukraine", "renounce", Stance.Drops, ends: "a#t", holds: "2024-01")
            )
        );
    }

    [Fact]
    public void What_a_person_says_counts_for_the_party_they_speak_for_and_for_themselves()
    {
        var said = At("a", "2025-03-13").Term("putin", "truce", Stance.Conditional);

        Assert.Equal("truce:conditional@a#t", On("2025-03-13", "russia", said));
        Assert.Equal("truce:conditional@a#t", On("2025-03-13", "putin", said));
        Assert.Equal(
            "truce:conditional@b#t",
            On("2025-03-13", "putin", At("b", "2025-03-13").Term("russia", "truce", Stance.Conditional, spokenBy: "putin"))
        );
    }

    [Theory]
    [InlineData("2025-01-19", "")]
    [InlineData("2025-01-20", "truce:offers@a#t")]
    [InlineData("2025-01", "truce:offers@a#t")]
    public void A_person_speaks_for_a_party_only_while_they_hold_its_mandate(string date, string expected) =>
        Assert.Equal(expected, On("2025-12-31", "united-states", At("a", date).Term("trump", "truce", Stance.Offers)));

    [Fact]
    public void A_group_s_stance_is_not_its_members_and_theirs_is_not_the_group_s()
    {
        StatedTerm[] terms =
        [
            At("a", "2025-03-01").Term("g7", "truce", Stance.Demands),
            At("b", "2025-03-02").Term("united-states", "join", Stance.Rejects),
        ];

        Assert.Equal("join:rejects@b#t", On("2025-12-31", "united-states", terms));
        Assert.Equal("truce:demands@a#t", On("2025-12-31", "g7", terms));
    }

    [Fact]
    public void A_holder_has_moved_if_the_word_on_an_option_was_another_before_and_not_if_it_was_said_again()
    {
        var rules = Rules(
            At("a", "2022-03-29").Term("russia", "truce", Stance.Rejects),
            At("b", "2025-03-13").Term("russia", "truce", Stance.Conditional),
            At("c", "2025-03-18").Term("russia", "truce", Stance.Conditional)
        );

        Assert.False(Assert.Single(rules.On(Day("2022-03-29"))).Moved);
        var position = Assert.Single(rules.On(Day("2025-04-01")));
        Assert.Equal("a", position.Before!.Event.Id);
        Assert.Equal(Day("2025-03-13"), position.Since);
        Assert.Equal(Day("2025-03-18"), position.From);
    }

    [Fact]
    public void Every_span_says_why_it_ended()
    {
        var all = Rules(
            At("a", "2022-03-29").Term("russia", "truce", Stance.Rejects),
            At("b", "2025-04-19").Term("russia", "truce", Stance.Imposes, holds: "2025-04-19/2025-04-20"),
            At("c", "2025-05-01").Term("russia", "truce", Stance.Drops, ends: "a#t")
        ).All;

        Assert.Equal(
            ["a 2022-03-29 2025-04-18 Replaced b", "b 2025-04-19 2025-04-20 Lapsed ", "a 2025-04-21 2025-04-30 Withdrawn c"],
            all.Select(position =>
                FormattableString.Invariant(
                    $"{position.Event.Id} {position.From:yyyy-MM-dd} {position.Until:yyyy-MM-dd} {position.End} {position.EndedBy?.Event.Id}"
                )
            )
        );
    }

    [Fact]
    public void On_any_day_the_stances_are_those_that_the_rules_give_without_what_came_later()
    {
        // Because what is said later must never change where somebody stood before.
        StatedTerm[] terms =
        [
            At("a", "2022-03").Term("russia", "truce", Stance.Offers),
            At("b", "2022-03-29").Term("putin", "truce", Stance.Rejects),
            At("c", "2024-06-14").Term("russia", "truce", Stance.Conditional, holds: "2024-06-14/2024-08"),
            At("d", "2024-07-01").Term("russia", "truce", Stance.Drops, ends: "a#t"),
            At("e", "2025-03-13").Term("russia ukraine", "truce", Stance.Accepts),
            At("f", "2025-03-13").Term("ukraine", "truce", Stance.Rejects, ends: "e#t"),
        ];
        for (var day = Day("2022-03-01"); day < Day("2025-06-01"); day = day.AddDays(13))
        {
            foreach (var holder in new[] { "russia", "ukraine", "putin" })
            {
                var known = terms.Where(term => term.Event.Date.Span.Latest <= day).ToArray();
                var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                Assert.Equal(On(text, holder, known), On(text, holder, terms));
            }
        }
    }
}
