using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Dataset.Writing;

/// <summary>Which item of a list is which item of the list as it was: by its key where it has one, else by what it says.</summary>
internal static class SameItem
{
    /// <summary>For each item that shall be, the place it had; null for a new one. No place comes twice.</summary>
    public static int?[] Find(WrittenList was, WrittenList will)
    {
        var (found, taken) = (new int?[will.Items.Count], new HashSet<int>());
        Match((before, after) => Written.Same(was.Items[before], will.Items[after]));
        if (will.Key.Count > 0)
        {
            Match((before, after) => HaveOneKey(will.Key, was.Items[before], will.Items[after]));
        }

        // What has another key, or none, is still the same item if most of it is, as when somebody mends an id.
        Match((before, after) => AreAlike(was.Items[before], will.Items[after]));
        if (will.Key.Count == 0 && was.Items.Count == will.Items.Count)
        {
            Match((before, after) => before == after);
        }

        return found;

        void Match(Func<int, int, bool> same)
        {
            foreach (var after in Enumerable.Range(0, found.Length).Where(after => found[after] is null))
            {
                var before = Enumerable
                    .Range(0, was.Items.Count)
                    .FirstOrDefault(before => !taken.Contains(before) && same(before, after), -1);
                if (before >= 0)
                {
                    found[after] = before;
                    taken.Add(before);
                }
            }
        }
    }

    private static bool HaveOneKey(IReadOnlyList<string> key, Written one, Written other) =>
        (one, other) is (WrittenMap a, WrittenMap b) && key.All(name => Written.Same(a[name], b[name]));

    private static bool AreAlike(Written one, Written other) =>
        (one, other) is (WrittenMap a, WrittenMap b)
        && a.Entries.Count(entry => Written.Same(entry.Value, b[entry.Key])) * 2 >= Math.Max(a.Entries.Count, b.Entries.Count);
}
