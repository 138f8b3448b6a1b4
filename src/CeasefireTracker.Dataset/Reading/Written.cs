namespace CeasefireTracker.Dataset.Reading;

/// <summary>A value as the house writes it where nothing is written yet.</summary>
internal abstract record Written
{
    /// <summary>True if both say the same, however it is laid out; null is what is not there.</summary>
    public static bool Same(Written? one, Written? other) =>
        (one, other) switch
        {
            (null, null) => true,
            (WrittenText a, WrittenText b) => a.Text == b.Text,
            (WrittenList a, WrittenList b) => a.Items.Count == b.Items.Count
                && a.Items.Zip(b.Items).All(pair => Same(pair.First, pair.Second)),
            (WrittenMap a, WrittenMap b) => a.Entries.Count == b.Entries.Count
                && a.Entries.Zip(b.Entries).All(pair => pair.First.Key == pair.Second.Key && Same(pair.First.Value, pair.Second.Value)),
            _ => false,
        };
}

/// <summary>When a text of one line stands in quotes.</summary>
internal enum Quotes
{
    Never,
    WhereNeeded,
    Always,
}

internal sealed record WrittenText(string Text, Quotes Quotes) : Written;

/// <param name="Key">The entries by which an item stays the same item when it changes; empty where nothing tells.</param>
internal sealed record WrittenList(IReadOnlyList<Written> Items, bool OnOneLine, IReadOnlyList<string> Key) : Written;

internal sealed record WrittenMap(IReadOnlyList<WrittenEntry> Entries, bool OnOneLine) : Written
{
    public Written? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;
}

internal sealed record WrittenEntry(string Key, Written Value);
