using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.Record;
using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Inbox;

/// <summary>An item that waits, with what it may be and what its feed calls itself.</summary>
public sealed record Arrival(ItemRow Item, Match Match, string Feed);

/// <summary>All that waits in the inbox, as it is shown.</summary>
public sealed class Arrivals(ItemBook items, LeadBook leads, Matches matches, LiveRecord record, DeskContext state, TimeProvider clock)
{
    /// <summary>How many items are shown at once.</summary>
    public const int MostShown = 100;

    /// <summary>How many items wait.</summary>
    public int Waiting => items.Waiting;

    /// <summary>What events are called, by id, to be chosen from.</summary>
    public IReadOnlyDictionary<string, LocalizedText> Titles => record.Now().Uses.Titles;

    /// <summary>The leads, with what the record may have of each by now and the draft that was begun with it.</summary>
    public IReadOnlyList<(Lead Lead, Match Match, int? Draft)> Leads() => leads.All();

    /// <summary>The newest items by what they may be.</summary>
    public ILookup<MatchSort, Arrival> Items()
    {
        var (index, now, feeds) = (matches.Now(), clock.GetUtcNow().UtcDateTime, state.Feeds.ToDictionary(feed => feed.Id));
        return items
            .Open(MostShown)
            .Select(item => new Arrival(
                item,
                index.Of(item, now),
                !feeds.TryGetValue(item.FeedId, out var feed) ? "–"
                    : feed.Title.Length > 0 ? feed.Title
                    : feed.Address
            ))
            .ToLookup(arrival => arrival.Match.Sort);
    }
}
