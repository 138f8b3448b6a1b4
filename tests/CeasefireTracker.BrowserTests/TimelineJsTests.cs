using System.Text.Json;
using CeasefireTracker.Tests.Exports;
using Microsoft.Playwright;

namespace CeasefireTracker.BrowserTests;

/// <summary>TimelineJS 3 itself, in a real browser, on what we write for it.</summary>
public sealed class TimelineJsTests(Browser browser) : IClassFixture<Browser>
{
    private const string Site = "https://timeline.test";

    [TimelineJsTheory]
    [InlineData("en")]
    [InlineData("ja")]
    public async Task There_are_as_many_slides_as_events_and_no_day_is_invented(string language)
    {
        await using var visit = await browser.Visit("/robots.txt");
        var json = await (await visit.Page.APIRequest.GetAsync($"{browser.Origin}/{language}/timeline.timelinejs.json")).TextAsync();
        using var data = JsonDocument.Parse(json);
        var events = data.RootElement.GetProperty("events").EnumerateArray().ToList();
        var page = await visit.Page.Context.NewPageAsync();
        await page.RouteAsync("**/*", route => Serve(route, language, json));

        await page.GotoAsync(Site + "/");
        await page.WaitForFunctionAsync(
            "window.timeline && window.timeline._loaded && window.timeline._loaded.storyslider",
            null,
            new PageWaitForFunctionOptions { Timeout = 60_000 }
        );

        var slides = await page.EvaluateAsync<string[]>(
            "timeline._storyslider._slides.map(slide => slide.data.unique_id + ' | ' + (slide.data.display_date || '') + ' | ' + slide._el.container.textContent)"
        );
        Assert.Equal(
            events.Select(e => e.GetProperty("unique_id").GetString()).Order(StringComparer.Ordinal),
            slides.Select(slide => slide.Split(" | ")[0]).Order(StringComparer.Ordinal)
        );
        Assert.All(
            events,
            e =>
                Assert.Contains(
                    slides,
                    slide =>
                        slide.StartsWith(
                            $"{e.GetProperty("unique_id").GetString()} | {e.GetProperty("display_date").GetString()} | ",
                            StringComparison.Ordinal
                        )
                )
        );
        // In Japanese it writes a weekday with each date that it makes up itself.
        var shown = await page.EvaluateAsync<string[]>(
            "[...document.querySelectorAll('.tl-slide .tl-headline-date')].map(date => date.textContent)"
        );
        var known = events.Select(e => e.GetProperty("display_date").GetString()).ToHashSet();
        Assert.NotEmpty(shown);
        Assert.All(shown, date => Assert.Contains(date, known));
    }

    private static Task Serve(IRoute route, string language, string json)
    {
        var path = new Uri(route.Request.Url).AbsolutePath;
        if (path == "/")
        {
            return route.FulfillAsync(
                new RouteFulfillOptions
                {
                    ContentType = "text/html; charset=utf-8",
                    Body = $$"""
                    <!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/css/timeline.css"><div id="timeline" style="width:1000px;height:600px"></div>
                    <script src="/js/timeline.js"></script><script>window.timeline = new TL.Timeline('timeline', location.origin + '/events.json', { language: '{{language}}', script_path: location.origin + '/js/' });</script>
                    """,
                }
            );
        }

        if (path == "/events.json")
        {
            return route.FulfillAsync(new RouteFulfillOptions { ContentType = "application/json; charset=utf-8", Body = json });
        }

        var file = Path.Combine(Readers.Folder, "node_modules", "@knight-lab", "timelinejs", "dist", path.TrimStart('/'));
        return File.Exists(file) ? route.FulfillAsync(new RouteFulfillOptions { Path = file }) : route.AbortAsync();
    }
}

/// <summary>A test that needs a browser and the programs in <c>tests/readers</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TimelineJsTheoryAttribute : TheoryAttribute
{
    public TimelineJsTheoryAttribute() => Skip = Chromium.SkipReason ?? Readers.SkipReason;
}
