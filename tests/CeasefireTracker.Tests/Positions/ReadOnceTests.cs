using CeasefireTracker.Tests.Record;
using CeasefireTracker.Web.Filters;
using CeasefireTracker.Web.Positions;

namespace CeasefireTracker.Tests.Positions;

/// <summary>An event's document is the dearest part of its row: what asks across events reads each once, however many rows lead to
/// it.</summary>
public sealed class ReadOnceTests(RecordStore record) : IClassFixture<RecordStore>
{
    [Fact]
    public void What_was_stated_is_read_once_a_record_whoever_asks_and_whenever()
    {
        var first = new PositionQuery(record.Store).Run(PositionFilter.Default);
        var second = new PositionQuery(record.Store).Run(PositionFilter.Default with { AsOf = first.AsOf.AddDays(-1) });
        var stated = Stated(first).Intersect(Stated(second)).ToList();

        Assert.NotEmpty(stated);
        Assert.All(stated, term => Assert.Contains(term, Statements.Of(record.Store).Terms));

        // A statement is equal to itself alone.
        static IEnumerable<StatedTerm> Stated(PositionResult result) => result.Standing.Select(position => position.Stated);
    }

    [Fact]
    public void The_terms_of_an_event_share_what_is_told_of_it()
    {
        var readings = Statements.Of(record.Store).Terms.GroupBy(stated => stated.Ordinal, stated => stated.Event).ToList();

        Assert.Contains(readings, events => events.Count() > 1);
        Assert.All(readings, events => Assert.Single(events.Distinct(ReferenceEqualityComparer.Instance)));
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
