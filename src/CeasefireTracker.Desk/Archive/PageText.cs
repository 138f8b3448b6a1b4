using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace CeasefireTracker.Desk.Archive;

/// <summary>
/// What a page says to whoever reads it: its text, a line a paragraph, without what stands round the article. By the parser's tokens and
/// not by its tree, which a page of nothing but beginnings can make as dear to build as it likes.
/// </summary>
public static partial class PageText
{
    private const int LongestText = 2_000_000;

    // What changes from one look to the next, and is none of the article's words.
    private static readonly HashSet<string> Aside = new(StringComparer.Ordinal)
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "textarea",
        "time",
    };

    // Within a line.
    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal)
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "em",
        "font",
        "i",
        "mark",
        "q",
        "rt",
        "ruby",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "wbr",
    };

    static PageText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The lines of a page; null if it is no text.</summary>
    /// <param name="type">Its <c>Content-Type</c>; null: found out.</param>
    public static IReadOnlyList<string>? Of(ReadOnlyMemory<byte> page, string? type)
    {
        var kind = type?.Split(';')[0].Trim().ToLowerInvariant() ?? "";
        var isHtml = kind is "text/html" or "application/xhtml+xml" || (kind.Length == 0 && page.Span.IndexOf("<html"u8) >= 0);
        if (!isHtml && !kind.StartsWith("text/", StringComparison.Ordinal) && kind is not ("application/json" or "application/xml"))
        {
            return null;
        }

        var text = EncodingOf(page.Span, type).GetString(page.Span);
        text = text.Length > LongestText ? text[..LongestText] : text;
        var lines = isHtml ? Lines(text) : text.Split('\n').Select(Joined);
        return lines.Where(line => line.Length > 0).ToList() is { Count: > 0 } said ? said : null;
    }

    private static IEnumerable<string> Lines(string html)
    {
        using var source = new TextSource(html);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        var (line, aside) = (new StringBuilder(), new Dictionary<string, int>(StringComparer.Ordinal));
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            if (token.Type == HtmlTokenType.Character && aside.Count == 0)
            {
                line.Append(token.Data);
            }
            else if (token.Type is HtmlTokenType.StartTag or HtmlTokenType.EndTag && !Inline.Contains(token.Name))
            {
                yield return Joined(line.ToString());
                line.Clear();
                Step(tokens, (HtmlTagToken)token, aside);
            }
        }

        yield return Joined(line.ToString());
    }

    // What never ends is let go of with the page: a footer without an end is at its end.
    private static void Step(HtmlTokenizer tokens, HtmlTagToken tag, Dictionary<string, int> aside)
    {
        if (!Aside.Contains(tag.Name))
        {
            return;
        }

        var open = aside.GetValueOrDefault(tag.Name);
        if (tag.Type == HtmlTokenType.EndTag)
        {
            if (open <= 1)
            {
                aside.Remove(tag.Name);
            }
            else
            {
                aside[tag.Name] = open - 1;
            }
        }
        else if (!tag.IsSelfClosing)
        {
            aside[tag.Name] = open + 1;
            tokens.State = tag.Name switch
            {
                "script" => HtmlParseMode.Script,
                "style" or "iframe" => HtmlParseMode.Rawtext,
                "textarea" => HtmlParseMode.RCData,
                _ => HtmlParseMode.PCData,
            };
        }
    }

    private static string Joined(string text) => Spaces().Replace(text, " ").Trim();

    private static Encoding EncodingOf(ReadOnlySpan<byte> page, string? type)
    {
        if (page is [0xEF, 0xBB, 0xBF, ..])
        {
            return Encoding.UTF8;
        }

        var start = Encoding.Latin1.GetString(page[..Math.Min(page.Length, 2048)]);
        foreach (var match in new[] { Charset().Match(type ?? ""), Charset().Match(start) }.Where(match => match.Success))
        {
            try
            {
                return Encoding.GetEncoding(match.Groups[1].Value);
            }
            catch (Exception e) when (e is ArgumentException or NotSupportedException)
            {
                // There is no such encoding, or one that nobody should read; whoever wrote the page guessed.
            }
        }

        return Encoding.UTF8;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"charset\s*=\s*[""']?\s*([\w:.-]{1,40})", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();
}
