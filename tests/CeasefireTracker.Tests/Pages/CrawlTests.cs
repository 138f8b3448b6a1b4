using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Pages;

/// <summary>Follows every link from the front door, in both languages, over the repository's own data.</summary>
public sealed class CrawlTests(RecordSite site) : IClassFixture<RecordSite>
{
    private const int MostOfAForm = 20;

    [Fact]
    public async Task Every_link_leads_somewhere_and_every_page_has_a_title_a_language_and_one_heading()
    {
        using var client = site.Reader();
        var (faults, seen, waiting) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal), new Queue<string>(["/en/timeline", "/ja/timeline"]));
        var fragments = new List<(string From, string To, string Id)>();
        var forms = new Dictionary<string, int>(StringComparer.Ordinal);
        var ids = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var first in waiting)
        {
            seen.Add(first);
        }

        while (waiting.TryDequeue(out var address))
        {
            using var answer = await client.GetAsync(address);
            if ((int)answer.StatusCode is 301 or 302)
            {
                Add(answer.Headers.Location!.ToString(), address);
                continue;
            }

            if (answer.StatusCode != HttpStatusCode.OK)
            {
                faults.Add($"{address}: {(int)answer.StatusCode}");
                continue;
            }

            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
            ids[address] = [.. page.QuerySelectorAll("[id]").Select(element => element.Id!)];
            if (string.IsNullOrWhiteSpace(page.Title) || page.QuerySelectorAll("h1").Length != 1 || page.DocumentElement.GetAttribute("lang") != address[1..3])
            {
                faults.Add($"{address}: title “{page.Title}”, {page.QuerySelectorAll("h1").Length} h1, lang {page.DocumentElement.GetAttribute("lang")}");
            }

            foreach (var complaint in page.QuerySelectorAll(".unknown-name"))
            {
                faults.Add($"{address}: our own link has a name that its page does not declare: {complaint.TextContent}");
            }

            foreach (var twice in page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1))
            {
                faults.Add($"{address}: the id {twice.Key} stands {twice.Count()} times");
            }

            foreach (var apart in page.QuerySelectorAll("a, span, strong").Where(element => element.NextSibling is AngleSharp.Dom.IText text && text.Data.TrimStart() is [',' or ';' or '.' or '、' or '。' or '；', ..] && char.IsWhiteSpace(text.Data[0])))
            {
                faults.Add($"{address}: a space before “{apart.NextSibling!.TextContent.Trim()[0]}” after “{apart.TextContent}”");
            }

            foreach (var link in page.QuerySelectorAll("a, link[rel=alternate], link[rel=stylesheet], link[rel=icon], use, script[src], img").Select(element => (element, element.GetAttribute("href") ?? element.GetAttribute("src"))))
            {
                var (element, href) = link;
                if (string.IsNullOrWhiteSpace(href))
                {
                    faults.Add($"{address}: an empty address in {element.OuterHtml[..Math.Min(100, element.OuterHtml.Length)]}");
                }
                else if (href[0] == '#' && element is IHtmlAnchorElement)
                {
                    fragments.Add((address, address, href[1..]));
                }
                else if (href[0] == '/')
                {
                    if (href.Split('#') is [var path, var id] && element is IHtmlAnchorElement)
                    {
                        fragments.Add((address, path, id));
                    }

                    Add(href.Split('#')[0], address);
                }
            }
        }

        faults.AddRange(fragments.Where(fragment => fragment.Id.Length > 0 && ids.TryGetValue(fragment.To, out var known) && !known.Contains(Uri.UnescapeDataString(fragment.Id)))
            .Select(fragment => $"{fragment.From}: nothing is at {fragment.To}#{fragment.Id}").Distinct());
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
        Assert.True(seen.Count > 100, $"only {seen.Count} addresses were found");

        // Filters combine without end: an address with a query is followed when a page without one links to it, twenty of each form.
        void Add(string href, string from)
        {
            if (href.Contains('?', StringComparison.Ordinal))
            {
                var form = Form(href);
                forms[form] = forms.GetValueOrDefault(form) + 1;
                if (from.Contains('?', StringComparison.Ordinal) || forms[form] > MostOfAForm)
                {
                    return;
                }
            }

            if (seen.Add(href))
            {
                waiting.Enqueue(href);
            }
        }

        static string Form(string href) => href[..href.IndexOf('?', StringComparison.Ordinal)]
            + string.Join('&', href[(href.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(pair => pair.Split('=')[0]).Distinct());
    }
}
