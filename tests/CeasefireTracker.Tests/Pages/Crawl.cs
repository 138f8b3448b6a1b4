using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Pages;

/// <summary>Follows every link of a site, in both languages, and collects what is wrong with its pages.</summary>
/// <param name="client">Follows no redirect by itself.</param>
/// <param name="path">The path under which the site is, such as <c>/tracker</c>; no address may leave it. Empty at the root.</param>
/// <param name="origin">The scheme and host of the site's whole addresses.</param>
/// <param name="mostOfAForm">How many addresses are followed that differ only in the values of their queries, or in which event or source
/// is offered in a format.</param>
/// <param name="isLeftOut">True of an address that is not followed; null: none is left out.</param>
internal sealed partial class Crawl(
    HttpClient client,
    string path = "",
    string origin = "",
    int mostOfAForm = 20,
    Func<string, bool>? isLeftOut = null
)
{
    private readonly Regex elsewhere = new(
        $"{Regex.Escape(origin)}(?!{Regex.Escape(path)}(?![A-Za-z0-9])).{{0,60}}|{Regex.Escape(Uri.EscapeDataString(origin))}(?!{Regex.Escape(Uri.EscapeDataString(path))}(?![A-Za-z0-9])).{{0,60}}",
        RegexOptions.CultureInvariant | RegexOptions.Compiled
    );

    private readonly List<string> lost = [];
    private readonly List<string> faults = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<string> waiting = new();
    private readonly List<(string From, string To, string Id)> fragments = [];
    private readonly Dictionary<string, int> forms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> ids = new(StringComparer.Ordinal);

    /// <summary>Addresses at which nothing is, and addresses that leave the path.</summary>
    public IReadOnlyList<string> Lost => lost;

    /// <summary>How many addresses were found.</summary>
    public int Seen => seen.Count;

    /// <summary>Goes from these addresses to all that they lead to.</summary>
    /// <returns>What is wrong, <see cref="Lost"/> included, a line each.</returns>
    public async Task<IReadOnlyList<string>> From(params IEnumerable<string> first)
    {
        foreach (var address in first)
        {
            Add(path + address, "");
        }

        while (waiting.TryDequeue(out var address))
        {
            using var answer = await Answer(address);
            await Inside(address, answer);
            if ((int)answer.StatusCode is 301 or 302)
            {
                Add(answer.Headers.Location!.ToString(), address);
            }
            else if (answer.StatusCode != HttpStatusCode.OK)
            {
                lost.Add($"{address}: {(int)answer.StatusCode}");
            }
            else if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                await Page(address, answer);
            }
        }

        faults.AddRange(
            fragments
                .Where(fragment =>
                    fragment.Id.Length > 0
                    && ids.TryGetValue(fragment.To, out var known)
                    && !known.Contains(Uri.UnescapeDataString(fragment.Id))
                )
                .Select(fragment => $"{fragment.From}: nothing is at {fragment.To}#{fragment.Id}")
                .Distinct()
        );
        return [.. lost, .. faults];
    }

    // A large file may take longer to be made than one answer may wait for: it goes on being made, and whoever asks again has it.
    private async Task<HttpResponseMessage> Answer(string address)
    {
        var answer = await client.GetAsync(address);
        for (
            var asked = 1;
            asked < 20 && answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null;
            asked++
        )
        {
            answer.Dispose();
            answer = await client.GetAsync(address);
        }

        return answer;
    }

    /// <summary>Asks for what is refused, whose answers have addresses too.</summary>
    public async Task Refused(params IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            using var answer = await client.GetAsync(path + address);
            if ((int)answer.StatusCode < 400)
            {
                lost.Add($"{address}: {(int)answer.StatusCode}");
            }

            await Inside(path + address, answer);
        }
    }

    private async Task Inside(string address, HttpResponseMessage answer)
    {
        if (path.Length == 0)
        {
            return;
        }

        var isText =
            answer.Content.Headers.ContentType?.MediaType
            is { } type
                and not ("application/zip" or "application/vnd.sqlite3" or "image/png");
        var texts = answer
            .Headers.Concat(answer.Content.Headers)
            .Where(header => header.Key is "Link" or "Location")
            .SelectMany(header => header.Value);
        // A calendar breaks its lines anywhere (RFC 5545, 3.1).
        var body = isText ? (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal) : "";
        foreach (var text in texts.Append(body))
        {
            lost.AddRange(
                FromTheRoot().Matches(text).Concat(elsewhere.Matches(text)).Select(match => $"{address}: leaves {path}: {match.Value}")
            );
        }

        if (answer.Headers.Location is { } location && !$"{location}".StartsWith(path + "/", StringComparison.Ordinal))
        {
            lost.Add($"{address}: leads to {location}");
        }
    }

    private async Task Page(string address, HttpResponseMessage answer)
    {
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        if (path.Length == 0)
        {
            Made(address, page);
        }
        else
        {
            lost.AddRange(
                page.All.SelectMany(element => element.Attributes, (element, attribute) => (element, attribute))
                    .Where(root =>
                        root.attribute.Value is ['/', ..] && !root.attribute.Value.StartsWith(path + "/", StringComparison.Ordinal)
                    )
                    .Select(root => $"{address}: leaves {path}: <{root.element.LocalName} {root.attribute.Name}={root.attribute.Value}>")
            );
        }

        Follow(address, page);
    }

    /// <summary>How a page is made; the same under a path as at the root.</summary>
    private void Made(string address, IHtmlDocument page)
    {
        ids[address] = [.. page.QuerySelectorAll("[id]").Select(element => element.Id!)];
        if (
            string.IsNullOrWhiteSpace(page.Title)
            || page.QuerySelectorAll("h1").Length != 1
            || page.DocumentElement.GetAttribute("lang") != address[1..3]
        )
        {
            faults.Add(
                $"{address}: title “{page.Title}”, {page.QuerySelectorAll("h1").Length} h1, lang {page.DocumentElement.GetAttribute("lang")}"
            );
        }

        if (
            page.QuerySelector("header.masthead") is not null
            && (page.Head!.QuerySelector("link[rel=expect]")?.GetAttribute("href") is not { } part || page.QuerySelector(part) is null)
        )
        {
            faults.Add($"{address}: what it waits for before it is painted is not on it");
        }

        foreach (var complaint in page.QuerySelectorAll(".unknown-name"))
        {
            faults.Add($"{address}: our own link has a name that its page does not declare: {complaint.TextContent}");
        }

        foreach (var twice in page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1))
        {
            faults.Add($"{address}: the id {twice.Key} stands {twice.Count()} times");
        }

        foreach (
            var apart in page.QuerySelectorAll("a, span, strong")
                .Where(element =>
                    element.NextSibling is AngleSharp.Dom.IText text
                    && text.Data.TrimStart() is [',' or ';' or '.' or '、' or '。' or '；', ..]
                    && char.IsWhiteSpace(text.Data[0])
                )
        )
        {
            faults.Add($"{address}: a space before “{apart.NextSibling!.TextContent.Trim()[0]}” after “{apart.TextContent}”");
        }
    }

    private void Follow(string address, IHtmlDocument page)
    {
        foreach (
            var link in page.QuerySelectorAll("a, link[rel=alternate], link[rel=stylesheet], link[rel=icon], use, script[src], img")
                .Select(element => (element, element.GetAttribute("href") ?? element.GetAttribute("src")))
        )
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
                if (href.Split('#') is [var to, var id] && element is IHtmlAnchorElement)
                {
                    fragments.Add((address, to, id));
                }

                Add(href.Split('#')[0], address);
            }
        }
    }

    // Whatever the format: one of the site's own addresses, from the root of the host.
    [GeneratedRegex(
        @"(?<![A-Za-z0-9%._~@-])/(?:(?:en|ja|data|problems|openapi|icons|css|js|images|oembed|feed)[/?#]|stand-in\.css|sitemap\.xml|robots\.txt).{0,60}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex FromTheRoot();

    // Filters combine without end: an address with a query is followed when a page without one links to it, so many of each form. What one
    // event or source is offered as is made alike for all: so many of each format, and in the long run all.
    private void Add(string href, string from)
    {
        var (path, query) = href.Split('?', 2) is [var before, var after] ? (before, after) : (href, null);
        if (seen.Contains(href) || (query is not null && from.Contains('?', StringComparison.Ordinal)) || isLeftOut?.Invoke(href) == true)
        {
            return;
        }

        if (Form(path, query) is { } form)
        {
            forms[form] = forms.GetValueOrDefault(form) + 1;
            if (forms[form] > (query is not null ? mostOfAForm : Goals.Cases(mostOfAForm, int.MaxValue)))
            {
                return;
            }
        }

        seen.Add(href);
        waiting.Enqueue(href);
    }

    /// <summary>What an address has in common with those of which so many are followed; null if it is followed in any case.</summary>
    private static string? Form(string path, string? query) =>
        query is not null ? path + "?" + string.Join('&', query.Split('&').Select(pair => pair.Split('=')[0]).Distinct())
        : path.Split('/') is [.., "events" or "sources", var last] && last.Contains('.', StringComparison.Ordinal)
            ? path[..^last.Length] + "*" + last[last.IndexOf('.', StringComparison.Ordinal)..]
        : null;
}
