namespace CeasefireTracker.Dataset.Model;

/// <summary>Finds what somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>
    /// The known word nearest to the one written, whatever the case, or null if none is near. A letter too many, one missing, a wrong one
    /// and two neighbours that changed places each count one (optimal string alignment); a third of the letters may be wrong, and one in
    /// any case.
    /// </summary>
    public static string? Of(string written, IEnumerable<string> known)
    {
        var limit = Math.Max(1, written.Length / 3);
        var folded = written.ToLowerInvariant();
        // Each letter more or less is one step at least, so most words need not be looked into.
        return known
            .Select(word =>
                (
                    word,
                    distance: written.Length > 80 || Math.Abs(word.Length - written.Length) > limit
                        ? int.MaxValue
                        : Distance(folded, word.ToLowerInvariant())
                )
            )
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.word, StringComparer.Ordinal)
            .Select(pair => pair.word)
            .FirstOrDefault();
    }

    private static int Distance(string a, string b)
    {
        var (before, above, row) = (new int[b.Length + 1], new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray());
        for (var i = 1; i <= a.Length; i++)
        {
            (before, above, row) = (above, row, before);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }
        }

        return row[^1];
    }
}
