using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace CeasefireTracker.Web.Search;

/// <summary>
/// Cuts text into the words that search compares. Latin and Cyrillic script: words, lower case, without marks. Chinese characters and kana:
/// overlapping pairs, and the last character of each run alone, because SQLite's own tokenizers find no Japanese word of two characters.
/// </summary>
public static class SearchTokens
{
    private const int FirstPaired = 0x3005;

    /// <summary>The hyphens of words; a dash between words is none.</summary>
    private const string Hyphens = "-\u2010\u2011\uFF0D";

    // Few letters with marks exist, and taking each apart anew costs more than all else.
    private static readonly ConcurrentDictionary<char, string> MarkedLetters = new();

    /// <summary>The tokens of a text, in order, for the index.</summary>
    public static IEnumerable<string> Index(string text) => Tokens(text, isQuery: false);

    /// <summary>
    /// The tokens of something searched for: as in the index, but at its end a run of several characters ends with its last pair, because
    /// more may follow in the text.
    /// </summary>
    public static IEnumerable<string> Query(string text) => Tokens(text, isQuery: true);

    /// <summary>The words of a text as they are written, at whatever else they are parted.</summary>
    public static IEnumerable<string> Words(string text)
    {
        for (int start = 0, end = 0; end <= text.Length; end++)
        {
            if (
                end == text.Length
                || !(char.IsLetterOrDigit(text[end]) || CharUnicodeInfo.GetUnicodeCategory(text[end]) == UnicodeCategory.NonSpacingMark)
            )
            {
                if (end > start)
                {
                    yield return text[start..end];
                }

                start = end + 1;
            }
        }
    }

    /// <summary>Appends the tokens of a text for the index, a space after each.</summary>
    public static void AppendIndex(IBufferWriter<char> index, string text)
    {
        ReadOnlySpan<char> folded = Fold(text);
        var cutter = new Cutter(folded);
        while (cutter.MoveNext())
        {
            var token = folded[cutter.Token];
            var room = index.GetSpan(token.Length + 1);
            token.CopyTo(room);
            room[token.Length] = ' ';
            index.Advance(token.Length + 1);
        }
    }

    /// <summary>NFKC, lower case, marks taken off everything but kana, dots taken out of acronyms (U.S.); half a surrogate pair becomes
    /// U+FFFD, and so does U+FFFE, which is no character and which normalization refuses.</summary>
    public static string Fold(string text) => Without(FoldLetters(text), ".", IsInAcronym);

    /// <summary>A text with the hyphens inside its words left out, or null if there are none. Between two digits (2025-03) none is inside a
    /// word.</summary>
    public static string? Joined(string text) =>
        text.AsSpan().ContainsAny(Hyphens) && Without(text, Hyphens, IsInCompound) is var joined && joined.Length < text.Length
            ? joined
            : null;

    /// <summary>The words of a text that have a hyphen inside, each without it.</summary>
    public static IEnumerable<string> Compounds(string text)
    {
        for (int at = 0, end = 0; (at = text.AsSpan(end).IndexOfAny(Hyphens)) >= 0;)
        {
            (at, var start) = (at + end, at + end);
            end = at + 1;
            if (!IsInCompound(text, at))
            {
                continue;
            }

            while (start > 0 && (IsOfWord(text[start - 1]) || IsInCompound(text, start - 1)))
            {
                start--;
            }

            while (end < text.Length && (IsOfWord(text[end]) || IsInCompound(text, end)))
            {
                end++;
            }

            yield return Joined(text[start..end])!;
        }
    }

    /// <summary>True if the last of a text that is searched for is a word, and no Japanese, which knows no ends of words.</summary>
    public static bool EndsInWord(string text) =>
        !IsPaired(Fold(text).EnumerateRunes().LastOrDefault(static rune => Rune.IsLetterOrDigit(rune)).Value);

    /// <summary>True if a hyphen stands inside a word.</summary>
    internal static bool IsInCompound(string text, int at) =>
        Hyphens.Contains(text[at], StringComparison.Ordinal)
        && at > 0
        && at < text.Length - 1
        && IsOfWord(text[at - 1])
        && IsOfWord(text[at + 1])
        && !(char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]));

    /// <summary>True if a dot stands between the single letters of an acronym or of initials.</summary>
    internal static bool IsInAcronym(string text, int at) =>
        text[at] == '.'
        && at > 0
        && at < text.Length - 1
        && char.IsLetter(text[at - 1])
        && IsOfWord(text[at - 1])
        && (at == 1 || !char.IsLetterOrDigit(text[at - 2]))
        && char.IsLetter(text[at + 1])
        && IsOfWord(text[at + 1])
        && (at == text.Length - 2 || !char.IsLetterOrDigit(text[at + 2]));

    /// <summary>True of a character of a word, and of no Japanese.</summary>
    internal static bool IsOfWord(char c) => char.IsLetterOrDigit(c) && !IsPaired(c);

    private static string Without(string text, string marks, Func<string, int, bool> isInside)
    {
        StringBuilder? rest = null;
        var done = 0;
        for (var at = text.AsSpan().IndexOfAny(marks); at >= 0;)
        {
            if (isInside(text, at))
            {
                (rest ??= new StringBuilder(text.Length)).Append(text, done, at - done);
                done = at + 1;
            }

            var next = text.AsSpan(at + 1).IndexOfAny(marks);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return rest is null ? text : rest.Append(text, done, text.Length - done).ToString();
    }

    private static string FoldLetters(string text)
    {
        if (IsPlain(text))
        {
            return text.ToLowerInvariant();
        }

        var whole = WellFormed(text).Replace('\uFFFE', '\uFFFD');
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
                    folded.Append(Plain(part));
                }
            }
        }

        return folded.ToString();
    }

    // By way of the capital, because some letters have two small forms (σ, ς), and because İ has none of its own and is still a capital.
    private static char Plain(char letter) =>
        letter switch
        {
            'ı' => 'i',
            'ł' => 'l',
            'ø' => 'o',
            _ => char.ToLowerInvariant(char.ToUpperInvariant(letter)),
        };

    private static List<string> Tokens(string text, bool isQuery)
    {
        var folded = Fold(text);
        var tokens = new List<string>();
        var cutter = new Cutter(folded);
        while (cutter.MoveNext())
        {
            tokens.Add(folded[cutter.Token]);
        }

        if (isQuery && cutter.EndsInPairs)
        {
            tokens.RemoveAt(tokens.Count - 1);
        }

        return tokens;
    }

    // Nearly every text is made of these alone, of which only the case is folded; asking ICU whether it is normalized costs more than all
    // else.
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (
                c
                is not (
                    < '\u0080'
                    or (>= '\u4E00' and <= '\u9FFF')
                    or (>= '\u3041' and <= '\u3096')
                    or (>= '\u30A1' and <= '\u30FE')
                    or '、'
                    or '。'
                    or '「'
                    or '」'
                    or '‘'
                    or '’'
                    or '“'
                    or '”'
                    or '–'
                    or '—'
                )
            )
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Walks through the tokens of a folded text.</summary>
    private ref struct Cutter(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> text = text;
        private int at;
        private int endOfPairs;

        /// <summary>Where the token stands.</summary>
        public Range Token { get; private set; }

        /// <summary>True if the last run is one of several paired characters.</summary>
        public bool EndsInPairs { get; private set; }

        public bool MoveNext()
        {
            if (at >= endOfPairs)
            {
                var script = Script.None;
                var width = 0;
                while (at < text.Length && (script = ScriptAt(text, at, out width)) == Script.None)
                {
                    at += width;
                }

                if (at == text.Length)
                {
                    return false;
                }

                var (start, end) = (at, at + width);
                while (end < text.Length && ScriptAt(text, end, out width) == script)
                {
                    end += width;
                }

                EndsInPairs = script == Script.Paired && Width(text, start) < end - start;
                if (script == Script.Words)
                {
                    (Token, at) = (start..end, end);
                    return true;
                }

                endOfPairs = end;
            }

            var next = at + Width(text, at);
            (Token, at) = (at..(next < endOfPairs ? next + Width(text, next) : next), next);
            return true;
        }
    }

    private enum Script
    {
        None,
        Words,
        Paired,
    }

    private static Script ScriptAt(ReadOnlySpan<char> text, int at, out int width)
    {
        var c = text[at];
        if (!char.IsSurrogate(c))
        {
            width = 1;
            return c >= FirstPaired && IsPaired(c) ? Script.Paired
                : char.IsLetterOrDigit(c) ? Script.Words
                : Script.None;
        }

        return Rune.DecodeFromUtf16(text[at..], out var rune, out width) != OperationStatus.Done ? Script.None
            : IsPaired(rune.Value) ? Script.Paired
            : Rune.IsLetterOrDigit(rune) ? Script.Words
            : Script.None;
    }

    private static int Width(ReadOnlySpan<char> text, int at) => char.IsHighSurrogate(text[at]) ? 2 : 1;

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

    internal static bool IsPaired(int character) =>
        character
            is (>= 0x3041 and <= 0x30FA)
                or (>= 0x30FC and <= 0x30FF)
                or 0x3005
                or 0x3006
                or 0x3007
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0x4E00 and <= 0x9FFF)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x20000 and <= 0x3FFFF);
}
