using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Import;

/// <summary>The words of a text that has HTML in it.</summary>
internal static partial class Markup
{
    /// <summary>What a reader would see; scripts and styles are nothing that is read. A text that only has signs in it stays
    /// as it is.</summary>
    public static string Text(string text)
    {
        if (!Looks().IsMatch(text))
        {
            return text;
        }

        var words = new StringBuilder();
        foreach (var token in HtmlWords.Read(text, HtmlWords.Unread))
        {
            words.Append(
                token.Type == HtmlTokenType.Character ? token.Data
                : IsBreak(token) ? "\n"
                : ""
            );
        }

        return words.ToString();
    }

    private static bool IsBreak(HtmlToken token) =>
        token.Type == HtmlTokenType.StartTag
            ? token.Name == "br"
            : token.Type == HtmlTokenType.EndTag && token.Name is "p" or "li" or "div" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6";

    [GeneratedRegex("</?[a-zA-Z][^<>]*>|&(?:#\\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);|<!--")]
    private static partial Regex Looks();
}
