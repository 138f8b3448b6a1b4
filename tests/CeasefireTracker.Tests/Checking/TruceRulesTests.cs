using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Checking;

/// <summary>What must hold for a truce and for a meeting.</summary>
public sealed class TruceRulesTests
{
    private const string Truce = """
        kind: ceasefire
        in-force: "2025-03-14/2025-03-20"
        truce:
          announced-by: [russia]
          accepted-by:
            - { actor: united-states, event: thirty-day-proposal-later }
          scope: all
          covers: { en: "all fighting", ja: "全ての戦闘" }
          ended: { how: lapsed, event: later, on: "2025-03-20" }
          breaches:
            - { by: ukraine, against: russia, fact: later#breaches }
        """;

    private const string Meeting = """
        kind: talks
        meeting:
          place: { en: Istanbul, ja: イスタンブール }
          form: in-person
          level: delegations
          between: mediated
        """;

    public static TheoryData<string, string, string, string, string> Truces =>
        new()
        {
            { "of another kind", "kind: ceasefire", "kind: statement", "truce", "'statement' is no truce" },
            { "announced by nobody", "announced-by: [russia]", "announced-by: []", "missing", "nobody announced it" },
            { "announced by whom nobody knows", "[russia]", "[russsia]", "dangling", "did you mean 'russia'" },
            { "without its scope", "  scope: all\n", "", "missing", "no 'scope'" },
            { "without what it covers", "  covers: { en: \"all fighting\", ja: \"全ての戦闘\" }\n", "", "missing", "no 'covers'" },
            { "in one language", ", ja: \"全ての戦闘\"", "", "language", "no text in 'ja'" },
            { "of a scope that is none", "scope: all", "scope: everything", "word", "it is one of all, air-sea, energy, site, local" },
            {
                "accepted in no event",
                "event: thirty-day-proposal-later",
                "event: later-proposal",
                "dangling",
                "no event 'later-proposal'"
            },
            {
                "accepted before it was announced",
                "event: thirty-day-proposal-later",
                "event: istanbul-draft",
                "truce",
                "earlier than the truce"
            },
            {
                "accepted by somebody who was not there",
                "actor: united-states",
                "actor: alexander-lukashenko",
                "truce",
                "names neither 'alexander-lukashenko'"
            },
            { "accepted by whom nobody knows", "actor: united-states", "actor: united-state", "dangling", "actor 'united-state'" },
            {
                "accepted and declined",
                "  scope: all",
                "  declined-by: [{ actor: united-states, event: later }]\n  scope: all",
                "duplicate",
                "The answer of 'united-states'"
            },
            {
                "declined on a condition",
                "accepted-by:",
                "declined-by: [{ actor: ukraine, event: later, conditional: true }]\n  accepted-by:",
                "truce",
                "Who declines names no condition"
            },
            { "over before it began", "on: \"2025-03-20\"", "on: \"2025-03-12\"", "truce", "before it began" },
            { "ended in no way that there is", "how: lapsed", "how: over", "word", "'over' is not a how" },
            { "ended in an event that is none", "event: later, on", "event: latter, on", "dangling", "no event 'latter'" },
            { "ended in an event before it", "event: later, on", "event: istanbul-draft, on", "truce", "cannot tell of its end" },
            {
                "broken, and nobody says so",
                "{ how: lapsed, event: later, on: \"2025-03-20\" }",
                "{ how: broken }",
                "truce",
                "where it is told"
            },
            { "of a figure that is none", "fact: later#breaches", "fact: later#breach", "dangling", "no figure 'later#breach'" },
            { "of a figure without its event", "fact: later#breaches", "fact: breaches", "dangling", "event-id#fact-id" },
            { "broken by whoever counts", "by: ukraine", "by: russia", "truce", "one side against another" },
            { "with a key that nobody reads", "scope: all", "scope: all\n  scopes: x", "unknown-key", "did you mean 'scope'" },
        };

    public static TheoryData<string, string, string, string, string> Meetings =>
        new()
        {
            { "of another kind", "kind: talks", "kind: conditions", "meeting", "'conditions' is no meeting" },
            { "by telephone somewhere", "form: in-person", "form: call", "meeting", "A call has no place" },
            { "of one side alone, called direct", "between: mediated", "between: direct", "meeting", "needs both sides" },
            { "of both sides, called one side's", "between: mediated", "between: one-side", "meeting", "russia and ukraine took part" },
            { "between nobody", "\n  between: mediated", "", "missing", "no 'between'" },
            { "of a form that is none", "form: in-person", "form: letter", "word", "it is one of in-person, call, video" },
            {
                "of a level that is none",
                "level: delegations",
                "level: kings",
                "word",
                "it is one of leaders, ministers, envoys, delegations"
            },
            { "with a place in one language", "{ en: Istanbul, ja: イスタンブール }", "{ en: Istanbul }", "language", "no text in 'ja'" },
        };

    [Fact]
    public void A_truce_and_a_meeting_that_are_told_whole_are_sound()
    {
        using var record = Record(Truce, Meeting);

        Assert.Empty(record.Check());
    }

    [Theory]
    [MemberData(nameof(Truces))]
    public void A_truce_is_refused(string why, string piece, string by, string rule, string part)
    {
        Assert.Contains(piece, Truce, StringComparison.Ordinal);
        using var record = Record(Truce.Replace(piece, by, StringComparison.Ordinal), Meeting);

        Assert.Contains(
            record.Check(),
            problem =>
                problem.File == SmallRecord.Answer
                && problem.Line is >= 3 and <= 20
                && problem.Rule == rule
                && problem.Message.Contains(part, StringComparison.Ordinal)
        );
        Assert.NotEmpty(why);
    }

    [Theory]
    [MemberData(nameof(Meetings))]
    public void A_meeting_is_refused(string why, string piece, string by, string rule, string part)
    {
        Assert.Contains(piece, Meeting, StringComparison.Ordinal);
        var isDirect = by == "between: direct";
        using var record = Record(Truce, Meeting.Replace(piece, by, StringComparison.Ordinal), isDirect ? "addressee" : "participant");

        Assert.Contains(
            record.Check(),
            problem =>
                problem.File == "data/events/2025/later.md"
                && problem.Line is >= 3 and <= 12
                && problem.Rule == rule
                && problem.Message.Contains(part, StringComparison.Ordinal)
        );
        Assert.NotEmpty(why);
    }

    [Fact]
    public void A_mediated_meeting_needs_somebody_of_no_side()
    {
        using var record = Record(Truce, Meeting);
        record.Replace("data/events/2025/later.md", "  - { actor: united-states, role: mediator }\n", "");

        Assert.Contains(record.Check(), problem => problem.Message.Contains("belongs to no side", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mediated_meeting_needs_a_side_that_was_there_and_who_only_answered_was_not()
    {
        using var record = Record(Truce, Meeting, "respondent");
        record.Replace(
            "data/events/2025/later.md",
            "{ actor: vladimir-putin, role: participant }",
            "{ actor: vladimir-putin, role: respondent }"
        );

        Assert.Contains(record.Check(), problem => problem.Message.Contains("needs one side at least", StringComparison.Ordinal));
    }

    [Fact]
    public void A_side_is_at_a_meeting_only_by_those_who_spoke_for_it_on_that_day()
    {
        using var record = Record(Truce, Meeting.Replace("between: mediated", "between: one-side", StringComparison.Ordinal));
        record.Replace("data/events/2025/later.md", "date: \"2025-03-20\"", "date: \"1990-03-20\"");

        Assert.DoesNotContain(record.Check(), problem => problem.Rule == "meeting");
    }

    [Fact]
    public void A_truce_may_lapse_by_its_date_alone_and_not_without_one()
    {
        var lapsed = Truce.Replace("{ how: lapsed, event: later, on: \"2025-03-20\" }", "{ how: lapsed }", StringComparison.Ordinal);
        using var record = Record(lapsed, Meeting);
        using var open = Record(lapsed.Replace("/2025-03-20", "/..", StringComparison.Ordinal), Meeting);

        Assert.Empty(record.Check());
        Assert.Contains(open.Check(), problem => problem.Message.Contains("an end of 'in-force'", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_not_filled_in_is_told_and_refuses_nothing()
    {
        using var record = Record("kind: ceasefire", "kind: talks");
        var (dataset, problems) = StoreFile.Load(record.Data);

        Assert.Empty(problems);
        Assert.Equal(
            [
                ("data/events/2025/conditional-answer.md", "'ceasefire' and without 'truce'"),
                ("data/events/2025/later.md", "'talks' and without 'meeting'"),
            ],
            UnfilledFields.Of(dataset).Select(remark => (remark.File, remark.Message[8..remark.Message.LastIndexOf(':')]))
        );
    }

    [Fact]
    public void An_event_that_tells_how_a_truce_ended_need_be_none_itself()
    {
        using var record = Record(Truce, Meeting);
        record.Replace("data/events/2025/later.md", Meeting, "kind: ceasefire");

        Assert.Empty(record.Check());
        Assert.Empty(UnfilledFields.Of(StoreFile.Load(record.Data).Dataset));
    }

    private static SmallRecord Record(string truce, string meeting, string role = "participant")
    {
        var record = new SmallRecord();
        return record
            .Replace(SmallRecord.Answer, "kind: conditions", truce)
            .Write("data/events/2025/later.md", Later(meeting, role, "A later word of both sides"))
            .Write("data/events/2025/thirty-day-proposal-later.md", Later("kind: statement", role, "A later word of the United States"))
            .Write("data/published.txt", "conditional-answer\nistanbul-draft\nlater\nthirty-day-proposal\nthirty-day-proposal-later\n");
    }

    private static string Later(string fields, string role, string title) =>
        $$"""
            ---
            date: "2025-03-20"
            {{fields}}
            standing: established
            collections: [record]
            added: "2026-11-24"
            title: { en: "{{title}}", ja: "その後の発言" }
            summary:
              en: "Something that was said later, and reported by one paper."
              ja: "その後に述べられたことを、一紙が伝えた。"
            actors:
              - { actor: vladimir-putin, role: participant }
              - { actor: volodymyr-zelenskyy, role: {{role}} }
              - { actor: united-states, role: mediator }
            facts:
              - { id: breaches, what: { en: Breaches, ja: 違反 }, value: "12", by: [ukraine], cite: [reuters-march] }
            citations:
              - source: reuters-march
                supports: { en: All of it., ja: 全て。 }
            ---

            """;
}
