using System.Text.Json.Serialization;

namespace CeasefireTracker.Dataset.Model;

/// <summary>What a machine found at a source's address, over time. It says nothing of what the page says.</summary>
/// <param name="History">The earliest first; never empty in a checked dataset.</param>
public sealed record SourceSeen(string Source, IReadOnlyList<Sighting> History, int Line)
{
    /// <summary>What was found last.</summary>
    [JsonIgnore]
    public Sighting Latest => History[^1];

    /// <summary>The last time that there was a page; null if there never was.</summary>
    [JsonIgnore]
    public Sighting? Answered => History.LastOrDefault(sighting => sighting.IsPage);

    /// <summary>The first day on which the page was found gone, as it has been each time since; null if it is not.</summary>
    [JsonIgnore]
    public DateOnly? GoneSince => History.Reverse().TakeWhile(sighting => sighting.IsGone).LastOrDefault()?.From;

    /// <summary>The same with what was found on a day. What is as it was last time makes its span longer.</summary>
    public SourceSeen With(DateOnly day, string status, string? hash)
    {
        if (History.Count == 0)
        {
            return this with { History = [new Sighting(day, day, status, hash, 0)] };
        }

        // A clock that went back must not make a history that runs backwards.
        day = day < Latest.To ? Latest.To : day;
        return this with
        {
            History =
                Latest.Status == status && Latest.Hash == hash
                    ? [.. History.SkipLast(1), Latest with { To = day }]
                    : [.. History, new Sighting(day, day, status, hash, 0)],
        };
    }
}

/// <summary>What was found at an address each time from one day to another.</summary>
/// <param name="From">The first day, in UTC.</param>
/// <param name="To">The last day, inclusive.</param>
/// <param name="Status">The status of HTTP, three digits, or a word of <see cref="NoAnswer"/>.</param>
/// <param name="Hash">The SHA-256 of the page of which a copy is kept, 64 digits in lower case; null where there is none.</param>
public sealed record Sighting(DateOnly From, DateOnly To, string Status, string? Hash, int Line)
{
    /// <summary>True if there was a page.</summary>
    [JsonIgnore]
    public bool IsPage => Status is ['2', _, _];

    /// <summary>True if the host says that there is no such page, or there is no such host. What only does not answer a machine may still
    /// be there for people.</summary>
    [JsonIgnore]
    public bool IsGone => Status is "404" or "410" || Status == NoAnswer.NameUnknown.Text();
}
