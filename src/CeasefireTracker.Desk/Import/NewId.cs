using System.Globalization;
using System.Text;

namespace CeasefireTracker.Desk.Import;

/// <summary>Ids of what has none yet.</summary>
public static class NewId
{
    private const int Longest = 60;

    /// <summary>The words of a title, cut between two of them; of a title without Latin letters, the key. A number follows where that is
    /// taken.</summary>
    public static string Of(string title, string key, Func<string, bool> isTaken)
    {
        var id = Words(title);
        id = id.Any(char.IsAsciiLetterLower) ? id : Words(key);
        var free = id;
        for (var number = 2; isTaken(free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{id}-{number}");
        }

        return free;
    }

    private static string Words(string text)
    {
        var words = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            // An accent parts no word.
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or '’'))
            {
                words.Append(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-');
            }
        }

        var id = string.Join('-', words.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries));
        return id.Length <= Longest ? id
            : id.LastIndexOf('-', Longest) is > 0 and var end ? id[..end]
            : id[..Longest];
    }
}
