using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Benchmarks.Generating;

/// <summary>Sentences without meaning whose words are as frequent as words are: some everywhere, most rare.</summary>
internal static class GeneratedText
{
    private static readonly string[] English =
    [
        "the",
        "ceasefire",
        "talks",
        "proposal",
        "president",
        "said",
        "of",
        "in",
        "to",
        "agreement",
        "delegation",
        "front",
        "line",
        "guarantees",
        "security",
        "withdrawal",
        "exchange",
        "prisoners",
        "energy",
        "infrastructure",
        "monitoring",
        "corridor",
        "grain",
        "nuclear",
        "plant",
        "sanctions",
        "summit",
        "minister",
        "foreign",
        "defence",
        "troops",
        "territory",
        "referendum",
        "neutrality",
        "membership",
        "mediator",
        "envoy",
        "ultimatum",
        "statement",
        "memorandum",
        "humanitarian",
        "shelling",
        "verification",
        "deadline",
        "weapons",
        "deliveries",
        "assets",
        "reconstruction",
        "observers",
        "buffer",
    ];

    private static readonly string[] Japanese =
    [
        "停戦",
        "協議",
        "提案",
        "大統領",
        "は",
        "の",
        "を",
        "で",
        "に",
        "合意",
        "代表団",
        "前線",
        "保証",
        "安全",
        "撤退",
        "交換",
        "捕虜",
        "エネルギー",
        "施設",
        "監視",
        "回廊",
        "穀物",
        "原子力",
        "発電所",
        "制裁",
        "首脳会談",
        "外相",
        "国防省",
        "部隊",
        "領土",
        "住民投票",
        "中立",
        "加盟",
        "仲介",
        "特使",
        "最後通告",
        "声明",
        "覚書",
        "人道",
        "砲撃",
        "検証",
        "期限",
        "武器",
        "供与",
        "資産",
        "復興",
        "監視団",
        "緩衝地帯",
        "即時",
        "無条件",
    ];

    private static readonly string[] Syllables =
    [
        "ka",
        "ri",
        "mo",
        "ten",
        "su",
        "va",
        "lor",
        "bek",
        "ni",
        "dal",
        "oru",
        "fes",
        "gim",
        "hu",
        "ja",
        "pel",
    ];

    private static readonly string Characters =
        "交渉軍事国境平和条約戦争解決会議主張拒否要求受諾表明発表方針政府議会州都市港湾空港鉄道道路河川農業工業金融貿易";

    /// <summary>One of some thousands of words that hardly anybody uses.</summary>
    public static string Word(Random random) => Syllables[random.Next(16)] + Syllables[random.Next(16)] + Syllables[random.Next(16)];

    /// <summary>A title's worth; of what is only told, with a word that says so, and of nothing agreed, because nobody accepts anything by
    /// design.</summary>
    public static LocalizedText Title(Random random, bool isTold = false) =>
        new(
            (isTold ? "Reported: a " : "A ") + Sentence(random, 6),
            (isTold ? "報道：" : "") + Clause(random, 5).Replace("合意", "協定", StringComparison.Ordinal)
        );

    /// <summary>So many sentences.</summary>
    public static LocalizedText Summary(Random random, int sentences) =>
        new(
            string.Join(' ', Enumerable.Range(0, sentences).Select(_ => "The " + Sentence(random, 11) + ".")),
            string.Concat(Enumerable.Range(0, sentences).Select(_ => Clause(random, 12) + "。"))
        );

    private static string Sentence(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => random.Next(5) == 0 ? Word(random) : Common(English, random)));

    private static string Clause(Random random, int words) =>
        string.Concat(
            Enumerable
                .Range(0, words)
                .Select(_ =>
                    random.Next(5) == 0
                        ? $"{Characters[random.Next(Characters.Length)]}{Characters[random.Next(Characters.Length)]}"
                        : Common(Japanese, random)
                )
        );

    private static string Common(string[] words, Random random) => words[(int)(random.NextDouble() * random.NextDouble() * words.Length)];
}
