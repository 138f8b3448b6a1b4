using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CeasefireTracker.Desk.Text;

namespace CeasefireTracker.Desk.Archive;

/// <summary>What a page says to whoever reads it: its text, a line a paragraph, without what stands round the article.</summary>
public static partial class PageText
{
    private const int LongestText = 2_000_000;

    // What changes from one look to the next, and is none of the article's words. A form is none of them: many a page is one great form.
    private static readonly HashSet<string> Aside = new(HtmlWords.Unread, StringComparer.Ordinal)
    {
        "nav",
        "footer",
        "aside",
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
        return isHtml ? Said(Lines(text, Aside)) ?? Said(Lines(text, HtmlWords.Unread)) : Said(text.Split('\n').Select(Joined));
    }

    // Where all of a page stands within what is set aside, that is what it says.
    private static List<string>? Said(IEnumerable<string> lines) =>
        lines.Where(line => line.Length > 0).ToList() is { Count: > 0 } said ? said : null;

    private static IEnumerable<string> Lines(string html, IReadOnlySet<string> without)
    {
        var line = new StringBuilder();
        foreach (var token in HtmlWords.Read(html, without))
        {
            if (token.Type == HtmlTokenType.Character)
            {
                line.Append(token.Data);
            }
            else if (token.Type is HtmlTokenType.StartTag or HtmlTokenType.EndTag && !Inline.Contains(token.Name))
            {
                yield return Joined(line.ToString());
                line.Clear();
            }
        }

        yield return Joined(line.ToString());
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
