namespace CeasefireTracker.Web.Search;

/// <summary>Finds in short texts such as names and titles: every word must stand somewhere in them, in whatever case and width.</summary>
/// <param name="typed">What was typed; null or nothing finds everything.</param>
public sealed class NameSearch(string? typed)
{
    private readonly string[] words = SearchTokens
        .Fold(typed ?? "")
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What was typed, trimmed.</summary>
    public string Typed { get; } = typed?.Trim() ?? "";

    /// <summary>True if the texts, taken together, have every word.</summary>
    public bool Finds(IEnumerable<string?> texts)
    {
        var text = words.Length == 0 ? "" : SearchTokens.Fold(string.Join('\n', texts));
        return words.All(word => text.Contains(word, StringComparison.Ordinal));
    }
}
