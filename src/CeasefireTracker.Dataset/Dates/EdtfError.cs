using System.Globalization;
using System.Text;
using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Dataset.Dates;

/// <summary>Why a text was refused as a date.</summary>
/// <param name="Problem">The kind of refusal.</param>
/// <param name="Position">Where it begins, counted in UTF-16 code units from 1; one past the end when something is missing there.</param>
/// <param name="Text">The piece that was not understood, at most <see cref="EdtfDate.MaxLength"/> code units; empty when something is
/// missing.</param>
public sealed record EdtfError(EdtfProblem Problem, int Position, string Text)
{
    /// <summary>One sentence for the person who wrote the date: where, what was not understood, and what to write instead.</summary>
    public string Message(Language language)
    {
        var (en, ja) = EdtfProblemWords.Of(Problem);
        var position = Position.ToString(CultureInfo.InvariantCulture);
        return (language, Text) switch
        {
            (Language.Ja, "") => $"{position}文字目：{ja}",
            (Language.Ja, _) => $"{position}文字目の「{Visible(Text)}」：{ja}",
            (_, "") => $"At position {position}: {en}",
            _ => $"“{Visible(Text)}” at position {position}: {en}",
        };
    }

    // Spelled out because a bidirectional control or a lone surrogate would spoil the line it is reported on.
    private static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c == ' ' || !(char.IsControl(c) || char.IsSurrogate(c) || char.IsWhiteSpace(c) || IsInvisible(c)))
            {
                visible.Append(c);
            }
            else
            {
                visible.Append(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");
            }
        }

        return visible.ToString();
    }

    private static bool IsInvisible(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c)
            is UnicodeCategory.Format
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark;
}
