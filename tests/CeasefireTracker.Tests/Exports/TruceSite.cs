namespace CeasefireTracker.Tests.Exports;

/// <summary>The program over a truce that one side reports, with its hour, its days, its figures and a document without an address; and a
/// set of two days and one of two months.</summary>
public sealed class TruceSite : IDisposable
{
    private readonly SmallRecord record = new();

    public TruceSite()
    {
        record
            .Write("data/events/2025/easter-truce.md", Truce)
            .Write("data/events/2025/two-months.md", Months)
            .Write(
                "data/events/2025/two-days.md",
                Months
                    .Replace("{2025-05,2025-08}", "{2025-05-02,2025-05-16}", StringComparison.Ordinal)
                    .Replace("Two months", "Two days", StringComparison.Ordinal)
                    .Replace("二か月", "二日", StringComparison.Ordinal)
            )
            .Write(
                "data/events/2025/meeting.md",
                Months
                    .Replace("\"{2025-05,2025-08}\"", "\"2025-06-02\"", StringComparison.Ordinal)
                    .Replace("kind: statement", "kind: talks", StringComparison.Ordinal)
                    .Replace(
                        "citations:",
                        """
                          - { actor: volodymyr-zelenskyy, role: participant }
                        meeting:
                          place: { en: "Çırağan Palace, Istanbul", ja: チュラーン宮殿（イスタンブール） }
                          form: in-person
                          level: delegations
                          between: direct
                        citations:
                        """,
                        StringComparison.Ordinal
                    )
                    .Replace("Two months of something", "The sides meet in Istanbul", StringComparison.Ordinal)
                    .Replace("二か月の出来事", "双方がイスタンブールで会談", StringComparison.Ordinal)
            )
            .Write(
                "data/published.txt",
                "conditional-answer\neaster-truce\nistanbul-draft\nmeeting\nthirty-day-proposal\ntwo-days\ntwo-months\n"
            );
        Site = new TrackerSite(record.Data, ("Tracker:PublicOrigin", AwkwardSite.Origin));
    }

    public TrackerSite Site { get; }

    public SmallRecord Record => record;

    /// <summary>A body that must come with status 200.</summary>
    public async Task<string> Get(string address)
    {
        using var client = Site.Reader();
        using var answer = await client.GetAsync(address);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode}\n{body}");
        return body;
    }

    public void Dispose()
    {
        Site.Dispose();
        record.Dispose();
    }

    private const string Truce = """
        ---
        date: "2025-04-19"
        at: "2025-04-19T16:30+03:00"
        in-force: "2025-04-19/2025-04-20"
        kind: ceasefire
        standing: reported
        collections: [record]
        added: "2026-11-26"
        title: { en: "An Easter truce is announced", ja: "復活祭の停戦が発表される" }
        summary:
          en: "Vladimir Putin announces a truce over Easter, mediated by Alexander Lukashenko."
          ja: "プーチン氏が復活祭の停戦を発表し、ルカシェンコ氏が仲介した。"
        actors:
          - { actor: vladimir-putin, role: proposer }
          - { actor: alexander-lukashenko, role: mediator }
          - { actor: ukraine, role: mentioned }
        truce:
          announced-by: [russia]
          accepted-by: [{ actor: ukraine, event: easter-truce, conditional: true }]
          scope: all
          covers: { en: "all fighting; for 30 hours", ja: "30時間、全ての戦闘" }
          ended: { how: lapsed, event: two-days, on: "2025-04-20" }
          breaches: [{ by: ukraine, against: russia, fact: easter-truce#hours }]
        facts:
          - { id: hours, what: { en: "Length of the truce; as announced", ja: "停戦の長さ" }, unit: hours, value: "30", by: [vladimir-putin, reuters-march], cite: [reuters-march] }
        citations:
          - source: article
            supports: { en: The truce., ja: 停戦。 }
            differs:
              - { about: fact, of: hours, value: "24", why: typo, note: { en: "It has a day.", ja: "一日とする。" } }
          - source: reuters-march
            supports: { en: The truce., ja: 停戦。 }
        ---

        """;

    private const string Months = """
        ---
        date: "{2025-05,2025-08}"
        kind: statement
        standing: established
        collections: [record]
        added: "2026-11-26"
        title: { en: "Two months of something", ja: "二か月の出来事" }
        summary:
          en: "Something that was said twice, and not in between."
          ja: "二度述べられ、その間には何もなかったこと。"
        actors:
          - { actor: russia, role: participant }
        citations:
          - source: reuters-march
            supports: { en: Both., ja: 両方。 }
        ---

        """;
}
