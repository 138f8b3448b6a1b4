using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace CeasefireTracker.Desk.Import;

/// <summary>The words of a text that has HTML in it. By the parser's tokens and not by its tree, which a text of nothing but beginnings can
/// make as dear to build as it likes.</summary>
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

        using var source = new TextSource(Breaks().Replace(text, "\n$0"));
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        var (words, unread) = (new StringBuilder(), "");
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            if (token.Type == HtmlTokenType.Character && unread.Length == 0)
            {
                words.Append(token.Data);
            }
            else if (token.Type == HtmlTokenType.StartTag && unread.Length == 0 && IsUnread(token.Name))
            {
                unread = token.Name;
                tokens.State =
                    unread == "script" ? HtmlParseMode.Script
                    : unread == "style" ? HtmlParseMode.Rawtext
                    : HtmlParseMode.PCData;
            }
            else if (token.Type == HtmlTokenType.EndTag && token.Name == unread)
            {
                unread = "";
            }
        }

        return words.ToString();
    }

    private static bool IsUnread(string name) => name is "script" or "style" or "template" or "noscript";

    [GeneratedRegex("</?[a-zA-Z][^<>]*>|&(?:#\\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);|<!--")]
    private static partial Regex Looks();

    [GeneratedRegex("<(?:br|/p|/li|/div|/h[1-6])\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();
}
