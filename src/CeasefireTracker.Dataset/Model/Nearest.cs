namespace CeasefireTracker.Dataset.Model;

/// <summary>Finds what somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>The known word nearest to the one written (Levenshtein distance), or null if none is near.</summary>
    public static string? Of(string written, IEnumerable<string> known)
    {
        var limit = Math.Max(1, written.Length / 3);
        // Each letter more or less is one step at least, so most words need not be looked into.
        return known
            .Select(word => (word, distance: written.Length > 80 || Math.Abs(written.Length - word.Length) > limit ? int.MaxValue : Distance(written, word)))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance).ThenBy(pair => pair.word, StringComparer.Ordinal)
            .Select(pair => pair.word)
            .FirstOrDefault();
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
