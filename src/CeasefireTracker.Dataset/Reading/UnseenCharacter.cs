using System.Globalization;
using CeasefireTracker.Dataset.Model;
using static System.FormattableString;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>Names the characters that no editor shows and that change how a text reads or compares.</summary>
internal static class UnseenCharacter
{
    /// <summary>A sentence about the first such character of the text, or null if there is none. Line feeds are allowed.</summary>
    public static LocalizedText? Describe(ReadOnlySpan<char> text)
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
                return new(
                    Invariant($"{name.En} (U+{(int)text[i]:X4}) cannot be seen and does not belong in a data file."),
                    Invariant($"目に見えない{name.Ja}（U+{(int)text[i]:X4}）が含まれています。データには使えません。")
                );
            }
        }

        return null;
    }

    private static LocalizedText? Name(char c) =>
        c switch
        {
            '\n' => null,
            '\t' => new("A tab", "タブ"),
            '\r' => new("A carriage return", "復帰文字"),
            '\uFEFF' => new("A byte order mark", "バイト順マーク"),
            >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200E' or '\u200F' or '\u061C' => new(
                "A text direction control",
                "書字方向の制御文字"
            ),
            '\u200B' or '\u2060' or '\u00AD' => new("An invisible space or hyphen", "空白またはハイフン"),
            '\u2028' or '\u2029' => new("A line separator", "行区切り文字"),
            _ when char.IsSurrogate(c) => new("Half a character", "文字の片割れ"),
            _ when char.GetUnicodeCategory(c) == UnicodeCategory.Control => new("A control character", "制御文字"),
            _ => null,
        };
}
