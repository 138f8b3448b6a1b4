using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using CeasefireTracker.Web.Hosting;
using CeasefireTracker.Web.Store;
using Microsoft.Extensions.DependencyInjection;

namespace CeasefireTracker.Tests.Hosting;

public sealed class MeterTests
{
    [Fact]
    public async Task What_the_program_does_can_be_read_from_outside_while_it_runs()
    {
        using var record = new SmallRecord();
        using var site = new TrackerSite(record.Data) { Clock = new HandClock() };
        using var reader = site.Reader();
        var ours = site.Services.GetRequiredService<IMeterFactory>().Create(Meters.Name);
        var (answers, numbers) = (new ConcurrentDictionary<string, long>(), new ConcurrentDictionary<string, double>());
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, to) =>
        {
            // Other tests run other sites at the same time; queries are measured without a site.
            if (
                (ReferenceEquals(instrument.Meter.Scope, ours.Scope) && instrument.Meter.Name == Meters.Name)
                || instrument.Name == "tracker.query.duration"
            )
            {
                to.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>(
            (_, value, tags, _) => answers.AddOrUpdate((string)tags[0].Value!, value, (_, sum) => sum + value)
        );
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => numbers[instrument.Name] = value);
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => numbers[instrument.Name] = value);
        listener.Start();

        using var page = await reader.GetAsync("/en/timeline");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/en/timeline");
        again.Headers.TryAddWithoutValidation("If-None-Match", page.Headers.ETag!.ToString());
        using var known = await reader.SendAsync(again);
        using var kept = await reader.GetAsync("/en/timeline");
        using var missing = await reader.GetAsync("/en/nothing");
        using var written = await reader.PostAsync("/en/timeline", null);
        listener.RecordObservableInstruments();

        Assert.Equal(
            [("cached", 1), ("made", 1), ("missing", 1), ("not-modified", 1), ("refused", 1)],
            answers.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value))
        );
        Assert.Equal(site.Services.GetRequiredService<LiveStore>().Current!.Index.Count, numbers["tracker.dataset.events"]);
        Assert.True(numbers["tracker.dataset.age"] >= 0);
        Assert.True(numbers["tracker.query.duration"] > 0);
    }
}
