using System.Net;
using AngleSharp.Html.Parser;
using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web.Store;

namespace CeasefireTracker.Tests.Hostile;

/// <summary>Hostile text that is in the record: in every field, in every shape that Markdown gives it, on every page.</summary>
[Trait("Takes", "long")]
public sealed class StoredTests
{
    private static readonly string[] Shapes =
    [
        "{0}",
        "[x]({0})",
        "![x]({0})",
        "<{0}>",
        "[x][1]\n\n[1]: {0}\n",
        "| a |\n|---|\n| {0} |\n",
        "> * **{0}**\n>   1. *{0}*",
        "`{0}`\n\n    {0}\n\n```{0}\n{0}\n```",
        "# {0}\n\n{0}\n===",
        "**{0}** ~~{0}~~ {0}\\\n{0}",
    ];

    [Fact]
    public void No_payload_in_any_shape_of_Markdown_leaves_a_dangerous_node()
    {
        Assert.True(Payloads.All.Count >= 5_000, $"only {Payloads.All.Count} payloads");
        var narrative = new NarrativeHtml();
        var inputs = 0;
        foreach (var payload in Payloads.Some(Goals.Cases(400)))
        {
            foreach (var shape in Shapes)
            {
                var text = shape.Replace("{0}", payload, StringComparison.Ordinal);
                var html = narrative.Of(new LocalizedText(text, ""));

                var danger = Danger
                    .In(html.En)
                    .Concat(html.En.Contains("<img", StringComparison.OrdinalIgnoreCase) ? ["an image"] : [])
                    .ToList();

                Assert.True(danger.Count == 0, $"{string.Join(", ", danger)}\n{text}\n→ {html.En}");
                inputs++;
            }
        }

        Goals.Reached("S2", $"{Payloads.All.Count} payloads known, {inputs} Markdown texts: no dangerous node");
    }

    [Theory]
    [InlineData(
        "[a](https://www.reuters.com/x?a=b&c=d)",
        "<a href=\"https://www.reuters.com/x?a=b&amp;c=d\" rel=\"noopener noreferrer\">a</a>"
    )]
    [InlineData(
        "<https://www.reuters.com/>",
        "<a href=\"https://www.reuters.com/\" rel=\"noopener noreferrer\">https://www.reuters.com/</a>"
    )]
    [InlineData("[a](javascript:alert(1))", "<a>a</a>")]
    [InlineData("[a](//evil.example/)", "<a>a</a>")]
    [InlineData("[a](https://user@evil.example/)", "<a>a</a>")]
    [InlineData("[a](/en/about#dates)", "<a href=\"/en/about#dates\">a</a>")]
    [InlineData("<b>a</b> **b**", "&lt;b&gt;a&lt;/b&gt; <strong>b</strong>")]
    public void What_is_allowed_stays_and_the_rest_is_text(string markdown, string html) =>
        Assert.Equal($"<p>{html}</p>", new NarrativeHtml().Of(new LocalizedText(markdown, "")).En);

    [Fact]
    public async Task Every_page_over_a_record_of_payloads_is_safe_and_shows_them_as_text()
    {
        using var hostile = new HostileRecord(Goals.Cases(12, 2_000));
        Assert.Empty(hostile.Record.Check());
        using var site = new TrackerSite(hostile.Record.Data);
        using var reader = site.Reader();
        var (waiting, seen) = (new Queue<string>(["/en/timeline", "/ja/timeline"]), new HashSet<string>());
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await reader.GetAsync(address);
            var html = await answer.Content.ReadAsStringAsync();
            Assert.True((int)answer.StatusCode < 500, $"{address}: {(int)answer.StatusCode}");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            var danger = Danger.In(html);
            Assert.True(danger.Count == 0, $"{address}: {string.Join(", ", danger)}");
            var page = new HtmlParser().ParseDocument(html);
            if (
                hostile.Titles.TryGetValue(address.Split('/')[^1], out var title)
                && address.StartsWith("/en/events/", StringComparison.Ordinal)
            )
            {
                Assert.Equal(title, page.QuerySelector("h1")!.TextContent.Trim());
            }

            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]))
            {
                if ((!link.Contains('?', StringComparison.Ordinal) || link.Contains("after=", StringComparison.Ordinal)) && seen.Add(link))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        Assert.True(seen.Count > 2 * hostile.Titles.Count);
        Goals.Reached("S2", $"{hostile.Placed} payloads in every text field, {seen.Count} pages: no dangerous node");
    }

    [Fact]
    public async Task A_payload_in_any_name_of_an_address_comes_back_as_text()
    {
        using var record = new SmallRecord();
        using var site = new TrackerSite(record.Data);
        using var reader = site.Reader();
        string[] names =
        [
            "actor",
            "kind",
            "issue",
            "phase",
            "publisher",
            "collection",
            "from",
            "to",
            "disputed",
            "q",
            "sort",
            "after",
            "lanes",
            "pick",
            "told-by",
            "known-on",
            "asof",
            "event",
            "limit",
            "v",
        ];
        var requests = 0;
        foreach (var payload in Payloads.Some(Goals.Cases(60)))
        {
            var value = Uri.EscapeDataString(payload[..Math.Min(payload.Length, 150)]);
            // First, because only the first few unknown names are told.
            var query = $"{value}=1&" + string.Join('&', names.Select(name => $"{name}={value}"));
            foreach (
                var path in new[]
                {
                    "/en/timeline",
                    "/ja/timeline",
                    "/en/timeline.json",
                    "/ja/events/conditional-answer",
                    $"/en/{value}",
                    $"/ja/events/{value}",
                    "/en/positions",
                    "/en/compare",
                }
            )
            {
                using var answer = await reader.GetAsync($"{path}?{query}");
                var text = await answer.Content.ReadAsStringAsync();

                Assert.True((int)answer.StatusCode < 500, $"{path}: {(int)answer.StatusCode} for {payload}");
                Assert.DoesNotContain("evil.example", answer.Headers.Location?.Host() ?? "", StringComparison.Ordinal);
                if (answer.Content.Headers.ContentType?.MediaType == "text/html")
                {
                    var danger = Danger.In(text);
                    Assert.True(danger.Count == 0, $"{path}: {payload}: {string.Join(", ", danger)}");
                }
                else
                {
                    Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
                }

                requests++;
            }
        }

        Goals.Reached(
            "S3",
            $"{requests} requests, a payload in each of {names.Length} names, in a name itself and in the path: nothing unencoded"
        );
    }

    [Fact]
    public async Task A_title_that_is_a_payload_stays_whole_in_JSON()
    {
        using var hostile = new HostileRecord(3);
        using var site = new TrackerSite(hostile.Record.Data);

        using var json = System.Text.Json.JsonDocument.Parse(await site.Reader().GetStringAsync("/en/timeline.json?from=2025-04-02"));

        Assert.Equal(
            hostile.Titles.Values.Order(StringComparer.Ordinal),
            json.RootElement.GetProperty("events")
                .EnumerateArray()
                .Select(e => e.GetProperty("title").GetProperty("en").GetString()!)
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(HttpStatusCode.OK, (await site.Reader().GetAsync("/en/timeline.json")).StatusCode);
    }
}

internal static class Locations
{
    /// <summary>The host of a redirect, empty for one that stays.</summary>
    public static string Host(this Uri location) => new Uri(new Uri("https://tracker.example/"), location).Host;
}
