using System.Globalization;
using System.Text.RegularExpressions;
using CeasefireTracker.Dataset.Model;
using static System.FormattableString;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>
/// What must hold for a title: it says no more in one language than in the other, no more than is known, and of no agreement
/// that nobody accepted.
/// </summary>
internal static partial class TitleRules
{
    // Up to here a number may be a word of the sentence: two sides, the third round, a day of a month.
    private const int LargestWord = 12;

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly Dictionary<string, decimal> Scales = new(StringComparer.Ordinal)
    {
        ["thousand"] = 1_000,
        ["million"] = 1_000_000,
        ["billion"] = 1_000_000_000,
        ["trillion"] = 1_000_000_000_000,
        ["千"] = 1_000,
        ["万"] = 10_000,
        ["億"] = 100_000_000,
        ["兆"] = 1_000_000_000_000,
    };

    public static void Check(Event e, DatasetIndex index, Findings found)
    {
        Numbers(e, found);
        if (e.Title.En.Length > 0 && e.Title.Ja.Length > 0)
        {
            Told(e, index, found);
            Agreed(e, index, found);
        }
    }

    private static void Numbers(Event e, Findings found)
    {
        var (en, ja) = (English(e.Title.En), Japanese(e.Title.Ja));
        var (english, japanese) = (new LocalizedText("English", "英語"), new LocalizedText("Japanese", "日本語"));
        Missing(en.Except(ja), english, japanese);
        Missing(ja.Except(en), japanese, english);

        void Missing(IEnumerable<decimal> numbers, LocalizedText there, LocalizedText here)
        {
            foreach (var number in numbers.Where(number => number > LargestWord))
            {
                found.Add(
                    e.Line,
                    "title",
                    Invariant($"The {there.En} title has the number {number:0.##} and the {here.En} one has it not."),
                    Invariant($"{there.Ja}の題名にある数{number:0.##}が、{here.Ja}の題名にありません。")
                );
            }
        }
    }

    /// <summary>What is only reported or denied, and what one side says of the other, is told as somebody's word in the title
    /// too.</summary>
    private static void Told(Event e, DatasetIndex index, Findings found)
    {
        if (e.Standing == Standing.Established && e.Kind != EventKind.Violation)
        {
            return;
        }

        var tellers = e
            .Citations.Select(citation => index.Sources.GetValueOrDefault(citation.Source))
            .OfType<Source>()
            .SelectMany(source => new[] { source.Publisher, source.Origin })
            .OfType<string>()
            .Select(id => index.Publishers.GetValueOrDefault(id)?.Name)
            .OfType<LocalizedText>()
            .ToList();
        Holds(e.Title.En, Language.En, TellingInEnglish());
        Holds(e.Title.Ja, Language.Ja, TellingInJapanese());

        void Holds(string title, Language language, Regex telling)
        {
            if (!telling.IsMatch(title) && !tellers.Any(name => title.Contains(name.In(language), StringComparison.Ordinal)))
            {
                var what = e.Kind == EventKind.Violation ? "one side's charge" : $"{e.Standing.Text()} alone";
                found.Add(
                    e.Line,
                    "title",
                    $"The {(language == Language.En ? "English" : "Japanese")} title tells as a fact what is {what}: it names who says so, or says that it is told.",
                    $"{(language == Language.En ? "英語" : "日本語")}の題名が、{(e.Kind == EventKind.Violation ? "一方の主張" : "伝えられただけのこと")}を事実として述べています。誰が言ったのか、または伝聞であることを書いてください。"
                );
            }
        }
    }

    private static void Agreed(Event e, DatasetIndex index, Findings found)
    {
        var isAgreed =
            e.Actors.Any(part => part.Role == Role.Signatory)
            || e.Terms.Any(term =>
                term.Stance == Stance.Accepts
                || term.Joint
                || term.Actors.Any(actor =>
                    index.Actors.TryGetValue(actor, out var known) && known.Kind is ActorKind.Group or ActorKind.Organisation
                )
            );
        if (!isAgreed && (AgreedInEnglish().IsMatch(e.Title.En) || AgreedInJapanese().IsMatch(e.Title.Ja)))
        {
            found.Add(
                e.Line,
                "title",
                "The title speaks of what was agreed, and no stance of the event accepts anything, is held jointly or by a group; nobody signed.",
                "題名に合意とありますが、受諾した立場も、共同や集団の立場も、署名した者もありません。"
            );
        }
    }

    private static HashSet<decimal> English(string title)
    {
        var numbers = new HashSet<decimal>();
        foreach (Match match in EnglishNumber().Matches(title))
        {
            var number = match.Groups["digits"].Success
                ? Digits(match.Groups["digits"].Value)
                : ((Array.IndexOf(Tens, match.Groups["tens"].Value.ToLowerInvariant()) + 2) * 10)
                    + One(match.Groups["ones"].Value.ToLowerInvariant());
            numbers.Add(number * (match.Groups["scale"].Success ? Scales[match.Groups["scale"].Value.ToLowerInvariant()] : 1));
        }

        return numbers;

        static int One(string word) => Array.IndexOf(["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], word);
    }

    /// <summary>Figures with 千, 万, 億 and 兆 between them are one number: 1億2000万.</summary>
    private static HashSet<decimal> Japanese(string title)
    {
        var numbers = new HashSet<decimal>();
        foreach (Match match in JapaneseNumber().Matches(title))
        {
            numbers.Add(
                match
                    .Groups["part"]
                    .Captures.Select(
                        (part, place) =>
                            Digits(part.Value) * (match.Groups["scale"].Captures[place].Value is { Length: > 0 } scale ? Scales[scale] : 1)
                    )
                    .Sum()
            );
        }

        return numbers;
    }

    private static decimal Digits(string text) =>
        decimal.TryParse(
            text.Replace(",", "", StringComparison.Ordinal),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : 0;

    [GeneratedRegex(
        @"(?:(?<![\w.])(?<digits>[0-9][0-9,]*(?:\.[0-9]+)?)(?:st|nd|rd|th)?|\b(?<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?<ones>one|two|three|four|five|six|seven|eight|nine))?)(?:[ -](?<scale>thousand|million|billion|trillion))?\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex EnglishNumber();

    // A letter before a number makes a name of it (G7, base64); capitals do not (EU26カ国).
    [GeneratedRegex(@"(?<![0-9.a-z_])(?<!(?<![A-Za-z])[A-Za-z])(?:(?<part>[0-9][0-9,]*(?:\.[0-9]+)?)(?<scale>[千万億兆]?))+")]
    private static partial Regex JapaneseNumber();

    [GeneratedRegex(
        @"\b(?:reports?|reported(?:ly)?|said|says|told|alleg\w+|claim\w*|charges?|accus\w+|announc\w+|counts?|den(?:y|ies|ied)|may|might)\b|\baccord\w+ to\b|\baccount\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex TellingInEnglish();

    [GeneratedRegex("報道|報じ|報告|伝え|発表|主張|否定|とされ|という|よると|可能性|集計|と説明|と述べ")]
    private static partial Regex TellingInJapanese();

    [GeneratedRegex(@"\bagree[sd]?\b", RegexOptions.IgnoreCase)]
    private static partial Regex AgreedInEnglish();

    [GeneratedRegex("[でに](?:合意|一致)(?!案)")]
    private static partial Regex AgreedInJapanese();
}
