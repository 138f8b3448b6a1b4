using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Inbox;

/// <summary>What items are held against: the record as it is now, brought into order once for each version.</summary>
public sealed class Matches(LiveRecord record)
{
    private (RecordVersion Version, MatchIndex Index)? last;

    public MatchIndex Now()
    {
        var version = record.Now();
        var known = last;
        if (known?.Version == version)
        {
            return known.Value.Index;
        }

        var index = new MatchIndex(version);
        last = (version, index);
        return index;
    }
}
