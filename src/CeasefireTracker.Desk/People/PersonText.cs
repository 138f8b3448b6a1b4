using System.Net.Mail;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.People;

/// <summary>What a name and an address of somebody may be; both end up in commits.</summary>
public static class PersonText
{
    /// <summary>The most characters of a name.</summary>
    public const int MostOfName = 100;

    private const int MostOfEmail = 254;

    /// <summary>The name as it is kept; null if it is none.</summary>
    public static string? Name(string? typed)
    {
        var name = PlainText.Line(typed);
        // Git ends a name at <.
        return name.Length is 0 or > MostOfName || name.Any(letter => char.IsControl(letter) || letter is '<' or '>') ? null : name;
    }

    /// <summary>The address as it is kept; null if it is none.</summary>
    public static string? Email(string? typed)
    {
        var text = (typed ?? "").Trim();
        return
            text.Length <= MostOfEmail
            && !text.Any(char.IsWhiteSpace)
            && MailAddress.TryCreate(text, out var address)
            && address.Address == text
            ? text
            : null;
    }
}
