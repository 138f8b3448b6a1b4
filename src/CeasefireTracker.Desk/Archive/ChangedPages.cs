using CeasefireTracker.Dataset.Model;
using CeasefireTracker.Desk.People;
using CeasefireTracker.Desk.State;

namespace CeasefireTracker.Desk.Archive;

/// <summary>A cited page that says something else than what somebody has read.</summary>
/// <param name="Was">What was read last, or found first.</param>
/// <param name="Now">What it answered last.</param>
public sealed record ChangedPage(string Source, Sighting Was, Sighting Now);

/// <summary>Cited pages that say something else than when they were first kept, until an editor has read what changed.</summary>
public sealed class ChangedPages(DeskContext state, TimeProvider clock)
{
    /// <summary>What the log calls it that somebody has read a change.</summary>
    public const string Act = "archive-read";

    /// <summary>The pages that changed and of which nobody has read it.</summary>
    public IReadOnlyList<ChangedPage> Waiting(TrackerDataset dataset)
    {
        var read = state.Acts.Where(act => act.What == Act).Select(act => act.Detail).ToHashSet(StringComparer.Ordinal);
        return [.. dataset.SeenNow().Select(seen => Of(seen, read)).OfType<ChangedPage>()];
    }

    /// <summary>Notes that somebody has read what a page says now.</summary>
    /// <param name="hash">As <c>seen.yml</c> has it: the copies of one desk are not those of another.</param>
    public void Read(Person person, string source, string hash)
    {
        state.Note(clock.GetUtcNow().UtcDateTime, person.Id, Act, null, Detail(source, hash));
        state.SaveChanges();
    }

    private static ChangedPage? Of(SourceSeen seen, HashSet<string> read)
    {
        var pages = seen.History.Where(sighting => sighting.Hash is not null).ToList();
        if (pages.Count == 0)
        {
            return null;
        }

        var was = pages.FindLast(page => read.Contains(Detail(seen.Source, page.Hash!))) ?? pages[0];
        return was.SaysWhat(pages[^1]) ? null : new ChangedPage(seen.Source, was, pages[^1]);
    }

    private static string Detail(string source, string hash) => $"{source} {hash[..Math.Min(12, hash.Length)]}";
}
