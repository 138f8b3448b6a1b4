using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace CeasefireTracker.Tests.Pages;

/// <summary>Every form of every page, found by following links, as readers send it.</summary>
[Trait("Takes", "long")]
[TakesLong]
public sealed class FormTests
{
    private static readonly int MostOfAForm = Goals.Cases(1, 3);

    // Links combine filters without end; pages of more have the forms of those of a few, and the long run looks at three.
    private static readonly int MostNames = Goals.Cases(2, 3);

    // Each form meets a part of the hostile texts and of its fields filled alone, and each text a part of the forms; in the long run all.
    private static readonly int OneOf = Goals.Cases(5, 1);

    [Fact]
    public async Task Every_form_of_every_page_can_be_sent_untouched_half_filled_filled_and_hostile()
    {
        using var record = new SmallRecord();
        using var site = Goals.Cases(0, 1) == 1 ? new TrackerSite(Repository.Data) : new TrackerSite(record.Data);
        using var reader = site.Reader();
        var (sent, faults, pages, shown) = (new Dictionary<string, int>(StringComparer.Ordinal), new List<string>(), 0, 0);
        var hostile = new HashSet<string>(StringComparer.Ordinal);
        var (known, shapes) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var (address, page) in Every(reader))
        {
            pages++;
            // Field by field and with hostile texts once a form; as it stands on each page.
            var before = shapes.ToHashSet();
            foreach (
                var sending in Forms
                    .Of(page)
                    .Where(sending =>
                        (sending.Kind.EndsWith("filled", StringComparison.Ordinal) && sending.Kind != "one field filled")
                        || sending.Kind == "untouched"
                        || !before.Contains(sending.Shape)
                    )
                    .Where(sending => sending.Kind is not ("hostile" or "one field filled") || shown++ % OneOf == 0)
                    .Where(sending => known.Add(sending.Address))
            )
            {
                shapes.Add(sending.Shape);
                if (sending.Kind == "hostile")
                {
                    hostile.Add(sending.Given.Select(given => given.Value).FirstOrDefault(""));
                }

                sent[sending.Kind] = sent.GetValueOrDefault(sending.Kind) + 1;
                if (await Fault(reader, sending) is { } fault)
                {
                    faults.Add($"{address}, {sending.Kind}: {sending.Address[..Math.Min(200, sending.Address.Length)]}: {fault}");
                }
            }
        }

        Assert.True(faults.Count == 0, $"{faults.Count} faults\n" + string.Join('\n', faults.Take(30)));
        Assert.Subset(
            sent.Keys.ToHashSet(),
            new HashSet<string> { "untouched", "filled", "first half filled", "second half filled", "one field filled", "hostile" }
        );
        Assert.Empty(Forms.Hostile.Except(hostile));
        Goals.Reached(
            "S12",
            $"forms of {pages} pages: {string.Join(", ", sent.Select(pair => $"{pair.Value} × {pair.Key}"))}: no 5xx, nothing lost"
        );
    }

    /// <summary>Follows what a form leads to. Nothing that the reader gave may be lost without a word.</summary>
    private static async Task<string?> Fault(HttpClient reader, Sending sending)
    {
        var address = sending.Address;
        for (var hops = 0; hops < 4; hops++)
        {
            using var answer = await reader.GetAsync(address);
            if ((int)answer.StatusCode is 301 or 302)
            {
                address = answer.Headers.Location!.ToString();
                continue;
            }

            var html = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                return $"{(int)answer.StatusCode} at {address[..Math.Min(200, address.Length)]}";
            }

            var isTold =
                html.Contains("class=\"problem", StringComparison.Ordinal) || html.Contains("class=\"notice", StringComparison.Ordinal);
            var lost = sending
                .Given.Select(given => given.Name)
                .Distinct()
                .Where(name => !address.Contains(name + "=", StringComparison.Ordinal))
                .ToList();
            return !isTold && address.Split('?', '&').Skip(1).Any(pair => pair.EndsWith('=')) ? $"{address} keeps empty fields"
                : !isTold && sending.Kind != "hostile" && lost.Count > 0 ? $"{address} lost {string.Join(", ", lost)}"
                : null;
        }

        return "redirects without end";
    }

    /// <summary>Every page that links lead to; of addresses with a query a few of each form.</summary>
    private static async IAsyncEnumerable<(string Address, IHtmlDocument Page)> Every(HttpClient reader)
    {
        var (seen, waiting, forms) = (
            new HashSet<string>(StringComparer.Ordinal),
            new Queue<string>(["/en/timeline", "/ja/timeline"]),
            new Dictionary<string, int>(StringComparer.Ordinal)
        );
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await reader.GetAsync(address);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            yield return (address, page);
            foreach (var href in page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]))
            {
                // What is offered in a format has no form.
                if (href.Split('?')[0].Split('/')[^1].Contains('.', StringComparison.Ordinal))
                {
                    continue;
                }

                string[] names = [.. href.Split('?', '&').Select(pair => pair.Split('=')[0])];
                var form = string.Join('&', names);
                forms[form] = forms.GetValueOrDefault(form) + (href.Contains('?', StringComparison.Ordinal) ? 1 : 0);
                if (names.Length <= 1 + MostNames && forms[form] <= MostOfAForm && seen.Add(href))
                {
                    waiting.Enqueue(href);
                }
            }
        }
    }
}
