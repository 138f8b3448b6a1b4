using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests;

/// <summary>A small sound data folder that a test changes in one point, in a folder of its own that goes when the test ends.</summary>
public sealed class SmallRecord : IDisposable
{
    public const string Answer = "data/events/2025/conditional-answer.md";
    public const string Proposal = "data/events/2025/thirty-day-proposal.md";

    private readonly string root = Directory.CreateTempSubdirectory("ceasefire-").FullName;
    private StoreOptions? options;
    private StoreEngine? engine;

    public SmallRecord()
    {
        foreach (var (path, text) in Files)
        {
            Write(path, text);
        }
    }

    public string Data => Path.Combine(root, "data");

    public string Store => Path.Combine(root, "store");

    /// <summary>Writes a whole file, <c>data/…</c>.</summary>
    public SmallRecord Write(string path, string text)
    {
        var full = Path.Combine(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>Replaces a piece of a file; the piece must be there.</summary>
    public SmallRecord Replace(string path, string piece, string by)
    {
        var text = File.ReadAllText(Path.Combine(root, path));
        Assert.Contains(piece, text, StringComparison.Ordinal);
        return Write(path, text.Replace(piece, by, StringComparison.Ordinal));
    }

    public SmallRecord Delete(string path)
    {
        File.Delete(Path.Combine(root, path));
        return this;
    }

    /// <summary>The path of a file on the disk.</summary>
    public string PathOf(string path) => Path.Combine(root, path);

    public IReadOnlyList<Problem> Check() => StoreFile.Load(Data).Problems;

    /// <summary>Builds the store and opens it; the data must be sound.</summary>
    public OpenStore Open()
    {
        options ??= TestEngine.Options(Data, Store);
        return TestEngine.Open(engine ??= StoreEngine.Of(options, Indexing.Rules), Data);
    }

    public void Dispose()
    {
        engine?.Dispose();
        TestEngine.Remove(options ?? new StoreOptions(Data, Store));
        Directory.Delete(root, recursive: true);
    }

    private static readonly (string Path, string Text)[] Files =
    [
        (
            "data/site.yml",
            """
            name: { en: CeasefireTracker, ja: CeasefireTracker }
            line: { en: "A few events – and says who?", ja: 出典とともに }
            title: { en: Timeline of the ceasefire talks, ja: 停戦交渉の年表 }
            subject: { en: the ceasefire talks, ja: 停戦交渉 }
            search-example: { en: truce, ja: 停戦 }
            collections:
              - { id: record, name: { en: the record, ja: 記録 } }
              - { id: article, name: { en: the seed article, ja: 元になった記事 } }
            founding-article:
              source: article
              collection: article
              text: [{ en: It began with one article., ja: 記事一本から始まった。 }]
              left: [{ en: "An outlook, not an event.", ja: 見通しであり、出来事ではない。 }]

            """
        ),
        (
            "data/actors.yml",
            """
            - id: russia
              kind: state
              party: red
              name: { en: Russia, ja: ロシア }
            - id: ukraine
              kind: state
              party: blue
              name: { en: Ukraine, ja: ウクライナ }
            - id: united-states
              kind: state
              name: { en: United States, ja: 米国 }
              aliases: [USA, アメリカ]
            - id: vladimir-putin
              kind: person
              name: { en: Vladimir Putin, ja: ウラジーミル・プーチン }
              aliases: [Путин]
              speaks-for: [{ for: russia }]
            - id: volodymyr-zelenskyy
              kind: person
              name: { en: Volodymyr Zelenskyy, ja: ウォロディミル・ゼレンスキー }
              aliases: [Zelensky, Zelenskiy]
              speaks-for: [{ for: ukraine, from: "2019-05-20" }]
            - id: alexander-lukashenko
              kind: person
              name: { en: Alexander Lukashenko, ja: アレクサンドル・ルカシェンコ }

            """
        ),
        (
            "data/issues.yml",
            """
            - id: ceasefire
              label: { en: Ceasefire, ja: 停戦 }
              definition: { en: A halt in the fighting., ja: 戦闘の停止。 }
              example: { en: A truce of thirty days., ja: 30日間の停戦。 }
              options:
                - { id: general, label: { en: Full truce first, ja: 全面停戦を先に } }
                - { id: later, label: { en: Only with a settlement, ja: 和平合意と同時に } }
            - id: nato
              label: { en: NATO, ja: NATO加盟 }
              definition: { en: Whether Ukraine may join., ja: 加盟の是非。 }
              example: { en: Renouncing membership., ja: 加盟の放棄。 }
              options:
                - { id: renounce, label: { en: Renounce, ja: 放棄 } }
                - { id: join, label: { en: Join, ja: 加盟 } }

            """
        ),
        (
            "data/publishers.yml",
            """
            - id: reuters
              name: { en: Reuters, ja: ロイター }
              home: "https://www.reuters.com/"
            - id: the-article
              name: { en: The article, ja: 記事 }

            """
        ),
        (
            "data/sources/2025.yml",
            """
            - id: reuters-march
              publisher: reuters
              url: "https://www.reuters.com/world/march"
              title: "Putin's answer"
              published: "2025-03-13"
              language: en
              access: open
              tier: news
              checked: excerpt

            """
        ),
        (
            "data/sources/undated.yml",
            """
            - id: article
              publisher: the-article
              no-url: { en: It has no address., ja: アドレスはない。 }
              description: { en: The article, ja: 記事 }
              language: ja
              access: unknown
              tier: other
              checked: full

            """
        ),
        (
            "data/phases.yml",
            """
            - id: beginning
              span: "2022-02-24/2024-12-31"
              title: { en: The beginning, ja: 始まり }
              text: { en: How it began., ja: 始まりの経緯。 }
              citations: [{ source: reuters-march }]
            - id: thirty-days
              span: "2025-01-01/.."
              title: { en: The 30 days, ja: 30日間停戦案 }
              text: { en: How it went on., ja: その後の経緯。 }
              citations: [{ source: reuters-march }]

            """
        ),
        (
            "data/place-names.yml",
            """
            - id: istanbul
              spellings: [Istanbul, Стамбул, イスタンブール]

            """
        ),
        (
            "data/glossary.yml",
            """
            - id: truce
              term: { en: truce, ja: 停戦 }
              meaning: { en: A halt., ja: 停止。 }

            """
        ),
        ("data/published.txt", "conditional-answer\nistanbul-draft\nthirty-day-proposal\n"),
        (
            "data/events/2022/istanbul-draft.md",
            """
            ---
            date: "2022-03"
            kind: proposal
            standing: established
            collections: [article]
            added: "2026-11-24"
            title: { en: "A draft is put forward in Türkiye", ja: "トルコで合意案が示される" }
            summary:
              en: "A draft agreement on neutrality and guarantees is put forward in Türkiye."
              ja: "中立と安全の保証を柱とする合意案がトルコで示され、実現しなかった。"
            actors:
              - { actor: russia, role: participant }
              - { actor: alexander-lukashenko, role: mediator, only: [article] }
            citations:
              - source: reuters-march
                supports: { en: The draft., ja: 合意案。 }
              - source: article
                supports: { en: The draft., ja: 合意案。 }
                differs:
                  - { about: role, of: alexander-lukashenko, value: mediator, why: contradiction, note: { en: "Nobody else says so.", ja: "ほかに例がない。" } }
            ---

            """
        ),
        (
            Proposal,
            """
            ---
            date: "2025-03-11"
            kind: proposal
            standing: established
            collections: [article, record]
            added: "2026-11-24"
            title: { en: "US proposes a 30-day ceasefire", ja: "米国が30日間の停戦を提案" }
            summary:
              en: "The United States proposes a ceasefire of thirty days, and Ukraine says it accepts."
              ja: "米国が30日間の停戦を提案し、ウクライナが受け入れる意向を示した。大統領の訪米"
            actors:
              - { actor: united-states, role: proposer }
              - { actor: volodymyr-zelenskyy, role: respondent }
            terms:
              - id: truce
                issue: ceasefire
                option: general
                actors: [ukraine]
                stance: accepts
                detail: { en: Thirty days., ja: 30日間。 }
                cite: [reuters-march]
            citations:
              - source: reuters-march
                supports: { en: The proposal., ja: 提案。 }
            ---
            A longer account with **emphasis**.

            """
        ),
        ("data/events/2025/thirty-day-proposal.ja.md", "**詳しい**経緯。\n"),
        (
            Answer,
            """
            ---
            date: "2025-03-13"
            kind: conditions
            standing: established
            collections: [article, record]
            added: "2026-11-24"
            title: { en: "Putin supports the idea on conditions", ja: "プーチン氏、条件付きで支持" }
            summary:
              en: "Vladimir Putin says he supports the idea but that it must remove the root causes."
              ja: "プーチン氏は停戦の考えを支持するとしつつ、根本原因の除去が必要だと述べた。"
            actors:
              - { actor: vladimir-putin, role: respondent }
              - { actor: ukraine, role: mentioned }
            responds-to: [thirty-day-proposal]
            terms:
              - id: truce
                issue: ceasefire
                option: general
                actors: [russia]
                spoken-by: vladimir-putin
                stance: conditional
                detail: { en: Root causes first., ja: 根本原因の除去が条件。 }
                cite: [reuters-march]
              - id: nato
                issue: nato
                option: renounce
                actors: [russia]
                stance: demands
                detail: { en: Renounce NATO., ja: NATO加盟の放棄。 }
                cite: [article]
                only: [article]
            citations:
              - source: reuters-march
                supports: { en: The answer., ja: 回答。 }
              - source: article
                supports: { en: The answer., ja: 回答。 }
                differs:
                  - { about: date, value: "2024-06", why: conflation, note: { en: "It runs two events together.", ja: "二つの出来事を混同している。" } }
                  - { about: term, of: nato, value: demands, why: conflation, note: { en: "Not found for that day.", ja: "この日の発言にはない。" } }
            ---

            """
        ),
    ];
}
