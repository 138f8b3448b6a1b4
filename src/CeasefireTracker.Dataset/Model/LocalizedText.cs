namespace CeasefireTracker.Dataset.Model;

/// <summary>One text in both languages; neither is empty in a checked dataset.</summary>
public sealed record LocalizedText(string En, string Ja)
{
    /// <summary>The text in the language asked for.</summary>
    public string In(Language language) => language == Language.Ja ? Ja : En;
}
