using System.Globalization;
using System.Text;

namespace CeasefireTracker.Dataset.Dates;

/// <summary>Finds what no EDTF text has, before its grammar is read, and names it by what its writer probably meant.</summary>
internal static class EdtfAlphabet
{
    public static (EdtfProblem Problem, int Start, int Length)? FirstForeign(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (char.IsAsciiLetter(text[at]))
            {
                var run = Run(text, at, char.IsAsciiLetter);
                if (Letters(text, at, run) is { } problem)
                {
                    return (problem, at, run);
                }

                at += run;
            }
            else if (IsOurs(text[at]))
            {
                at++;
            }
            else
            {
                return Mark(text, at);
            }
        }

        return null;
    }

    private static bool IsOurs(char c) => char.IsAsciiDigit(c) || "-/.,[]{}?~%".Contains(c, StringComparison.Ordinal);

    private static EdtfProblem? Letters(ReadOnlySpan<char> text, int at, int length)
    {
        var run = text.Slice(at, length);
        var afterDigit = at > 0 && char.IsAsciiDigit(text[at - 1]);
        var afterHyphen = at > 0 && text[at - 1] == '-';
        var next = at + length < text.Length ? text[at + length] : ' ';
        var beforeDigit = char.IsAsciiDigit(next);

        if (run.IndexOfAnyExcept('X') < 0)
        {
            return null;
        }

        if (run.IndexOfAnyExcept('X', 'x') < 0)
        {
            return EdtfProblem.LowercaseUnspecified;
        }

        if (run.IndexOfAnyExcept('u', 'U') < 0)
        {
            return EdtfProblem.DraftUnspecified;
        }

        if (run.Equals("unknown", StringComparison.OrdinalIgnoreCase))
        {
            return EdtfProblem.DraftUnknown;
        }

        if (run.Equals("open", StringComparison.OrdinalIgnoreCase))
        {
            return EdtfProblem.DraftOpen;
        }

        return run switch
        {
            "Y" or "y" when beforeDigit || next == '-' => EdtfProblem.LetterYear,
            "T" or "t" or "Z" or "z" when afterDigit => EdtfProblem.TimeOfDay,
            "E" or "e" when afterDigit && beforeDigit => EdtfProblem.Exponent,
            "S" or "s" when afterDigit && beforeDigit => EdtfProblem.SignificantDigits,
            "W" or "w" when (afterDigit || afterHyphen) && beforeDigit => EdtfProblem.WeekDate,
            "P" or "R" or "PT" when beforeDigit || next == '/' => EdtfProblem.Duration,
            _ => EdtfProblem.Words,
        };
    }

    private static (EdtfProblem Problem, int Start, int Length) Mark(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (char.IsWhiteSpace(c))
        {
            return (EdtfProblem.Whitespace, at, Run(text, at, char.IsWhiteSpace));
        }

        if (IsFullWidth(c))
        {
            return (EdtfProblem.FullWidth, at, Run(text, at, IsFullWidth));
        }

        if (c is '(' or ')')
        {
            return (EdtfProblem.DraftGrouping, at, 1);
        }

        if (c == ':' && at > 0 && char.IsAsciiDigit(text[at - 1]))
        {
            return (EdtfProblem.TimeOfDay, at, 1);
        }

        if (c is '−' or '…' or '、' or '⁄' or '∕' || char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation)
        {
            return (EdtfProblem.LookalikeMark, at, 1);
        }

        Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber => (EdtfProblem.ForeignDigits, at, length),
            _ when Rune.IsLetter(rune) || c == '〇' => (EdtfProblem.Words, at, Run(text, at, char.IsLetter, length)),
            _ => (EdtfProblem.UnknownCharacter, at, length),
        };
    }

    private static bool IsFullWidth(char c) => c is >= '\uFF01' and <= '\uFF5E';

    private static int Run(ReadOnlySpan<char> text, int start, Func<char, bool> belongs, int atLeast = 1)
    {
        var end = start + atLeast;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return end - start;
    }
}
