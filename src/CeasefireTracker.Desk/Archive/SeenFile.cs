using System.Globalization;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;
using CeasefireTracker.Dataset.Writing;
using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Archive;

/// <summary>The file in which it is recorded what was found at the sources' addresses.</summary>
public static class SeenFile
{
    /// <summary>From the folder above <c>data/</c>.</summary>
    public const string Name = "data/seen.yml";

    /// <summary>Its text with what was found; null if there is nothing to say, or, with problems, if what stands there cannot be
    /// read.</summary>
    public static string? Write(RecordVersion now, IEnumerable<Looked> all, ICollection<Problem> problems)
    {
        var was = now.Text(Name);
        var known = was is null ? [] : ListText.Read(was, Name, SeenFields.SourceSeen, problems);
        if (known is null)
        {
            return null;
        }

        // What was found at an address that the record has no more is let go of with it, be it known or just looked at.
        var addresses = now.Dataset.Sources.ToLookup(source => source.Id, source => source.Url, StringComparer.Ordinal);
        var seen = new SortedDictionary<string, SourceSeen>(StringComparer.Ordinal);
        foreach (var one in known.Where(one => addresses[one.Source].Contains(one.Url)))
        {
            seen[one.Source] = one;
        }

        foreach (var looked in all.Where(looked => addresses[looked.Source].Contains(looked.Url)))
        {
            if (looked.Found is { } found)
            {
                seen[looked.Source] = (seen.GetValueOrDefault(looked.Source) ?? new SourceSeen(looked.Source, looked.Url, [], 0)).With(
                    found
                );
            }
        }

        return was is null && seen.Count == 0 ? null : ListText.Write(was, Name, SeenFields.SourceSeen, [.. seen.Values], problems);
    }

    /// <summary>What a commit of it says.</summary>
    public static string Message(IReadOnlyList<Looked> all)
    {
        var found = all.Select(looked => looked.Found).OfType<Sighting>().ToList();
        var counts = found.CountBy(sighting => sighting.Status).OrderBy(pair => pair.Key, StringComparer.Ordinal);
        var what =
            found.Count == 0
                ? "let go of what was found at addresses that the record has no more"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    what {found.Count} cited page{(found.Count == 1 ? "" : "s")} answered on {found[^1].To:yyyy-MM-dd}

                    {string.Join(", ", counts.Select(pair => $"{pair.Value} × {pair.Key}"))}
                    """
                );
        return $"""
            {what}

            Written by the desk's archive. It makes no claim, so nobody reviewed it.

            """;
    }
}
