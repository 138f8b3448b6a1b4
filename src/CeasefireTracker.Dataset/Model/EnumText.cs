using System.Collections.Frozen;
using System.Text;

namespace CeasefireTracker.Dataset.Model;

/// <summary>
/// The written form of a closed set of words: <c>WireUpdate</c> stands in files and addresses as <c>wire-update</c>.
/// </summary>
public static class EnumText
{
    /// <summary>The value as it is written in files, addresses and exports.</summary>
    public static string Text<T>(this T value) where T : struct, Enum => Names<T>.ToText[value];

    /// <summary>Reads a written value; false if it is none of the set's words.</summary>
    public static bool TryParse<T>(string text, out T value) where T : struct, Enum => Names<T>.FromText.TryGetValue(text, out value);

    /// <summary>Every written value in the order of its declaration.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => Names<T>.Ordered;

    private static class Names<T> where T : struct, Enum
    {
        public static readonly IReadOnlyList<string> Ordered = [.. Enum.GetValues<T>().Select(Write)];
        public static readonly FrozenDictionary<T, string> ToText = Enum.GetValues<T>().ToFrozenDictionary(value => value, Write);
        public static readonly FrozenDictionary<string, T> FromText = ToText.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

        private static string Write(T value)
        {
            var text = new StringBuilder();
            foreach (var c in value.ToString())
            {
                if (char.IsAsciiLetterUpper(c) && text.Length > 0)
                {
                    text.Append('-');
                }

                text.Append(char.ToLowerInvariant(c));
            }

            return text.ToString();
        }
    }
}
