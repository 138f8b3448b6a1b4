using CeasefireTracker.Web.Store;
using CeasefireTracker.Web.Talks;

namespace CeasefireTracker.Tests.Record;

/// <summary>Who met whom, over the record that is there.</summary>
public sealed class TalksOfRecordTests(RecordStore record) : IClassFixture<RecordStore>
{
    [Theory]
    [InlineData("istanbul-talks", "russia ukraine", "")]
    [InlineData("malta-nsa-meeting", "ukraine", "russia")]
    [InlineData("kyiv-five-leaders-demand", "ukraine", "dmitry-peskov")]
    [InlineData("riyadh-us-russia-talks", "russia", "volodymyr-zelenskyy")]
    [InlineData("us-30-day-proposal", "ukraine", "")]
    [InlineData("trump-putin-call-march-2025", "russia", "")]
    [InlineData("orban-christmas-truce", "russia", "dmitry-peskov volodymyr-zelenskyy")]
    public void Who_only_answered_was_not_there(string id, string parties, string answered)
    {
        var e = new EventReader(record.Store).Find(id)!.Event;

        Assert.Equal(parties, string.Join(' ', Meetings.Sides(e, record.Store.Vocabulary).Select(side => side.Party).OfType<string>()));
        Assert.Equal(answered, string.Join(' ', Meetings.Answered(e, record.Store.Vocabulary).Select(part => part.Actor)));
    }
}
