using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Web;
using CeasefireTracker.Web.Disputes;
using CeasefireTracker.Web.Exports;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Picture;
using CeasefireTracker.Web.Positions;
using CeasefireTracker.Web.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Configuration;

namespace CeasefireTracker.Tests.Hosting;

/// <summary>How long one request may be worked on, and how long it may wait for that.</summary>
public sealed class TimeBudgetTests
{
    private static readonly SiteOptions Usual = SiteOptions.Read(new ConfigurationBuilder().Build());

    private readonly HandClock clock = new();

    [Fact]
    public async Task What_takes_too_long_is_stopped_and_its_reader_told()
    {
        var context = Request();
        var going = new TimeBudget(Work, Usual, clock).InvokeAsync(context);
        clock.Pass(TimeSpan.FromSeconds(9));
        Assert.False(going.IsCompleted);
        clock.Pass(TimeSpan.FromSeconds(1));
        await going;

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, context.Response.StatusCode);
        Assert.Equal("30", context.Response.Headers.RetryAfter);
        Assert.Equal("no-store", context.Response.Headers.CacheControl);
        context.Response.Body.Position = 0;
        Assert.Contains(
            "This takes too long to answer",
            await new StreamReader(context.Response.Body).ReadToEndAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_asked_for_by_a_reader_who_left_is_stopped()
    {
        var context = Request();
        using var leaving = new CancellationTokenSource();
        context.RequestAborted = leaving.Token;
        var going = new TimeBudget(Work, Usual, clock).InvokeAsync(context);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => going);
        Assert.Equal(leaving.Token, context.RequestAborted);
    }

    [Fact]
    public async Task Whoever_waits_too_long_for_a_place_is_told_to_come_back()
    {
        var options = SiteOptions.Read(new ConfigurationBuilder().AddInMemoryCollection([new("Tracker:PagesAtOnce", "1")]).Build());
        using var limit = new WorkLimit(options);
        var (held, done) = (new TaskCompletionSource(), 0);
        var limited = new WorkLimited(_ => ++done == 1 ? held.Task : Task.CompletedTask, limit, options, clock);
        var first = limited.InvokeAsync(Page());
        var (tired, patient) = (Page(), Page());
        var second = limited.InvokeAsync(tired);
        clock.Pass(TimeSpan.FromSeconds(3));
        var third = limited.InvokeAsync(patient);
        clock.Pass(TimeSpan.FromSeconds(2));
        await second;

        Assert.Equal(StatusCodes.Status503ServiceUnavailable, tired.Response.StatusCode);
        Assert.Equal("5", tired.Response.Headers.RetryAfter);
        held.SetResult();
        await Task.WhenAll(first, third);
        Assert.Equal((StatusCodes.Status200OK, 2), (patient.Response.StatusCode, done));
    }

    [Fact]
    public async Task Every_query_and_every_format_ends_when_nobody_waits_for_it()
    {
        using var record = new SmallRecord();
        var (store, stopped) = (record.Open(), new CancellationToken(canceled: true));
        var filter = TimelineFilter.Everything.With(Facet.Actor, "russia");
        var options = SiteOptions.Read(new ConfigurationBuilder().Build());
        var edition = new ExportContext(store, Language.En, "https://tracker.example", options) { Stop = stopped };

        Assert.ThrowsAny<OperationCanceledException>(() => new TimelineQuery(store, stopped).Run(filter));
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new TimelineQuery(store, stopped).Run(TimelineFilter.Everything with { Search = "truce" })
        );
        Assert.ThrowsAny<OperationCanceledException>(() =>
            new TimelineQuery(store, stopped).Choices(TimelineFilter.Everything, Facet.Kind)
        );
        Assert.ThrowsAny<OperationCanceledException>(() => new PictureQuery(store, stop: stopped).Draw(filter, store.Index.Everything));
        Assert.ThrowsAny<OperationCanceledException>(() => new PositionQuery(store, stopped).Run(PositionFilter.Default));
        Assert.ThrowsAny<OperationCanceledException>(() => new DisputeQuery(store, stopped).Run(DisputeFilter.Everything));
        IEnumerable<Func<IEnumerable<string>>> formats =
        [
            .. Endings.Timeline.Select(ending => (Func<IEnumerable<string>>)(() => ending.Write(new TimelineExport(edition, filter)))),
            .. Endings.Positions.Select(ending =>
                (Func<IEnumerable<string>>)(() => ending.Write(new PositionsExport(edition, PositionFilter.Default)))
            ),
        ];
        foreach (var write in formats)
        {
            var answer = Request();
            answer.RequestAborted = stopped;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new WrittenAnswer("text/plain", write()).ExecuteAsync(answer));
        }
    }

    private static Task Work(HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted);

    private static DefaultHttpContext Request() =>
        new() { Request = { Method = "GET", Path = "/en/timeline" }, Response = { Body = new MemoryStream() } };

    private static DefaultHttpContext Page()
    {
        var context = Request();
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new PageActionDescriptor()), "a page"));
        return context;
    }
}
