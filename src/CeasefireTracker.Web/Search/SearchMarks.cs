using System.Globalization;
using System.Text;

namespace CeasefireTracker.Web.Search;

/// <summary>A piece of a text, and whether it is what was searched for.</summary>
public readonly record struct MarkedPiece(string Text, bool IsMarked);

/// <summary>Finds in a text as readers see it what the index found in its tokens: words from their beginning, Japanese anywhere, phrases in
/// one piece.</summary>
public sealed class SearchMarks
{
    private const int Around = 40;

    private readonly List<(List<SearchRun> Runs, bool IsWhole)> wanted;

    public SearchMarks(SearchText search) =>
        wanted = [
            .. search.Forms.Select(form => (Runs: Runs(form.Text, isJoined: false), form.IsWhole)).Where(form => form.Runs.Count > 0),
        ];

    /// <summary>The whole text, cut where a mark begins or ends.</summary>
    public IReadOnlyList<MarkedPiece> In(string text)
    {
        var pieces = new List<MarkedPiece>();
        var last = 0;
        foreach (var (start, end) in Spans(text))
        {
            Add(text[last..start], false);
            Add(text[start..end], true);
            last = end;
        }

        Add(text[last..], false);
        return pieces;

        void Add(string piece, bool isMarked)
        {
            if (piece.Length > 0)
            {
                pieces.Add(new MarkedPiece(piece, isMarked));
            }
        }
    }

    /// <summary>True if there is anything to mark.</summary>
    public bool Finds(string text) => Spans(text).Count > 0;

    /// <summary>A piece of a long text around its first mark, with ellipses where it was cut; null if there is none.</summary>
    public IReadOnlyList<MarkedPiece>? Excerpt(string text)
    {
        if (Spans(text) is not [var first, ..])
        {
            return null;
        }

        var (start, end) = (Edge(text, first.Start - Around, -1), Edge(text, first.End + Around, 1));
        return In((start > 0 ? "…" : "") + text[start..end].ReplaceLineEndings(" ") + (end < text.Length ? "…" : ""));
    }

    // Not inside a word, and never inside a character.
    private static int Edge(string text, int at, int step)
    {
        at = Math.Clamp(at, 0, text.Length);
        for (
            var moved = 0;
            at > 0
                && at < text.Length
                && moved < 20
                && (char.IsLowSurrogate(text[at]) || (text[at] < '\u3000' && !char.IsWhiteSpace(text[at])));
            moved++
        )
        {
            at += step;
        }

        return at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }

    /// <summary>What is marked, in order, without overlaps.</summary>
    private List<(int Start, int End)> Spans(string text)
    {
        var found = Found(Runs(text, isJoined: false)).ToList();
        if (SearchTokens.Joined(text) is not null)
        {
            // As the index has a word with a hyphen twice, so it is looked at twice; one found by its beginning is not marked beyond its
            // hyphen.
            var starts = found.Select(span => span.Start).ToHashSet();
            found.AddRange(Found(Runs(text, isJoined: true), mostRuns: 1).Where(span => !starts.Contains(span.Start)));
        }

        found.Sort();
        var merged = new List<(int Start, int End)>();
        foreach (var (start, end) in found)
        {
            if (merged.Count > 0 && start <= merged[^1].End)
            {
                merged[^1] = (merged[^1].Start, Math.Max(merged[^1].End, end));
            }
            else
            {
                merged.Add((start, end));
            }
        }

        return merged;
    }

    private IEnumerable<(int Start, int End)> Found(List<SearchRun> runs, int mostRuns = int.MaxValue) =>
        wanted
            .Where(form => form.Runs.Count <= mostRuns)
            .SelectMany(form =>
                Enumerable
                    .Range(0, Math.Max(0, runs.Count - form.Runs.Count + 1))
                    .SelectMany(at => Match(runs, at, form.Runs, form.IsWhole))
            );

    private static IEnumerable<(int Start, int End)> Match(List<SearchRun> text, int at, List<SearchRun> piece, bool isWhole)
    {
        if (piece is [{ IsPaired: true } alone])
        {
            for (var i = 0; text[at].IsPaired && (i = text[at].Text.IndexOf(alone.Text, i, StringComparison.Ordinal)) >= 0; i++)
            {
                yield return (text[at].Places[i].Start, text[at].Places[i + alone.Text.Length - 1].End);
            }

            yield break;
        }

        for (var i = 0; i < piece.Count; i++)
        {
            var (here, sought) = (text[at + i], piece[i]);
            var fits =
                here.IsPaired == sought.IsPaired
                && (
                    i == piece.Count - 1 && !isWhole ? here.Text.StartsWith(sought.Text, StringComparison.Ordinal)
                    : i == 0 && sought.IsPaired ? here.Text.EndsWith(sought.Text, StringComparison.Ordinal)
                    : here.Text == sought.Text
                );
            if (!fits)
            {
                yield break;
            }
        }

        var (first, last) = (text[at], text[at + piece.Count - 1]);
        var start = first.IsPaired ? first.Places[first.Text.Length - piece[0].Text.Length].Start : first.Places[0].Start;
        // A word is marked whole, of Japanese only what was typed.
        yield return (start, last.IsPaired ? last.Places[piece[^1].Text.Length - 1].End : last.Places[^1].End);
    }

    private static List<SearchRun> Runs(string text, bool isJoined)
    {
        var runs = new List<SearchRun>();
        SearchRun? open = null;
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            if (SearchTokens.IsInAcronym(text, at) || (isJoined && SearchTokens.IsInCompound(text, at)))
            {
                at += length;
                continue;
            }

            foreach (var rune in SearchTokens.Fold(text.Substring(at, length)).EnumerateRunes())
            {
                var isPaired = SearchTokens.IsPaired(rune.Value);
                if (!isPaired && !Rune.IsLetterOrDigit(rune))
                {
                    open = null;
                    continue;
                }

                if (open is null || open.IsPaired != isPaired)
                {
                    runs.Add(open = new SearchRun(isPaired));
                }

                open.Add(rune, at, at + length);
            }

            at += length;
        }

        return runs;
    }

    /// <summary>A word, or a run of Japanese, folded, and where each of its characters stands in the text.</summary>
    private sealed class SearchRun(bool isPaired)
    {
        public bool IsPaired { get; } = isPaired;

        public string Text { get; private set; } = "";

        public List<(int Start, int End)> Places { get; } = [];

        public void Add(Rune rune, int start, int end)
        {
            Text += rune.ToString();
            for (var i = 0; i < rune.Utf16SequenceLength; i++)
            {
                Places.Add((start, end));
            }
        }
    }
}
