using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Text;

namespace CeasefireTracker.Desk.Text;

/// <summary>The words of the desk, from the resource pair beside this file; what readers see is said in the reader site's words.</summary>
public static class DeskWords
{
    private static readonly WordPair Pair = new("CeasefireTracker.Desk.Text.Words", typeof(DeskWords).Assembly);

    /// <summary>The words of a key.</summary>
    /// <exception cref="KeyNotFoundException">Neither pair has such a key in this language.</exception>
    public static string Tell(this Language language, string key) => language.Known(key) ?? language.Say(key);

    /// <summary>The words of a key with its places filled.</summary>
    public static string Tell(this Language language, string key, params ReadOnlySpan<object?> values) =>
        string.Format(language.Culture(), language.Tell(key), values);

    /// <summary>The words of a key, or null where the pair has none.</summary>
    public static string? Known(this Language language, string key) => Pair.Find(language, key);
}
