using System.Text.Json.Serialization;

namespace CeasefireTracker.Dataset.Model;

/// <summary>What a machine found at a source's address, over time. It says nothing of what the page says.</summary>
/// <param name="Url">The address that was looked at. Where the source has another by now, this says nothing of that one.</param>
/// <param name="History">The earliest first; never empty in a checked dataset.</param>
public sealed record SourceSeen(string Source, string Url, IReadOnlyList<Sighting> History, int Line)
{
    /// <summary>What was found last.</summary>
    [JsonIgnore]
    public Sighting Latest => History[^1];

    /// <summary>The last time that there was a page; null if there never was.</summary>
    [JsonIgnore]
    public Sighting? Answered => History.LastOrDefault(sighting => sighting.IsPage);

    /// <summary>The first day on which a page that had answered was found gone, as it has been each time since; null if it is not gone, or
    /// never answered.</summary>
    [JsonIgnore]
    public DateOnly? GoneSince => Answered is null ? null : History.Reverse().TakeWhile(sighting => sighting.IsGone).LastOrDefault()?.From;

    /// <summary>The first day on which the page said what it said last, and of which a copy is therefore kept; null if none is.</summary>
    [JsonIgnore]
    public DateOnly? KeptOn =>
        Answered is { Hash: not null } last ? History.First(sighting => sighting.IsPage && sighting.SaysWhat(last)).From : null;

    /// <summary>The same with what was found on a day. What is as it was last time makes its span longer.</summary>
    public SourceSeen With(Sighting found)
    {
        if (History.Count == 0)
        {
            return this with { History = [found] };
        }

        // A clock that went back must not make a history that runs backwards.
        var day = found.To < Latest.To ? Latest.To : found.To;
        return this with
        {
            History =
                Latest.Status == found.Status && Latest.SaysWhat(found)
                    ? [.. History.SkipLast(1), Latest with { To = day }]
                    : [.. History, found with { From = day, To = day }],
        };
    }
}

/// <summary>What was found at an address each time from one day to another.</summary>
/// <param name="From">The first day, in UTC.</param>
/// <param name="To">The last day, inclusive.</param>
/// <param name="Status">The status of HTTP, three digits, or a word of <see cref="NoAnswer"/>.</param>
/// <param name="Hash">The SHA-256 of the page of which a copy is kept, 64 digits in lower case; null where there is none.</param>
/// <param name="Text">The SHA-256 of what the page says (UTF-8, a line a paragraph, a line feed between two), by which one desk knows what
/// another kept; null where no text can be taken out of it.</param>
public sealed record Sighting(DateOnly From, DateOnly To, string Status, string? Hash, string? Text, int Line)
{
    /// <summary>True if there was a page.</summary>
    [JsonIgnore]
    public bool IsPage => Status is ['2', _, _];

    /// <summary>True if the host says that there is no such page, or there is no such host. What only does not answer a machine may still
    /// be there for people.</summary>
    [JsonIgnore]
    public bool IsGone => Status is "404" or "410" || Status == NoAnswer.NameUnknown.Text();

    /// <summary>True if the page says the same as another time, whatever else of its bytes changed.</summary>
    public bool SaysWhat(Sighting other) => Hash == other.Hash || (Text is not null && Text == other.Text);
}
