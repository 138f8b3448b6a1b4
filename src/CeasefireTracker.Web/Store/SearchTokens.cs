using System.Globalization;
using System.Text;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// Cuts text into the words that search compares. Latin and Cyrillic script: words, lower case, without marks. Chinese characters and kana:
/// overlapping pairs, and the last character of each run alone, because SQLite's own tokenizers find no Japanese word of two characters.
/// </summary>
public static class SearchTokens
{
    /// <summary>The tokens of a text, in order, for the index.</summary>
    public static IEnumerable<string> Index(string text)
    {
        foreach (var (run, isPairs) in Runs(text))
        {
            if (!isPairs)
            {
                yield return run;
                continue;
            }

            var characters = Characters(run);
            for (var i = 0; i < characters.Count; i++)
            {
                yield return i + 1 < characters.Count ? characters[i] + characters[i + 1] : characters[i];
            }
        }
    }

    /// <summary>
    /// The tokens of something searched for: as in the index, but at its end a run of several characters ends with its last pair, because more
    /// may follow in the text.
    /// </summary>
    public static IEnumerable<string> Query(string text)
    {
        var runs = Runs(text).ToList();
        foreach (var (place, (run, isPairs)) in runs.Index())
        {
            var characters = isPairs ? Characters(run) : [];
            if (characters.Count < 2)
            {
                yield return run;
                continue;
            }

            for (var i = 0; i + 1 < characters.Count; i++)
            {
                yield return characters[i] + characters[i + 1];
            }

            if (place < runs.Count - 1)
            {
                yield return characters[^1];
            }
        }
    }

    /// <summary>NFKC, lower case, marks taken off everything but kana.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (c < '\u0080' || IsPaired(new Rune(char.IsSurrogate(c) ? ' ' : c)))
            {
                folded.Append(c);
                continue;
            }

            foreach (var part in char.IsSurrogate(c) ? c.ToString() : c.ToString().Normalize(NormalizationForm.FormD))
            {
                if (CharUnicodeInfo.GetUnicodeCategory(part) != UnicodeCategory.NonSpacingMark)
                {
                    folded.Append(part == 'ı' ? 'i' : part == 'ł' ? 'l' : part == 'ø' ? 'o' : part);
                }
            }
        }

        return folded.ToString();
    }

    private static IEnumerable<(string Run, bool IsPairs)> Runs(string text)
    {
        var run = new StringBuilder();
        var isPairs = false;
        foreach (var rune in Fold(WellFormed(text)).EnumerateRunes())
        {
            var paired = IsPaired(rune);
            var wanted = paired || Rune.IsLetterOrDigit(rune);
            if (run.Length > 0 && (!wanted || paired != isPairs))
            {
                yield return (run.ToString(), isPairs);
                run.Clear();
            }

            if (wanted)
            {
                isPairs = paired;
                run.Append(rune);
            }
        }

        if (run.Length > 0)
        {
            yield return (run.ToString(), isPairs);
        }
    }

    // Normalize refuses half a surrogate pair, and a query may hold one.
    internal static string WellFormed(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune);
        }

        return whole.ToString();
    }

    private static List<string> Characters(string run) => [.. run.EnumerateRunes().Select(rune => rune.ToString())];

    internal static bool IsPaired(Rune rune) => rune.Value is
        (>= 0x3041 and <= 0x30FA) or (>= 0x30FC and <= 0x30FF) or 0x3005 or 0x3006 or 0x3007
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
