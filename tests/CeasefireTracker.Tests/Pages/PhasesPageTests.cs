using System.Globalization;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CeasefireTracker.Tests.Exports;
using CeasefireTracker.Web.Phases;
using CeasefireTracker.Web.Picture;

namespace CeasefireTracker.Tests.Pages;

/// <summary>The story in its chapters, on the page and as data.</summary>
public sealed class PhasesPageTests(RecordSite site) : IClassFixture<RecordSite>
{
    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task Every_chapter_has_its_paragraph_its_few_events_and_its_timeline(string language)
    {
        var chapters = (await Page($"/{language}/phases")).QuerySelectorAll(".story > li").ToList();
        var phases = JsonNode.Parse(await Get($"/{language}/phases.json"))!["phases"]!.AsArray();

        Assert.NotEmpty(chapters);
        Assert.Equal(phases.Select(phase => phase!["id"]!.GetValue<string>()), chapters.Select(chapter => chapter.Id!));
        foreach (var (chapter, phase) in chapters.Zip(phases))
        {
            Assert.Contains(phase!["paragraph"]![language]!.GetValue<string>(), chapter.TextContent, StringComparison.Ordinal);
            Assert.InRange(chapter.QuerySelectorAll(".story-turns li").Length, 0, Story.Most);
            Assert.Equal($"/{language}/phases/{chapter.Id}", chapter.QuerySelector("h2 a")!.GetAttribute("href"));
            var timeline = JsonNode.Parse(await Get($"/{language}/timeline.json?phase={chapter.Id}"))!;
            Assert.Equal(timeline["total"]!.GetValue<int>(), phase["eventCount"]!.GetValue<int>());
            Assert.NotNull(chapter.QuerySelector($"a[href='/{language}/timeline?phase={chapter.Id}']"));
        }
    }

    [Fact]
    public async Task Page_JSON_and_table_tell_a_chapter_by_the_same_events_and_the_pictures_turning_points_are_among_them()
    {
        var page = (await Page("/en/phases"))
            .QuerySelectorAll(".story-turns li a")
            .Select(link => link.GetAttribute("href")![11..])
            .ToList();
        var json = JsonNode.Parse(await Get("/en/phases.json"))!["phases"]!.AsArray();
        var table = CsvRows.Of(await Get("/en/phases.csv")).Rows;
        var named = (await Page("/en/timeline")).QuerySelectorAll(".drawing .turn").Count();

        Assert.Equal(page, json.SelectMany(phase => phase!["turningPoints"]!.AsArray()).Select(point => point!["id"]!.GetValue<string>()));
        Assert.Equal(page, table.SelectMany(row => row["turning_points"].Split(';', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(json.Count, table.Count);
        Assert.InRange(page.Count, Math.Min(named, 8), json.Count * Story.Most);
        Assert.True(named <= TurningPoints.Most);
        Assert.Equal(
            json.Sum(phase => phase!["eventCount"]!.GetValue<int>()),
            table.Sum(row => int.Parse(row["event_count"], CultureInfo.InvariantCulture))
        );
    }

    [Fact]
    public async Task The_page_is_found_from_every_page_and_from_each_chapter_and_says_its_rule()
    {
        var phases = await Page("/en/phases");
        Assert.Contains("not picked", phases.QuerySelector(".note")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await Page("/ja/sources")).QuerySelector(".colophon a[href='/ja/phases']"));
        Assert.NotNull(
            (await Page(phases.QuerySelector(".story h2 a")!.GetAttribute("href")!)).QuerySelector(".event-kind a[href='/en/phases']")
        );
    }

    private async Task<string> Get(string address)
    {
        using var client = site.Reader();
        return await client.GetStringAsync(address);
    }

    private async Task<IDocument> Page(string address) => await new HtmlParser().ParseDocumentAsync(await Get(address));
}

/// <summary>The rule by which a chapter is told.</summary>
public sealed class StoryTests : IDisposable
{
    private readonly SmallRecord record = new();

    public void Dispose() => record.Dispose();

    [Fact]
    public void A_chapter_without_a_turning_point_is_told_by_what_others_answer_and_never_by_what_nothing_does()
    {
        var chapters = Story.Of(record.Open()).Chapters;

        Assert.Equal(
            ["thirty-day-proposal 1"],
            chapters.SelectMany(chapter => chapter.TurningPoints).Select(point => $"{point.Recorded.Id} {point.Answers}")
        );
        Assert.Empty(TurningPoints.Of(record.Open()).In(record.Open().Index.Everything));
    }

    [Fact]
    public void Of_many_answered_events_of_a_chapter_the_three_most_answered_are_told_in_the_order_of_days()
    {
        Add("a", "2025-03-12", "thirty-day-proposal");
        Add("b", "2025-03-13", "a");
        Add("c", "2025-03-14", "a, b");
        Add("d", "2025-03-15", "a, c, thirty-day-proposal");
        Add("e", "2025-03-16", "b, c, d");

        var points = Story.Of(record.Open()).Chapters.Single(chapter => chapter.TurningPoints.Count > 0).TurningPoints;

        Assert.Equal(["thirty-day-proposal", "a", "b"], points.Select(point => point.Recorded.Id));
        Assert.Equal([3, 3, 2], points.Select(point => point.Answers));
    }

    [Fact]
    public void Events_of_no_chapter_are_counted()
    {
        var store = record.Open();
        var story = Story.Of(store);

        Assert.Equal(store.Index.Count, story.Outside + story.Chapters.Sum(chapter => chapter.Events));
    }

    private void Add(string id, string day, string answers)
    {
        record.Write(
            $"data/events/2025/{id}.md",
            $$"""
            ---
            date: "{{day}}"
            kind: statement
            standing: established
            collections: [record]
            added: "2026-11-26"
            title: { en: "Statement {{id}} is made", ja: "声明{{id}}が出される" }
            summary:
              en: "Something is said that answers what was said on a day before."
              ja: "前の日に述べられたことに応答する声明が出された。"
            actors:
              - { actor: russia, role: participant }
            responds-to: [{{answers}}]
            citations:
              - source: reuters-march
                supports: { en: All., ja: 全て。 }
            ---

            """
        );
        var published = Path.Combine(record.Data, "published.txt");
        File.WriteAllLines(published, File.ReadAllLines(published).Append(id).Order(StringComparer.Ordinal));
    }
}
