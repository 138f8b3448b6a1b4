using System.Globalization;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Names the characters that no editor shows and that change how a text reads or compares.</summary>
internal static class UnseenCharacter
{
    /// <summary>A sentence about the first such character of the text, or null if there is none. Line feeds are allowed.</summary>
    public static string? Describe(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            // Nearly every character is one of these, and a million events hold thousands of millions.
            if (text[i] is (>= ' ' and < '\u007F') or (> '\u2069' and < '\uD800'))
            {
                continue;
            }

            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (Name(text[i]) is { } name)
            {
                return FormattableString.Invariant($"{name} (U+{(int)text[i]:X4}) cannot be seen and does not belong in a data file.");
            }
        }

        return null;
    }

    private static string? Name(char c) =>
        c switch
        {
            '\n' => null,
            '\t' => "A tab",
            '\r' => "A carriage return",
            '\uFEFF' => "A byte order mark",
            >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C' => "A text direction control",
            '\u200B' or '\u2060' or '\u00AD' => "An invisible space or hyphen",
            '\u2028' or '\u2029' => "A line separator",
            _ when char.IsSurrogate(c) => "Half a character",
            _ when char.GetUnicodeCategory(c) == UnicodeCategory.Control => "A control character",
            _ => null,
        };
}
