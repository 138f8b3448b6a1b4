using CeasefireTracker.Desk.Record;

namespace CeasefireTracker.Desk.Inbox;

/// <summary>What items are held against: the record as it is now, brought into order once for each version.</summary>
public sealed class Matches(LiveRecord record)
{
    private readonly Lock one = new();
    private (RecordVersion Version, MatchIndex Index)? last;

    public MatchIndex Now()
    {
        var version = record.Now();
        lock (one)
        {
            if (last?.Version != version)
            {
                last = (version, new MatchIndex(version));
            }

            return last.Value.Index;
        }
    }
}
