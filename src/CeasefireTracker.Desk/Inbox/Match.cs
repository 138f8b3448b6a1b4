using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Desk.Inbox;

/// <summary>What an item may be to the record.</summary>
public enum MatchSort
{
    /// <summary>The same story as a document of the record, at another address.</summary>
    SameStory,

    /// <summary>Another source for an event.</summary>
    AnotherSource,

    /// <summary>Something that the record does not have.</summary>
    New,

    /// <summary>It names nobody of the record.</summary>
    Elsewhere,
}

/// <summary>What an item may be, and what that rests on. Nothing follows from it but where it is shown.</summary>
/// <param name="Event">The event that it may be about; null where there is none.</param>
/// <param name="Source">The document whose story it may tell; null where there is none.</param>
/// <param name="Names">Those of the record whom it names.</param>
/// <param name="Words">The words that it has in common with <paramref name="Event"/> or <paramref name="Source"/>, the rarest first.</param>
/// <param name="Days">How many days lie between the item and what it is held against, with its sign; null where one has no day.</param>
public sealed record Match(
    MatchSort Sort,
    (string Id, LocalizedText Title)? Event,
    (string Id, string Title)? Source,
    IReadOnlyList<(string Id, LocalizedText Name)> Names,
    IReadOnlyList<string> Words,
    int? Days
);
