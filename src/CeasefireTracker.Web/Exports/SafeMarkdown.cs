using CeasefireTracker.Dataset.Checking;
using CeasefireTracker.Web.Store;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CeasefireTracker.Web.Exports;

/// <summary>
/// Markdown that stays harmless in a program that passes raw HTML and any scheme on, which CommonMark asks of it: an angle bracket that
/// would open an element is text, and a link that may not be followed is the words that it was written in. Nothing else changes.
/// </summary>
public static class SafeMarkdown
{
    private const int MostRounds = 20;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    public static string Of(string markdown)
    {
        // What was inside an element is Markdown once that is none any more, so it is looked at until nothing is left.
        for (var round = 0; round < MostRounds; round++)
        {
            if (Dangers(markdown) is not { } dangers)
            {
                break;
            }

            if (dangers.Count == 0)
            {
                return markdown;
            }

            foreach (var danger in dangers.OrderByDescending(danger => danger.Start))
            {
                markdown = markdown[..danger.Start] + AsText(markdown[danger.Start..(danger.End + 1)]) + markdown[(danger.End + 1)..];
            }
        }

        return AsText(markdown);
    }

    /// <summary>As entities, which are never more than the character, whatever stands before them.</summary>
    private static string AsText(string text) =>
        text.Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("[", "&#91;", StringComparison.Ordinal)
            .Replace("]", "&#93;", StringComparison.Ordinal);

    /// <summary>The outermost places that are dangerous; null if the text cannot be read.</summary>
    private static List<SourceSpan>? Dangers(string markdown)
    {
        try
        {
            var spans = Markdown
                .Parse(markdown, Pipeline)
                .Descendants()
                .Where(IsDangerous)
                .Select(node => node.Span)
                .Where(span => !span.IsEmpty && span.End < markdown.Length)
                .Distinct()
                .ToList();
            return spans.FindAll(span => !spans.Exists(other => other != span && other.Start <= span.Start && other.End >= span.End));
        }
        catch (ArgumentException)
        {
            // Markdig ends this way at 128 levels of nesting.
            return null;
        }
    }

    private static bool IsDangerous(MarkdownObject node) =>
        node switch
        {
            HtmlBlock or HtmlInline => true,
            LinkInline link => link.IsImage || !MayBeFollowed(link.Url),
            AutolinkInline auto => !MayBeFollowed(auto.Url),
            LinkReferenceDefinition definition => !MayBeFollowed(definition.Url),
            _ => false,
        };

    private static bool MayBeFollowed(string? address) => address is not null && NarrativeRemarks.IsKept(address);
}
