namespace CeasefireTracker.Desk.State;

/// <summary>A feed that is read over and over.</summary>
public sealed class FeedRow
{
    public int Id { get; set; }

    public required string Address { get; set; }

    /// <summary>What it calls itself; empty until it was read.</summary>
    public required string Title { get; set; }

    /// <summary>Its language (BCP 47) as it says; empty if it does not.</summary>
    public required string Language { get; set; }

    public required string By { get; set; }

    public DateTime Added { get; set; }

    /// <summary>Its <c>ETag</c> and <c>Last-Modified</c>, exactly as they came; null where it said none.</summary>
    public string? Tag { get; set; }

    /// <inheritdoc cref="Tag"/>
    public string? Modified { get; set; }

    /// <summary>When it last answered as a feed does; null: never.</summary>
    public DateTime? Read { get; set; }

    /// <summary>The moment from which it is read again; the end of time: not any more.</summary>
    public DateTime Next { get; set; }

    /// <summary>How often in a row it could not be read.</summary>
    public int Failures { get; set; }

    /// <summary>What is to be told of the last reading: a key of the words <c>feed.told.…</c>; null for nothing.</summary>
    public string? Told { get; set; }

    /// <summary>What fills the place in those words.</summary>
    public string? Detail { get; set; }
}

/// <summary>What became of an item of a feed.</summary>
public enum ItemState
{
    /// <summary>Nobody has decided on it.</summary>
    Open,

    /// <summary>The record cited it already when it came.</summary>
    Known,

    /// <summary>A draft was begun with it.</summary>
    Drafted,

    /// <summary>A draft was begun that cites it on an event.</summary>
    Cited,

    /// <summary>It was set aside with a reason.</summary>
    SetAside,
}

/// <summary>An item of a feed. It stays when it was decided on, so that nobody sees it twice.</summary>
public sealed class ItemRow
{
    public int Id { get; set; }

    public int FeedId { get; set; }

    /// <summary>By its address: the same for every spelling of it. Where it has none of its own, as <see cref="Mark"/>.</summary>
    public required string Key { get; set; }

    /// <summary>By what else tells it from others: its feed, its id or day, and its title.</summary>
    public required string Mark { get; set; }

    /// <summary>Empty if it has none that is of http or https.</summary>
    public required string Address { get; set; }

    /// <summary>Plain text, as is <see cref="Text"/>.</summary>
    public required string Title { get; set; }

    public required string Text { get; set; }

    /// <summary>As its feed says; null if it does not, or not so that it can be read.</summary>
    public DateTime? Published { get; set; }

    /// <summary>How many minutes the feed's own clock is ahead of UTC.</summary>
    public int Ahead { get; set; }

    /// <summary>The same moment by the feed's own clock, whose day is the day that it was published.</summary>
    public DateTimeOffset? PublishedThere =>
        Published is { } moment ? new DateTimeOffset(moment).ToOffset(TimeSpan.FromMinutes(Ahead)) : null;

    public DateTime Seen { get; set; }

    /// <summary>It guards against two who decide at once.</summary>
    public ItemState State { get; set; }

    public int? DraftId { get; set; }
}
