using System.Globalization;
using CeasefireTracker.Tests.Scale;

namespace CeasefireTracker.Tests;

/// <summary>Small sound records at the edge of what a record can be.</summary>
public static class EdgeRecords
{
    /// <summary>How many events the record of one day has.</summary>
    public const int OfOneDay = 40;

    /// <summary>How many events the record of many has beside those of <see cref="SmallRecord"/>.</summary>
    public const int Many = 10_000;

    /// <summary>A word of sixty letters that has no place to break.</summary>
    public const string LongName = "Armisticeobservationandverificationcommissionofthetworivers1";

    /// <summary>The same in Japanese.</summary>
    public const string LongNameJa =
        "停戦監視検証委員会常設事務局東部方面連絡調整部会合同作業班臨時代表団第一分科会特別顧問会議専門家小委員会起草作業部会代表";

    private const string Draft = "data/events/2022/istanbul-draft.md";
    private const string Published = "data/published.txt";

    private static readonly Dictionary<string, Func<SmallRecord, SmallRecord>> All = new(StringComparer.Ordinal)
    {
        ["empty"] = record => Nothing(record).Write(Published, "").WithoutArticle(),
        ["bare"] = record =>
            new[] { "actors", "issues", "publishers", "phases", "place-names", "glossary", "sources/2025" }.Aggregate(
                Nothing(record).Write(Published, "").WithoutArticle(),
                (bare, file) => bare.Write($"data/{file}.yml", "[]\n")
            ),
        ["one-event"] = record =>
            record
                .Delete(SmallRecord.Answer)
                .Delete(SmallRecord.Proposal)
                .Delete("data/events/2025/thirty-day-proposal.ja.md")
                .Write(Published, "istanbul-draft\n"),
        ["future"] = record =>
            With(record, Lines.Of("to-come", "2200-01-01").Replace("2026-11-24", "2200-01-02", StringComparison.Ordinal), "to-come"),
        ["one-day"] = record => OnlyLines(record, OfOneDay, _ => new DateOnly(2025, 3, 13)),
        ["silent-party"] = record => record.Replace(SmallRecord.Proposal, "actors: [ukraine]", "actors: [united-states]"),
        ["endless-truce"] = record => Event(record, "endless-truce", Truce),
        ["placeless-talks"] = record => Event(record, "placeless-talks", Talks),
        ["long-names"] = record =>
            record
                .Replace("data/actors.yml", "{ en: Russia, ja: ロシア }", $"{{ en: {LongName}, ja: {LongNameJa} }}")
                .Replace("data/actors.yml", "{ en: Vladimir Putin, ja: ウラジーミル・プーチン }", $"{{ en: {LongName}, ja: {LongNameJa} }}")
                .Replace("data/publishers.yml", "{ en: Reuters, ja: ロイター }", $"{{ en: {LongName}, ja: {LongNameJa} }}")
                .Replace("data/issues.yml", "{ en: Ceasefire, ja: 停戦 }", $"{{ en: {LongName}, ja: {LongNameJa} }}")
                .Replace("data/phases.yml", "{ en: The 30 days, ja: 30日間停戦案 }", $"{{ en: {LongName}, ja: {LongNameJa} }}")
                .Replace(SmallRecord.Answer, "Putin supports the idea on conditions", LongName)
                .Replace(SmallRecord.Answer, "プーチン氏、条件付きで支持", LongNameJa),
    };

    /// <summary>The names of the records that a test can walk through whole.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>A record by its name; <c>ten-thousand</c> is one more.</summary>
    public static SmallRecord Of(string name) =>
        name == "ten-thousand"
            ? new SmallRecord().Add(
                Enumerable.Range(0, Many).Select(i => Lines.Of(Lines.Id(i), Written(new DateOnly(2022, 3, 1).AddDays(i * 15 / 100)))),
                Enumerable.Range(0, Many).Select(Lines.Id)
            )
            : All[name](new SmallRecord());

    private static SmallRecord Nothing(SmallRecord record) =>
        record.Delete(Draft).Delete(SmallRecord.Answer).Delete(SmallRecord.Proposal).Delete("data/events/2025/thirty-day-proposal.ja.md");

    private static SmallRecord WithoutArticle(this SmallRecord record)
    {
        const string Site = "data/site.yml";
        var text = File.ReadAllText(record.PathOf(Site));
        return record.Delete("data/sources/undated.yml").Write(Site, text[..text.IndexOf("founding-article:", StringComparison.Ordinal)]);
    }

    private static SmallRecord OnlyLines(SmallRecord record, int count, Func<int, DateOnly> day) =>
        Nothing(record)
            .WithoutArticle()
            .Write(Lines.File, string.Concat(Enumerable.Range(0, count).Select(i => Lines.Of(Lines.Id(i), Written(day(i))) + "\n")))
            .Write(Published, string.Concat(Enumerable.Range(0, count).Select(i => Lines.Id(i) + "\n")));

    private static SmallRecord With(SmallRecord record, string line, string id) =>
        record.Write(Lines.File, line + "\n").Write(Published, File.ReadAllText(record.PathOf(Published)) + id + "\n");

    private static SmallRecord Event(SmallRecord record, string id, string more) =>
        record
            .Write(
                $"data/events/2025/{id}.md",
                $$"""
                ---
                {{more}}
                standing: established
                collections: [record]
                added: "2026-11-24"
                summary:
                  en: "What is told here was made up for a test of the pages that tell it."
                  ja: "ここに書かれているのは、ページを確かめるために作られた架空の出来事である。"
                actors:
                  - { actor: russia, role: participant }
                  - { actor: ukraine, role: participant }
                citations:
                  - source: reuters-march
                    supports: { en: All of it., ja: すべて。 }
                ---

                """
            )
            .Write(
                Published,
                string.Concat(
                    File.ReadAllLines(record.PathOf(Published)).Append(id).Order(StringComparer.Ordinal).Select(line => line + "\n")
                )
            );

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private const string Truce = """
        date: "2025-02-28"
        kind: ceasefire
        in-force: "2025-03-01/.."
        title: { en: A truce without an end, ja: 終わりのない停戦 }
        truce:
          announced-by: [russia]
          scope: all
          covers: { en: all fighting, ja: すべての戦闘 }
        """;

    private const string Talks = """
        date: "2025-02-28"
        kind: talks
        title: { en: Talks without a place, ja: 場所のない協議 }
        meeting:
          form: in-person
          between: direct
        """;
}
