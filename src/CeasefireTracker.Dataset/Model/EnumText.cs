using System.Runtime.CompilerServices;
using System.Text;

namespace CeasefireTracker.Dataset.Model;

/// <summary>
/// The written form of a closed set of words: <c>WireUpdate</c> stands in files and addresses as <c>wire-update</c>.
/// </summary>
public static class EnumText
{
    /// <summary>The value as it is written in files, addresses and exports.</summary>
    public static string Text<T>(this T value)
        where T : struct, Enum => Names<T>.Ordered[Unsafe.BitCast<T, int>(value)];

    /// <summary>Reads a written value; false if it is none of the set's words.</summary>
    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum
    {
        var place = Array.IndexOf(Names<T>.Ordered, text);
        value = Unsafe.BitCast<int, T>(Math.Max(0, place));
        return place >= 0;
    }

    /// <summary>Reads a written value that is known to be right, such as one that a store holds.</summary>
    /// <exception cref="FormatException">The set has no such word.</exception>
    public static T Parse<T>(string text)
        where T : struct, Enum => TryParse<T>(text, out var value) ? value : throw new FormatException($"'{text}' is no {typeof(T).Name}.");

    /// <summary>Every written value in the order of its declaration.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Names<T>.Ordered;

    private static string Write(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    // A word stands at the place of its value, which counts from nothing: dictionaries of each set were 1,200 methods to compile at the
    // start.
    private static class Names<T>
        where T : struct, Enum
    {
        public static readonly string[] Ordered = Array.ConvertAll(Enum.GetNames<T>(), Write);
    }
}
