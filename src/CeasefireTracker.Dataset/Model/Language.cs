namespace CeasefireTracker.Dataset.Model;

/// <summary>The two languages in which the tracker is written. Neither is a fallback for the other.</summary>
public enum Language
{
    /// <summary>English, ISO 639-1 <c>en</c>.</summary>
    En,

    /// <summary>Japanese, ISO 639-1 <c>ja</c>.</summary>
    Ja,
}
