using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// Cuts text into the words that search compares. Latin and Cyrillic script: words, lower case, without marks. Chinese characters and kana:
/// overlapping pairs, and the last character of each run alone, because SQLite's own tokenizers find no Japanese word of two characters.
/// </summary>
public static class SearchTokens
{
    private const int FirstPaired = 0x3005;

    // Few letters with marks exist, and taking each apart anew costs more than all else.
    private static readonly ConcurrentDictionary<char, string> MarkedLetters = new();

    /// <summary>The tokens of a text, in order, for the index.</summary>
    public static IEnumerable<string> Index(string text) => Cut(Fold(text), isQuery: false, static (folded, tokens) => tokens.Select(token => folded[token]).ToArray());

    /// <summary>
    /// The tokens of something searched for: as in the index, but at its end a run of several characters ends with its last pair, because
    /// more may follow in the text.
    /// </summary>
    public static IEnumerable<string> Query(string text) => Cut(Fold(text), isQuery: true, static (folded, tokens) => tokens.Select(token => folded[token]).ToArray());

    /// <summary>Appends the tokens of a text for the index, a space after each.</summary>
    public static void AppendIndex(StringBuilder index, string text) => Cut(Fold(text), isQuery: false, (folded, tokens) =>
    {
        foreach (var token in tokens)
        {
            index.Append(folded.AsSpan(token)).Append(' ');
        }

        return index;
    });

    /// <summary>NFKC, lower case, marks taken off everything but kana; half a surrogate pair becomes U+FFFD.</summary>
    public static string Fold(string text)
    {
        var whole = WellFormed(text);
        var lower = (whole.IsNormalized(NormalizationForm.FormKC) ? whole : whole.Normalize(NormalizationForm.FormKC)).ToLowerInvariant();
        var folded = new StringBuilder(lower.Length);
        foreach (var c in lower)
        {
            // Most characters are ASCII or paired, and neither carries a mark that could come off.
            if (c < '\u0080' || IsPaired(c) || char.IsSurrogate(c))
            {
                folded.Append(c);
                continue;
            }

            foreach (var part in MarkedLetters.GetOrAdd(c, static letter => letter.ToString().Normalize(NormalizationForm.FormD)))
            {
                if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                {
                    folded.Append(part == 'ı' ? 'i' : part == 'ł' ? 'l' : part == 'ø' ? 'o' : part);
                }
            }
        }

        return folded.ToString();
    }

    private static T Cut<T>(string folded, bool isQuery, Func<string, List<Range>, T> use)
    {
        var tokens = new List<Range>(folded.Length / 2);
        var (start, isPairs, isOpen) = (-1, false, false);
        for (var i = 0; i <= folded.Length;)
        {
            var (rune, width) = i < folded.Length && Rune.DecodeFromUtf16(folded.AsSpan(i), out var read, out var length) == OperationStatus.Done ? (read, length) : (default, 1);
            var paired = rune.Value >= FirstPaired && IsPaired(rune.Value);
            var wanted = paired || Rune.IsLetterOrDigit(rune);
            if (start >= 0 && (!wanted || paired != isPairs))
            {
                Add(tokens, folded, start, i, isPairs);
                isOpen = isPairs && Width(folded, start) < i - start;
                start = -1;
            }

            if (wanted && start < 0)
            {
                (start, isPairs) = (i, paired);
            }

            i += width;
        }

        if (isQuery && isOpen)
        {
            tokens.RemoveAt(tokens.Count - 1);
        }

        return use(folded, tokens);
    }

    private static void Add(List<Range> tokens, string folded, int start, int end, bool isPairs)
    {
        if (!isPairs)
        {
            tokens.Add(start..end);
            return;
        }

        for (var i = start; i < end;)
        {
            var next = i + Width(folded, i);
            if (next < end)
            {
                tokens.Add(i..(next + Width(folded, next)));
            }
            else
            {
                tokens.Add(i..next);
            }

            i = next;
        }
    }

    private static int Width(string text, int at) => char.IsHighSurrogate(text[at]) ? 2 : 1;

    // Normalize refuses half a surrogate pair, and a query may hold one.
    private static string WellFormed(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return text;
        }

        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune);
        }

        return whole.ToString();
    }

    internal static bool IsPaired(int character) => character is
        (>= 0x3041 and <= 0x30FA) or (>= 0x30FC and <= 0x30FF) or 0x3005 or 0x3006 or 0x3007
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
