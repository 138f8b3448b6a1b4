using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Pages;

/// <summary>The timeline over the repository's own data, as a reader meets it.</summary>
public sealed class TimelinePageTests(RecordSite site) : IClassFixture<RecordSite>
{
    [Theory]
    [InlineData("en", "2025-03-13", "13 March 2025", "June 2024")]
    [InlineData("ja", "2025-03-13", "2025年3月13日", "2024年6月")]
    public async Task Putins_answer_stands_once_under_March_2025_with_a_dispute_that_names_the_articles_June_2024(
        string language,
        string machine,
        string day,
        string reported
    )
    {
        var page = await Page($"/{language}/timeline?actor=vladimir-putin&from=2025-03&to=2025-03");

        var card = Assert.Single(
            page.QuerySelectorAll(".row"),
            row => row.QuerySelector("a[href$='/events/putin-conditional-support']") is not null && row.Closest(".also-reported") is null
        );
        Assert.Equal(machine, card.QuerySelector("time")?.GetAttribute("datetime"));
        Assert.Contains(day, card.TextContent, StringComparison.Ordinal);
        Assert.Contains(reported, card.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Also reported here")]
    [InlineData("ja", "この期間の出来事とする出典があるもの")]
    public async Task Under_June_2024_stand_the_terms_of_that_month_and_apart_what_the_article_reports_there(string language, string title)
    {
        var page = await Page($"/{language}/timeline?actor=vladimir-putin&from=2024-06&to=2024-06");

        var apart = page.QuerySelector(".also-reported") ?? throw new InvalidOperationException("Nothing is also reported here.");
        Assert.Contains(title, apart.TextContent, StringComparison.Ordinal);
        Assert.NotNull(apart.QuerySelector("a[href$='/events/putin-conditional-support']"));
        Assert.NotNull(page.QuerySelector(".events:not(.plain) a[href$='/events/putin-june-conditions']"));
        Assert.Null(page.QuerySelector(".events:not(.plain) a[href$='/events/putin-conditional-support']"));
    }

    [Theory]
    [Trait("Takes", "long")]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task The_filter_names_the_most_frequent_publishers_and_every_chosen_one_and_leads_to_the_rest(string language)
    {
        var page = await Page($"/{language}/timeline?choices=all");
        var rest = page.QuerySelector("a.more-choices[href$='/sources']")!;
        var shown = page.QuerySelectorAll("input[name=publisher]").Select(input => input.GetAttribute("value")).ToList();
        var sources = await Page(rest.GetAttribute("href")!);
        var all = sources.QuerySelectorAll(".publisher-group").Select(group => group.Id!).ToList();
        for (var next = sources; next.QuerySelector(".pager a[rel=next]") is { } link;)
        {
            next = await Page(link.GetAttribute("href")!);
            all = [.. all.Union(next.QuerySelectorAll(".publisher-group").Select(group => group.Id!))];
        }

        var rare = sources.QuerySelectorAll(".publisher-group").Select(group => group.Id!).First(id => !shown.Contains(id));

        Assert.Contains("jiji", shown);
        Assert.True(shown.Count < 30, $"{shown.Count} publishers");
        Assert.Contains($"{all.Count - shown.Count}", rest.TextContent, StringComparison.Ordinal);
        Assert.NotNull(sources.QuerySelector($"a[href='/{language}/timeline?publisher={rare}']"));
        Assert.True(
            (await Page($"/{language}/timeline?publisher={rare}"))
                .QuerySelector($"input[name=publisher][value='{rare}']")
                ?.HasAttribute("checked")
        );
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task Choices_that_few_want_come_when_they_are_asked_for_and_stay_where_one_of_them_is_chosen(string language)
    {
        string[] further = ["publisher", "stance", "option", "role", "tier", "origin"];
        static List<string> Offered(IDocument page) =>
            [.. page.QuerySelectorAll(".filter input[type=checkbox]").Select(box => box.GetAttribute("name")!).Distinct()];

        var page = await Page($"/{language}/timeline?actor=russia");
        Assert.Empty(Offered(page).Intersect(further));
        var all = await Page(page.QuerySelector("#choices")!.GetAttribute("href")!);
        Assert.Empty(further.Except(Offered(all)));
        Assert.True(all.QuerySelector("input[name=actor][value=russia]")!.HasAttribute("checked"));
        Assert.NotNull(all.QuerySelector("input[type=hidden][name=choices][value=all]"));
        Assert.Equal($"/{language}/timeline?actor=russia", all.QuerySelector("#choices")!.GetAttribute("href"));

        var chosen = await Page($"/{language}/timeline?stance=demands");
        Assert.Equal(["stance"], Offered(chosen).Intersect(further));
        Assert.True(chosen.QuerySelector("input[name=stance][value=demands]")!.HasAttribute("checked"));
    }

    [Theory]
    [InlineData("ja", "2024年6月に30日停戦案はあったか", "from=2024-06&to=2024-06")]
    [InlineData("ja", "２０２４年６月14日の条件とは", "from=2024-06-14&to=2024-06-14")]
    [InlineData("en", "was there a thirty-day offer in June 2024", "from=2024-06&to=2024-06")]
    [InlineData("en", "what happened on 14 june 2024 exactly", "from=2024-06-14&to=2024-06-14")]
    public async Task A_question_that_finds_nothing_leads_to_the_days_that_it_names(string language, string question, string query) =>
        Assert.NotNull(
            (await Page($"/{language}/timeline?q={Uri.EscapeDataString(question)}")).QuerySelector(
                $".empty a[href='/{language}/timeline?{query}']"
            )
        );

    [Theory]
    [InlineData("30日停戦案")]
    [InlineData("30日間停戦案")]
    [InlineData("30日間の停戦")]
    public async Task The_30_day_proposal_is_found_by_what_people_call_it(string words) =>
        Assert.NotNull(
            (await Page($"/ja/timeline?q={Uri.EscapeDataString(words)}")).QuerySelector("a.row-title[href$='/us-30-day-proposal']")
        );

    [Fact]
    public async Task Whatever_facet_is_asked_for_is_not_lost_when_the_form_is_sent()
    {
        var index = site.Site.Services.GetRequiredService<LiveStore>().Current!.Index;
        foreach (var facet in Facet.Choices)
        {
            var value = index.Values(facet).First();

            var form = (await Page($"/en/timeline?{facet.Name}={value}")).QuerySelector(".filter form")!;

            Assert.Contains(
                form.QuerySelectorAll($"input[value='{value}']:is([checked], [type=hidden])"),
                input => input.GetAttribute("name") == facet.Name
            );
        }
    }

    [Theory]
    [InlineData("publisher=Reuters", "publisher=reuters")]
    [InlineData("publisher=ＲＥＵＴＥＲＳ", "publisher=reuters")]
    [InlineData("publisher=フォーサイト", "publisher=foresight")]
    [InlineData("publisher=Foresight", "publisher=foresight")]
    [InlineData("actor=putin", "actor=vladimir-putin")]
    [InlineData("actor=Zelensky", "actor=volodymyr-zelenskyy")]
    [InlineData("actor=プーチン&from=2025-03", "actor=vladimir-putin&from=2025-03")]
    public async Task A_name_that_is_typed_is_understood_and_the_address_names_it_by_its_id(string query, string kept)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync($"/ja/timeline?{query}");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/ja/timeline?{kept}", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_name_with_a_slip_is_kept_in_its_field_with_the_near_one_beside_it()
    {
        var page = await Page("/en/timeline?publisher=Reuterz");

        Assert.Equal("Reuterz", page.QuerySelector("#publisher-name")?.GetAttribute("value"));
        Assert.Contains("reuters", page.QuerySelector("#publisher-hint")?.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task The_first_view_weighs_at_most_58_kB_with_its_headers_and_its_scripts_12(string language)
    {
        using var client = site.Reader();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        using var page = await client.GetAsync($"/{language}/timeline");
        Assert.Equal(["br"], page.Content.Headers.ContentEncoding);
        var packed = await page.Content.ReadAsByteArrayAsync();
        weights.Add($"/{language}/timeline", packed.Length + Headers(page));
        var document = new HtmlParser().ParseDocument(Unpacked(packed));
        foreach (
            var part in document
                .QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src], use[href^='/']")
                .Select(part => (part.GetAttribute("href") ?? part.GetAttribute("src"))!.Split('?', '#')[0])
                .Distinct()
        )
        {
            using var answer = await client.GetAsync(part);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotMatch(@"@import|\bimport\b", text);
            // What is published with the program is packed beforehand, best of all.
            weights.Add(part, Packed(text) + Headers(answer));
        }

        var table = string.Join('\n', weights.Select(pair => $"{pair.Value,6} {pair.Key}"));
        Assert.True(
            weights.Keys.Any(address => address.EndsWith(".css", StringComparison.Ordinal))
                && weights.Keys.Any(address => address.StartsWith("/js/", StringComparison.Ordinal))
                && weights.ContainsKey("/icons/icons.svg"),
            table
        );
        Assert.True(weights.Values.Sum() <= 58_000, $"{weights.Values.Sum()}\n{table}");
        Assert.True(weights.Where(pair => pair.Key.StartsWith("/js/", StringComparison.Ordinal)).Sum(pair => pair.Value) <= 12_000, table);
    }

    [Fact]
    public async Task Rows_that_a_day_in_the_past_had_trimmed_are_whole_again_on_the_next_page()
    {
        using var plain = new TrackerSite(Repository.Data, ("Tracker:PageCacheMegabytes", "0"));
        using var client = plain.Reader();
        var before = await client.GetStringAsync("/en/timeline");
        var past = await client.GetStringAsync("/en/timeline?known-on=2022-04-01");

        Assert.Equal(before, await client.GetStringAsync("/en/timeline"));
        Assert.Equal(past, await client.GetStringAsync("/en/timeline?known-on=2022-04-01"));
    }

    [Theory]
    [InlineData("en", "2022")]
    [InlineData("ja", "2022年")]
    public async Task An_event_of_which_only_the_year_is_known_stands_under_no_month(string language, string title)
    {
        var page = await Page($"/{language}/timeline?sort=oldest");
        var months = page.QuerySelectorAll(".month")
            .Where(month => month.QuerySelector("time")?.GetAttribute("datetime") == "2022")
            .ToList();

        Assert.Equal(title, Assert.Single(months).QuerySelector(".month-title")?.TextContent);
        Assert.All(months[0].QuerySelectorAll("time"), time => Assert.Equal("2022", time.GetAttribute("datetime")));
    }

    [Theory]
    [InlineData("en", "q=March 2025", "from=2025-03&to=2025-03")]
    [InlineData("en", "q=13 March 2025", "from=2025-03-13&to=2025-03-13")]
    [InlineData("en", "q=thursday, march 13th, 2025&actor=russia", "actor=russia&from=2025-03-13&to=2025-03-13")]
    [InlineData("ja", "q=2025年3月13日", "from=2025-03-13&to=2025-03-13")]
    [InlineData("ja", "q=2025/3/13&sort=oldest", "from=2025-03-13&to=2025-03-13&sort=oldest")]
    [InlineData("ja", "q=令和7年3月", "from=2025-03&to=2025-03")]
    [InlineData("ja", "q=2025年", "from=2025&to=2025")]
    [InlineData("en", "from=March 2025&to=2025/3/13", "from=2025-03&to=2025-03-13")]
    public async Task A_date_in_the_search_field_or_beside_it_is_answered_with_its_events(string language, string typed, string dates)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync($"/{language}/timeline?{typed}");

        Assert.Equal($"/{language}/timeline?{dates}", answer.Headers.Location?.ToString());
        Assert.NotEmpty(Titles(await Page($"/{language}/timeline?{dates}")));
    }

    [Theory]
    [InlineData("q=3/11/2025", "from=2025-11-03&to=2025-11-03 from=2025-03-11&to=2025-03-11")]
    [InlineData("to=2024&q=March 2025", "from=2025-03&to=2025-03")]
    public async Task A_date_that_is_not_the_only_answer_is_offered(string typed, string dates)
    {
        var page = await Page(
            $"/en/timeline?{typed.Replace(" ", "%20", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal)}"
        );

        Assert.Equal(
            dates.Split(' ').Select(date => $"/en/timeline?{date}"),
            page.QuerySelectorAll(".empty a[href*='from=']").Select(link => link.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task A_date_in_quotes_is_searched_for_as_words() =>
        Assert.Contains(
            "March 2025",
            (await Page("/en/timeline?q=%22March%202025%22")).QuerySelector(".chip bdi")!.TextContent,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("/en/events/istanbul-draft")]
    [InlineData("/ja/sources")]
    [InlineData("/en/about/glossary")]
    [InlineData("/ja/events/no-such-event")]
    public async Task Every_page_has_the_search_in_its_header(string address)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync(address);
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        var form = page.QuerySelector("header form[role=search]")!;

        Assert.Equal(("get", address[..3] + "/timeline"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.NotEmpty(form.GetAttribute("aria-label")!);
        Assert.NotEmpty(form.QuerySelector("input[name=q]")!.GetAttribute("aria-label")!);
        Assert.NotEmpty(form.QuerySelector("button")!.GetAttribute("aria-label")!);
    }

    [Theory]
    [InlineData("停戦")]
    [InlineData("米")]
    [InlineData("ceasefire")]
    [InlineData("Zelens")]
    [InlineData("Zelensky")]
    [InlineData("ゼレンスキー")]
    public async Task A_word_in_either_language_finds_the_proposal_or_its_answers(string word)
    {
        var page = await Page($"/en/timeline?q={Uri.EscapeDataString(word)}");

        Assert.NotEmpty(page.QuerySelectorAll(".events .row"));
    }

    [Theory]
    [InlineData("from=2025-13", "from")]
    [InlineData("to=yesterday", "to")]
    [InlineData("actor=vladimir-puttin", "vladimir-putin")]
    [InlineData("kind=party", "kind=party")]
    [InlineData("sort=random", "sort=random")]
    [InlineData("disputed=maybe", "disputed=maybe")]
    [InlineData("after=no-such-event", "after=no-such-event")]
    [InlineData("aktor=russia", "“aktor”")]
    public async Task A_value_that_is_not_understood_is_explained_and_the_rest_is_shown(string query, string named)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync($"/en/timeline?{query}");
        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        var problem = Assert.Single(page.QuerySelectorAll(".problem"));
        Assert.True(
            problem.TextContent.Contains(named, StringComparison.Ordinal)
                || problem.Closest(".field, fieldset")?.QuerySelector($"[name={named}]") is not null
        );
        Assert.NotEmpty(page.QuerySelectorAll(".events .row"));
    }

    [Fact]
    public async Task The_page_and_its_JSON_list_the_same_events_in_the_same_order()
    {
        foreach (
            var query in new[]
            {
                "?sort=oldest",
                "?actor=russia&sort=oldest",
                "?actor=russia&sort=newest&after=putin-conditional-support",
                "?q=" + Uri.EscapeDataString("停戦") + "&sort=oldest",
                "?actor=ukraine&disputed=1&sort=oldest",
            }
        )
        {
            var page = await Page("/en/timeline" + query);
            using var client = site.Reader();
            using var json = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync("/en/timeline.json" + query));
            var listed = page.QuerySelectorAll(".events:not(.plain) .row-title")
                .Select(link => link.GetAttribute("href")!.Split('/')[^1])
                .ToArray();

            Assert.NotEmpty(listed);
            Assert.Equal(
                listed,
                json.RootElement.GetProperty("events").EnumerateArray().Take(listed.Length).Select(e => e.GetProperty("id").GetString())
            );
        }
    }

    [Fact]
    public async Task The_newest_event_stands_first_on_a_page_and_an_address_kept_from_before_still_means_what_it_says()
    {
        var (newest, oldest) = (await Titles("/en/timeline"), await Titles("/en/timeline?sort=oldest"));
        using var client = site.Reader();
        using var json = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync("/en/timeline.json"));
        using var kept = await client.GetAsync("/en/timeline?sort=newest");
        using var page = await client.GetAsync($"/en/timeline?after={oldest[^1]}");

        Assert.Equal("putin-rejects-meeting", newest[0]);
        Assert.Equal(json.RootElement.GetProperty("events")[0].GetProperty("id").GetString(), oldest[0]);
        Assert.Equal("/en/timeline", kept.Headers.Location?.ToString());
        Assert.Equal($"/en/timeline?sort=oldest&after={oldest[^1]}", page.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task A_whole_walk_through_the_pages_meets_every_event_once_newest_first(string language)
    {
        var walked = new List<string>();
        for (var address = $"/{language}/timeline"; address is not null;)
        {
            var page = await Page(address);
            walked.AddRange(Titles(page));
            address = page.QuerySelector(".pager a[rel=next]")?.GetAttribute("href");
        }

        using var client = site.Reader();
        var lines = (await client.GetStringAsync("/en/timeline.ndjson?sort=newest")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines.Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!["id"]!.GetValue<string>()), walked);
    }

    [Theory]
    [InlineData("en", "13 March 2025", "Conditions", "Sources differ")]
    [InlineData("ja", "2025年3月13日", "条件提示", "出典の食い違い")]
    public async Task A_row_says_date_kind_sides_difference_and_sources_and_opens_to_what_a_card_says(
        string language,
        string day,
        string kind,
        string differs
    )
    {
        var page = await Page($"/{language}/timeline?from=2025-03&to=2025-03");
        var row = page.QuerySelector(".row#putin-conditional-support")!;
        var (summary, more) = (row.QuerySelector("summary")!, row.QuerySelector(".row-more")!);
        var cards = await Page($"/{language}/timeline?from=2025-03&to=2025-03&view=cards");
        var card = cards.QuerySelector("article#putin-conditional-support")!;

        Assert.Contains(day, row.QuerySelector(".row-date")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [kind, differs],
            row.QuerySelectorAll(".row-line [role=img], summary [role=img]").Select(mark => mark.GetAttribute("aria-label"))
        );
        Assert.NotNull(row.QuerySelector(".row-sides .side-red"));
        Assert.Matches("[0-9]+", summary.TextContent);
        Assert.Equal(card.QuerySelector(".card-title")!.TextContent, row.QuerySelector(".row-title")!.TextContent);
        Assert.Equal(card.QuerySelector(".card-summary")!.TextContent, more.QuerySelector(".card-summary")!.TextContent);
        Assert.NotNull(more.QuerySelector("a[href$='/events/putin-conditional-support#citations']"));
        Assert.Empty(page.QuerySelectorAll(".card"));
        Assert.Empty(cards.QuerySelectorAll(".row"));
        Assert.NotNull(page.QuerySelector($".list-tools a[href='/{language}/timeline?from=2025-03&to=2025-03&view=cards']"));
        Assert.NotNull(cards.QuerySelector($".list-tools a[href='/{language}/timeline?from=2025-03&to=2025-03']"));
        Assert.NotNull(cards.QuerySelector("form input[type=hidden][name=view][value=cards]"));
    }

    [Fact]
    public async Task Japanese_stands_in_the_page_as_itself_and_not_as_entities()
    {
        using var client = site.Reader();
        Assert.DoesNotMatch("&#x[0-9A-Fa-f]{4};", await client.GetStringAsync("/ja/timeline"));
    }

    // With the status line and the Date that the server itself adds.
    private static int Headers(HttpResponseMessage answer) =>
        60 + answer.Headers.Concat(answer.Content.Headers).Sum(header => header.Key.Length + string.Join(", ", header.Value).Length + 4);

    private static int Packed(string text)
    {
        using var into = new MemoryStream();
        using (var brotli = new BrotliStream(into, new BrotliCompressionOptions { Quality = 11 }))
        {
            brotli.Write(Encoding.UTF8.GetBytes(text));
        }

        return into.ToArray().Length;
    }

    private static MemoryStream Unpacked(byte[] bytes)
    {
        var into = new MemoryStream();
        using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
        brotli.CopyTo(into);
        into.Position = 0;
        return into;
    }

    private async Task<List<string>> Titles(string address) => Titles(await Page(address));

    private static List<string> Titles(IDocument page) =>
        [.. page.QuerySelectorAll(".chapters .row-title").Select(link => link.GetAttribute("href")!.Split('/')[^1])];

    private async Task<IDocument> Page(string address)
    {
        using var client = site.Reader();
        using var answer = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }
}
