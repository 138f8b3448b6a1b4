using CeasefireTracker.Dataset.Model;

namespace CeasefireTracker.Web.Sources;

/// <summary>What readers are told of a source's address.</summary>
/// <param name="Key">The key of the words.</param>
/// <param name="Days">The days that the words name, in their order.</param>
public sealed record LinkHealth(string Key, IReadOnlyList<DateOnly> Days)
{
    /// <summary>What is to be told; null of a source whose address nobody looked at.</summary>
    /// <param name="seen">Of the address that the source has now.</param>
    public static LinkHealth? Of(SourceSeen? seen) =>
        seen switch
        {
            null => null,
            { Latest: { IsPage: true } latest } => new("seen.answered", [latest.To]),
            { GoneSince: { } since, KeptOn: { } kept } => new("seen.gone.kept", [since, kept]),
            { GoneSince: { } since } => new("seen.gone", [since]),
            { Latest: { IsGone: true } latest } => new("seen.never", [latest.To]),
            { Answered: { } page, Latest: var latest } => new("seen.silent.answered", [latest.To, page.To]),
            { Latest: var latest } => new("seen.silent", [latest.To]),
        };
}
