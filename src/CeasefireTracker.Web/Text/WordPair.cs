using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Resources;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Text;

/// <summary>A pair of resources, English and Japanese, whose texts all stand in memory: a page says hundreds of them, and the manager of
/// resources takes a lock for each.</summary>
/// <param name="name">The name of the pair within its assembly, without ending.</param>
/// <param name="assembly">Where it is.</param>
/// <exception cref="MissingManifestResourceException">There is no such pair.</exception>
public sealed class WordPair(string name, Assembly assembly)
{
    // Those of the first language are the ones that a key without a language has.
    private readonly FrozenDictionary<string, string>[] texts =
    [
        .. Enum.GetValues<Language>()
            .Select(language =>
                Texts(name, assembly, language == default ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language.Text()))
            ),
    ];

    /// <summary>The words of a key, or null where the pair has none in this language.</summary>
    public string? Find(Language language, string key) => texts[(int)language].GetValueOrDefault(key);

    private static FrozenDictionary<string, string> Texts(string name, Assembly assembly, CultureInfo culture) =>
        new ResourceManager(name, assembly)
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToFrozenDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);
}
