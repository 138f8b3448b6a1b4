using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;

namespace CeasefireTracker.Tests.Positions;

/// <summary>A record with far more stances than a page should show.</summary>
[Trait("Takes", "long")]
public sealed class ManyPositionsTests
{
    private const int Events = 1_600;

    [Fact]
    public async Task A_page_of_positions_shows_a_bounded_part_and_links_the_rest_while_the_data_holds_all()
    {
        using var record = Record();
        using var site = new TrackerSite(record.Data);
        using var reader = site.Reader();
        var whole = await Parse("/en/positions");
        var told = whole.QuerySelectorAll(".earlier .held li").Length;
        var rest = whole.QuerySelector("td[data-actor=Russia] .held-rest a");

        Assert.InRange(told, 20, 300);
        Assert.Matches("^[0-9,]+ more", rest!.TextContent);
        var alone = await Parse(rest.GetAttribute("href")!);
        Assert.True(
            alone.QuerySelectorAll("td[data-actor=Russia] .earlier .held li").Length
                > whole.QuerySelectorAll("td[data-actor=Russia] .earlier .held li").Length
        );
        Assert.Equal(1, alone.QuerySelectorAll("tbody td").Length);
        using var json = JsonDocument.Parse(await reader.GetStringAsync("/en/positions.json"));
        Assert.Contains(
            json.RootElement.GetProperty("positions").EnumerateArray(),
            position => position.GetProperty("actor").GetString() == "russia"
        );

        async Task<AngleSharp.Html.Dom.IHtmlDocument> Parse(string address) =>
            new HtmlParser().ParseDocument(await reader.GetStringAsync(address));
    }

    [Theory]
    [InlineData(1, 3, 20, 160)]
    [InlineData(10, 3, 20, 16)]
    [InlineData(50, 3, 6, 3)]
    [InlineData(51, 2, 5, 3)]
    [InlineData(75, 2, 4, 2)]
    [InlineData(76, 1, 3, 2)]
    [InlineData(300, 1, 1, 1)]
    public void The_more_cells_have_much_to_tell_the_less_each_tells_at_once_and_behind_the_fold(
        int cells,
        int atOnce,
        int folded,
        int past
    )
    {
        using var record = new SmallRecord();
        var result = new PositionQuery(record.Open()).Run(PositionFilter.Default);
        var line = result.Rows.First(row => row.Cells.Any(cell => cell.Current.Any()));
        var position = line.Cells.SelectMany(cell => cell.Current).First();
        var many = Enumerable.Repeat(position, 400).ToList();
        var full = line.Cells[0] with { Standing = many, Earlier = many };
        var empty = line.Cells[0] with { Standing = [], Earlier = [] };

        var table = new PositionTable(
            result with
            {
                Columns = [.. Enumerable.Repeat(result.Columns[0], 6)],
                Rows = [.. Enumerable.Range(0, 50).Select(row => new PositionLine(line.Issue, [.. Cells(row)]))],
            }
        );

        Assert.Equal(new CellRoom(atOnce, folded, past), table.Room);

        IEnumerable<PositionCell> Cells(int row) => Enumerable.Range(row * 6, 6).Select(number => number < cells ? full : empty);
    }

    [Theory]
    [InlineData("2022-03-02", "moved", null, "before: accepts")]
    [InlineData("2022-03-03", "moved 2 March 2022", "/en/events/said-0001#t-t", "before: accepts")]
    public async Task A_stance_that_moved_links_the_event_that_moved_it_where_that_is_not_its_own(
        string day,
        string said,
        string? address,
        string before
    )
    {
        using var record = Record(events: 3);
        record.Replace("data/events/2022/said-0002.md", "stance: accepts", "stance: rejects");
        using var site = new TrackerSite(record.Data);
        var page = new HtmlParser().ParseDocument(await site.Reader().GetStringAsync($"/en/positions?asof={day}"));
        var moved = page.QuerySelector("td[data-actor=Russia] .moved")!;

        Assert.Equal(address, moved.ParentElement!.GetAttribute("href"));
        Assert.Equal(said, moved.ParentElement.TextContent);
        Assert.Equal(before, page.QuerySelector("td[data-actor=Russia] .held-facts > span:last-child")!.TextContent);
    }

    [Fact]
    public async Task What_stands_and_is_not_told_at_once_is_a_line_behind_the_fold_with_what_it_is_on()
    {
        string[] options = ["general", "later", "third", "fourth"];
        using var record = Record(events: options.Length);
        record.Replace(
            "data/issues.yml",
            "ja: 和平合意と同時に } }",
            "ja: 和平合意と同時に } }\n    - { id: third, label: { en: By sea, ja: 海上 } }\n    - { id: fourth, label: { en: By air, ja: 空 } }"
        );
        foreach (var (number, option) in options.Index())
        {
            record.Replace(FormattableString.Invariant($"data/events/2022/said-{number:0000}.md"), "option: general", $"option: {option}");
        }

        using var site = new TrackerSite(record.Data);
        var page = new HtmlParser().ParseDocument(await site.Reader().GetStringAsync("/en/positions?asof=2022-03-04"));
        var cell = page.QuerySelector("td[data-actor=Russia]")!;

        Assert.Equal(3, cell.QuerySelectorAll(":scope > .held > li").Length);
        Assert.Equal("1 more", cell.QuerySelector(".earlier > summary")!.TextContent);
        Assert.Equal(
            ["accepts Words 0", "Full truce first", "1 March 2022"],
            cell.QuerySelectorAll(".held.current > li :is(a, .held-facts > span)").Select(part => part.TextContent)
        );
    }

    [Fact]
    public async Task More_actors_than_fit_are_linked_a_page_at_a_time()
    {
        using var record = Record(actors: 30, events: 60);
        using var site = new TrackerSite(record.Data);
        using var reader = site.Reader();
        var (address, seen) = (
            "/en/positions?"
                + string.Join('&', Enumerable.Range(0, 30).Select(number => FormattableString.Invariant($"actor=state-{number:00}"))),
            new List<string>()
        );
        var first = new HtmlParser().ParseDocument(await reader.GetStringAsync(address));
        foreach (var page in first.QuerySelectorAll("ul.others a").Select(link => link.GetAttribute("href")!).Prepend(address))
        {
            var columns = new HtmlParser()
                .ParseDocument(await reader.GetStringAsync(page))
                .QuerySelectorAll("thead th a")
                .Select(link => link.TextContent)
                .ToList();
            Assert.InRange(columns.Count, 1, 12);
            seen.AddRange(columns);
        }

        Assert.Equal(30, seen.Distinct().Count());
        Assert.Equal(30, seen.Count);
    }

    [Fact]
    public async Task The_page_of_an_issue_lists_the_latest_stances_and_says_how_many_were_before()
    {
        using var record = Record();
        using var site = new TrackerSite(record.Data);
        var page = new HtmlParser().ParseDocument(await site.Reader().GetStringAsync("/en/issues/ceasefire"));

        Assert.Equal(500, page.QuerySelectorAll("ol.statements > li").Length);
        Assert.Contains("earlier ones are on the timeline", page.Body!.TextContent, StringComparison.Ordinal);
    }

    private static SmallRecord Record(int actors = 0, int events = Events)
    {
        var record = new SmallRecord();
        var states = new StringBuilder(File.ReadAllText(record.PathOf("data/actors.yml")));
        for (var number = 0; number < actors; number++)
        {
            states.Append(
                CultureInfo.InvariantCulture,
                $"- id: state-{number:00}\n  kind: state\n  name: {{ en: State {number:00}, ja: 国{number:00} }}\n"
            );
        }

        record.Write("data/actors.yml", states.ToString());
        var published = new StringBuilder(File.ReadAllText(record.PathOf("data/published.txt")));
        for (var number = 0; number < events; number++)
        {
            var (id, day) = (FormattableString.Invariant($"said-{number:0000}"), new DateOnly(2022, 3, 1).AddDays(number));
            var holder = actors == 0 ? "russia" : FormattableString.Invariant($"state-{number % actors:00}");
            published.Append(id).Append('\n');
            record.Write(
                FormattableString.Invariant($"data/events/{day.Year}/{id}.md"),
                FormattableString.Invariant(
                    $$"""
                    ---
                    date: "{{day:yyyy-MM-dd}}"
                    kind: statement
                    standing: established
                    collections: [article]
                    added: "2026-11-24"
                    title: { en: "Something is said, number {{number}}", ja: "停戦についての発言その{{number}}" }
                    summary: { en: "Something is said on the ceasefire, as on the day before and the day after it.", ja: "停戦について、前の日とも次の日とも違うことがこの日に述べられたとされている。" }
                    actors: [{ actor: {{holder}}, role: participant }]
                    terms:
                      - { id: t, issue: ceasefire, option: general, actors: [{{holder}}], stance: {{(
                        number % 2 == 0 ? "accepts" : "rejects"
                    )}}, detail: { en: "Words {{number}}", ja: "言葉{{number}}" }, cite: [reuters-march] }
                    citations:
                      - { source: reuters-march, supports: { en: All of it., ja: 全体。 } }
                    ---

                    """
                )
            );
        }

        record.Write(
            "data/published.txt",
            string.Join('\n', published.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)) + "\n"
        );
        Assert.Equal([], record.Check().Take(3).Select(problem => problem.ToString()));
        return record;
    }
}
