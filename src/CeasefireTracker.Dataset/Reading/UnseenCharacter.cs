using System.Buffers;
using System.Globalization;
using System.Text;
using CeasefireTracker.Dataset.Model;
using static System.FormattableString;

namespace CeasefireTracker.Dataset.Reading;

/// <summary>
/// Names the characters that no editor shows and that change how a text reads or compares: controls, and what Unicode calls a format or
/// ignorable by default. The joiners U+200C and U+200D are none, which some scripts cannot be written without, nor are the variation
/// selectors U+FE00 to U+FE0F, which make a sign an emoji.
/// </summary>
public static class UnseenCharacter
{
    /// <summary>A sentence about the first such character of the text, or null if there is none. Line feeds are allowed.</summary>
    public static LocalizedText? Describe(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            // Nearly every character is one of these, and a million events hold thousands of millions.
            if (
                text[i]
                is (>= ' ' and < '\u007F')
                    or (> '\u00AD' and < '\u034F')
                    or (> '\u200F' and < '\u2028')
                    or (> '\u206F' and < '\u3164')
                    or (> '\u3164' and < '\uD800')
            )
            {
                continue;
            }

            var isWhole = Rune.DecodeFromUtf16(text[i..], out var rune, out var length) == OperationStatus.Done;
            if ((isWhole ? Name(rune) : new("Half a character", "文字の片割れ")) is { } name)
            {
                var code = isWhole ? rune.Value : text[i];
                return new(
                    Invariant($"{name.En} (U+{code:X4}) cannot be seen and does not belong in a data file."),
                    Invariant($"目に見えない{name.Ja}（U+{code:X4}）が含まれています。データには使えません。")
                );
            }

            i += length - 1;
        }

        return null;
    }

    /// <summary>True of such a character.</summary>
    public static bool Is(Rune character) => Name(character) is not null;

    private static LocalizedText? Name(Rune character) =>
        character.Value switch
        {
            '\n' => null,
            '\t' => new("A tab", "タブ"),
            '\r' => new("A carriage return", "復帰文字"),
            0xFEFF => new("A byte order mark", "バイト順マーク"),
            >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0x200E or 0x200F or 0x061C => new(
                "A text direction control",
                "書字方向の制御文字"
            ),
            0x200B or 0x2060 or 0x00AD => new("An invisible space or hyphen", "空白またはハイフン"),
            0x2028 or 0x2029 => new("A line separator", "行区切り文字"),
            _ when Rune.IsControl(character) => new("A control character", "制御文字"),
            _ when IsIgnorable(character) => new("An invisible character", "文字"),
            _ => null,
        };

    // Unicode Standard Annex 44: Default_Ignorable_Code_Point and the category Cf, without its signs that stand before a number or a word
    // and are drawn (Prepended_Concatenation_Mark).
    private static bool IsIgnorable(Rune character) =>
        character.Value switch
        {
            0x200C or 0x200D or (>= 0xFE00 and <= 0xFE0F) => false,
            (>= 0x0600 and <= 0x0605) or 0x06DD or 0x070F or 0x0890 or 0x0891 or 0x08E2 or 0x110BD or 0x110CD => false,
            0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2065 or 0x3164 or 0xFFA0 => true,
            (>= 0xFFF0 and <= 0xFFF8) or (>= 0xE0000 and <= 0xE0FFF) => true,
            _ => Rune.GetUnicodeCategory(character) == UnicodeCategory.Format,
        };
}
