using CeasefireTracker.Desk.Drafts;

namespace CeasefireTracker.Desk.Inbox;

/// <summary>An item as its feed has it, in plain text.</summary>
/// <param name="Id">Whatever the feed calls it; empty for nothing.</param>
/// <param name="Address">In one spelling, <see cref="PastedAddress.Normal"/>; empty if it has none of http or https.</param>
/// <param name="Published">By its own clock, which may have another day than ours; null where it says none that can be read.</param>
public sealed record FeedItem(string Id, string Address, string Title, string Text, DateTimeOffset? Published);

/// <summary>A feed as it was read.</summary>
/// <param name="Language">BCP 47; empty if it says none.</param>
/// <param name="IsCut">True if it has more items than are taken.</param>
public sealed record FeedContent(string Title, string Language, IReadOnlyList<FeedItem> Items, bool IsCut);

/// <summary>What came is no feed that can be read.</summary>
/// <param name="key">The end of a key of the words <c>feed.told.…</c>.</param>
/// <param name="detail">What fills the place in them.</param>
public sealed class FeedFault(string key, string detail = "") : Exception("The feed cannot be read.")
{
    public string Key => key;

    public string Detail => detail;
}
