using CeasefireTracker.Dataset.Model;
using Ganss.Xss;
using Markdig;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// Markdown to HTML that is safe to print as it is: CommonMark with tables and footnotes, no raw HTML, no images, links to http, https and
/// this site only. Made once, when the store is built.
/// </summary>
public sealed class NarrativeHtml
{
    private readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder().UseCjkFriendlyEmphasis().UsePipeTables().DisableHtml().Build();
    private readonly HtmlSanitizer sanitizer = Sanitizer();

    /// <summary>Both languages as HTML.</summary>
    public LocalizedText Of(LocalizedText markdown) => new(Of(markdown.En), Of(markdown.Ja));

    private string Of(string markdown) => sanitizer.Sanitize(Markdown.ToHtml(markdown, pipeline)).Trim();

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        sanitizer.AllowedTags.UnionWith(["p", "br", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "pre", "h3", "h4", "table", "thead", "tbody", "tr", "th", "td", "hr"]);
        sanitizer.AllowedAttributes.Clear();
        sanitizer.AllowedAttributes.UnionWith(["href"]);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedAtRules.Clear();
        sanitizer.AllowedSchemes.Clear();
        sanitizer.AllowedSchemes.UnionWith(["http", "https"]);
        sanitizer.KeepChildNodes = true;
        sanitizer.PostProcessNode += (_, e) =>
        {
            if (e.Node is AngleSharp.Dom.IElement { LocalName: "a" } link)
            {
                link.SetAttribute("rel", "noopener noreferrer");
            }
        };
        return sanitizer;
    }
}
