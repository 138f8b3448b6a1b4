namespace CeasefireTracker.Dataset.Writing;

/// <summary><c>published.txt</c> as text: every id ever published, one a line. None is ever taken out.</summary>
public static class PublishedIds
{
    /// <summary>The text with an id: in its place where the ids are in ordinal order, else at the end; the same text if it has the
    /// id.</summary>
    public static string Add(string text, string id)
    {
        var lines = text.Split('\n').ToList();
        var ids = lines.ConvertAll(line => line.Trim());
        if (ids.Contains(id))
        {
            return text;
        }

        var known = ids.Where(other => other.Length > 0).ToList();
        var isOrdered = known.Zip(known.Skip(1)).All(pair => string.CompareOrdinal(pair.First, pair.Second) < 0);
        var next = isOrdered ? ids.FindIndex(other => string.CompareOrdinal(other, id) > 0) : -1;
        // The last line is what follows the last line feed, and holds nothing where the file ends with one.
        lines.Insert(
            next >= 0 ? next
                : ids[^1].Length == 0 ? ids.Count - 1
                : ids.Count,
            id
        );
        return string.Join('\n', lines);
    }
}
