using System.Net;
using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Dataset.Model;
using Ganss.Xss;
using Markdig;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// Markdown to HTML that is safe to print as it is: CommonMark with tables; no headings but of levels 3 and 4, no footnotes, no raw HTML,
/// no images, links to public http and https addresses and to this site only. Made once, when the store is built.
/// </summary>
public sealed class NarrativeHtml
{
    private readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder()
        .UseCjkFriendlyEmphasis()
        .UsePipeTables()
        .DisableHtml()
        .Build();
    private readonly HtmlSanitizer sanitizer = Sanitizer();

    /// <summary>Both languages as HTML.</summary>
    public LocalizedText Of(LocalizedText markdown) => new(Of(markdown.En), Of(markdown.Ja));

    private string Of(string markdown)
    {
        try
        {
            return sanitizer.Sanitize(Markdown.ToHtml(markdown, pipeline)).Trim();
        }
        catch (ArgumentException)
        {
            // Markdig ends this way at 128 levels of nesting; the words matter more than their form.
            return $"<p>{WebUtility.HtmlEncode(markdown)}</p>";
        }
    }

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith([
            "p",
            "br",
            "em",
            "strong",
            "a",
            "ul",
            "ol",
            "li",
            "blockquote",
            "code",
            "pre",
            "h3",
            "h4",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "hr",
        ]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedAtRules.Clear();
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https"]);
        sanitizer.KeepChildNodes = true;
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is not AngleSharp.Dom.IElement { LocalName: "a" } link || link.GetAttribute("href") is not { } address)
            {
                return;
            }

            if (SourceAddress.Refusal(address) is null)
            {
                link.SetAttribute("rel", "noopener noreferrer");
            }
            else if (!NarrativeRemarks.IsOurs(address))
            {
                link.RemoveAttribute("href");
            }
        };
        return sanitizer;
    }
}
