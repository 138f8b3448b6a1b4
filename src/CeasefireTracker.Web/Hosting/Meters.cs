using System.Diagnostics.Metrics;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Web.Hosting;

/// <summary>
/// What can be read with <c>dotnet-counters monitor --counters CeasefireTracker</c>: answers by how they came about, the age and size of
/// the dataset. The time of queries is measured where they run. Nothing is exported, and no number belongs to a reader.
/// </summary>
public sealed class Meters
{
    /// <summary>The name of all meters of this program.</summary>
    public const string Name = TimelineQuery.MeterName;

    private readonly Counter<long> answers;

    public Meters(IMeterFactory meters, LiveStore live, TimeProvider clock)
    {
        var meter = meters.Create(Name);
        answers = meter.CreateCounter<long>(
            "tracker.answers",
            "{answer}",
            "Answers by how they came about: made, cached, not-modified, redirected, refused, missing, busy, failed."
        );
        meter.CreateObservableGauge(
            "tracker.dataset.age",
            () => live.Current is null ? 0 : (clock.GetUtcNow() - live.OpenedAt).TotalSeconds,
            "s",
            "Time since the dataset that serves was opened."
        );
        meter.CreateObservableGauge(
            "tracker.dataset.events",
            () => live.Current?.Index.Count ?? 0,
            "{event}",
            "Events of the dataset that serves."
        );
        meter.CreateObservableGauge(
            "tracker.build.problems",
            () => live.Problems.Count,
            "{problem}",
            "Problems of the last build; not 0: the last good data serves."
        );
    }

    /// <summary>Counts one answer.</summary>
    public void Count(HttpResponse response) => answers.Add(1, new KeyValuePair<string, object?>("how", How(response)));

    private static string How(HttpResponse response) =>
        response.StatusCode switch
        {
            StatusCodes.Status304NotModified => "not-modified",
            StatusCodes.Status404NotFound => "missing",
            StatusCodes.Status503ServiceUnavailable => "busy",
            >= 500 => "failed",
            >= 400 => "refused",
            >= 300 => "redirected",
            _ => response.HttpContext.Features.Get<KeptPage>() is not null ? "cached" : "made",
        };
}

/// <summary>Counts every answer.</summary>
public sealed class Metered(RequestDelegate next, Meters meters)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        meters.Count(context.Response);
    }
}
