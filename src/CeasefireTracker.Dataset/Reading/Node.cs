namespace CeasefireTracker.Dataset.Reading;

/// <summary>A value of a data file with the line on which it begins, whatever notation it was written in.</summary>
internal abstract record Node(int Line);

internal sealed record ScalarNode(int Line, string Text, bool Quoted) : Node(Line)
{
    /// <summary>True for what YAML reads as "nothing": an empty or <c>null</c> plain scalar.</summary>
    public bool IsNull => !Quoted && Text is "" or "~" or "null";
}

internal sealed record ListNode(int Line, List<Node> Items) : Node(Line);

internal sealed record MapNode(int Line, List<MapEntry> Entries) : Node(Line)
{
    /// <summary>The entry with this key; null if there is none.</summary>
    public static MapEntry? Find(List<MapEntry> entries, string key)
    {
        foreach (var entry in entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }
}

internal readonly record struct MapEntry(string Key, int Line, Node Value);
