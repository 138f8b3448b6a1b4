using System.Globalization;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Text;

/// <summary>The words of the interface, from the resource pair beside this file. A key without words is an error, never an empty
/// place.</summary>
public static class Words
{
    private static readonly WordPair Pair = new("CeasefireTracker.Web.Text.Words", typeof(Words).Assembly);
    private static readonly CultureInfo[] Cultures =
    [
        .. Enum.GetValues<Language>().Select(CultureOf),
    ];

    /// <summary>The culture by which a language writes numbers and days; its months are called as the words have it.</summary>
    public static CultureInfo Culture(this Language language) => Cultures[(int)language];

    // Because the machine's own data must not change a page: one of them says Sep, another Sept.
    private static CultureInfo CultureOf(Language language)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(language.Say("culture")).Clone();
        var (days, months, brief) = (culture.DateTimeFormat, Names("month.names"), Names("month.short-names"));
        (days.MonthNames, days.MonthGenitiveNames) = (months, months);
        (days.AbbreviatedMonthNames, days.AbbreviatedMonthGenitiveNames) = (brief, brief);
        return CultureInfo.ReadOnly(culture);

        // A culture has a place for a thirteenth.
        string[] Names(string key) => [.. language.Say(key).Split(' '), ""];
    }

    /// <summary>The words of a key.</summary>
    /// <exception cref="KeyNotFoundException">The pair has no such key in this language.</exception>
    public static string Say(this Language language, string key) =>
        language.Find(key) ?? throw new KeyNotFoundException($"The interface has no words for '{key}'.");

    /// <summary>The words of a key, or null where the pair has none.</summary>
    public static string? Find(this Language language, string key) => Pair.Find(language, key);

    /// <summary>The words of a key with its places filled.</summary>
    public static string Say(this Language language, string key, params ReadOnlySpan<object?> values) =>
        string.Format(language.Culture(), language.Say(key), values);

    /// <summary>The words for a number of things: <c>key.one</c> or <c>key.many</c>, the number in place 0.</summary>
    public static string Count(this Language language, string key, int count) =>
        language.Say(count == 1 ? $"{key}.one" : $"{key}.many", count);

    /// <summary>What a language is called, by its tag (BCP 47); the tag itself where the interface has no name for it.</summary>
    public static string LanguageName(this Language language, string tag) => language.Find("language." + tag) ?? tag;

    /// <summary>The words of a key in both languages.</summary>
    public static LocalizedText Both(string key, params object?[] values) =>
        new(Language.En.Say(key, values), Language.Ja.Say(key, values));
}
