using CeasefireTracker.Dataset.Model;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CeasefireTracker.Dataset.Checking;

/// <summary>
/// What narratives hold that no page shows as it was meant: the words stay, but their form goes. Nothing is wrong with the data then, so
/// these are remarks beside the problems.
/// </summary>
public static class NarrativeRemarks
{
    private const string Rule = "markdown";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().Build();

    /// <summary>A remark for each, by file and line.</summary>
    /// <param name="dataset">The records.</param>
    /// <param name="root">The path of <c>data/</c> that they were read from, for the lines.</param>
    public static IReadOnlyList<Problem> Of(TrackerDataset dataset, string root)
    {
        var remarks = new List<Problem>();
        foreach (var (_, e) in dataset.Walk("narratives"))
        {
            if (e.Narrative is not { } narrative)
            {
                continue;
            }

            var japanese = Path.ChangeExtension(e.File, ".ja.md");
            if (e.File.EndsWith(".md", StringComparison.Ordinal))
            {
                remarks.AddRange(Of(narrative.En, e.File, LineOf(narrative.En, root, e.File)));
                remarks.AddRange(Of(narrative.Ja, japanese, LineOf(narrative.Ja, root, japanese)));
            }
            else
            {
                // A narrative within a line of NDJSON has no lines of its own.
                remarks.AddRange(
                    Of(narrative.En, e.File, 0).Concat(Of(narrative.Ja, e.File, 0)).Select(remark => remark with { Line = e.Line })
                );
            }
        }

        // An opening and a closing mark of HTML are one remark.
        return [.. remarks.Distinct().OrderBy(remark => remark.File, StringComparer.Ordinal).ThenBy(remark => remark.Line)];
    }

    /// <summary>True of a link that is kept: to a public http or https address, or to a place on this site.</summary>
    public static bool IsKept(string address) => SourceAddress.Refusal(address) is null || IsOurs(address);

    /// <summary>True of a path or a place on this site; two slashes would be another host.</summary>
    public static bool IsOurs(string address) =>
        address.Length > 0
        && address[0] is '/' or '#'
        && !address.StartsWith("//", StringComparison.Ordinal)
        && !address.Contains('\\', StringComparison.Ordinal);

    private static IEnumerable<Problem> Of(string text, string file, int first)
    {
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig ends this way at 128 levels of nesting.
            return [new Problem(file, first, Rule, "The narrative is nested too deep: it is shown as plain text.")];
        }

        return document
            .Descendants()
            .Select(part => (part, Message: Remark(part)))
            .Where(pair => pair.Message is not null)
            .Select(pair => new Problem(file, first + pair.part.Line, Rule, pair.Message!));
    }

    private static string? Remark(MarkdownObject part) =>
        part switch
        {
            HeadingBlock { Level: not (3 or 4) } heading =>
                $"A heading of level {heading.Level} is shown as plain text; levels 3 and 4 (### and ####) are kept.",
            LinkInline { IsImage: true } => "An image is not shown, only its description may be; link to it instead.",
            LinkInline { Url: { } url } when !IsKept(url) =>
                $"A link to '{url}' is shown as plain text; http and https addresses and places on this site (/en/… or #…) are kept.",
            AutolinkInline { IsEmail: true } => "An e-mail address is shown as plain text.",
            AutolinkInline { Url: var url } when !IsKept(url) =>
                $"A link to '{url}' is shown as plain text; http and https addresses are kept.",
            FootnoteLink { IsBackLink: false } or Footnote =>
                "A footnote is shown as it is written, brackets and all; say it in the text, or cite it.",
            HtmlBlock or HtmlInline => "HTML is shown as it is written, brackets and all; Markdown's own marks are kept.",
            _ => null,
        };

    /// <summary>The line of the file on which its narrative begins, from 1.</summary>
    private static int LineOf(string narrative, string root, string file)
    {
        var text = File.ReadAllText(Path.Combine(root, Path.GetRelativePath("data", file))).ReplaceLineEndings("\n");
        var at = text.LastIndexOf(narrative, StringComparison.Ordinal);
        return text.AsSpan(0, Math.Max(0, at)).Count('\n') + 1;
    }
}
