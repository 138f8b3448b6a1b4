using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Archive;

/// <summary>Cited pages that say something else than when they were first kept, until an editor has read what changed.</summary>
public sealed class ChangedPages(DeskContext state, TimeProvider clock)
{
    /// <summary>What the log calls it that somebody has read a change.</summary>
    public const string Act = "archive-read";

    /// <summary>The sources whose pages changed and of which nobody has read it.</summary>
    public IReadOnlyList<SourceSeen> Waiting(TrackerDataset dataset)
    {
        var read = Details();
        return
        [
            .. dataset.Seen.Where(seen =>
                seen.Answered?.Hash is { } hash
                && seen.History.Any(sighting => sighting.Hash is { } other && other != hash)
                && !read.Contains(Detail(seen.Source, hash))
            ),
        ];
    }

    /// <summary>The newest copy that somebody has read, else the first.</summary>
    /// <param name="copies">The copies of a source's page, the earliest first; at least one.</param>
    public Copy LastRead(string source, IReadOnlyList<Copy> copies)
    {
        var read = Details();
        return copies.LastOrDefault(copy => read.Contains(Detail(source, copy.Hash))) ?? copies[0];
    }

    /// <summary>Notes that somebody has read what a page says now.</summary>
    public void Read(Person person, string source, string hash)
    {
        state.Note(clock.GetUtcNow().UtcDateTime, person.Id, Act, null, Detail(source, hash));
        state.SaveChanges();
    }

    private HashSet<string> Details() => [.. state.Acts.Where(act => act.What == Act).Select(act => act.Detail)];

    private static string Detail(string source, string hash) => $"{source} {hash[..12]}";
}
