using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace CeasefireTracker.Desk.Text;

/// <summary>HTML as words and tags in their order. By the parser's tokens and not by its tree, which a page of nothing but beginnings can
/// make as dear to build as it likes.</summary>
internal static class HtmlWords
{
    /// <summary>The elements whose content is nothing that anybody reads.</summary>
    public static readonly IReadOnlySet<string> Unread = new HashSet<string>(StringComparer.Ordinal)
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
    };

    /// <summary>Every token but the words within some elements. What never ends is let go of with the text: an element without an end is at
    /// its end.</summary>
    /// <param name="without">The names of the elements; those of <see cref="Unread"/> among them.</param>
    public static IEnumerable<HtmlToken> Read(string html, IReadOnlySet<string> without)
    {
        using var source = new TextSource(html);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            if (token is HtmlTagToken tag && without.Contains(tag.Name))
            {
                Step(tokens, tag, open);
            }

            if (token.Type != HtmlTokenType.Character || open.Count == 0)
            {
                yield return token;
            }
        }
    }

    private static void Step(HtmlTokenizer tokens, HtmlTagToken tag, Dictionary<string, int> open)
    {
        var count =
            open.GetValueOrDefault(tag.Name)
            + (
                tag.Type == HtmlTokenType.EndTag ? -1
                : tag.IsSelfClosing ? 0
                : 1
            );
        if (count > 0)
        {
            open[tag.Name] = count;
        }
        else
        {
            open.Remove(tag.Name);
        }

        if (tag is { Type: HtmlTokenType.StartTag, IsSelfClosing: false })
        {
            tokens.State = tag.Name switch
            {
                "script" => HtmlParseMode.Script,
                "style" or "iframe" => HtmlParseMode.Rawtext,
                "textarea" => HtmlParseMode.RCData,
                _ => HtmlParseMode.PCData,
            };
        }
    }
}
