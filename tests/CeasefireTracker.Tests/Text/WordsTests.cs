using System.Text.RegularExpressions;
using System.Xml.Linq;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Tests.Text;

/// <summary>The words of the interface, in both languages.</summary>
public sealed partial class WordsTests
{
    private static readonly string Web = Path.Combine(Repository.Root, "src", "CeasefireTracker.Web");
    private static readonly Dictionary<string, string> English = Read("Words.resx");
    private static readonly Dictionary<string, string> Japanese = Read("Words.ja.resx");

    [Fact]
    public void Both_languages_say_the_same_keys() =>
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Japanese.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_text_has_the_same_places_to_fill_in_both_languages() =>
        Assert.All(English, pair => Assert.Equal(Places(pair.Value), Places(Japanese[pair.Key])));

    [Fact]
    public void No_key_is_left_that_nothing_says()
    {
        var sources = string.Concat(
            Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs*", SearchOption.AllDirectories)
                .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .Select(File.ReadAllText)
        );
        // As they are written, as values of sets are, and as keys of JSON are.
        var words = Word()
            .Matches(sources)
            .Select(match => match.Value)
            .Distinct()
            .SelectMany(word => new[] { word, Hump().Replace(word, "-").ToLowerInvariant(), char.ToLowerInvariant(word[0]) + word[1..] })
            .ToHashSet(StringComparer.Ordinal);

        // A key may be put together from its beginning and a word of a set, as in "kind." + kind or "error.404" + ".title".
        var unsaid = English.Keys.Where(key =>
            !sources.Contains($"\"{key}\"", StringComparison.Ordinal)
            && !Beginnings(key)
                .Any(beginning =>
                    (
                        sources.Contains($"\"{beginning}\"", StringComparison.Ordinal)
                        || sources.Contains($"\"{beginning}{{", StringComparison.Ordinal)
                    )
                    && key[beginning.Length..].Split('.', StringSplitOptions.RemoveEmptyEntries).All(words.Contains)
                )
        );

        Assert.Empty(unsaid);
    }

    [Fact]
    public void Every_language_of_a_source_has_a_name_and_one_without_a_name_is_shown_by_its_tag()
    {
        var tags = Dataset
            .Reading.DatasetReader.Read(Repository.Data)
            .Dataset.Sources.Select(source => source.Language)
            .Distinct(StringComparer.Ordinal);

        Assert.All(tags, tag => Assert.NotEqual(tag, Language.Ja.LanguageName(tag)));
        Assert.Equal("tlh", Language.En.LanguageName("tlh"));
    }

    [Theory]
    [InlineData(Language.En, "date.month", "September 2025")]
    [InlineData(Language.En, "picture.month", "Sep")]
    [InlineData(Language.En, "picture.month-of-year", "Sep 2025")]
    [InlineData(Language.Ja, "date.month", "2025年9月")]
    [InlineData(Language.Ja, "picture.month", "9月")]
    public void A_month_is_called_as_our_own_words_have_it(Language language, string key, string expected) =>
        Assert.Equal(expected, language.Say(key, new DateOnly(2025, 9, 3)));

    [Fact]
    public void Every_month_has_one_name_in_texts_and_in_dates()
    {
        var days = Language.En.Culture().DateTimeFormat;
        Assert.All(
            Enumerable.Range(1, 12).Select(month => new DateOnly(2025, month, 1)),
            day =>
            {
                var described = Dataset.Dates.DateWords.Describe(Dataset.Dates.EdtfDate.FromDay(day), Language.En);
                Assert.Equal($"1 {day.ToString("MMMM", days)} 2025", described);
                Assert.Equal(day.ToString("MMMM", days)[..3], day.ToString("MMM", days));
            }
        );
    }

    private static IEnumerable<string> Beginnings(string key) =>
        Enumerable
            .Range(1, key.Length - 1)
            .Where(length => key[length - 1] == '.')
            .SelectMany(length => new[] { key[..length], key[..(length - 1)] });

    private static IEnumerable<string> Places(string text) =>
        Place().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Read(string file) =>
        XDocument
            .Load(Path.Combine(Web, "Text", file))
            .Root!.Elements("data")
            .ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!, StringComparer.Ordinal);

    [GeneratedRegex(@"[\w-]+")]
    private static partial Regex Word();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Hump();

    [GeneratedRegex(@"\{(\d)[^}]*\}")]
    private static partial Regex Place();
}
