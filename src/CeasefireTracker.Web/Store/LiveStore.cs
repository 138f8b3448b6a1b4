using CeasefireTracker.Dataset.Model;
using Microsoft.Data.Sqlite;

namespace CeasefireTracker.Web.Store;

/// <summary>
/// The store that serves now. <see cref="Refresh"/> makes it follow the data folder; when the data has problems the last good store goes on
/// serving, and <see cref="Problems"/> says why. Readers take <see cref="Current"/> once a request and never see half a change.
/// </summary>
public sealed class LiveStore(StoreOptions options, TimeProvider clock, ILogger<LiveStore> log)
{
    private readonly Lock oneBuilder = new();
    private volatile OpenStore? current;
    private volatile IReadOnlyList<Problem> problems = [];
    private string? seen;

    /// <summary>The open store, or null if there was never a good one.</summary>
    public OpenStore? Current => current;

    /// <summary>What stood in the way of the last build; empty if it succeeded.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>When the current store was opened.</summary>
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Looks at the data folder and, if it is not what serves, builds and opens its store. Never throws.</summary>
    public void Refresh()
    {
        lock (oneBuilder)
        {
            try
            {
                Follow();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or StoreUnreadableException or SqliteException)
            {
                problems = [new Problem("data/", 0, "build", e.Message)];
                log.LogError(e, "The store could not be built; the last good one goes on serving");
                OpenNewest();
            }
        }
    }

    private void Follow()
    {
        var hash = StoreFile.HashOf(options.Data);
        if (hash == seen)
        {
            return;
        }

        seen = hash;
        problems = StoreFile.Publish(options.Data, options.Store, hash, new LoggedProgress(log));
        if (problems.Count == 0)
        {
            Open(StoreFile.PathOf(options.Store, hash));
            return;
        }

        foreach (var problem in problems.Take(20))
        {
            log.LogError("{Problem}", problem.ToString());
        }

        log.LogError("The data has {Count} problems; the last good store goes on serving", problems.Count);
        OpenNewest();
    }

    private void OpenNewest()
    {
        if (current is not null)
        {
            return;
        }

        foreach (var path in StoreFile.Existing(options.Store))
        {
            try
            {
                Open(path);
                return;
            }
            catch (StoreUnreadableException e)
            {
                log.LogError(e, "An older store cannot be read");
            }
        }
    }

    private void Open(string path)
    {
        current = OpenStore.Open(path);
        OpenedAt = clock.GetUtcNow();
        log.LogInformation("Serving {Events} events, recorded up to {RecordedUpTo}, dataset {Hash}", current.Index.Count, current.RecordedUpTo, current.Hash);
    }
}

/// <summary>Where the data is read from and where the stores are kept.</summary>
public sealed record StoreOptions(string Data, string Store);
