using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Timeline;

public sealed class WhereThingsStandTests : IDisposable
{
    private const string Later = "data/events/2025/later.md";

    private readonly SmallRecord record = new SmallRecord().Replace(
        "data/site.yml",
        "collections:",
        "truce-issue: ceasefire\ncollections:"
    );

    public void Dispose() => record.Dispose();

    [Fact]
    public void Each_party_is_told_by_its_latest_word_on_the_issue_of_the_site()
    {
        var stand = Stand();

        Assert.Equal(
            ["russia conditional conditional-answer", "ukraine accepts thirty-day-proposal"],
            stand.Parties.Select(word =>
                $"{word.Party.Id} {Enum.GetName(word.Latest.Term.Stance)!.ToLowerInvariant()} {word.Latest.Event.Id}"
            )
        );
        Assert.All(stand.Parties, word => Assert.False(word.Latest.IsOver));
        Assert.Equal(["conditional-answer", "thirty-day-proposal", "istanbul-draft"], stand.Newest.Select(e => e.Id));
    }

    [Fact]
    public void A_site_that_names_no_issue_tells_no_word()
    {
        using var silent = new SmallRecord();

        Assert.Empty(Of(silent).Parties);
    }

    [Fact]
    public void A_refusal_is_told_and_the_last_yes_beside_it()
    {
        Add("2025-04-01", "statement", Term("rejects"));

        var word = Stand().Parties[0];

        Assert.Equal(["later", "conditional-answer"], word.Told.Select(said => said.Event.Id));
        Assert.Equal("Rejects", word.Latest.Term.Stance.ToString());
    }

    [Theory]
    [InlineData("\"2025-04-02\"", true, "its one day is over on the record's last day")]
    [InlineData("\"2025-04-02/2025-04-09\"", false, "it goes on")]
    public void An_offer_for_a_span_is_over_when_its_span_is(string holds, bool isOver, string why)
    {
        Add("2025-04-01", "statement", Term("offers", $"\n    holds: {holds}"));
        Add("2025-04-05", "statement", "", "last");

        Assert.True(isOver == Stand().Parties[0].Latest.IsOver, why);
    }

    [Theory]
    [InlineData("2025-04-02/2025-04-09", "", true, "its span holds the last day")]
    [InlineData("2025-04-02/2025-04-04", "", false, "its span is over")]
    [InlineData("2025-04-02/2025-04-09", "how: broken, event: last", false, "it was called broken")]
    [InlineData("2025-04-02/2025-04-05", "how: lapsed, event: last", true, "it holds on its last day, whatever tells its end that day")]
    [InlineData("2025-04-02/2025-04-09", "how: lapsed", true, "it has not run out yet")]
    [InlineData("2025-04-02/2025-04-09", "how: lapsed, on: \"2025-04-04\"", false, "it ran out early")]
    [InlineData("2025-04-02", "how: lapsed, event: last", false, "its last day is not known, and its end was told")]
    [InlineData("2025-04-05/2025-04-09", "how: broken, event: later", false, "who announced it tells its end: from its first day on")]
    public void A_truce_is_in_force_on_the_last_day_of_its_span_unless_it_ended_before(string span, string end, bool isInForce, string why)
    {
        Add("2025-04-01", "ceasefire", "", fields: Truce(span, end));
        Add("2025-04-05", "statement", "", "last");
        var stand = Stand();

        Assert.True(isInForce == (stand.TruceInForce is not null), why);
        Assert.Equal("later", stand.LastTruce?.Id);
        Assert.Equal(isInForce || end.Length == 0, stand.LastTruceEnded is null);
    }

    [Fact]
    public void A_truce_whose_end_its_announcement_tells_has_not_ended_before_it_began()
    {
        Add("2025-04-01", "ceasefire", "", fields: Truce("2025-04-05/2025-04-09", "how: broken, event: later"));

        Assert.Null(WhereThingsStand.On(record.Open(), new(2025, 4, 4)).LastTruceEnded);
        Assert.NotNull(WhereThingsStand.On(record.Open(), new(2025, 4, 5)).LastTruceEnded);
    }

    [Fact]
    public void The_latest_truce_is_an_event_with_a_truce_whatever_its_kind()
    {
        Add("2025-04-01", "agreement", "", fields: Truce("2025-04-02/2025-04-04", ""));
        Add("2025-04-05", "ceasefire", "", "over");

        Assert.Equal("later", Stand().LastTruce?.Id);
    }

    [Theory]
    [InlineData("", false, "one side alone")]
    [InlineData("meeting: { form: in-person, between: one-side }", false, "said to be inside one camp")]
    [InlineData("meeting: { form: in-person, between: mediated }", true, "a go-between met one of them")]
    public void Talks_are_those_of_the_sides_or_with_a_go_between(string fields, bool areTalks, string why)
    {
        Add("2025-04-01", "talks", "", fields: fields);
        record.Replace(Later, "role: participant }", "role: participant }\n  - { actor: united-states, role: mediator }");

        Assert.True(areTalks == (Stand().LastTalks is not null), why);
    }

    [Fact]
    public void Where_nobody_said_who_met_whom_the_sides_met_if_both_took_part()
    {
        Add("2025-04-01", "talks", "");
        record.Replace(
            Later,
            "  - { actor: russia, role: participant }",
            "  - { actor: russia, role: participant }\n  - { actor: ukraine, role: participant }"
        );

        Assert.Equal("later", Stand().LastTalks?.Id);
    }

    [Fact]
    public void However_much_was_said_since_the_last_talks_are_told()
    {
        Add("2025-04-01", "talks", "", fields: "meeting: { form: in-person, between: mediated }");
        record.Replace(Later, "role: participant }", "role: participant }\n  - { actor: united-states, role: mediator }");
        record.Write(
            "data/published.txt",
            string.Concat(
                File.ReadAllLines(record.PathOf("data/published.txt"))
                    .Concat(Enumerable.Range(0, 201).Select(place => FormattableString.Invariant($"said-{place}")))
                    .Order(StringComparer.Ordinal)
                    .Select(id => id + "\n")
            )
        );
        record.Write(
            "data/many.ndjson",
            string.Concat(
                Enumerable
                    .Range(0, 201)
                    .Select(place =>
                        FormattableString.Invariant(
                            $$$"""
                            {"id":"said-{{{place}}}","date":"2025-04-02","kind":"statement","standing":"established","collections":["record"],"added":"2026-11-24","title":{"en":"Something is said {{{place}}}","ja":"別の発言{{{place}}}"},"summary":{"en":"Something more is said about the truce and the talks.","ja":"停戦と協議について、さらに発言があったと伝えられた。"},"actors":[{"actor":"russia","role":"participant"}],"citations":[{"source":"reuters-march","supports":{"en":"The word.","ja":"発言。"}}]}

                            """
                        )
                    )
            )
        );

        Assert.Equal("later", WhereThingsStand.On(record.Open(), new(2025, 4, 30)).LastTalks?.Id);
    }

    [Fact]
    public void On_an_earlier_day_nothing_is_told_that_came_later()
    {
        Add("2025-04-01", "ceasefire", Term("rejects"), fields: Truce("2025-04-02/2025-04-09", "how: broken, event: last"));
        Add("2025-04-05", "statement", "", "last");

        var (before, during) = (WhereThingsStand.On(record.Open(), new(2025, 3, 31)), WhereThingsStand.On(record.Open(), new(2025, 4, 4)));

        Assert.Null(before.LastTruce);
        Assert.Equal("conditional-answer", before.Parties[0].Latest.Event.Id);
        Assert.Equal("conditional-answer", before.Newest[0].Id);
        Assert.Equal(("later", (object?)null), (during.TruceInForce?.Id, during.LastTruceEnded));
        Assert.NotNull(Stand().LastTruceEnded);
        Assert.Equal(Stand().Newest.Select(e => e.Id), WhereThingsStand.On(record.Open(), new(2030, 1, 1)).Newest.Select(e => e.Id));
    }

    private static string Truce(string span, string end) =>
        $$"""
            in-force: "{{span}}"
            truce:
              announced-by: [russia]
              scope: all
              covers: { en: All., ja: すべて。 }
            """ + (end.Length > 0 ? $"\n  ended: {{ {end} }}" : "");

    private static string Term(string stance, string more = "") =>
        $$"""

            terms:
              - id: truce
                issue: ceasefire
                option: general
                actors: [russia]
                stance: {{stance}}
                detail: { en: A word., ja: 発言。 }
                cite: [reuters-march]{{more}}
            """;

    private void Add(string date, string kind, string terms, string id = "later", string fields = "") =>
        record
            .Write(
                $"data/events/2025/{id}.md",
                $$"""
                ---
                date: "{{date}}"
                {{(fields.Length == 0 ? "" : fields + "\n")}}kind: {{kind}}
                standing: established
                collections: [record]
                added: "2026-11-24"
                title: { en: "Something more is said", ja: "さらに発言" }
                summary: { en: "Something more is said about the truce and the talks.", ja: "停戦と協議について、さらに発言があったと伝えられた。" }
                actors:
                  - { actor: russia, role: participant }{{terms}}
                citations:
                  - source: reuters-march
                    supports: { en: The word., ja: 発言。 }
                ---

                """
            )
            .Write(
                "data/published.txt",
                string.Concat(
                    File.ReadAllLines(record.PathOf("data/published.txt"))
                        .Append(id)
                        .Order(StringComparer.Ordinal)
                        .Select(line => line + "\n")
                )
            );

    private WhereThingsStand Stand() => Of(record);

    private static WhereThingsStand Of(SmallRecord record) => WhereThingsStand.Of(record.Open());
}
