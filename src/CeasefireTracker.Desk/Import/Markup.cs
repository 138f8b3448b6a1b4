using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

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

        var document = new HtmlParser().ParseDocument("<!doctype html><body>" + Breaks().Replace(text, "\n$0"));
        foreach (var unread in document.QuerySelectorAll("script,style,template,noscript").ToList())
        {
            unread.Remove();
        }

        return document.Body?.TextContent ?? "";
    }

    [GeneratedRegex("</?[a-zA-Z][^<>]*>|&(?:#\\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);|<!--")]
    private static partial Regex Looks();

    [GeneratedRegex("<(?:br|/p|/li|/div|/h[1-6])\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Breaks();
}
