using CeasefireTracker.Tests.Record;
using CeasefireTracker.Web.Positions;

namespace CeasefireTracker.Tests.Positions;

/// <summary>An event's document is the dearest part of its row: what asks across events reads each once, however many rows lead to
/// it.</summary>
public sealed class ReadOnceTests(RecordStore record) : IClassFixture<RecordStore>
{
    [Fact]
    public void The_terms_of_an_event_share_one_reading_of_it()
    {
        var readings = new PositionQuery(record.Store)
            .Rules()
            .All.Select(position => position.Stated)
            .Distinct()
            .GroupBy(stated => stated.Event.Id, stated => stated.Event)
            .ToList();

        Assert.Contains(readings, events => events.Count() > 1);
        Assert.All(readings, events => Assert.Single(events.Distinct()));
    }

    [Fact]
    public void The_relations_of_a_text_share_one_reading_of_it()
    {
        var readings = Lineage
            .All(record.Store)
            .SelectMany(chain => chain.Rows)
            .SelectMany(row => row.Revised.Append(row.Event))
            .GroupBy(e => e.Id)
            .ToList();

        Assert.Contains(readings, events => events.Count() > 1);
        Assert.All(readings, events => Assert.Single(events.Distinct()));
    }
}
