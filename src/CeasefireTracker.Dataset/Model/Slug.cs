namespace CeasefireTracker.Dataset.Model;

/// <summary>
/// The form of every id: lower-case ASCII words and numbers joined by single hyphens, 1 to 80 characters.
/// </summary>
public static class Slug
{
    /// <summary>The longest id, in characters, inclusive.</summary>
    public const int MaxLength = 80;

    /// <summary>True if the text may be an id.</summary>
    public static bool IsValid(string text)
    {
        if (text.Length is 0 or > MaxLength || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var allowed = char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || (c == '-' && text[i - 1] != '-');
            if (!allowed)
            {
                return false;
            }
        }

        return true;
    }
}
