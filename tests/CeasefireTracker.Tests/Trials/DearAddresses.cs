using System.Globalization;
using CeasefireTracker.Web.Filters;

namespace CeasefireTracker.Tests.Trials;

/// <summary>Addresses of up to 8,000 bytes that are made to cost as much as they can; each seed gives the same ones.</summary>
public static class DearAddresses
{
    private const int Longest = 7_900;

    private static readonly string[] Facets = ["actor", "kind", "issue", "phase", "publisher", "collection"];
    private static readonly string[] Lists =
    [
        "timeline",
        "timeline.csv",
        "timeline.json",
        "timeline.ics",
        "timeline.atom",
        "embed/timeline",
    ];
    private static readonly string[] Known =
    [
        "russia",
        "ukraine",
        "united-states",
        "vladimir-putin",
        "volodymyr-zelenskyy",
        "donald-trump",
    ];
    private static readonly string[] Names =
    [
        "putin",
        "zelen",
        "trump",
        "reuters",
        "kremlin",
        "guard",
        "プーチン",
        "ロイター",
        "ウクライナ",
        "a",
        "e",
        "the",
    ];
    private static readonly string[] Words =
    [
        "ceasefire",
        "putin",
        "停戦",
        "合意",
        "\"30 days\"",
        "-truce",
        "a",
        "s",
        "p",
        "t",
        "2025",
        "russia",
        "米",
    ];

    /// <summary>How many kinds there are.</summary>
    public static int Kinds => All.Length;

    private static readonly Func<Random, string>[] All =
    [
        random => Filled(random, $"/{Lang(random)}/{Pick(random, Lists)}", () => $"{Pick(random, Facets)}={Word(random, 2)}"),
        random => Filled(random, $"/{Lang(random)}/timeline", () => $"publisher={Word(random, 2)}"),
        random => Filled(random, $"/{Lang(random)}/timeline", () => $"actor={Word(random, 30)}"),
        random => Filled(random, $"/{Lang(random)}/timeline", () => $"publisher={Word(random, 78)}"),
        random => Filled(random, $"/{Lang(random)}/timeline", () => $"actor={Cased(random, "vladimir putin")}"),
        random =>
            Filled(
                random,
                $"/{Lang(random)}/{Pick(random, Lists)}",
                () => $"{Pick(random, "actor", "publisher")}={Uri.EscapeDataString(Pick(random, Names))}"
            ),
        random => Filled(random, $"/{Lang(random)}/{Pick(random, Lists)}", () => $"{Word(random, 5)}={Word(random, 5)}"),
        random =>
            Filled(
                random,
                $"/{Lang(random)}/timeline",
                () => $"{Pick(random, "from", "to", "known-on", "told-by", "sort", "lanes", "after", "disputed")}={Word(random, 20)}"
            ),
        random => $"/{Lang(random)}/timeline?pick={string.Join(',', Enumerable.Range(0, 1_300).Select(_ => Word(random, 5)))}",
        random => $"/{Lang(random)}/timeline?told-by={Word(random, 7_000)}",
        random => $"/{Lang(random)}/{Pick(random, Lists)}?q={Query(random, 12)}",
        random => $"/{Lang(random)}/timeline?q={Query(random, 12)}&sort=relevance&known-on={Day(random)}&lanes=phase",
        random => $"/{Lang(random)}/timeline?q={Query(random, 100)}",
        random => $"/{Lang(random)}/timeline?told-by=seed-article&known-on={Day(random)}&q={Query(random, 3)}",
        random => $"/{Lang(random)}/timeline?known-on={Day(random)}&from=2022&actor={Pick(random, Known)}",
        random => $"/{Lang(random)}/timeline?from={Day(random)}&sort=newest&lanes=phase&disputed=1",
        random =>
            Filled(
                random,
                $"/{Lang(random)}/positions{Pick(random, "", ".csv", ".json")}",
                () => $"{Pick(random, "actor", "issue")}={Word(random, 3)}"
            ),
        random =>
            $"/{Lang(random)}/positions{Pick(random, "", ".csv", ".json")}?asof={Day(random)}&known-on={Day(random)}&{string.Join('&', Known.Select(actor => $"actor={actor}"))}",
        random =>
            Filled(
                random,
                $"/{Lang(random)}/disputes{Pick(random, "", ".csv", ".json")}",
                () => $"{Pick(random, "about", "why", "publisher", "after")}={Word(random, 3)}"
            ),
        random => Filled(random, $"/{Lang(random)}/compare", () => $"event={Word(random, 4)}"),
        random => $"/{Lang(random)}/sources?url=https://{Word(random, 20)}.example/{Word(random, 1_900)}",
        random => $"/{Lang(random)}/sources?url={string.Concat(Enumerable.Repeat("/web.archive.org/web/", 300))}{Word(random, 20)}",
        random =>
            Filled(random, "/oembed", () => $"url={Uri.EscapeDataString($"http://127.0.0.1/en/timeline?publisher={Word(random, 2)}&")}"),
        random =>
            Filled(
                random,
                $"/{Lang(random)}/{Pick(random, "sources.json", "changes.atom", "events/putin-conditional-support.json")}",
                () => $"{Word(random, 3)}={Word(random, 3)}"
            ),
        random => $"/{Lang(random)}/changes?page={Word(random, 7_000)}",
        random => $"/{Lang(random)}/events/{Word(random, 7_000)}",
        random => $"/{Lang(random)}/events/putin-conditional-support?v={Word(random, 16)}",
    ];

    /// <summary>The next address of a kind.</summary>
    public static string Of(int kind, Random random) => All[kind](random);

    private static string Filled(Random random, string path, Func<string> pair)
    {
        var address = path + "?" + pair();
        for (var next = pair(); address.Length + next.Length < Longest; next = pair())
        {
            address += "&" + next;
        }

        return address;
    }

    private static string Query(Random random, int words) =>
        Uri.EscapeDataString(string.Join(' ', Enumerable.Range(0, words).Select(_ => Pick(random, Words))));

    private static string Day(Random random) =>
        new DateOnly(2022, 1, 1).AddDays(random.Next(1_700)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Cased(Random random, string text) =>
        Uri.EscapeDataString(string.Concat(text.Select(c => random.Next(2) == 0 ? char.ToUpperInvariant(c) : c)));

    private static string Word(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26))));

    private static string Lang(Random random) => Pick(random, "en", "ja");

    private static string Pick(Random random, params string[] all) => all[random.Next(all.Length)];
}
