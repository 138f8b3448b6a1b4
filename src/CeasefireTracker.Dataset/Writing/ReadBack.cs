using System.Text;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Dataset.Reading;

namespace CeasefireTracker.Dataset.Writing;

/// <summary>What holds of every text that is written: it is made of characters that files may have, and it reads as what was to be
/// written.</summary>
internal static class ReadBack
{
    /// <summary>False, with a problem that names the field, if any text holds a character that no file may have.</summary>
    public static bool MayStand(Written written, string file, string where, ICollection<Problem> problems) =>
        written switch
        {
            WrittenText text => MayStand(text.Text, file, where, problems),
            WrittenMap map => map.Entries.Count(entry => !MayStand(entry.Value, file, Within(where, entry.Key), problems)) == 0,
            WrittenList list => list.Items.Count(item => !MayStand(item, file, Within(where, KeyOf(list, item)), problems)) == 0,
            _ => throw new ArgumentOutOfRangeException(nameof(written)),
        };

    private static string KeyOf(WrittenList list, Written item) =>
        list.Key.Count > 0 && item is WrittenMap map && map[list.Key[0]] is WrittenText key ? key.Text : "";

    private static string Within(string where, string name) => where.Length == 0 || name.Length == 0 ? where + name : $"{where}: {name}";

    /// <summary>False, with a problem that names the field, if the text holds a character that no file may have.</summary>
    public static bool MayStand(string text, string file, string where, ICollection<Problem> problems)
    {
        var message = UnseenCharacter.Describe(text);
        if (message is not null)
        {
            problems.Add(new Problem(file, 0, "character", $"{where}: {message.En}", $"{where}：{message.Ja}"));
        }

        return message is null;
    }

    /// <summary>True if a text can be read and says what was to be written; else false, with a problem that says what it would not have
    /// said.</summary>
    /// <param name="difference">Reads the text and names the first field in which it says something else; null if there is none.</param>
    public static bool IsSame(string text, string file, Func<ICollection<Problem>, string?> difference, ICollection<Problem> problems)
    {
        var found = new List<Problem>();
        var isSound = TextFile.IsSmall(Encoding.UTF8.GetByteCount(text), file, found) && TextFile.IsSound(text, file, found);
        var field = isSound ? difference(found) : null;
        if (field is not null && found.Count == 0)
        {
            found.Add(
                new Problem(
                    file,
                    0,
                    "write",
                    $"Nothing was written, because '{field}' would have read otherwise than it was meant.",
                    $"「{field}」が意図と違って読まれるため、何も書いていません。"
                )
            );
        }

        foreach (var problem in found)
        {
            problems.Add(problem);
        }

        return found.Count == 0;
    }

    /// <summary>The text with what changed, or null with a problem if it is laid out in a way that cannot be changed piece by
    /// piece.</summary>
    public static string? Spliced(string text, Written was, Written will, string file, ICollection<Problem> problems)
    {
        try
        {
            return Splice.Change(text, was, will);
        }
        catch (FormatException e)
        {
            problems.Add(new Problem(file, 0, "write", $"Nothing was written: {e.Message}"));
            return null;
        }
    }
}
