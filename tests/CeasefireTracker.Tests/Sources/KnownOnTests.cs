using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Tests.Record;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Timeline;

namespace CeasefireTracker.Tests.Sources;

/// <summary>The record as it could be known on a day, over the record that is there.</summary>
public sealed class KnownOnTests(RecordStore record) : IClassFixture<RecordStore>
{
    [Theory]
    [InlineData("2022-04-26", "guterres-moscow-azovstal")]
    [InlineData("2025-04-19", "easter-truce-2025")]
    public void What_later_events_tell_of_an_event_is_not_known_before_them(string day, string id)
    {
        var known = record.Store.Index.PublicBy(DateOnly.ParseExact(day, "yyyy-MM-dd"));
        var events = Run(new TimelineFilter { KnownOn = DateBound.Of(DateOnly.ParseExact(day, "yyyy-MM-dd")) });
        var whole = Run(TimelineFilter.Everything).Single(e => e.Id == id);

        Assert.All(events.SelectMany(Named), named => Assert.True(known.Contains(record.Store.Index.Ordinal(named)!.Value), named));
        Assert.True(Named(events.Single(e => e.Id == id)).Count() < Named(whole).Count());
    }

    private static IEnumerable<string> Named(Event e) =>
        e.Terms.Select(term => term.Moot?.Event).OfType<string>().Concat(e.Truce?.Events() ?? []);

    private List<Event> Run(TimelineFilter filter) => [.. new TimelineQuery(record.Store).Run(filter, 500).Events.Select(e => e.Event)];
}
